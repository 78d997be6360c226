"""Prints what a text was read as: a tree of parts, problems, causes, measures and follow-up."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from duizhao.cli.terminal_lines import SOFT, STRONG, new_console, new_page, put, put_text
from duizhao.cli.wording import columns, fold
from duizhao.core.checks.engine import cut_quote
from duizhao.core.outline.model import Span
from duizhao.core.reports.wording import MATTERS_LABELS, kind_words, percent, year_words
from duizhao.core.trail.model import (
    CHANNEL_LABELS,
    PART_LABELS,
    Cause,
    Claim,
    FollowUp,
    Measure,
    Part,
    Problem,
    Statement,
    Stretch,
)
from duizhao.core.zh.normal import squeezed_length

FILE_WIDTH = 100
COUNT_LABELS = {"study": "学习", "opinions": "意见", "talks": "谈话"}
CLAIM_LABELS = {
    Claim.DONE: "自述已完成",
    Claim.ONGOING: "自述正在推进",
    Claim.NOT_DONE: "自述没有完成",
    Claim.UNCLEAR: "没有说清结果",
}
_STATED = {"owner": "责任", "due": "时限", "amount": "数量", "proof": "核对"}

Entry = TypeVar("Entry", Problem, Cause, Measure, FollowUp)


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree, what is told after it, and what hangs below it."""

    words: str
    remark: str = ""
    below: tuple["Branch", ...] = ()


def print_outline(file: str, statement: Statement, console: Console | None = None) -> None:
    """Print the tree of one text, on standard output unless told otherwise."""
    screen = console or new_console()
    facts = (
        kind_words(statement),
        year_words(statement),
        f"{statement.text.characters} 字",
    )
    put(screen, file, style=STRONG)
    put(screen, " · ".join(facts))
    for note in statement.text.notes:
        put(screen, note, style=SOFT)
    _grow(screen, [*_parts(statement), *_rest(statement)], "")


def as_text(file: str, statement: Statement, width: int = FILE_WIDTH) -> str:
    """The tree of one text without colour, for a file."""
    page = StringIO()
    print_outline(file, statement, new_page(page, width))
    return page.getvalue()


def _grow(console: Console, branches: Iterable[Branch], margin: str) -> None:
    hanging = list(branches)
    for branch in hanging:
        last = branch is hanging[-1]
        below = margin + ("   " if last else "│  ")
        remark = f"  {branch.remark}" if branch.remark else ""
        lines = fold(branch.words + remark, max(console.width - columns(below), 20))
        hang = below + ("│  " if branch.below else "   ")
        for number, line in enumerate(lines):
            lead = margin + ("└─ " if last else "├─ ") if not number else hang
            put_text(console, Text.assemble((lead, SOFT), line))
        _grow(console, branch.below, below)


def _parts(statement: Statement) -> Iterator[Branch]:
    whole = statement.text.characters or 1
    for stretch in statement.stretches:
        length = squeezed_length(statement.text.quote(stretch.span))
        remark = f"{length} 字，{percent(length / whole)}"
        yield Branch(_part_words(statement, stretch), remark, tuple(_in_part(statement, stretch)))


def _part_words(statement: Statement, stretch: Stretch) -> str:
    label = PART_LABELS[stretch.part]
    if stretch.heading:
        return f"{label}  {_quote(statement, stretch.heading)}"
    if stretch.part is Part.TITLE:
        return f"{label}  {_quote(statement, stretch.span)}"
    return label


def _in_part(statement: Statement, stretch: Stretch) -> Iterator[Branch]:
    if stretch.part is Part.OPENING:
        for count in statement.counts:
            yield Branch(f"{COUNT_LABELS[count.what]}：{_quote(statement, count.span)}")
    if stretch.part is Part.PERSONAL_MATTERS:
        yield Branch(MATTERS_LABELS[statement.personal_matters.state])
    yield from _inside(stretch, statement.problems, lambda one: _problem(statement, one))
    yield from _inside(stretch, statement.causes, lambda one: Branch(f"{one.id} {one.title}"))
    yield from _inside(stretch, statement.measures, lambda one: _measure(statement, one))
    yield from _inside(stretch, statement.follow_up, lambda one: _follow_up(statement, one))


def _inside(
    stretch: Stretch, entries: Iterable[Entry], branch: Callable[[Entry], Branch]
) -> Iterator[Branch]:
    """The branches of the entries that begin in a stretch."""
    for entry in entries:
        if stretch.span.start <= entry.span.start < stretch.span.end:
            yield branch(entry)


def _problem(statement: Statement, problem: Problem) -> Branch:
    below = [Branch(_quote(statement, point.lead)) for point in problem.subpoints]
    below += [Branch(f"事例：{_quote(statement, span)}") for span in problem.instances]
    below += [
        Branch(f"{CHANNEL_LABELS[raised.channel]}：{_quote(statement, raised.span)}")
        for raised in problem.raised_by
    ]
    return Branch(f"{problem.id} {problem.aspect}", below=tuple(below))


def _measure(statement: Statement, measure: Measure) -> Branch:
    stated = [
        f"{label}：{_quote(statement, span)}"
        for name, label in _STATED.items()
        if (span := getattr(measure, name)) is not None
    ]
    points = tuple(Branch(_quote(statement, point.lead)) for point in measure.subpoints)
    return Branch(f"{measure.id} {measure.title}", "，".join(stated), points)


def _follow_up(statement: Statement, entry: FollowUp) -> Branch:
    facts = "、".join(_quote(statement, span) for span in entry.facts)
    remark = CLAIM_LABELS[entry.claim] + (f"，事实：{facts}" if facts else "，没有写出事实")
    return Branch(f"{entry.id} {entry.title}", remark)


def _rest(statement: Statement) -> Iterator[Branch]:
    """What belongs to no part: parts that are missing, and placeholders."""
    if statement.is_statement:
        missing = [
            PART_LABELS[part]
            for part in (Part.PROBLEMS, Part.CAUSES, Part.MEASURES)
            if not statement.has(part)
        ]
        if missing:
            yield Branch(f"没有读到：{'、'.join(missing)}")
    if places := statement.placeholders:
        words = dict.fromkeys(_quote(statement, place) for place in places)
        yield Branch(f"像是没有填写的地方 {len(places)} 处：{'、'.join(words)}")


def _quote(statement: Statement, span: Span) -> str:
    return cut_quote(statement.text.quote(span))
