"""Reads the yearly notice on holidays, as it is published or as an office types it, and says what is wrong in it."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from duizhao.core.cycle.unfit import Unfit
from duizhao.core.cycle.workdays import SATURDAY, Holiday

_DAY = (
    r"(?:(?P<{0}y>\d{{4}})\s*[年\-/.]\s*)?(?:(?P<{0}m>\d{{1,2}})\s*[月\-/.]\s*)?(?P<{0}d>\d{{1,2}})\s*日?"
    r"\s*(?:\((?P<{0}w>[^()]*)\))?"
)
_STRETCH = re.compile(rf"{_DAY.format('a')}\s*(?:至|到|~|—+|-)\s*{_DAY.format('b')}(?=\s*放假)")
_ONE_DAY = re.compile(rf"{_DAY.format('a')}(?=\s*放假)")
_WORKED = re.compile(_DAY.format("a"))
_NAME = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|\d+[.、])?\s*(?P<name>[^:\d]{1,20}?)\s*[::]?\s*(?=\d)"
)
_SENTENCE = re.compile(r"[。;\n]")
_COUNT = re.compile(r"共\s*(\d+)\s*天")
_WEEKDAYS = "一二三四五六日"
_LONGEST = 15


class _Wrong(Exception):  # noqa: N818  a refusal, not a fault
    """What is wrong in one sentence."""


def read_holidays(words: str, year: int) -> tuple[Holiday, ...]:
    """The holidays of a year. Raises Unfit with every mistake, or where no holiday is found."""
    found: list[Holiday] = []
    reasons: list[str] = []
    for sentence in _SENTENCE.split(unicodedata.normalize("NFKC", words)):
        try:
            if sentence.rstrip(" ,").endswith("上班"):
                found = _with_worked(found, sentence, year)
            elif "放假" in sentence and (holiday := _holiday(sentence, year)):
                found.append(holiday)
        except _Wrong as wrong:
            reasons.append(f"“{sentence.strip()}”：{wrong}")
    reasons += [] if found or reasons else ["没有读到放假的日期。写成“元旦：1月1日至3日放假”这样"]
    reasons += _contradictions(found)
    if reasons:
        raise Unfit(*reasons)
    return tuple(found)


def to_words(holidays: tuple[Holiday, ...]) -> str:
    """The holidays as an office types them, one a line, so that they can be changed."""
    return "\n".join(_line(holiday) for holiday in holidays)


def _line(holiday: Holiday) -> str:
    stretch = _said(holiday.first)
    if holiday.last != holiday.first:
        stretch += f"至{_said(holiday.last)}"
    worked = "、".join(_said(day) for day in holiday.worked)
    return f"{holiday.name}：{stretch}放假。" + (f"{worked}上班。" if worked else "")


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _holiday(sentence: str, year: int) -> Holiday | None:
    stretch = _STRETCH.search(sentence)
    if stretch is None:
        one = _ONE_DAY.search(sentence)
        if one is None:
            return None
        first = last = _day(one, "a", year)
    else:
        first = _day(stretch, "a", year)
        last = _day(stretch, "b", first.year, first.month)
    if last < first:
        raise _Wrong("结束的日期早于开始的日期")
    length = (last - first).days + 1
    told = _COUNT.search(sentence)
    if length > _LONGEST or (told and int(told[1]) != length):
        raise _Wrong(f"从{_said(first)}到{_said(last)}是 {length} 天，请核对")
    name = _NAME.search(sentence)
    return Holiday(name["name"] if name else "放假", first, last)


def _with_worked(found: list[Holiday], sentence: str, year: int) -> list[Holiday]:
    """The holidays, the last of them with the days that a sentence says are worked for it."""
    if not found:
        raise _Wrong("上班的日期要写在它调给的假期后面")
    month: int | None = None
    worked = list(found[-1].worked)
    for match in _WORKED.finditer(sentence):
        day = _day(match, "a", year, month)
        month = day.month
        if day.weekday() < SATURDAY:
            raise _Wrong(f"{_said(day)}是周{_WEEKDAYS[day.weekday()]}，本来就上班")
        worked.append(day)
    last = found[-1]
    return [*found[:-1], Holiday(last.name, last.first, last.last, tuple(worked))]


def _day(match: re.Match[str], which: str, year: int, month: int | None = None) -> date:
    """The day that a part of a match names. Raises _Wrong when there is none, or its weekday differs."""
    named = match[f"{which}m"]
    month = int(named) if named else month
    if month is None:
        raise _Wrong("日期没有写几月")
    in_year = int(match[f"{which}y"] or year)
    if abs(in_year - year) > 1:
        raise _Wrong(f"{in_year}年不是 {year} 年的安排")
    try:
        day = date(in_year, month, int(match[f"{which}d"]))
    except ValueError:
        raise _Wrong(f"没有{in_year}年{month}月{match[f'{which}d']}日这一天") from None
    told = re.search("(?:周|星期)([一二三四五六日天])", match[f"{which}w"] or "")
    if told and told[1].replace("天", "日") != _WEEKDAYS[day.weekday()]:
        raise _Wrong(f"{_said(day)}是周{_WEEKDAYS[day.weekday()]}，写的是周{told[1]}，年份选对了吗")
    return day


def _contradictions(found: list[Holiday]) -> Iterator[str]:
    off = {day for holiday in found for day in holiday.days()}
    for day in sorted({day for holiday in found for day in holiday.worked} & off):
        yield f"{_said(day)}又放假又上班"
