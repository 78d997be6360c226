"""Finds counted things in any words, and tells whether two counts are of the same thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.zh.led import led_by
from duizhao.core.zh.normal import plain
from duizhao.core.zh.numerals import to_int

_UNITS = "人次|万元|小时|课时|学时|公里|分钟|次|场|项|个|条|件|家|户|人|份|篇|期|部|天|遍|座|处|亩|名|%|％"
_AMOUNT = led_by(
    "\\d一二两三四五六七八九十百",
    rf"(?<![\d.第])(?P<n>\d+(?:\.\d+)?|(?<![第几])[一二两三四五六七八九十百]+)(?P<about>余|多)?"
    rf"个?(?P<unit>{_UNITS})(?!性|会议室)(?P<after>[\u4e00-\u9fff]{{0,8}})",
)
_BEFORE = re.compile("[\u4e00-\u9fff“”《》、]{0,12}$")
_LOOSE = re.compile("(?:不少于|不低于|至少|超过|近|约|力争|达到|每[^，。；]{0,4})$")
_COMMONPLACE = re.compile(
    "全年|今年|去年|本年|累计|共计|一共|先后|分别|已经|完成|组织|开展|进行|召开|达到|其中|问题|工作|整改|落实|措施|情况|有关|相关|各类|[的了和与及在对到共计已]"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """How many of what: the number, its unit, the pairs of characters that name the thing.

    `start` and `end` are places in the plain form of the words; `loose` says that the words give
    a bound or a round figure, which disagrees with nothing.
    """

    number: float
    unit: str
    pairs: frozenset[str]
    words: str
    start: int
    end: int
    loose: bool = False

    def same_thing(self, other: "Amount") -> bool:
        """Whether both count the same thing: in the same unit, and with a word in common."""
        return self.unit == other.unit and bool(self.pairs & other.pairs)


def amounts_in(words: str) -> Iterator[Amount]:
    """The amounts in words, in the order in which they stand."""
    form = plain(words).text
    for match in _AMOUNT.finditer(form):
        number = _number(match["n"])
        if number is None:
            continue
        found = _BEFORE.search(form[: match.start()])
        before = found.group() if found else ""
        yield Amount(
            number,
            match["unit"].replace("％", "%"),
            _pairs(before) | _pairs(match["after"]),
            before[-6:] + form[match.start() : match.end("unit")],
            match.start(),
            match.end("unit"),
            loose=match["about"] is not None or _LOOSE.search(before) is not None,
        )


def _number(digits: str) -> float | None:
    return float(digits) if digits[0].isascii() else to_int(digits)


def _pairs(words: str) -> frozenset[str]:
    pieces = _COMMONPLACE.sub(" ", words).split()
    return frozenset(piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1))
