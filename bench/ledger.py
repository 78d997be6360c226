"""Measures a ledger of 100,000 items on PostgreSQL, and prints a table: `make bench-ledger`.

Five units with ten meetings each; of a unit's items nearly a fifth belongs to the last meeting that
was held (tests/large_ledger.py tells them, the database copies them). Pages are asked for through
Django's test client in this process.
What is counted is the server's own time: the processor time of this process together with that of
the database's process that served it, so that whatever else runs on the machine leaves the figures
alone; a loop of plain Python beside each request tells how slow the machine is just now, and the
column 折合普通机器 divides by that. docs/speed.md keeps what was measured.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from statistics import quantiles
from typing import Any

from duizhao.web.project.home import temporary_home

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
os.environ["DJANGO_SETTINGS_MODULE"] = "duizhao.web.project.settings.installation"
os.environ.pop("DUIZHAO_HOME", None)
os.environ["DUIZHAO_HOME"] = temporary_home("duizhao-bench-")
os.environ["DUIZHAO_DEMO_DAY"] = "2026-01-12"

import django
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, Max, Model
from django.db.transaction import atomic
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from ruler import PROBE, slowness

from postgres import programs, server

django.setup()

from cast import Cast, make_cast  # noqa: E402  once the tests' folder and the settings are known
from duizhao.core.cycle.evidence import EvidenceKind, Level  # noqa: E402
from duizhao.core.cycle.item import ItemState  # noqa: E402
from duizhao.web.audit.models import Entry  # noqa: E402
from duizhao.web.kit.clock import now, today  # noqa: E402
from duizhao.web.meetings.models import Meeting  # noqa: E402
from duizhao.web.rectification.models import (  # noqa: E402
    Change,
    Evidence,
    Extension,
    Item,
    Source,
    SpotCheck,
    Task,
    Verification,
)
from duizhao.web.rectification.services import plan, work  # noqa: E402
from duizhao.web.rectification.services.plan import ItemWords, TaskWords  # noqa: E402
from duizhao.web.rectification.services.work import EvidenceWords  # noqa: E402
from duizhao.web.reminders.services import begin_day  # noqa: E402
from duizhao.web.trail.models import Measure, Point, Problem, ProblemList  # noqa: E402
from duizhao.web.units.models import Person, Unit  # noqa: E402
from large_unit import Size, make_large  # noqa: E402
from make import actor_for  # noqa: E402

TIMES = 40
TARGET = 150
TOLD, COPIES, UNITS = 2_500, 40, 5
"""How many items are told one by one, how often the database has each of them, over how many units."""
SIZE = Size(
    members=30, opinions=60, talks=40, years=9, slips=10, cadres=40, problems=0, entries=40,
    items=TOLD,
)  # fmt: skip
HOMES: tuple[type[Model], ...] = (Unit, Meeting, ProblemList)
"""What the copies of a unit have of their own; people are shared."""
COPIED: tuple[type[Model], ...] = (
    Problem, Measure, Point, Item, Source, Task, Task.with_departments.through, Evidence,
    Verification, Extension, SpotCheck, Change, Entry,
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A page that is measured: what the table calls it, who asks for it, and where it is."""

    name: str
    person: Person
    address: str


@dataclass(frozen=True)
class Figures:
    """Half of the requests take at most p50, 19 of 20 at most p95, in milliseconds of a usual machine.

    `database` is how much of the p95 the database's process takes, `wall` the p95 by the clock
    with everything else that runs on the machine.
    """

    p50: float
    p95: float
    database: float
    wall: float
    queries: int
    size: int


def spent_by_database() -> float:
    """Seconds of CPU that the database's process behind our connection has taken until now; 0 for SQLite."""
    if connection.vendor != "postgresql":
        return 0.0
    pid = connection.connection.info.backend_pid
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def measured(act: Callable[[], object], times: int = TIMES) -> tuple[list[float], ...]:
    """What an act takes, again and again: all CPU, the database's part, by the clock; milliseconds."""
    all_of, database, walls = [], [], []
    for _ in range(times):
        slow = slowness(PROBE)
        wall, own, theirs = time.perf_counter(), time.process_time(), spent_by_database()
        act()
        own, theirs = time.process_time() - own, spent_by_database() - theirs
        walls.append(1_000 * (time.perf_counter() - wall))
        slow = (slow + slowness(PROBE)) / 2
        all_of.append(1_000 * (own + theirs) / slow)
        database.append(1_000 * theirs / slow)
    return all_of, database, walls


def figures_of(page: Asked) -> Figures:
    """Ask for a page many times, after one time that warms up and counts the queries."""
    browser = Client()
    assert page.person.user is not None  # noqa: S101  every person of the cast signs in
    browser.force_login(page.person.user, "django.contrib.auth.backends.ModelBackend")
    browser.get(page.address)
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(page.address)
    queries = len(captured)
    if answer.status_code != 200:
        raise SystemExit(f"{page.address}：{answer.status_code}")
    everything, database, walls = measured(lambda: browser.get(page.address), TIMES)
    shares = quantiles(everything, n=20)
    return Figures(
        shares[9], shares[18], quantiles(database, n=20)[18], quantiles(walls, n=20)[18],
        queries, len(answer.content),
    )  # fmt: skip


def pages(cast: Cast) -> list[Asked]:
    """The pages of a ledger, of its items and of what is drawn and told of it."""
    held = Meeting.objects.get(unit=cast.unit, year=2024)
    running = Meeting.objects.get(unit=cast.unit, year=2025)
    going = held.items.filter(state=ItemState.IN_PROGRESS.value).order_by("pk")[50]
    last = held.items.exclude(state=ItemState.DROPPED.value).count() // 30 + 1
    ledger = reverse("rectification:ledger", args=[held.pk])
    then = reverse("rectification:then", args=[held.pk])
    compare = reverse("rectification:compare", args=[held.pk])
    trail = reverse("rectification:trail", args=[held.pk])
    secretary, member = cast.secretary, cast.member
    rows = [
        ("台账，第一页", secretary, ledger),
        ("台账，最后一页", secretary, f"{ledger}?page={last}"),
        ("台账，整改中的", secretary, f"{ledger}?state=in_progress"),
        ("台账，已超期的", secretary, f"{ledger}?state=red"),
        ("台账，一位领导的、重点关注的", secretary, f"{ledger}?owner={member.pk}&flag=key"),
        ("台账，我负责的", member, f"{ledger}?flag=mine"),
        ("台账，按期限", secretary, f"{ledger}?sort=last"),
        ("台账，按状态", secretary, f"{ledger}?sort=state"),
        ("台账，按责任领导，第六十页", secretary, f"{ledger}?sort=owner&page=60"),
        ("台账，按责任部门", secretary, f"{ledger}?sort=department"),
        ("台账，查找“取水许可”", secretary, f"{ledger}?q=取水许可"),
        ("台账，查找“差31项”，已超期的", secretary, f"{ledger}?q=差31项&state=red"),
        ("台账，查找找不到的词", secretary, f"{ledger}?q=找不到这几个字"),
        ("问题清单", secretary, f"{ledger}?view=problems"),
        ("责任清单", secretary, f"{ledger}?view=owners"),
        ("任务清单", secretary, f"{ledger}?view=tasks"),
        ("台账，成员看", member, ledger),
        ("台账，上级看", cast.superior, ledger),
        ("一条", secretary, going.get_absolute_url()),
        ("没有列入台账的", secretary, reverse("rectification:sources", args=[held.pk])),
        ("某一天的台账，一个月前", secretary, f"{then}?day=2025-12-12"),
        ("某一天的台账，半年前", secretary, f"{then}?day=2025-07-01"),
        ("上次报告以来，一个月", secretary, f"{compare}?first=2025-12-12"),
        ("上次报告以来，半年", secretary, f"{compare}?first=2025-07-01"),
        ("脉络，第一页", secretary, trail),
        ("脉络，第一百页", secretary, f"{trail}?page=100"),
        ("脉络，没有着落的", secretary, f"{trail}?stop=loose"),
        ("脉络，一个人的", secretary, f"{trail}?whose={member.pk}"),
        ("脉络，成员看", member, trail),
        ("脉络，今年的", secretary, reverse("rectification:trail", args=[running.pk])),
        ("图表", secretary, reverse("rectification:pictures", args=[held.pk])),
        ("我的工作（会务）", secretary, reverse("desk:desk")),
        ("我的工作（书记）", cast.leader, reverse("desk:desk")),
        ("我的工作（成员）", member, reverse("desk:desk")),
        ("查找（整个单位）", secretary, reverse("search:search") + "?q=取水许可"),
        ("审计记录", cast.audit_admin, reverse("audit:list")),
    ]
    return [Asked(*row) for row in rows]


def writes(cast: Cast) -> list[tuple[str, Callable[[], object]]]:
    """Acts that are done every day, each on the ledger that has most."""
    held = Meeting.objects.get(unit=cast.unit, year=2024)
    by, at = actor_for(cast.secretary), now()
    words = ItemWords(
        problem="灌区末级渠道淤塞，放水时下游两个村等了九天。", owner=cast.leader, due=date(2026, 6, 30),
        tasks=(TaskWords(words="汛前清淤十二公里。", owner=cast.leader, due=date(2026, 5, 30)),),
    )  # fmt: skip
    note = EvidenceWords(
        kind=EvidenceKind.NOTE, title="清淤验收记录", proves="渠道已经清淤", dated_on=date(2026, 1, 9),
        level=Level.INTERNAL, words="十二公里验收合格。",
    )  # fmt: skip
    going = held.items.filter(state=ItemState.IN_PROGRESS.value).select_related("meeting__unit")[0]
    mended = actor_for(going.owner or cast.member)
    return [
        ("登记一条", lambda: plan.add_item(held, words, by=by, at=at)),
        ("交一件佐证", lambda: work.add_evidence(going, note, by=mended, at=at)),
    ]


def export(cast: Cast) -> None:
    """Take the largest ledger out as a workbook once: how long, and how much memory more."""
    held = Meeting.objects.get(unit=cast.unit, year=2024)
    browser = Client()
    assert cast.secretary.user is not None  # noqa: S101  every person of the cast signs in
    browser.force_login(cast.secretary.user, "django.contrib.auth.backends.ModelBackend")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for query in ("?state=red", ""):
        address = reverse("rectification:file", args=[held.pk]) + query
        everything, _, _ = measured(lambda where=address: browser.get(where), 1)  # type: ignore[misc]
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        said = "已超期的" if query else "全部"
        print(
            f"导出表格，{said}：{everything[0] / 1000:.1f} 秒，内存多用 {(most - before) // 1024} MiB"
        )


def multiply(times: int) -> None:
    """Let every item be there so many times, each copy with everything that hangs on it.

    The copies go to the unit's copies in turn, meeting by meeting. The database does it by itself in a minute, where Django would need a quarter of an hour; its
    triggers rest meanwhile. A copy's key is the key of the first one and so many times the
    greatest there is; its words carry the number of the copy.
    """
    greatest = {
        model: model._default_manager.aggregate(most=Max("pk"))["most"] or 0  # noqa: SLF001  Django's public name for it
        for model in HOMES + COPIED
    }
    numbers = Item.objects.aggregate(most=Max("number"))["most"]
    with atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in HOMES + COPIED:
            copies = UNITS if model in HOMES else times
            columns, values = [], []
            for field in model._meta.concrete_fields:  # noqa: SLF001  Django's public name for it
                columns.append(field.column)
                values.append(_copied(model, field, greatest, numbers))
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({', '.join(columns)})"  # noqa: S608, SLF001  names of our own
                f" SELECT {', '.join(values)} FROM {model._meta.db_table} AS had"  # noqa: SLF001
                f" CROSS JOIN generate_series(1, {copies - 1}) AS copy ORDER BY copy, had.id"
            )
        for statement in connection.ops.sequence_reset_sql(no_style(), HOMES + COPIED):
            cursor.execute(statement)


def _copied(
    model: type[Model], field: "Field[Any, Any]", greatest: Mapping[type[Model], int], numbers: int
) -> str:
    """What a column of a copy has, in SQL."""
    had = f"had.{field.column}"
    points_at = model if field.primary_key else field.related_model
    if points_at in greatest:
        times = f"(copy % {UNITS})" if points_at in HOMES else "copy"
        return f"{had} + {times} * {greatest[points_at]}"
    if (model, field.name) == (Unit, "name"):
        return f"{had} || copy"
    if (model, field.name) == (Unit, "branch"):
        return "NULL"
    if (model, field.name) == (Item, "number"):
        return f"{had} + copy * {numbers}"
    if (model, field.name) == (Item, "problem"):
        return f"{had} || '（' || copy || '）'"
    if (model, field.name) == (Entry, "subject"):
        key = f"'item:' || split_part({had}, ':', 2)::bigint + copy * {greatest[Item]}"
        return f"CASE WHEN {had} LIKE 'item:%' THEN {key} ELSE {had} END"
    if (model, field.name) == (Change, "row"):
        number = f"(({had} ->> 'number')::int + copy * {numbers})"
        words = f"(({had} ->> 'problem') || '（' || copy || '）')"
        return (
            f"jsonb_set(jsonb_set({had}, '{{number}}', to_jsonb({number})),"
            f" '{{problem}}', to_jsonb({words}))"
        )
    return had


def fill() -> Cast:
    """Make the unit, and let the database learn what it holds, as an installation's does by itself."""
    call_command("migrate", verbosity=0)
    cast = make_cast()
    begun = time.perf_counter()
    make_large(cast, SIZE)
    multiply(COPIES)
    begin_day(today(), at=now())  # tens of thousands of reminders would be a figure of their own
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    counts = "，".join(
        f"{model._meta.verbose_name} {model.objects.count()}"  # noqa: SLF001  Django's public name for it
        for model in (Item, Task, Evidence, Change)
    )
    print(
        f"{connection.vendor}：{counts}；造数据用了 {time.perf_counter() - begun:.0f} 秒",
        flush=True,
    )
    return cast


def bench() -> None:
    """Print the table for the database of the settings."""
    cast = fill()
    import_module(
        "duizhao.web.project.wsgi"
    )  # which sets the collector of rubbish as a server does
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    print(f"同一段循环用的处理器时间是普通机器的 {slowness():.1f} 倍\n")
    print("| 页 | 一半不超过 | 二十次里十九次不超过 | 其中数据库 | 钟表时间 | 查询 | 页的大小 |")
    print("|---|---|---|---|---|---|---|")
    for page in pages(cast):
        got = figures_of(page)
        mark = "" if got.p95 < TARGET else "（超过目标）"
        print(
            f"| {page.name} | {got.p50:.0f} 毫秒 | {got.p95:.0f} 毫秒{mark} | {got.database:.0f} 毫秒"
            f" | {got.wall:.0f} 毫秒 | {got.queries} | {got.size // 1024} KB |",
            flush=True,
        )
    for name, act in writes(cast):
        everything, database, _ = measured(act)
        shares = quantiles(everything, n=20)
        print(
            f"{name}：一半不超过 {shares[9]:.0f} 毫秒，二十次里十九次不超过 {shares[18]:.0f} 毫秒，"
            f"其中数据库 {quantiles(database, n=20)[18]:.0f} 毫秒",
            flush=True,
        )
    export(cast)


def main() -> None:
    """With a PostgreSQL of its own; with the database of the settings where one is named."""
    if os.environ.get("DUIZHAO_DATABASE"):
        bench()
        return
    found = programs()
    if found is None:
        raise SystemExit("缺少 PostgreSQL；补上：sudo apt-get install postgresql")
    with server(found) as address:
        environment = {**os.environ, "DUIZHAO_DATABASE": address}
        subprocess.run([sys.executable, __file__], env=environment, check=True)  # noqa: S603  this file


if __name__ == "__main__":
    main()
