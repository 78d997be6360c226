"""Measures how fast the main pages answer over a large unit, and prints a table: `make bench-web`.

A unit of 30 members with 600 opinions, 400 talks, 400 slips, ten years of meetings, 600 items and
40 indicators with 24 entries each, in a temporary database: SQLite in a file, set as an
installation sets it, then PostgreSQL where it is installed. Each page is asked for through Django's
test client in this process, so the figures are the server's own time without the network. A text
of 12,000 characters is checked as it is while its author writes, against last year's. A loop of
plain Python tells how slow the machine is; the column 折合普通机器 divides by that. docs/speed.md keeps what was measured.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from pathlib import Path
from statistics import quantiles

from duizhao.web.project.home import temporary_home

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
os.environ["DJANGO_SETTINGS_MODULE"] = "duizhao.web.project.settings.installation"
os.environ.pop("DUIZHAO_HOME", None)
os.environ["DUIZHAO_HOME"] = temporary_home("duizhao-bench-")
os.environ["DUIZHAO_DEMO_DAY"] = "2026-01-12"

import django
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from ruler import PROBE, slowness

from postgres import programs, server

django.setup()

from speed import statement as long_text  # noqa: E402

from cast import Cast, make_cast  # noqa: E402  once the tests' folder and the settings are known
from duizhao.web.units.models import Person  # noqa: E402
from large_unit import Size, make_large, pages_of  # noqa: E402
from make import make_meeting, make_sent_statement, make_statement  # noqa: E402

TIMES = 40
TARGET = 100
CHECK_TARGET, CHECKED = 300, 12_000
SIZE = Size(
    members=30, opinions=600, talks=400, years=10, slips=400, cadres=40, entries=5_000,
    indicators=40, done=24, items=600,
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What is measured: its name, who asks, how, and within how many milliseconds it should answer."""

    name: str
    person: Person | None
    ask: Callable[[Client], HttpResponse]
    target: int = TARGET


@dataclass(frozen=True)
class Figures:
    """Of one page: half of the requests take at most p50, 19 of 20 at most p95; in milliseconds.

    `usual` is the p95 of the CPU time as a usual machine would take it, which is measured beside
    each request because a machine that others use is now faster, now slower.
    """

    p50: float
    p95: float
    cpu: float
    usual: float
    queries: int


def browser_of(person: Person | None) -> Client:
    """A browser in which the one who asks has signed in."""
    browser = Client()
    if person is not None and person.user is not None:
        browser.force_login(person.user, "django.contrib.auth.backends.ModelBackend")
    return browser


def page(name: str, person: Person | None, address: str) -> Asked:
    """A page that is opened."""
    return Asked(name, person, lambda browser: browser.get(address))


def check(cast: Cast) -> Asked:
    """A long text that is checked in the request, with last year's to hold it against."""
    make_sent_statement(make_meeting(cast.unit, 2030), cast.member)
    mine = make_statement(make_meeting(cast.unit, 2031), cast.member)
    address, words = reverse("statements:check", args=[mine.pk]), long_text(CHECKED)
    name = f"检查 {CHECKED:,} 字的材料"
    return Asked(name, cast.member, lambda one: one.post(address, {"words": words}), CHECK_TARGET)


def measure(asked: Asked) -> Figures:
    """Ask many times, after one time that warms up and counts the queries."""
    browser = browser_of(asked.person)
    with CaptureQueriesContext(connection) as captured:
        answer = asked.ask(browser)
    queries = len(captured)
    assert answer.status_code == 200, asked  # noqa: S101  a figure for a refusal would lie
    walls, cpus, usual = [], [], []
    for _ in range(TIMES):
        slow = slowness(PROBE)
        wall, cpu = time.perf_counter(), time.process_time()
        asked.ask(browser)
        walls.append(1_000 * (time.perf_counter() - wall))
        cpus.append(1_000 * (time.process_time() - cpu))
        usual.append(cpus[-1] / (slow + slowness(PROBE)) * 2)
    shares = quantiles(walls, n=20)
    return Figures(
        shares[9], shares[18], quantiles(cpus, n=20)[18], quantiles(usual, n=20)[18], queries
    )


def bench() -> None:
    """Print the table for the database of the settings."""
    call_command("migrate", verbosity=0)
    large = make_large(make_cast(), SIZE)
    import_module(
        "duizhao.web.project.wsgi"
    )  # which sets the collector of rubbish as a server does
    opened = [page(one.name, one.person, one.address) for one in pages_of(large)]
    print(f"\n{connection.vendor}：同一段循环用的处理器时间是普通机器的 {slowness():.1f} 倍\n")
    print("| 页 | 一半不超过 | 二十次里十九次不超过 | 其中处理器时间 | 折合普通机器 | 查询 |")
    print("|---|---|---|---|---|---|")
    for asked in chain(
        opened, map(check, [large.cast])
    ):  # whose meeting is made after the others are measured
        got = measure(asked)
        mark = "" if got.usual < asked.target else "（超过目标）"
        print(
            f"| {asked.name} | {got.p50:.0f} 毫秒 | {got.p95:.0f} 毫秒 | {got.cpu:.0f} 毫秒"
            f" | {got.usual:.0f} 毫秒{mark} | {got.queries} |",
            flush=True,
        )


def main() -> None:
    """SQLite first; then this program again with a PostgreSQL of its own."""
    bench()
    found = programs()
    if found is None or os.environ.get("DUIZHAO_DATABASE"):
        return
    with server(found) as address:
        environment = {**os.environ, "DUIZHAO_DATABASE": address}
        subprocess.run([sys.executable, __file__], env=environment, check=True)  # noqa: S603  this file


if __name__ == "__main__":
    main()
