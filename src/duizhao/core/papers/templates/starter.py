"""The starter (范本) of a kind: a .docx in which every field stands with its meaning, to be edited into a template."""

from collections.abc import Iterator
from itertools import chain

from duizhao.core.layout.paper import Block, Body, Heading, Level, Paper, Table, TableColumn
from duizhao.core.layout.profile import MATERIAL, WIDE
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.papers.fields import Field, FieldList, in_words
from duizhao.core.papers.kind import AnyKind
from duizhao.core.papers.offered import fields_of
from duizhao.core.papers.templates.marks import CLOSE_MARK, field_mark, open_mark

_LONGEST_EXAMPLE = 40
_MOST_UPRIGHT = 6
_IN_A_LINE = 3
_SINGLES = (TableColumn("字段", 2.2), TableColumn("意思", 2.4), TableColumn("例", 2.8))


def starter(kind: AnyKind) -> bytes:
    """The starter of a kind. It is a sound template itself. Raises KeyError for a kind without templates."""
    if not kind.templated:
        raise KeyError(kind.key)
    wide = any(len(one.fields) > _MOST_UPRIGHT for one in fields_of(kind).lists)
    return to_docx(
        Paper(
            title=(f"{kind.name}模板的范本",),
            blocks=tuple(chain(_singles(kind), _lists(kind))),
            profile=WIDE if wide else MATERIAL,
        )
    )


def example_of(field: Field, kind: AnyKind) -> str:
    """What stands in place of a field in the sample of a kind, cut where it is long."""
    words = " ".join(in_words(field.value(kind.sample)).split())
    return words if len(words) <= _LONGEST_EXAMPLE else f"{words[:_LONGEST_EXAMPLE]}…"


def _singles(kind: AnyKind) -> Iterator[Block]:
    yield Body(
        "把本单位的文书存成 .docx，要填的地方换成花括号里的字段，例如把会议名称换成下面表里的第一栏。"
        "字体、字号照字段的第一个字。改好以后删去这里的说明和用不着的字段。"
    )
    yield Heading("一、单个的字段", Level.FIRST)
    rows = [
        (field_mark(one.name), one.meaning, example_of(one, kind))
        for one in fields_of(kind).singles
    ]
    yield Table(_SINGLES, tuple(rows))


def _lists(kind: AnyKind) -> Iterator[Block]:
    lists = fields_of(kind).lists
    if not lists:
        return
    yield Heading("二、一条一行的字段", Level.FIRST)
    yield Body(
        "写在表格的一行里，有几条，这一行就重复几次；也可以写成段落，前后各用一段标出从哪里到哪里重复。"
    )
    for one in lists:
        yield from _list(one)


def _list(of: FieldList) -> Iterator[Block]:
    yield Heading(f"{of.name}：{of.meaning}", Level.SECOND)
    columns = tuple(TableColumn(name, 1.0) for name in of.fields)
    yield Table(columns, (tuple(field_mark(name, of.name) for name in of.fields),))
    yield Body(open_mark(of.name))
    yield Body("，".join(field_mark(name, of.name) for name in of.fields[:_IN_A_LINE]))
    yield Body(CLOSE_MARK)
