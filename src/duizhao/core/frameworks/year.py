"""Proposes the meeting year of a text with the reason for it, or says that the text doesn't tell.

The meeting year is not the calendar year: a meeting of 2020年度 is mostly held early in 2021, and
its text speaks of earlier meetings as well. So a year is claimed only where the title or the
opening names this very meeting, or where several things agree and nothing speaks against it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duizhao.core.frameworks.mentions import (
    Mention,
    Role,
    meetings_named,
    only_year,
    special_meetings_named,
)
from duizhao.core.frameworks.model import Aspect, Framework
from duizhao.core.frameworks.plenums import spelled_out
from duizhao.core.zh.numerals import to_int

UNTOLD = "标题和开头没有写明年度，正文里也没有足以判断年度的内容"
_ANNUAL = re.compile(r"(?<![0-9~～至—-])(20[0-9]{2}|二[〇零][〇零一二三四五六七八九]{2})年度")
_OF_A_MEETING = re.compile("生活会|mzshh|对照检查|检视|剖析|党性分析|整改|查摆")
_LEAD = re.compile(r"[^。：；:]{2,60}")
_BEGINNING = 600
_LEAST_SHARE = 0.8
_LEAST_HEADED = 3
_QUOTED_MARKERS = 3


@dataclass(frozen=True, slots=True)
class YearGuess:
    """A meeting year, None when the text doesn't tell, with the reason in a half-sentence."""

    year: int | None
    reason: str


@dataclass(frozen=True)
class _Passages:
    """What is known of one text, all in plain form. `special` dates the names of special meetings."""

    title: str
    opening: str
    body: str
    special: Mapping[str, int]

    def mentions(self, passage: str) -> list[Mention]:
        """Meetings named by year, and special meetings of a year."""
        return [*meetings_named(passage), *special_meetings_named(passage, self.special)]


def propose_year(title: str, opening: str, body: str, frameworks: Sequence[Framework]) -> YearGuess:
    """The meeting year that a text tells. `body` is the whole text, paragraphs joined by line feeds.

    All passages are in plain form (core/zh/normal). Where no opening was made out, the beginning
    of the body stands for it.
    """
    body = spelled_out(body)
    floor = _latest_marked(body, frameworks)
    passages = _Passages(
        title=title.replace("\n", ""),
        opening=opening or body[:_BEGINNING],
        body=body,
        special=_dated_specials(body, floor, frameworks),
    )
    for look in (_from_title, _from_opening, _from_contents):
        guess = look(passages, floor)
        if guess is not None:
            return guess
    return YearGuess(None, UNTOLD)


def _from_title(passages: _Passages, floor: Framework | None) -> YearGuess | None:
    """The year that the title gives to the meeting; a special meeting's name stands for its year."""
    annual = {match.group(): to_int(match[1]) for match in _ANNUAL.finditer(passages.title)}
    if len(set(annual.values())) == 1 and _OF_A_MEETING.search(passages.title):
        words, year = annual.popitem()
        return YearGuess(year, f"标题写明“{words}”")
    mentions = [m for m in passages.mentions(passages.title) if m.role is not Role.EARLIER]
    year = only_year(mentions)
    if year is None or _contradicts(floor, year, annual=any(m.annual for m in mentions)):
        return None
    return YearGuess(year, f"标题写明{_quoted(mentions[0].words)}")


def _from_opening(passages: _Passages, floor: Framework | None) -> YearGuess | None:
    """The year of the meeting that the opening says is being prepared for."""
    mentions = passages.mentions(passages.opening)
    this = [m for m in mentions if m.role is Role.THIS]
    year = only_year([m for m in this if m.annual]) or only_year(this)
    earlier = max((m.year for m in mentions if m.role is Role.EARLIER), default=0)
    if year is None:
        return _from_unclear_mention(mentions, floor)
    meant = [m for m in this if m.year == year]
    if year <= earlier or _contradicts(floor, year, annual=any(m.annual for m in meant)):
        return None
    return YearGuess(year, f"开头写明本次会议是{_quoted(meant[0].words)}")


def _from_unclear_mention(mentions: list[Mention], floor: Framework | None) -> YearGuess | None:
    """The only year that the opening names, where the contents agree with it."""
    year = only_year(mentions)
    if year is None or floor is None or year not in floor.years:
        return None
    if mentions[0].role is not Role.UNCLEAR:
        return None
    return YearGuess(year, f"开头写到{_quoted(mentions[0].words)}，正文内容也与{year}年度相符")


def _from_contents(passages: _Passages, floor: Framework | None) -> YearGuess | None:
    """The latest year whose markers the text holds, where its aspects or the follow-up agree."""
    if floor is None:
        return None
    year = floor.years[0]
    earlier = {m.year for m in passages.mentions(passages.body) if m.role is Role.EARLIER}
    if any(named >= year for named in earlier) or _speaks_of_later(passages.body, year):
        return None
    marked = "、".join(f"“{word}”" for word in _markers_in(passages.body, floor)[:_QUOTED_MARKERS])
    covered = _covered_aspects(passages.body, floor)
    if floor.aspects_confirmed and _is_enough(passages.body, covered, floor):
        labels = "、".join(aspect.label for aspect in covered)
        told = f"{year}年度的{len(floor.aspects)}个方面对上了{len(covered)}个（{labels}）"
        return YearGuess(year, f"正文写到{marked}，{told}")
    if earlier and max(earlier) == year - 1:
        return YearGuess(year, f"正文写到{marked}，并说明了{year - 1}年度会议的整改情况")
    return None


def _latest_marked(body: str, frameworks: Sequence[Framework]) -> Framework | None:
    """The framework of the latest year that the text holds a marker of."""
    marked = [fw for fw in frameworks if len(fw.years) == 1 and _markers_in(body, fw)]
    return max(marked, key=lambda framework: framework.years, default=None)


def _dated_specials(
    body: str, floor: Framework | None, frameworks: Sequence[Framework]
) -> Mapping[str, int]:
    """The meeting year of each special name; names that stand for two years are told by the body."""
    years: dict[str, set[int]] = {}
    for framework in frameworks:
        for name in framework.titles:
            years.setdefault(name, set()).update(framework.years)
    dated = {name: next(iter(of_name)) for name, of_name in years.items() if len(of_name) == 1}
    unclear = [name for name, of_name in years.items() if len(of_name) > 1 and name in body]
    first = _first_possible(body, floor) if unclear else 0
    for name in unclear:
        if year := _told_apart(body, floor, years[name], first):
            dated[name] = year
    return dated


def _first_possible(body: str, floor: Framework | None) -> int:
    """The first year for which a text with these markers and earlier meetings can be written."""
    past = [m.year + 1 for m in meetings_named(body) if m.role is Role.EARLIER]
    return max([floor.years[0] if floor else 0, *past])


def _told_apart(body: str, floor: Framework | None, years: set[int], first: int) -> int | None:
    """The one of several years that the body's markers, earlier meetings or calendar years speak for."""
    if floor is not None and floor.years[0] in years:
        return floor.years[0]
    years = {year for year in years if year >= first}
    if len(years) > 1:
        years = {year for year in years if f"{year}年" in body}
    return next(iter(years)) if len(years) == 1 else None


def _markers_in(body: str, framework: Framework) -> list[str]:
    return [marker for marker in framework.markers if marker in body]


def _covered_aspects(body: str, framework: Framework) -> list[Aspect]:
    """The aspects that a paragraph begins with, or that the text names in so many words."""
    leads = _leads_in(body)
    return [
        aspect
        for aspect in framework.aspects
        if aspect.mentioned_in(body) or any(map(aspect.announced_by, leads))
    ]


def _is_enough(body: str, covered: Sequence[Aspect], framework: Framework) -> bool:
    """Whether nearly all aspects are covered, or three of them head a paragraph with their full name."""
    leads = _leads_in(body)
    headed = [aspect for aspect in covered if any(aspect.name in lead for lead in leads)]
    return len(covered) >= _LEAST_SHARE * len(framework.aspects) or len(headed) >= _LEAST_HEADED


def _leads_in(body: str) -> list[str]:
    """The words up to the first mark with which each paragraph begins."""
    return [lead.group() for lead in map(_LEAD.match, body.split("\n")) if lead]


def _contradicts(floor: Framework | None, year: int, *, annual: bool) -> bool:
    """Whether the contents are of a later year; a plain 年 may also be the year after the meeting's."""
    if floor is None:
        return False
    return floor.years[0] > year or (not annual and floor.years[0] == year - 1)


def _quoted(words: str) -> str:
    return words if words.startswith("“") else f"“{words}”"


def _speaks_of_later(body: str, year: int) -> bool:
    """Whether the text speaks more than once of the second year after a meeting's year."""
    later = f"{year + 2}年"
    return body.count(later) > 1 and len(re.findall(rf"(?<![0-9]){later}", body)) > 1
