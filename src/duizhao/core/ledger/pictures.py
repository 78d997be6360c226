"""What the pictures of a ledger are drawn from: progress by aspect, what is left against the plan, how long items are open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duizhao.core.charts.ageing_bars import EDGES, Age, AgeingBars, ageing_bars
from duizhao.core.charts.burn_down import BurnDown, Left, burn_down
from duizhao.core.charts.progress_bar import Progress, ProgressBar, progress_bar

WITHOUT_ASPECT = "没有写方面"
_WEEKLY_WITHIN = timedelta(days=120)
_LONGEST = timedelta(days=3 * 365)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAspect:
    """The items of an aspect: how many there are, how many are closed, how many were due before today."""

    aspect: str
    done: int
    due: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSince:
    """The open items that came into the ledger on a day, and how many of them are past their last day."""

    listed: date
    number: int
    late: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """How many items came into the ledger on each day, and by which days they were first to be done.

    `turned` says for each day how many more were open at its end because they relapsed, less those
    that were closed. An item that has no first date, or came in after it, is `planned` for the day
    on which it came or never.
    """

    listed: Mapping[date, int]
    planned: Mapping[date, int]
    turned: Mapping[date, int]

    def planned_after(self, day: date) -> int:
        """How many were in the ledger at the end of a day and were to be done later."""
        return _until(day, self.listed) - _until(day, self.planned)

    def open_on(self, day: date) -> int:
        """How many were in the ledger and open at the end of a day."""
        return _until(day, self.listed) + _until(day, self.turned)


def by_aspect(found: Iterable[OfAspect], labels: Mapping[str, str]) -> tuple[ProgressBar, ...]:
    """A bar for each aspect that has items, in the order of the labels: closed, due until today, all."""
    known = {one.aspect: one for one in found}
    keys = [*labels, *sorted(set(known) - set(labels))]
    return tuple(
        progress_bar(
            Progress(
                label=labels.get(key, key or WITHOUT_ASPECT),
                done=known[key].done,
                planned=known[key].due,
                target=known[key].number,
                unit="条",
            )
        )
        for key in keys
        if key in known
    )


def burning(flow: Flow, *, today: date) -> BurnDown | None:
    """What was left open at each date, against what the first dates leave; None where there is nothing."""
    if not flow.listed:
        return None
    first = min(flow.listed)
    last = min(max([today, first, *flow.planned]), first + _LONGEST)
    weekly = last - first <= _WEEKLY_WITHIN
    days = sorted(
        {
            first,
            last,
            *((today,) if first <= today <= last else ()),
            *_ends(first, last, weekly=weekly),
        }
    )
    return burn_down(
        [
            Left(
                label="今天" if day == today else f"{day:%m-%d}" if weekly else f"{day:%y-%m}",
                planned=flow.planned_after(day),
                left=flow.open_on(day) if day <= today else None,
            )
            for day in days
        ],
        unit="条",
    )


def open_ages(still: Sequence[OpenSince], *, today: date) -> AgeingBars:
    """How long the open items are in the ledger; those past their last day as bars of their own."""
    bars, before = [], -1
    for edge in (*EDGES, None):
        if edge is None:
            label = f"{before} 天以上"
        else:
            label = f"{edge} 天以内" if before < 0 else f"{before + 1}—{edge} 天"
        here = [
            one
            for one in still
            if (age := (today - one.listed).days) > before and (edge is None or age <= edge)
        ]
        bars.append(Age(label=label, number=sum(one.number for one in here)))
        if late := sum(one.late for one in here):
            bars.append(Age(label="其中超期", number=late, late=True))
        before = edge or before
    return ageing_bars(bars)


def _until(day: date, numbers: Mapping[date, int]) -> int:
    return sum(number for on, number in numbers.items() if on <= day)


def _ends(first: date, last: date, *, weekly: bool) -> Iterable[date]:
    """The ends of the weeks, or of the months, between two days."""
    day = first + timedelta(days=6 - first.weekday()) if weekly else _month_end(first)
    while day < last:
        yield day
        day = day + _WEEK if weekly else _month_end(day + timedelta(days=1))


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
