"""The demo: the shipped examples checked in every form, with a word on where each result is."""

import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import click

from duizhao.cli.plans import plan_of
from duizhao.cli.report_writers import FILES_BY_DEFAULT, Findings, write_report
from duizhao.cli.settings.resolve import resolve
from duizhao.cli.statuses import CLEAN, FAULT
from duizhao.cli.streams import say
from duizhao.cli.tally import Tally
from duizhao.cli.terminal import print_checked
from duizhao.cli.wording import columns
from duizhao.core.checks.checked import Checked
from duizhao.core.reports.wording import counts_words, kind_words, year_words
from duizhao.runs.annotate import Annotation, annotate_one
from duizhao.runs.check import Result, check_files, processes_for
from duizhao.runs.files import is_text, natural
from duizhao.runs.targets import CannotWrite, copies_of, write_whole

TEXTS, COPIES = "示例材料", "带批注的文档"
_GUIDE = "README.md"


def run_demo(folder: Path) -> int:
    """Check the examples and write all results below a folder; the exit status."""
    try:
        texts = _unpack(folder / TEXTS)
    except CannotWrite as refused:
        raise click.ClickException(str(refused)) from refused
    tally = Tally()
    copies = copies_of(texts, folder / COPIES)
    checked = list(tally.of(_check(copies)))
    _print_overview(checked)
    fullest = max(checked, key=lambda one: len(one.findings))
    print_checked(fullest)
    now = datetime.now().astimezone().date()
    for form, name in FILES_BY_DEFAULT.items():
        write_report(form, Findings(iter(checked), tally.unread, now), folder / name)
    for unread in tally.unread:
        say(f"错误：{unread.file}：{unread.reason}{unread.cure}")
    first = next(copies[text] for text in texts if text.name == Path(fullest.file).name)
    _print_places(folder, len(checked), first.name)
    return FAULT if tally.unread else CLEAN


def _unpack(folder: Path) -> list[Path]:
    """Write the examples that ship into a folder. Raises CannotWrite."""
    everything = files("duizhao.examples").iterdir()
    shipped = [one for one in everything if is_text(one.name) and one.name != _GUIDE]
    texts = []
    for one in sorted(shipped, key=lambda one: natural(one.name)):
        texts.append(folder / one.name)
        write_whole(texts[-1], one.read_bytes())
    return texts


def _check(targets: dict[Path, Path]) -> Iterator[Result]:
    at = datetime.now().astimezone()
    jobs = [Annotation(str(text), target=targets[text], at=at) for text in targets]
    plan = plan_of(resolve(Path(), {}, isolated=True))
    return check_files(jobs, [plan], processes_for(len(jobs), 0), annotate_one)


def _print_overview(checked: list[Checked]) -> None:
    names = [Path(one.file).name for one in checked]
    width = max(map(columns, names))
    click.echo("示例材料（都是虚构的，有写得好的，也有写得不好的）\n")
    for name, one in zip(names, checked, strict=True):
        facts = f"{kind_words(one.statement)}，{year_words(one.statement)}"
        gap = " " * (width - columns(name) + 2)
        room = " " * max(2, 34 - columns(facts))
        click.echo(f"  {name}{gap}{facts}{room}{counts_words(one.findings)}")
    click.echo("\n提示最多的一份是这样看的：\n")


def _print_places(folder: Path, copies: int, first: str) -> None:
    places = (
        (f"{COPIES}/", f"{copies} 份 .docx，提示写成批注；先看 {first}"),
        (FILES_BY_DEFAULT["xlsx"], "汇总成表：一份材料一行，一条提示一行"),
        (FILES_BY_DEFAULT["html"], "用浏览器打开，可以打印"),
        (f"{TEXTS}/", "检查的原文"),
    )
    click.echo(f"结果在 {folder.resolve()}：")
    for name, meaning in places:
        click.echo(f"  {name}{' ' * (18 - columns(name))}{meaning}")
    click.echo(f"\n检查自己的材料：{_called()} check 文件")


def _called() -> str:
    """How the program is called from where the person stands, who may not have it on the path."""
    if shutil.which("duizhao"):
        return "duizhao"
    return sys.argv[0] if Path(sys.argv[0]).stem == "duizhao" else "python -m duizhao"
