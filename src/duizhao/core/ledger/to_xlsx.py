"""Writes the ledger as a workbook: what it is, the ledger as offices lay it out, the list of problems, the list of tasks."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from duizhao.core.ledger.columns import LEDGER
from duizhao.core.ledger.line import Line, kind_words

Value = str | int | date | None
_LEDGER = {
    "序号": 6, "谁的问题": 9, "问题": 40, "整改目标": 28, "整改措施": 40, "措施类型": 10, "责任领导": 9,
    "责任部门": 14, "配合部门": 18, "完成期限": 12, "怎样算改好": 26, "完成情况": 30, "状态": 12,
    "整改时限": 12, "延期次数": 8, "佐证件数": 8, "核验人": 9, "整改成效": 30, "销号日期": 12,
}  # fmt: skip
_OF_TASK = ("整改措施", "措施类型", "配合部门", "完成情况")
_PROBLEMS = {
    "序号": 6, "谁的问题": 9, "方面": 20, "问题": 60, "整改时限": 16, "重点关注": 9, "回潮次数": 9,
    "状态": 14,
}  # fmt: skip
_TASKS = {
    "条": 6, "整改任务": 50, "类型": 10, "责任人": 9, "责任部门": 14, "配合部门": 18, "完成日期": 12,
    "何时完成": 12, "完成情况": 40,
}  # fmt: skip


class _Book:
    """A workbook with the few looks that its sheets share."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.head: Format = workbook.add_format(
            {
                "bold": True,
                "bg_color": "#EFE6D6",
                "border": 1,
                "text_wrap": True,
                "valign": "vcenter",
            }
        )
        self.text: Format = workbook.add_format(
            {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}
        )
        self.number: Format = workbook.add_format({"valign": "top", "border": 1})
        self.day: Format = workbook.add_format(
            {"valign": "top", "border": 1, "num_format": "yyyy-mm-dd"}
        )

    def sheet(self, name: str, widths: Mapping[str, int], title: str) -> Worksheet:
        """A sheet with its heads, set to print on A4 across."""
        sheet = self._workbook.add_worksheet(name)
        for place, (label, width) in enumerate(widths.items()):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, label, self.head)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header(f"&C{title}")
        sheet.set_footer("&C第 &P 页，共 &N 页")
        return sheet

    def write(self, sheet: Worksheet, row: int, place: int, value: Value, last: int = 0) -> None:
        """A value in a cell, or over the rows down to `last`; text stays text whatever it begins with."""
        look = self._look(value)
        if last > row:
            sheet.merge_range(row, place, last, place, "", look)
        match value:
            case None:
                sheet.write_blank(row, place, None, look)
            case date():
                sheet.write_datetime(row, place, value, look)
            case int():
                sheet.write_number(row, place, value, look)
            case _:
                sheet.write_string(row, place, value, look)

    def _look(self, value: Value) -> Format:
        return (
            self.day if isinstance(value, date)
            else self.number if isinstance(value, int) else self.text
        )  # fmt: skip


def to_xlsx(lines: Sequence[Line], *, title: str, on: date, aspects: Mapping[str, str]) -> bytes:
    """The workbook of a ledger as it stands on a day; `aspects` are the labels of aspects by key."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        # else the moment of writing stands in the file, and the same ledger never gives the same bytes
        workbook.set_properties({"created": datetime.combine(on, time())})
        book = _Book(workbook)
        _explain(workbook, book, lines, title, on)
        _ledger(book, lines, title)
        _problems(book, lines, title, aspects)
        _tasks(book, lines, title)
    return content.getvalue()


def _explain(workbook: Workbook, book: _Book, lines: Sequence[Line], title: str, on: date) -> None:
    notes = workbook.add_worksheet("说明")
    notes.set_column(0, 0, 14)
    notes.set_column(1, 1, 80)
    closed = sum(line.state == "closed" for line in lines)
    rows: tuple[tuple[str, Value], ...] = (
        ("这是什么", title),
        ("截至", on),
        ("条数", len(lines)),
        ("其中已销号", closed),
        ("口径", "一条就是一行台账；已销号的，佐证、成效、核验、签字都齐。超期按当天以前没有销号算。"),
        ("整改台账", "一条有几项措施就占几行，同一条的格子合并；改好以后可以再导入，凭序号认出同一条。"),
        ("再导入时", "空着的格不改动；措施只增加不删除；状态、佐证、成效只在网页上办，这里的改动不读。"),
        ("问题清单、任务清单", "同样的内容，一个问题一行，一项任务一行，可以筛选。"),
    )  # fmt: skip
    for row, (term, meaning) in enumerate(rows):
        book.write(notes, row, 0, term)
        book.write(notes, row, 1, meaning)


def _ledger(book: _Book, lines: Sequence[Line], title: str) -> None:
    sheet = book.sheet(LEDGER.rows, _LEDGER, title)
    row = 1
    for line in lines:
        last = row + max(1, len(line.tasks)) - 1
        for place, label in enumerate(_LEDGER):
            if label in _OF_TASK:
                _of_tasks(book, sheet, (row, place), label, line)
            else:
                book.write(sheet, row, place, _of_item(line, label), last)
        row = last + 1
    sheet.activate()


def _of_tasks(book: _Book, sheet: Worksheet, at: tuple[int, int], label: str, line: Line) -> None:
    row, place = at
    if not line.tasks:
        book.write(sheet, row, place, None)
    for offset, task in enumerate(line.tasks):
        words = {
            "整改措施": task.words, "措施类型": kind_words(task.kind), "配合部门": task.helpers,
            "完成情况": task.result,
        }  # fmt: skip
        book.write(sheet, row + offset, place, words[label] or None)


def _of_item(line: Line, label: str) -> Value:
    values: dict[str, Value] = {
        "序号": line.number, "谁的问题": line.whose, "问题": line.problem, "整改目标": line.goal,
        "责任领导": line.owner, "责任部门": line.department, "完成期限": line.due,
        "怎样算改好": line.judged_by, "状态": line.state_words, "整改时限": line.pace_words,
        "延期次数": line.extensions, "佐证件数": line.evidence, "核验人": line.verifier,
        "整改成效": line.effect, "销号日期": line.closed_on,
    }  # fmt: skip
    return values[label]


def _problems(book: _Book, lines: Sequence[Line], title: str, aspects: Mapping[str, str]) -> None:
    sheet = book.sheet("问题清单", _PROBLEMS, title)
    for row, line in enumerate(lines, 1):
        values: tuple[Value, ...] = (
            line.number, line.whose, aspects.get(line.aspect, ""), line.problem, line.pace_words,
            "是" if line.key_concern else "", line.relapses, line.state_words,
        )  # fmt: skip
        for place, value in enumerate(values):
            book.write(sheet, row, place, value)
    sheet.autofilter(0, 0, max(1, len(lines)), len(_PROBLEMS) - 1)


def _tasks(book: _Book, lines: Sequence[Line], title: str) -> None:
    sheet = book.sheet("任务清单", _TASKS, title)
    row = 0
    for line in lines:
        for task in line.tasks:
            row += 1
            values: tuple[Value, ...] = (
                line.number, task.words, kind_words(task.kind), task.owner, task.department,
                task.helpers, task.due, task.done_on, task.result,
            )  # fmt: skip
            for place, value in enumerate(values):
                book.write(sheet, row, place, value)
    sheet.autofilter(0, 0, max(1, row), len(_TASKS) - 1)
