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
class Course:
    """The course of an item.

    `listed` is the day on which it came into the ledger, `planned` the one by which it was first to
    be done, `last` the one that counts now. `turns` are the days on which it was closed (False) or
    open again (True), in the order of time.
    """

    listed: date
    planned: date | None
    last: date | None
    aspect: str = ""
    turns: tuple[tuple[date, bool], ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is open now."""
        return self.turns[-1][1] if self.turns else True

    def open_on(self, day: date) -> bool:
        """Whether it was in the ledger and open at the end of a day."""
        if self.listed > day:
            return False
        turned = [is_open for on, is_open in self.turns if on <= day]
        return turned[-1] if turned else True


def by_aspect(
    courses: Sequence[Course], labels: Mapping[str, str], *, today: date
) -> tuple[ProgressBar, ...]:
    """A bar for each aspect that has items, in the order of the labels: closed, due until today, all."""
    keys = [*labels, *sorted({one.aspect for one in courses} - set(labels))]
    found = []
    for key in keys:
        mine = [one for one in courses if one.aspect == key]
        if mine:
            found.append(
                progress_bar(
                    Progress(
                        label=labels.get(key, key or WITHOUT_ASPECT),
                        done=sum(not one.open for one in mine),
                        planned=sum(one.last is not None and one.last < today for one in mine),
                        target=len(mine),
                        unit="条",
                    )
                )
            )
    return tuple(found)


def burning(courses: Sequence[Course], *, today: date) -> BurnDown | None:
    """What was left open at each date, against what the first dates leave; None where there is nothing."""
    if not courses:
        return None
    first = min(one.listed for one in courses)
    planned = [one.planned for one in courses if one.planned]
    last = min(max([today, first, *planned]), first + _LONGEST)
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
                planned=sum(
                    one.listed <= day and (one.planned is None or one.planned > day)
                    for one in courses
                ),
                left=sum(one.open_on(day) for one in courses) if day <= today else None,
            )
            for day in days
        ],
        unit="条",
    )


def open_ages(courses: Iterable[Course], *, today: date) -> AgeingBars:
    """How long the open items are in the ledger; those past their last day as bars of their own."""
    still = [one for one in courses if one.open]
    late = [one.last is not None and one.last < today for one in still]
    ages = [(today - one.listed).days for one in still]
    bars, before = [], -1
    for edge in (*EDGES, None):
        if edge is None:
            label = f"{before} 天以上"
        else:
            label = f"{edge} 天以内" if before < 0 else f"{before + 1}—{edge} 天"
        here = [
            is_late
            for age, is_late in zip(ages, late, strict=True)
            if age > before and (edge is None or age <= edge)
        ]
        bars.append(Age(label=label, number=len(here)))
        if any(here):
            bars.append(Age(label="其中超期", number=here.count(True), late=True))
        before = edge or before
    return ageing_bars(bars)


def _ends(first: date, last: date, *, weekly: bool) -> Iterable[date]:
    """The ends of the weeks, or of the months, between two days."""
    day = first + timedelta(days=6 - first.weekday()) if weekly else _month_end(first)
    while day < last:
        yield day
        day = day + _WEEK if weekly else _month_end(day + timedelta(days=1))


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
