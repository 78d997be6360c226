"""Measures thirty people whose texts are saved by themselves at once: `make bench-writers`.

The server runs as an installation runs it, in a process of its own, on SQLite; this process plays
the browsers. First all save in the same instant, again and again; then each saves every three
seconds, as browsers do while people write. What is counted is the whole answer, waiting included,
and afterwards every text is looked for in the database. docs/speed.md keeps what was measured.
"""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from threading import Barrier
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
os.environ["DJANGO_SETTINGS_MODULE"] = "duizhao.web.project.settings.installation"
os.environ["DUIZHAO_HOME"] = tempfile.mkdtemp(prefix="duizhao-bench-")

import django
from django.core.management import call_command
from django.test import Client

django.setup()

from cast import make_cast  # noqa: E402  once the tests' folder and the settings are known
from duizhao.core.access.roles import Role  # noqa: E402
from duizhao.web.statements.models import Draft, Statement  # noqa: E402
from make import STATEMENT_WORDS, make_meeting, make_person, make_statement  # noqa: E402

WRITERS, ROUNDS, EVERY, PORT = 30, 20, 3.0, 8787
TARGET = 200
WORDS = "\n".join([STATEMENT_WORDS] * 12)
TOKEN = "a" * 32


@dataclass
class Writer:
    """A browser: its statement, its session, how often it has saved, how long each answer took."""

    statement: int
    session: str
    saves: int = 0

    def save(self, connection: http.client.HTTPConnection) -> float:
        """Save once; the milliseconds until the whole answer was there."""
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
        return took

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
    """The server of an installation, until the end."""
    command = [sys.executable, "-m", "duizhao", "serve", "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:  # noqa: S603  our own command
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


def in_one_instant(all_of: list[Writer]) -> list[float]:
    """All save when the last of them is ready, `ROUNDS` times."""
    ready = Barrier(len(all_of))

    def write(writer: Writer) -> list[float]:
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        took = []
        for _ in range(ROUNDS):
            ready.wait()
            took.append(writer.save(connection))
        return took

    return _all(all_of, write)


def while_they_write(all_of: list[Writer]) -> list[float]:
    """Each saves every three seconds, beginning at a moment of his own."""

    def write(writer: Writer) -> list[float]:
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        time.sleep(EVERY * Random(writer.statement).random())  # noqa: S311  no secret
        took = []
        for _ in range(ROUNDS // 2):
            took.append(writer.save(connection))
            time.sleep(EVERY - took[-1] / 1_000 if took[-1] < EVERY * 1_000 else 0)
        return took

    return _all(all_of, write)


def _all(all_of: list[Writer], write: Callable[[Writer], list[float]]) -> list[float]:
    with ThreadPoolExecutor(len(all_of)) as hands:
        return [took for one in hands.map(write, all_of) for took in one]


def main() -> None:
    """Print both figures, and whether every last save is in the database."""
    all_of = writers()
    with server():
        in_one_instant(all_of[:2])
        for name, way in (("同一瞬间", in_one_instant), ("各写各的", while_they_write)):
            shares = quantiles(way(all_of), n=20)
            mark = "" if shares[18] < TARGET else "（超过目标）"
            print(
                f"{name}：{WRITERS} 人，一半不超过 {shares[9]:.0f} 毫秒，"
                f"二十次里十九次不超过 {shares[18]:.0f} 毫秒{mark}",
                flush=True,
            )
    lost = [one for one in all_of if not Draft.objects.filter(text=one.words()).exists()]
    print(f"最后一次保存不在数据库里的：{len(lost)} 份；材料 {Statement.objects.count()} 份")


if __name__ == "__main__":
    main()
