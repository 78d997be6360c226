"""Finds where a text names a meeting, and tells this year's meeting from an earlier one.

All passages are in plain form (core/zh/normal); abbreviations such as mzshh count as words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from duizhao.core.zh.led import led_by
from duizhao.core.zh.numerals import to_int

MEETING = "(?:民主生活会|组织生活会|生活会|mzshh|zzshh)"
_YEAR = "(?P<year>20[0-9]{2}|二[〇零○O0][〇零○O0一二三四五六七八九]{2})"
_NAMED = led_by(
    "2二",
    rf"(?<![0-9~～至—-]){_YEAR}(?P<annual>年度|年)(?![0-9一二三四五六七八九十]{{1,2}}月|[Xx×*]+月|来|以来|底|初)"
    rf"(?P<between>[^，。；！？\n0-9]{{0,40}}?){MEETING}",
)
_AFTER = 24
_BEFORE = 30


class Role(StrEnum):
    """Which meeting is meant."""

    THIS = "this"
    EARLIER = "earlier"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Mention:
    """A meeting named in a passage: the year it names or stands for, the words, which one is meant.

    `annual` is true where 年度 is written: a plain 年 may be a calendar year.
    """

    year: int
    words: str
    role: Role
    annual: bool = True


_EARLIER_AFTER = re.compile(
    f"^(?:[、和及与][^，。；！？\n]{{0,30}}?{MEETING})*(?:上|中|后|会后)?[^，。；！？\n]{{0,8}}?(?:整改|查摆|检视出|查找出|反馈|提出的|确定的|制定的|承诺|以来|后[，,]|作出的|梳理|列出)"
)
_EARLIER_BEFORE = re.compile(
    "(?:上年度|上一年度?|上一?次|去年|上年|前一?次|历次|通报|回顾|总结)[^。；！？\n，]{0,12}$"
)
_THIS_AFTER = re.compile(
    "^[》”’）]*(?:的|会)?(?:有关|相关|部署|具体|总体|工作|统一)*"
    "(?:通知|要求|部署|安排|方案|主题|会前|准备|督导|即将|个人|班子|领导班子|党员领导干部|对照检查|检视剖析|发言|党性分析|作如下|上作|召开在即|将|$)"
)
_THIS_BEFORE = led_by(
    "为今关出参召围开本此筹紧组结聚这",
    "(?:召开|开好|开展好|参加|出席|本次|这次|此次|本年度|今年|筹备|组织好|关于(?:认真)?(?:组织)?(?:召开|开好))[^。；！？\n]{0,24}$"
    "|(?:围绕|紧扣|聚焦|结合|为)[^。；！？\n，]{0,12}$",
)
_IN_A_TITLE = re.compile("^(?:(?!通知|方案|意见|要求|安排)[^《》\n]){0,20}》")
_PERHAPS_EARLIER = re.compile("(?:针对|对|自|巩固|抓好|落实|按照|对照)[^。；！？\n，]{0,4}$")


def meetings_named(passage: str) -> Iterator[Mention]:
    """Every meeting that the passage names with its year."""
    for match in _NAMED.finditer(passage):
        if year := to_int(match["year"].replace("○", "〇").replace("O", "〇").replace("零", "〇")):
            role = _role(passage, match.start(), match.end())
            yield Mention(year, match.group(), role, annual=match["annual"] == "年度")


def special_meetings_named(passage: str, years: Mapping[str, int]) -> Iterator[Mention]:
    """Every special meeting (“三严三实”专题民主生活会) that the passage names.

    `years` gives the meeting year of each special name.
    """
    if not years or "专题" not in passage:
        return
    for match in _special(tuple(years)).finditer(passage):
        role = _role(passage, match.start(), match.end())
        yield Mention(years[match["name"]], match.group(), role)


@lru_cache(maxsize=64)
def _special(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return led_by(
        '“"『「《' + "".join(re.escape(name[:1]) for name in names),
        rf"[“\"『「《]?(?P<name>{longest_first})[”\"』」》]?(?:主题教育|教育实践活动|学习教育|专题教育)?(?:领导班子|班子|的)?专题{MEETING}",
    )


def _role(passage: str, start: int, end: int) -> Role:
    """Which meeting the words at [start, end) mean, by the words around them."""
    before = passage[max(0, start - _BEFORE) : start]
    after = passage[end : end + _AFTER]
    if _EARLIER_AFTER.search(after) or _EARLIER_BEFORE.search(before):
        return Role.EARLIER
    if _IN_A_TITLE.search(after):
        return Role.UNCLEAR
    if _THIS_AFTER.search(after) or _THIS_BEFORE.search(before):
        return Role.THIS
    if _PERHAPS_EARLIER.search(before):
        return Role.EARLIER
    return Role.UNCLEAR


def only_year(mentions: Iterable[Mention]) -> int | None:
    """The one year that all mentions agree on; None when there is none or they differ."""
    years = {mention.year for mention in mentions}
    return years.pop() if len(years) == 1 else None
