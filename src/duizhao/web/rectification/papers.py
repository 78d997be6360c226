"""Rectification as papers: the pictures and the trail as workbooks, and the facts of its lists and plans."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from duizhao.core.charts.numbers import Numbers
from duizhao.core.ledger.line import Line
from duizhao.core.papers.kinds import evidence_index
from duizhao.core.papers.occasion import Occasion
from duizhao.core.reports.sheets import Book, Column, Style, Value
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Evidence, Item
from duizhao.web.rectification.selectors.comparison import Comparison, Turned
from duizhao.web.rectification.selectors.lines import line_of, with_all
from duizhao.web.rectification.selectors.pictures import Pictures
from duizhao.web.rectification.selectors.trail_page import ShownStrand, Step

if TYPE_CHECKING:
    from django.db.models import QuerySet

_TRAIL = (
    Column("谁的", 12),
    Column("意见点", 40, Style.LONG),
    Column("问题", 34, Style.LONG),
    Column("措施", 40, Style.LONG),
    Column("台账和任务", 44, Style.LONG),
    Column("佐证和销号", 34, Style.LONG),
    Column("停在哪一步", 14),
)
_TRAIL_NOTES = (
    ("一行", "一个问题，和提出它的意见点、解决它的措施、台账里的那一条；没有问题的意见点、没有来处的条目各占一行。"),
    ("没有着落", "意见没有回应、问题没有措施、会后没有列入台账、列入以后没有佐证。"),
    ("没有销号", "台账里的一条还在整改、申请销号或者核验。"),
    ("有了结果", "已销号，或者写明理由不列入。"),
    ("范围", "只有导出的人能看的内容；两个问题并入同一条的，各占一行。"),
)  # fmt: skip
_COUNTS = (
    Column("截至", 14, Style.DAY),
    Column("共", 10, Style.COUNT),
    Column("没有销号", 10, Style.COUNT),
    Column("其中超期", 10, Style.COUNT),
    Column("已销号", 10, Style.COUNT),
)
_TURNED = (
    Column("变动", 12),
    Column("序号", 8, Style.COUNT),
    Column("谁的问题", 12),
    Column("问题", 50, Style.LONG),
    Column("责任领导", 12),
    Column("期末状态", 16),
    Column("说明", 50, Style.LONG),
)
_COMPARISON_NOTES = (
    ("范围", "只有导出的人能看的整改事项；两天都按那天结束时算。"),
    ("新列入", "前一天结束时还不在台账里，后一天结束时在的。"),
    ("销号、退回、延期、回潮重开、不再列入", "这中间办过的；办过几样的，每一样下面都有。"),
    ("其他改动", "没有上面几样，但是内容有不同的。"),
    ("超期", "那天以前期限已过、没有销号的，按那天的期限算。"),
)
_PICTURE_NOTES = (
    ("范围", "只有导出的人能看的整改事项；不再列入的不算。"),
    ("已销号", "佐证、成效、核验、签字都齐了的。"),
    ("到今天应完成", "期限（延期以后的；长期坚持的按下次复查的日期）在今天以前的。"),
    ("按计划还剩", "按列入时定的期限，到那天还没有到期的；延期不改计划。"),
    ("实际还剩", "那天结束时在台账里、没有销号的；销号以后回潮的，从回潮那天起再算。"),
    ("列入多久了", "从列入台账那天算起；“其中超期”是上一行里期限已过的。"),
    ("各部门完成的任务", "写了责任部门、记了完成日期的整改任务。"),
    ("调研检查到过的部门", "本单位指标里按部门登记的次数，撤回的不算。"),
)


def trail_sheets(title: str, rows: Sequence[ShownStrand], *, on: date) -> bytes:
    """The trail: one row a strand."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        book = Book(workbook, "脉络")
        book.notes(
            "说明", title, (("制表日期", f"{on:%Y-%m-%d}"), ("行数", str(len(rows))), *_TRAIL_NOTES)
        )
        book.table("脉络", _TRAIL, [_strand(row) for row in rows], fixed=1)
    return content.getvalue()


def _strand(row: ShownStrand) -> tuple[Value, ...]:
    return (row.whose, *(_step(step) for step in row.steps), row.stop_label)


def _step(step: Step) -> str:
    lines = [
        f"{'✓ ' if node.done else ''}{node.words}{f'（{node.note}）' if node.note else ''}"
        for node in step.nodes
    ]
    if step.more:
        lines.append(f"另有 {step.more} 条")
    return "\n".join([*lines, *(word for word in (step.said, step.missing) if word)])


def picture_sheets(title: str, drawn: Pictures | None, *, on: date) -> bytes:
    """The numbers of the pictures: one sheet a picture."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        book = Book(workbook, "整改图表")
        book.notes("说明", title, (("制表日期", f"{on:%Y-%m-%d}"), *_PICTURE_NOTES))
        if drawn is not None:
            for name, numbers in _drawn(drawn):
                _numbers(book, name, numbers)
    return content.getvalue()


def _drawn(drawn: Pictures) -> Iterator[tuple[str, Numbers]]:
    yield "各方面的进度", drawn.aspect_numbers
    pictures = (
        ("还剩多少", drawn.burn), ("列入多久了", drawn.ages), ("各部门完成的任务", drawn.worked),
        ("调研检查到过的部门", drawn.visited),
    )  # fmt: skip
    for name, picture in pictures:
        if picture is not None:
            yield name, picture.numbers


def _numbers(book: Book, name: str, numbers: Numbers) -> None:
    first, *others = numbers.headings
    columns = [Column(first or "项目", 26), *(Column(one, 12, Style.COUNT) for one in others)]
    book.table(name, columns, [(str(row[0]), *row[1:]) for row in numbers.rows])


def comparison_sheets(title: str, found: Comparison, *, on: date) -> bytes:
    """A ledger on two days: how it stood, and what turned between."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        book = Book(workbook, "整改进展")
        facts = (("制表日期", f"{on:%Y-%m-%d}"), ("概况", found.sentence), *_COMPARISON_NOTES)
        book.notes("说明", title, facts)
        standings = (found.before, found.after)
        counts = [(one.day, one.total, one.open, one.late, one.closed) for one in standings]
        book.table("概况", _COUNTS, counts)
        turned = [_turned(group.label, one) for group in found.groups for one in group.items]
        book.table("变动", _TURNED, turned, fixed=2)
    return content.getvalue()


def _turned(label: str, one: Turned) -> tuple[Value, ...]:
    line = one.line
    return (
        label, line.number, line.whose, line.problem, line.owner, line.state_words,
        "\n".join(one.said),
    )  # fmt: skip


def lines_of(items: "QuerySet[Item]", meeting: Meeting) -> tuple[Line, ...]:
    """Items of a meeting's ledger as lines that name their aspects in words."""
    labels = aspect_labels(meeting)
    lines = (line_of(item) for item in with_all(items.order_by("number")))
    return tuple(replace(line, aspect=labels.get(line.aspect, line.aspect)) for line in lines)


def evidence_facts(rows: Iterable[Evidence], occasion: Occasion) -> evidence_index.Facts:
    """What proves what."""
    return evidence_index.Facts(
        occasion,
        tuple(
            evidence_index.Evidence(
                item=row.item.number,
                title=row.title,
                kind=row.get_kind_display(),
                proves=row.proves,
                dated_on=row.dated_on,
                level=row.get_level_display(),
                by=row.by_name,
                sha256=row.sha256,
            )
            for row in rows
        ),
    )
