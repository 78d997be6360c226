"""A programme as workbooks: its counts and findings, all remarks; and as the facts of its progress report."""

import io
from collections.abc import Iterator, Sequence
from datetime import date

from xlsxwriter import Workbook

from duizhao.core.ledger.finding_counts import MEANINGS, Counts
from duizhao.core.papers.kinds import progress_report
from duizhao.core.papers.occasion import Occasion
from duizhao.core.reports.sheets import Book, Column, Style, Value
from duizhao.web.programmes.models import Programme, Remark
from duizhao.web.programmes.selectors.figures import Figures, Line
from duizhao.web.programmes.selectors.remarks import Remarks

_REMARKS = (
    Column("序号", 6, Style.COUNT),
    Column("审核单位", 18),
    Column("意见日期", 12, Style.DAY),
    Column("意见原话", 50, Style.LONG),
    Column("关于", 12),
    Column("办理", 10),
    Column("并入第几条", 9, Style.COUNT),
    Column("答复（改了什么，或者为什么没有照改；合并的写理由）", 50, Style.LONG),
    Column("谁答复的", 10),
)
_COUNTS = (
    Column("类别", 36, Style.LONG),
    Column("问题", 8, Style.COUNT),
    Column("完成整改", 8, Style.COUNT),
    Column("正在整改", 8, Style.COUNT),
    Column("不列入", 8, Style.COUNT),
    Column("没有着落", 8, Style.COUNT),
    Column("措施", 8, Style.COUNT),
    Column("措施完成", 8, Style.COUNT),
    Column("台账条目", 8, Style.COUNT),
)
_LINES = (
    Column("序号", 8),
    Column("类别", 26, Style.LONG),
    Column("反馈的问题", 46, Style.LONG),
    Column("谁的", 10),
    Column("情况", 10),
    Column("台账条目", 24, Style.LONG),
    Column("责任领导", 12),
    Column("期限", 12, Style.DAY),
    Column("措施", 8, Style.COUNT),
    Column("措施完成", 8, Style.COUNT),
    Column("不列入的理由", 30, Style.LONG),
)


def remarks_sheet(programme: Programme, found: Remarks, *, on: date) -> bytes:
    """All remarks that the reader may read, each in its words with its answer; merged ones under theirs."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        book = Book(workbook, "审核意见办理情况")
        facts = (
            ("制表日期", f"{on:%Y-%m-%d}"),
            ("意见", f"共 {found.given} 条，待答复 {found.open} 条"),
            ("合并", "说同一件事的意见并入一条答复；原话照录，排在它的下面。"),
        )
        book.notes("说明", f"{programme}审核意见办理情况", facts)
        book.table("审核意见", _REMARKS, list(_remark_rows(found)), fixed=2)
    return content.getvalue()


def programme_sheets(
    programme: Programme, figures: Figures, lines: Sequence[Line], *, on: date
) -> bytes:
    """The counts of a programme by group, and the findings that the reader may read."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        book = Book(workbook, "反馈整改")
        facts = (
            ("制表日期", f"{on:%Y-%m-%d}"),
            ("合计", figures.counts.sentence()),
            ("状态", programme.get_state_display()),
            *MEANINGS,
        )
        book.notes("说明", str(programme), facts)
        rows = [_counted(one.group, one.counts) for one in figures.groups]
        book.table("数目", _COUNTS, [*rows, _counted("合计", figures.counts)])
        book.table("反馈的问题", _LINES, [_line(line) for line in lines])
    return content.getvalue()


def _remark_rows(found: Remarks) -> Iterator[tuple[Value, ...]]:
    number = 0
    for shown in found.rows:
        number += 1
        own = number
        yield _remark(own, shown.remark, None)
        for merged in shown.merged:
            number += 1
            yield _remark(number, merged, own)


def _remark(number: int, remark: Remark, into: int | None) -> tuple[Value, ...]:
    about = f"第 {remark.finding.number} 条" if remark.finding else "整个报告"
    return (
        number, remark.reviewer.name, remark.given_on, remark.words, about,
        remark.get_state_display(), into, remark.answer, remark.answered_by_name,
    )  # fmt: skip


def _counted(name: str, counts: Counts) -> tuple[Value, ...]:
    return (
        name, counts.findings, counts.done, counts.open, counts.declined, counts.loose,
        counts.measures, counts.measures_done, counts.items,
    )  # fmt: skip


def _line(line: Line) -> tuple[Value, ...]:
    finding, items = line.finding, line.items
    tasks = [task for item in items for task in item.tasks.all()]
    days = [item.last_day for item in items if item.last_day]
    return (
        finding.number,
        finding.group,
        finding.point.words,
        finding.point.person.name if finding.point.person else "班子",
        line.label,
        "；".join(f"{item.meeting.title}台账{item}" for item in items),
        "、".join(item.owner.name for item in items if item.owner),
        max(days, default=None),
        len(tasks),
        sum(task.done_on is not None for task in tasks),
        line.reason,
    )


def progress_facts(
    programme: Programme, figures: Figures, lines: Sequence[Line], occasion: Occasion
) -> progress_report.Facts:
    """How the findings that the reader may read are mended, with the counts of all."""
    inspection = programme.inspection
    return progress_report.Facts(
        occasion=occasion,
        inspection=inspection.title,
        inspected_by=inspection.inspected_by,
        received_on=inspection.received_on,
        counts=figures.counts,
        findings=tuple(map(_finding, lines)),
    )


def _finding(line: Line) -> progress_report.Finding:
    tasks = [task for item in line.items for task in item.tasks.all()]
    days = [item.last_day for item in line.items if item.last_day]
    return progress_report.Finding(
        number=line.finding.number,
        words=line.finding.point.words.rstrip("。"),
        state=line.label,
        group=line.finding.group,
        measures=tuple(
            f"{task.words.rstrip('。')}（{task.result.rstrip('。')}）"
            if task.result
            else task.words.rstrip("。")
            for task in tasks
        ),
        owner="、".join(dict.fromkeys(item.owner.name for item in line.items if item.owner)),
        due=max(days, default=None),
        reason=line.reason.rstrip("。"),
    )
