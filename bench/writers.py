"""Measures thirty people whose texts are saved by themselves at once: `make bench-writers`.

The server runs as an installation runs it, in a process of its own, on SQLite; this process plays
the browsers. First all save in the same instant, again and again; then each saves every three
seconds, as browsers do while people write. Two times are counted: the server's own, from when one
of its threads takes a save up until its answer is made, with whatever the other threads take away
(the server says it in a `Server-Timing` header that this script puts around it), and the whole
answer as the browser sees it, with the wait in line before that. Afterwards every text is looked for
in the database. docs/speed.md keeps what was measured.
"""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from threading import Barrier
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from duizhao.web.project.home import temporary_home

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
os.environ["DJANGO_SETTINGS_MODULE"] = "duizhao.web.project.settings.installation"
os.environ["DUIZHAO_HOME"] = temporary_home("duizhao-bench-")

import django
import waitress
from django.core.management import call_command
from django.test import Client
from ruler import slowness

django.setup()

from cast import make_cast  # noqa: E402  once the tests' folder and the settings are known
from duizhao.cli import main as duizhao  # noqa: E402
from duizhao.core.access.roles import Role  # noqa: E402
from duizhao.web.statements.models import Draft, Statement  # noqa: E402
from make import STATEMENT_WORDS, make_meeting, make_person, make_statement  # noqa: E402

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

WRITERS, ROUNDS, EVERY, PORT = 30, 20, 3.0, 8787
TARGET = 200
SERVE = "serve"
WORDS = "\n".join([STATEMENT_WORDS] * 12)
TOKEN = "a" * 32


@dataclass(frozen=True)
class Taken:
    """What a save took, in milliseconds: the server alone, the whole answer with the wait in line."""

    server: float
    whole: float


@dataclass
class Writer:
    """A browser: its statement, its session, how often it has saved."""

    statement: int
    session: str
    saves: int = 0

    def save(self, connection: http.client.HTTPConnection) -> Taken:
        """Save once; what the server took for it, and how long it was until the whole answer was there."""
        self.saves += 1
        body = urlencode(
            {"words": self.words(), "client": "write", "number": self.saves, "seen": 0}
        )
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
        }
        begun = time.perf_counter()
        connection.request("POST", f"/statements/{self.statement}/autosave/", body, headers)
        answer = connection.getresponse()
        said = answer.read()
        took = 1_000 * (time.perf_counter() - begun)
        if answer.status != http.client.OK or json.loads(said)["outcome"] != "keep":
            raise SystemExit(f"{answer.status}：{said[:200].decode()}")
        return Taken(float(answer.headers["Server-Timing"].partition("dur=")[2]), took)

    def words(self) -> str:
        """What is on the page now."""
        return f"{WORDS}\n第{self.saves}次保存，材料{self.statement}。"


def writers() -> list[Writer]:
    """Thirty members of one team, each signed in, with an empty text."""
    call_command("migrate", verbosity=0)
    unit = make_cast().unit
    meeting = make_meeting(unit)
    found = []
    for number in range(WRITERS):
        person = make_person(unit, f"成员{number}", Role.MEMBER, team_rank=number + 3)
        statement = make_statement(meeting, person)
        browser = Client()
        assert person.user is not None  # noqa: S101  every person made here signs in
        browser.force_login(person.user, "django.contrib.auth.backends.ModelBackend")
        found.append(Writer(statement.pk, browser.cookies["sessionid"].value))
    return found


@contextmanager
def server() -> Iterator[None]:
    """The server of an installation, which says how long each request took, until the end."""
    command = [sys.executable, __file__, SERVE]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:  # noqa: S603  this script
        try:
            for _ in range(100):
                try:
                    http.client.HTTPConnection("127.0.0.1", PORT, timeout=1).connect()
                except OSError:
                    time.sleep(0.1)
                else:
                    break
            yield
        finally:
            running.terminate()


def serve_timed() -> None:
    """`duizhao serve`, whose answers say what they took."""
    listen = waitress.serve

    def listen_timed(application: "WSGIApplication", **options: Any) -> None:  # noqa: ANN401  waitress's own
        listen(timed(application), **options)

    waitress.serve = listen_timed
    duizhao(["serve", "--port", str(PORT)])


def timed(application: "WSGIApplication") -> "WSGIApplication":
    """The application, with the time that each request took in a header."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        begun = time.perf_counter()

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:  # noqa: ANN401  WSGI's own
            took = 1_000 * (time.perf_counter() - begun)
            return start_response(
                status, [*headers, ("Server-Timing", f"app;dur={took:.2f}")], *rest
            )

        return application(environ, start)

    return answer


def in_one_instant(all_of: list[Writer]) -> list[Taken]:
    """All save when the last of them is ready, `ROUNDS` times."""
    ready = Barrier(len(all_of))

    def write(writer: Writer) -> list[Taken]:
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        took = []
        for _ in range(ROUNDS):
            ready.wait()
            took.append(writer.save(connection))
        return took

    return _all(all_of, write)


def while_they_write(all_of: list[Writer]) -> list[Taken]:
    """Each saves every three seconds, beginning at a moment of his own."""

    def write(writer: Writer) -> list[Taken]:
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        time.sleep(EVERY * Random(writer.statement).random())  # noqa: S311  no secret
        took = []
        for _ in range(ROUNDS // 2):
            took.append(writer.save(connection))
            time.sleep(max(0.0, EVERY - took[-1].whole / 1_000))
        return took

    return _all(all_of, write)


def _all(all_of: list[Writer], write: Callable[[Writer], list[Taken]]) -> list[Taken]:
    with ThreadPoolExecutor(len(all_of)) as hands:
        return [took for one in hands.map(write, all_of) for took in one]


def main() -> None:
    """Print both figures, and whether every last save is in the database."""
    all_of = writers()
    with server():
        in_one_instant(all_of[:2])
        for name, way in (("同一瞬间", in_one_instant), ("各写各的", while_they_write)):
            took = way(all_of)
            alone = quantiles([one.server for one in took], n=20)
            whole = quantiles([one.whole for one in took], n=20)
            mark = "" if alone[18] < TARGET else "（超过目标）"
            print(
                f"{name}：{WRITERS} 人，服务器处理一次，一半不超过 {alone[9]:.0f} 毫秒，二十次里十九次"
                f"不超过 {alone[18]:.0f} 毫秒{mark}；连排队在内 {whole[9]:.0f}、{whole[18]:.0f} 毫秒；"
                f"机器是平常的 {slowness():.1f} 倍慢",
                flush=True,
            )
    lost = [one for one in all_of if not Draft.objects.filter(text=one.words()).exists()]
    print(f"最后一次保存不在数据库里的：{len(lost)} 份；材料 {Statement.objects.count()} 份")


if __name__ == "__main__":
    if sys.argv[1:] == [SERVE]:
        serve_timed()
    else:
        main()
