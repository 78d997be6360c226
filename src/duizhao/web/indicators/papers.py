"""Indicators as workbooks: the list of a unit, and one indicator with its entries and the numbers of its charts."""

import io
from collections.abc import Sequence
from datetime import date

from xlsxwriter import Workbook

from duizhao.core.charts.numbers import Numbers
from duizhao.core.reports.sheets import Book, Column, Style, Value
from duizhao.web.indicators.selectors.entries import ShownEntry
from duizhao.web.indicators.selectors.figures import Figures
from duizhao.web.indicators.selectors.pages import Charts
from duizhao.web.units.models import Unit

_LIST = (
    Column("指标", 34, Style.LONG),
    Column("类型", 12),
    Column("责任人", 14),
    Column("自", 12, Style.DAY),
    Column("至", 12, Style.DAY),
    Column("目标", 18),
    Column("已完成", 9, Style.COUNT),
    Column("到今天应完成", 9, Style.COUNT),
    Column("合计目标", 9, Style.COUNT),
    Column("情况", 12),
    Column("说明", 40, Style.LONG),
    Column("没有覆盖到的", 30, Style.LONG),
    Column("承诺的原话", 40, Style.LONG),
)
_ENTRIES = (
    Column("日期", 12, Style.DAY),
    Column("对象", 20),
    Column("数目", 8, Style.COUNT),
    Column("到了哪一步", 12),
    Column("说明", 36, Style.LONG),
    Column("缺什么", 36, Style.LONG),
    Column("佐证", 36, Style.LONG),
    Column("谁记的", 10),
)
_HOW = (
    ("到今天应完成", "已经结束的时段应做的总数；正在进行的一期到期以前不算。"),
    ("合计目标", "各时段目标之和；起止日期切掉的时段按天数折算，去尾数。"),
    ("多做的", "一个时段多做的，不抵下一个时段。"),
    ("没有覆盖到的", "一次也没有的，和超过最多间隔天数的。"),
)


def list_sheet(unit: Unit, rows: Sequence[Figures], *, named: Sequence[bool], on: date) -> bytes:
    """The list of a unit's indicators; `named` says of each whether its set may be named."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        book = Book(workbook, "指标")
        book.notes("说明", f"{unit}的指标", (("制表日期", f"{on:%Y-%m-%d}"), *_HOW))
        pairs = zip(rows, named, strict=True)
        book.table("指标", _LIST, [_row(row, name=name) for row, name in pairs])
    return content.getvalue()


def indicator_sheets(
    row: Figures, entries: Sequence[ShownEntry], charts: Charts, *, named: bool, on: date
) -> bytes:
    """One indicator: its entries, and the numbers of each of its charts."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        book = Book(workbook, "指标")
        facts = (
            ("制表日期", f"{on:%Y-%m-%d}"),
            ("目标", row.asked),
            ("情况", f"{row.state}。{row.sentence}"),
            *_HOW,
        )
        book.notes("说明", row.indicator.title, facts)
        book.table("登记", _ENTRIES, [_entry(one, named=named) for one in entries])
        drawn = (("按时段", charts.series), ("覆盖", charts.heat), ("间隔", charts.ages),
                 ("还剩多少", charts.burn))  # fmt: skip
        for name, chart in drawn:
            if chart is not None:
                _numbers(book, name, chart.numbers)
    return content.getvalue()


def _row(row: Figures, *, name: bool) -> tuple[Value, ...]:
    one, stands = row.indicator, row.standing
    return (
        one.title,
        one.get_kind_display(),
        "、".join(person.name for person in one.responsible.all()),
        one.first_day,
        one.last_day,
        row.asked,
        stands.done if stands else row.number,
        stands.planned if stands else None,
        stands.target if stands else None,
        row.state,
        row.sentence,
        "、".join(cover.label for cover in row.gaps) if name else f"{len(row.gaps)} 个",
        one.promise,
    )


def _entry(shown: ShownEntry, *, named: bool) -> tuple[Value, ...]:
    entry = shown.entry
    return (
        entry.on,
        str(entry.covered or "") if named else "",
        shown.judged.figure,
        entry.get_step_display(),
        entry.note,
        "；".join(shown.judged.lacking),
        entry.evidence,
        entry.by.name if entry.by else "",
    )


def _numbers(book: Book, name: str, numbers: Numbers) -> None:
    first, *others = numbers.headings
    columns = [Column(first or "项目", 20), *(Column(one, 12, Style.COUNT) for one in others)]
    rows = [(str(row[0]), *row[1:]) for row in numbers.rows]
    book.table(name, columns, rows)
