"""Measures how fast texts are read and checked, and prints a table: `make bench`.

One text of about 6,000 characters from .txt and .docx, the layout of one of 5,000, a folder of 1,000, growth up to five
million characters in one file, and the start of the program. Figures are CPU time of this
process where it does the work itself (so that other work on the machine hardly counts), and
wall time where it starts the program, with the CPU time of all its processes beside it.
docs/speed.md keeps what was measured.
"""

import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from docx import Document

from duizhao.cli.plans import plan_of
from duizhao.cli.settings.resolve import resolve
from duizhao.core.checks.checked import Checked
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import read
from duizhao.core.relayout.examine import diagnose, repair
from duizhao.core.reports.to_comments import to_comments
from duizhao.runs.check import Job, Plan, check_one, cores

FOLDER_OF = 1_000
LENGTHS = (50_000, 500_000, 5_000_000)
MIB = 2**20


def statement(characters: int) -> str:
    """Our longest example texts one after another, up to a length in characters."""
    texts = [
        one.read_text("utf-8")
        for one in sorted(files("duizhao.examples").iterdir(), key=lambda one: one.name)
        if one.name.endswith(".txt") and "personal" in one.name
    ]
    whole = "\n".join(texts)
    return (whole * (characters // len(whole) + 1))[:characters]


def plan() -> Plan:
    """All rules, and limits that let long texts through."""
    found = plan_of(resolve(Path(), {}, isolated=True))
    return replace(found, limits=Limits(file_bytes=100 * MIB, characters=max(LENGTHS)))


def checks(name: str, data: bytes, by: Plan) -> Callable[[], None]:
    """The work of reading and checking one file."""

    def work() -> None:
        result = check_one(Job(name, data=data), by)
        assert isinstance(result, Checked), result  # noqa: S101  a figure for a refusal would lie

    return work


def cpu(work: Callable[[], None], times: int) -> float:
    """The median CPU time of some work in milliseconds, after one run that warms up."""
    work()
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return 1_000 * statistics.median(taken)


def wall(*words: str, times: int = 1) -> float:
    """The shortest wall time in seconds of running the program."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-m", "duizhao", *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        taken.append(time.perf_counter() - start)
    return min(taken)


def children_cpu() -> float:
    """The CPU time in seconds of the programs that were run and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak() -> float:
    """The most memory that this process has held so far, in MiB (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1_024 / MIB


def row(what: str, figure: str, wanted: str) -> None:
    """One row of the table."""
    print(f"| {what} | {figure} | {wanted} |", flush=True)


def single(by: Plan) -> None:
    """One text from .txt and from .docx."""
    data = statement(6_000).encode()
    text = read("材料.txt", data, Limits())
    row(
        "一份 6,000 字的 .txt，读和全部检查项",
        f"{cpu(checks('a.txt', data, by), 30):.1f} 毫秒",
        "15 毫秒以内",
    )
    word = to_comments(None, text, [])
    row("同一份 .docx", f"{cpu(checks('a.docx', word, by), 30):.1f} 毫秒", "30 毫秒以内")


def layout() -> None:
    """The layout of a file of 5,000 characters to which nobody has done anything: looked at, and mended."""
    document = Document()
    for line in statement(5_000).splitlines():
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    data = kept.getvalue()
    taken = cpu(lambda: diagnose("材料.docx", data), 20)
    row("一份 5,000 字的 .docx，看版式", f"{taken:.0f} 毫秒", "300 毫秒以内")
    taken = cpu(lambda: repair("材料.docx", data), 20)
    row("同一份，看版式并写出改好的副本", f"{taken:.0f} 毫秒", "300 毫秒以内")


def folder() -> None:
    """A folder of 1,000 texts, with the report written."""
    content = statement(6_000)
    with tempfile.TemporaryDirectory() as place:
        for number in range(FOLDER_OF):
            Path(place, f"材料{number}.txt").write_text(f"{content}\n{number}", "utf-8")
        for form in ("json", "xlsx"):
            report = str(Path(place, f"结果.{form}"))
            words = ("check", place, "--isolated", "--exit-zero", "--format", form)
            before = children_cpu()
            taken = wall(*words, "--output", report)
            used = f"{taken:.1f} 秒，处理器时间 {children_cpu() - before:.1f} 秒"
            row(f"1,000 份的文件夹，写出 {form}（{cores()} 核）", used, "20 秒以内")


def growth(by: Plan) -> None:
    """Time for each character as texts grow."""
    for length in LENGTHS:
        taken = cpu(checks("a.txt", statement(length).encode(), by), 1)
        per = f"每万字 {10_000 * taken / length:.1f} 毫秒"
        figure = f"{taken / 1_000:.2f} 秒，{per}；内存至多 {peak():.0f} MiB"
        row(f"一个 {length:,} 字的文件", figure, "每万字不随长度增加")


def main() -> None:
    """Print the table."""
    print("| 量了什么 | 结果 | 目标 |\n|---|---|---|")
    row("`duizhao --help`", f"{1_000 * wall('--help', times=7):.0f} 毫秒", "300 毫秒以内")
    by = plan()
    single(by)
    layout()
    growth(by)
    folder()


if __name__ == "__main__":
    main()
