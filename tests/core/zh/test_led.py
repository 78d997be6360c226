"""A pattern that is tried only at certain characters finds all that it found without them."""

import pkgutil
import re

# The parser of the standard library is the only thing that knows a pattern's beginnings; its name
# is private, and a test may break with a new Python where the program must not.
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from duizhao import core
from duizhao.core.zh.led import led_by

LEADS = "(?=["


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the core that names the characters that lead it."""
    for found in pkgutil.walk_packages(core.__path__, f"{core.__name__}."):
        for word, value in vars(import_module(found.name)).items():
            if isinstance(value, re.Pattern) and str(value.pattern).startswith(LEADS):
                yield f"{found.name}.{word}", value


def beginnings(parsed: Any) -> tuple[set[tuple[str, Any]], bool]:  # noqa: ANN401  no types there
    """What a match of a parsed pattern can begin with, and whether it can be empty."""
    found: set[tuple[str, Any]] = set()
    for operation, argument in parsed:
        match str(operation):
            case "ASSERT" | "ASSERT_NOT" | "AT":
                continue
            case "LITERAL":
                one, empty = {("LITERAL", argument)}, False
            case "IN":
                one, empty = set(members(argument)), False
            case "SUBPATTERN":
                one, empty = beginnings(argument[-1])
            case "BRANCH":
                each = [beginnings(branch) for branch in argument[1]]
                one, empty = set().union(*(some for some, _ in each)), any(e for _, e in each)
            case "MAX_REPEAT" | "MIN_REPEAT":
                one, empty = beginnings(argument[2])
                empty = empty or argument[0] == 0
            case other:
                raise AssertionError(f"{other} 开头的写法不能用 led_by")
        found |= one
        if not empty:
            return found, False
    return found, True


def members(charset: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  no types there
    """The characters and classes of a set, ranges spelled out."""
    for kind, value in charset:
        if str(kind) == "RANGE":
            yield from (("LITERAL", code) for code in range(value[0], value[1] + 1))
        else:
            yield str(kind), value


def missing(pattern: re.Pattern[str]) -> set[str]:
    """Characters with which a match could begin but for the look ahead that leads the pattern."""
    lead, *rest = parser.parse(pattern.pattern, pattern.flags)
    firsts, _ = beginnings(lead[1][1])
    possible, empty = beginnings(rest)
    assert not empty, "可以什么都不匹配的写法不能用 led_by"
    return {chr(value) if kind == "LITERAL" else str(value) for kind, value in possible - firsts}


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*one, id=one[0]) for one in patterns()])
def test_no_beginning_of_a_match_is_forgotten(name: str, pattern: re.Pattern[str]) -> None:
    assert not missing(pattern), f"{name} 的 firsts 里少了这些字"


def test_a_forgotten_beginning_is_noticed() -> None:
    assert missing(led_by("每", r"每(?:月|年)|\d{1,2}月|(?:今|明)?年底")) == {
        "CATEGORY_DIGIT",
        "今",
        "明",
        "年",
    }
