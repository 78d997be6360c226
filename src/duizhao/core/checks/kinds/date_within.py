"""Dates that a part gives must lie within the time that a notice allows."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from duizhao.core.checks.kinds.where import pieces
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.model import Entry
from duizhao.core.trail.model import Part

_DATE = re.compile(
    r"(?<![0-9])(?P<year>20[0-9]{2})年(?:(?P<month>1[0-2]|0?[1-9])月(?:份)?(?:(?P<day>3[01]|[12][0-9]|0?[1-9])日)?)?"
)
_DECEMBER = 12


def look(reading: Reading, entry: Entry) -> Iterator[Hint]:
    """A hint at each date that lies wholly outside; a month or year counts from first to last day."""
    earliest, latest = entry.text("from"), entry.text("to")
    wanted = _wanted(earliest, latest)
    for piece in pieces(reading, entry.words("where") or (Part.MEASURES,)):
        for match in _DATE.finditer(piece.plain):
            first, last = _days(match)
            if (earliest and last.isoformat() < earliest) or (
                latest and first.isoformat() > latest
            ):
                message = entry.message.format(date=match.group(), wanted=wanted)
                yield Hint(piece.at(match.start(), match.end()), message)


def _days(match: re.Match[str]) -> tuple[date, date]:
    """The first and the last day that the words can mean."""
    year, month = int(match["year"]), int(match["month"] or 0)
    if not month:
        return date(year, 1, 1), date(year, _DECEMBER, 31)
    last = _last_of_month(year, month)
    if not match["day"]:
        return date(year, month, 1), last
    day = date(year, month, min(int(match["day"]), last.day))
    return day, day


def _last_of_month(year: int, month: int) -> date:
    following = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return following - timedelta(days=1)


def _wanted(earliest: str, latest: str) -> str:
    since = f"不早于{_shown(earliest)}" if earliest else ""
    until = f"不晚于{_shown(latest)}" if latest else ""
    return "，".join(filter(None, (since, until)))


def _shown(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.year}年{found.month}月{found.day}日"
