"""What of its facts a kind of paper offers to an office's own template: single values, and lists with a row an item."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from duizhao.core.layout.paper import chinese_date
from duizhao.core.papers.occasion import Occasion
from duizhao.core.reports.sheets import Value

Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A value by its Chinese name; `value` takes the facts of the kind that declares it."""

    name: str
    meaning: str
    value: Callable[[Any], Value]


@dataclass(frozen=True, slots=True)
class FieldList:
    """Things of which a paper has any number: `fields` name the values of a row in their order."""

    name: str
    meaning: str
    fields: tuple[str, ...]
    rows: Callable[[Any], Sequence[Row]]


def _of(value: Callable[[Occasion], Value]) -> Callable[[Any], Value]:
    return lambda facts: value(facts.occasion)


OCCASION_FIELDS = (
    Field("单位", "开会的单位", _of(lambda of: of.unit)),
    Field("班子", "哪个班子、支部的会", _of(lambda of: of.team)),
    Field("会议名称", "会议的名称，带年度", _of(lambda of: of.title)),
    Field("会议年度", "哪个年度的会，四位数字", _of(lambda of: of.year)),
    Field("会议主题", "通知定的主题", _of(lambda of: of.theme)),
    Field("通知文号", "上级通知的发文字号", _of(lambda of: of.notice)),
    Field("召开日期", "开会的日子；没有开的，计划的日子", _of(lambda of: of.day)),
    Field("会议地点", "在哪里开会", _of(lambda of: of.place)),
    Field("主持人", "谁主持会议", _of(lambda of: of.presider)),
    Field("出文日期", "出这份文书的日子", _of(lambda of: of.made_on)),
)
"""What every paper offers whose facts name their meeting."""


def in_words(value: Value) -> str:
    """A value as papers write it; nothing for none."""
    match value:
        case None:
            return ""
        case date():
            return chinese_date(value)
        case _:
            return str(value)
