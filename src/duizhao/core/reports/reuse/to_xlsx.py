"""Writes copied passages as an .xlsx workbook: one row a passage, one row a text of a group."""

from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from duizhao import __version__
from duizhao.core.reports.reuse.shown import Shown, counts_words, ruling_words
from duizhao.core.reports.sheets import Book, Column, Style, Value
from duizhao.core.reuse.model import KIND_LABELS, Pair, Passage

_MOST = 1_000
_PASSAGES = (
    Column("序号", 6, Style.COUNT),
    Column("材料甲", 24, Style.LONG),
    Column("材料乙", 24, Style.LONG),
    Column("性质", 10),
    Column("字数", 8, Style.COUNT),
    Column("相同", 8, Style.COUNT),
    Column("几份材料有", 10, Style.COUNT),
    Column("可能较早", 24, Style.LONG),
    Column("甲的原文", 44, Style.LONG),
    Column("乙的原文", 44, Style.LONG),
    Column("定性、理由和答复", 30, Style.LONG),
    Column("指纹", 19),
)
_GROUPS = (
    Column("组", 6, Style.COUNT),
    Column("材料", 40, Style.LONG),
    Column("可能最早", 10),
    Column("原文", 60, Style.LONG),
)
_COMMON = (
    Column("几份材料有", 10, Style.COUNT),
    Column("见于", 30, Style.LONG),
    Column("原文", 80, Style.LONG),
)
_UNREAD = (
    Column("文件", 40, Style.LONG),
    Column("为什么", 50, Style.LONG),
    Column("可以怎么办", 50, Style.LONG),
)


def to_xlsx(shown: Shown, *, on: date) -> bytes:
    """The workbook as bytes; `on` is the day that is printed and kept in its properties."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        made = datetime.combine(on, time())
        workbook.set_properties({"title": "雷同筛查结果", "author": "对照", "created": made})
        book = Book(workbook, "雷同筛查结果")
        book.notes("说明", "雷同筛查结果", _explained(shown, on))
        passages = [(pair, one) for pair in shown.pairs for one in pair.passages]
        rows = [_row(n, shown, *one) for n, one in enumerate(passages, 1)]
        book.table("相同的段落", _PASSAGES, rows, fixed=3)
        if shown.groups:
            book.table("三份以上", _GROUPS, _groups(shown))
        if shown.found.common:
            common = [
                (one.texts, shown.name(one.work), _cut(shown, one.work, one.start, one.end))
                for one in shown.found.common
            ]
            book.table("共有的话", _COMMON, common)
        if shown.unread:
            book.table("未能读取", _UNREAD, [(u.file, u.reason, u.cure) for u in shown.unread])
    return content.getvalue()


def _explained(shown: Shown, on: date) -> list[tuple[str, str]]:
    return [
        ("筛查日期", on.isoformat()),
        ("程序版本", __version__),
        ("结果", counts_words(shown)),
        ("怎么看", "只说哪里相同、别处有没有，不下结论；是引用、套话还是照抄，由人判断。"),
        ("字数", "不计标点和空白；“相同”是其中一字不差的字数。"),
        ("先后", "凭材料的日期，没有日期的凭年度；看不出来的空着。"),
    ]


def _row(number: int, shown: Shown, pair: Pair, one: Passage) -> list[Value]:
    earlier, ruling = shown.earlier(pair), shown.ruling(one)
    return [
        number,
        shown.name(pair.a),
        shown.name(pair.b),
        KIND_LABELS[one.kind],
        one.characters,
        one.same,
        one.texts,
        None if earlier is None else shown.name(earlier),
        _cut(shown, pair.a, one.a_start, one.a_end),
        _cut(shown, pair.b, one.b_start, one.b_end),
        ruling_words(ruling) if ruling else None,
        one.name,
    ]


def _groups(shown: Shown) -> list[list[Value]]:
    return [
        [
            number,
            shown.name(work),
            "是" if work == group.earliest else None,
            _cut(shown, work, start, end),
        ]
        for number, group in enumerate(shown.groups, 1)
        for work, start, end in group.places
    ]


def _cut(shown: Shown, work: int, start: int, end: int) -> str:
    """The words at a place; what a cell doesn't hold is left out."""
    words = shown.quote(work, start, end)
    return words if len(words) <= _MOST else words[:_MOST] + "……"
