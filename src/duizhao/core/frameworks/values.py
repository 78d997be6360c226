"""Tells what a single value of a framework's file is: a number, a date, a list meant otherwise."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from math import isfinite

from duizhao.core.frameworks.model import Value
from duizhao.core.frameworks.nodes import Anything, Items, Pairs, Scalar

_TYPES = {
    "int": "一个数",
    "float": "一个数",
    "bool": "true 或 false",
    "null": "空的",
    "timestamp": "一个日期",
    "str": "一段文字",
}


def value_of(node: Anything) -> Value | None:
    """A node as a plain value: what a rule's parameter may be; None for mappings and blanks."""
    if isinstance(node, Items):
        values = [value_of(value) for value in node.values]
        return None if None in values else tuple(value for value in values if value is not None)
    if isinstance(node, Pairs) or node.type == "null":
        return None
    if node.type == "bool":
        return node.text.lower() == "true"
    if (number := number_of(node)) is not None:
        return int(number) if node.type == "int" else number
    return node.text


def scalars_of(node: Anything) -> Iterator[Scalar]:
    """The single values of a list, or the one value itself; what is not single becomes empty."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for value in node.values:
            if not isinstance(value, Scalar):
                yield Scalar(value.place, "", "null")
            else:
                yield value


def list_slip(node: Anything, found: Iterable[Scalar]) -> str:
    """Why a list that is YAML is probably not what its author meant; empty when it is fine."""
    only = next(iter(found))
    if isinstance(node, Scalar) and re.match(r"[-－—]\S", node.text):
        return "这一组词连成了一段：每一项开头的横线后面要空一格。"
    if isinstance(node, Scalar) and re.search("[，、,]", node.text):
        return "是一段文字，不是一组词：要用半角方括号括起来，各词之间用半角逗号隔开。"
    if isinstance(node, Items) and node.inline and len(node.values) == 1 and "，" in only.text:
        return "方括号里用了全角逗号“，”，各词之间要用半角逗号隔开。（如果本来就是带逗号的一个词，请另起一行用“- ”开头来写。）"
    return ""


def number_of(node: Scalar) -> float | None:
    """The number that a value is; None when it is none, or too large to be one."""
    if node.type not in {"int", "float"}:
        return None
    try:
        number = float(node.text.replace("_", ""))
    except ValueError:
        return None
    return number if isfinite(number) else None


def whole_of(node: Anything) -> int | None:
    """The whole number from 0 up that a value is; None when it is none."""
    number = number_of(node) if isinstance(node, Scalar) else None
    return int(number) if number is not None and number >= 0 and number.is_integer() else None


def day_of(words: str) -> str | None:
    """A date as 2026-01-15; None when the words are none."""
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        return None


def kind_of(node: Anything) -> str:
    """What a value is, for a message."""
    if isinstance(node, Items):
        return "一个列表" if node.values else "一个空列表"
    if isinstance(node, Pairs):
        return "几行“名称: 内容”"
    if node.type == "null" or not node.text.strip():
        return "空的（# 后面的是说明，不算内容）" if "#" in node.place.quote else "空的"
    return f"“{node.text}”（{_TYPES.get(node.type, '一段文字')}）"
