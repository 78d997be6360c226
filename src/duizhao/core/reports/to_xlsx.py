"""Writes the results of a run as an .xlsx workbook: one row a text, one row a finding."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from duizhao import __version__
from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.baseline import STATE_LABELS
from duizhao.core.checks.rule import LEVEL_LABELS, Finding
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.last_year import promise_rows, return_rows
from duizhao.core.reports.overview_sheet import overview_sheet
from duizhao.core.reports.sheets import Book, Column, Style, Value
from duizhao.core.reports.wording import (
    counts_words,
    part_words,
)

_FINDINGS = (
    Column("序号", 6, Style.COUNT),
    Column("文件", 22, Style.LONG),
    Column("部分", 14),
    Column("段落", 6, Style.COUNT),
    Column("程度", 6),
    Column("检查项", 8),
    Column("看的是什么", 18, Style.LONG),
    Column("原文", 32, Style.LONG),
    Column("看到什么", 34, Style.LONG),
    Column("为什么", 34, Style.LONG),
    Column("依据", 18, Style.LONG),
    Column("指纹", 19),
)
_BASELINE = (
    Column("同上一稿相比", 14, Style.LONG),
    Column("已核的理由", 24, Style.LONG),
    Column("核定日期", 12, Style.DAY),
)
_PROMISES = (
    Column("文件", 28),
    Column("上一年的措施", 44, Style.LONG),
    Column("今年的说法", 44, Style.LONG),
    Column("结果", 18),
    Column("为什么这样对应", 32, Style.LONG),
)
_RETURNING = (
    Column("文件", 28),
    Column("上一年", 44, Style.LONG),
    Column("今年", 44, Style.LONG),
    Column("为什么说是同一个问题", 40, Style.LONG),
)
_UNREAD = (
    Column("文件", 40),
    Column("为什么", 50, Style.LONG),
    Column("可以怎么办", 50, Style.LONG),
)


def to_xlsx(checked: Sequence[Checked], unread: Sequence[Unread] = (), *, on: date) -> bytes:
    """The workbook of a run as bytes; `on` is the day that is printed and kept in its properties."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        made = datetime.combine(on, time())
        workbook.set_properties({"title": "对照检查结果", "author": "对照", "created": made})
        book = Book(workbook)
        book.notes("说明", "对照检查结果", _explained(checked, unread, on))
        overview_sheet(book, checked)
        _findings_sheet(book, checked)
        _last_year_sheets(book, checked)
        if unread:
            book.table("未能读取", _UNREAD, [(u.file, u.reason, u.cure) for u in unread])
    return content.getvalue()


def _findings_sheet(book: Book, checked: Iterable[Checked]) -> None:
    """Every finding; the columns on the earlier draft only where there is one."""
    found = [(one, finding) for one in checked for finding in one.findings]
    rows = [_finding(n, one, finding) for n, (one, finding) in enumerate(found, 1)]
    if any(one.comparison for one, _ in found):
        rows = [[*row, *_before(*pair)] for row, pair in zip(rows, found, strict=True)]
        book.table("提示", [*_FINDINGS, *_BASELINE], rows, fixed=2)
    else:
        book.table("提示", _FINDINGS, rows, fixed=2)


def _last_year_sheets(book: Book, checked: Sequence[Checked]) -> None:
    if not any(one.two_years for one in checked):
        return
    promises = [
        (one.file, row.promised, row.told or None, row.label, row.reason)
        for one in checked
        for row in promise_rows(one)
    ]
    book.table("上年措施", _PROMISES, promises)
    returning = [
        (one.file, row.before, row.now, row.reason) for one in checked for row in return_rows(one)
    ]
    book.table("两年都有的问题", _RETURNING, returning)


def _explained(
    checked: Sequence[Checked], unread: Sequence[Unread], on: date
) -> list[tuple[str, str]]:
    findings = tuple(finding for one in checked for finding in one.findings)
    lines = [
        ("检查日期", on.isoformat()),
        ("程序版本", __version__),
        ("材料", f"{len(checked)} 份"),
        ("提示", f"{len(findings)} 条（{counts_words(findings)}）"),
    ]
    if unread:
        lines.append(("未能读取", f"{len(unread)} 个文件，原因见最后一张表"))
    return [
        *lines,
        ("", ""),
        ("一览", "每份材料一行。占比是各部分占全文字数的比例，字数不计空白。"),
        ("", "没有写到的方面：按所用框架，年度各方面没有核实或者材料不完整的，不作判断。"),
        ("", "没有接上的处数：没有找到原因或措施的问题，以及没有对应问题的原因和措施。"),
        ("", "右边各列是每个检查项提示的条数，不含已核的。"),
        ("提示", "每条提示一行，段落从 1 数起。"),
        ("", "必改是应当改的，建议是值得再看的，提醒是供了解的。"),
        ("", "已核的理由和核定日期来自基线文件，表示有人看过、不算问题。"),
        ("", ""),
        (
            "请注意",
            "提示只指出值得再看的地方和理由，是否修改由人判断。表里不给人和材料打分、排名。",
        ),
    ]


def _finding(number: int, one: Checked, finding: Finding) -> list[Value]:
    return [
        number,
        one.file,
        part_words(finding),
        finding.paragraph + 1,
        LEVEL_LABELS[finding.level],
        finding.code,
        finding.title,
        finding.quote,
        finding.message,
        finding.why,
        finding.basis,
        finding.fingerprint,
    ]


def _before(one: Checked, finding: Finding) -> list[Value]:
    """How a finding stands to the earlier draft."""
    if one.comparison is None:
        return [None, None, None]
    known = one.comparison.known(finding)
    state = STATE_LABELS[one.comparison.state_of(finding)]
    return [state, known.reason or None, known.accepted_on] if known else [state, None, None]
