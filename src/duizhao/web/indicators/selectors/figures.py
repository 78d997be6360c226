"""What the entries of indicators, and the talks that exist already, say about them on a day; many read at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from duizhao.core.charts.progress_bar import Progress, ProgressBar, progress_bar
from duizhao.core.cycle.talk import TalkState
from duizhao.core.cycle.workdays import Counting, Workdays
from duizhao.core.indicators.checklist import Decision, Matter, Point, unmet
from duizhao.core.indicators.coverage import Cover, Visit, coverage, gaps
from duizhao.core.indicators.kinds import (
    COUNTS_AS_DONE,
    KINDS,
    CountUnit,
    IndicatorKind,
    RegulationStep,
    Sense,
)
from duizhao.core.indicators.lag import Spread, lag, spread
from duizhao.core.indicators.periods import Period
from duizhao.core.indicators.progress import (
    STANDING_STATE_LABELS,
    Counted,
    Plan,
    Standing,
    StandingState,
    once_in_period,
    standing,
)
from duizhao.web.indicators.models import Covered, Entry, Indicator
from duizhao.web.talks.models import Talk
from duizhao.web.units.holidays import workdays_of

_LOOKS = {
    StandingState.NOT_BEGUN: "",
    StandingState.ON_TRACK: "",
    StandingState.SOON: "open",
    StandingState.BEHIND: "late",
    StandingState.OVERDUE: "late overdue",
    StandingState.REACHED: "done",
}
_ONCE_EACH = (CountUnit.PEOPLE.value, CountUnit.ITEMS.value)


@dataclass(frozen=True, slots=True)
class Reached:
    """One thing that was counted: of the set or of nobody in particular, when, how many; from a talk or an entry."""

    covered_id: int | None
    on: date
    amount: int = 1
    from_talk: bool = False


class Kept(NamedTuple):
    """The columns of an entry that figures are made from; lists read them of thousands of entries.

    The last two are read where each entry is held against what is asked.
    """

    indicator_id: int
    covered_id: int | None
    on: date
    amount: int
    step: str
    since: date | None = None
    answers: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry held against what is asked: its figure, what it lacks of the list, whether it is over the limit."""

    figure: int
    lacking: tuple[str, ...] = ()
    over: bool = False


@dataclass(frozen=True, kw_only=True)
class Figures:
    """An indicator with everything that is said about it on a day; `number` counts its entries.

    `standing` is there where entries add up to a target, `spread` where each is held against a limit; `unmet` counts the decisions that lack something.
    """

    indicator: Indicator
    number: int
    members: tuple[Covered, ...]
    reached: tuple[Reached, ...]
    counted: tuple[Counted, ...]
    standing: Standing | None
    spread: Spread | None
    unmet: int
    today: date

    @cached_property
    def bar(self) -> ProgressBar | None:
        """How far it has come, where entries add up to a target."""
        return _bar(self.indicator, self.standing) if self.standing else None

    @cached_property
    def covers(self) -> tuple[Cover, ...]:
        """Each of the set with what reached it."""
        visits = (
            Visit(r.covered_id, r.on, r.amount) for r in self.reached if r.covered_id is not None
        )
        asked = [(one.pk, one.label) for one in self.members if not one.dropped]
        return coverage(asked, visits, today=self.today, stale_after=self.indicator.stale_after)

    @property
    def sense(self) -> Sense:
        """How its entries are held against the target."""
        return KINDS[IndicatorKind(self.indicator.kind)].sense

    @property
    def gaps(self) -> tuple[Cover, ...]:
        """Who of the set had nothing, or nothing for too long."""
        return gaps(self.covers)

    @property
    def shows_amounts(self) -> bool:
        """Whether the figure of an entry says anything that the entry itself doesn't."""
        return self.indicator.kind not in {
            IndicatorKind.DECISION.value, IndicatorKind.REGULATION.value,
        }  # fmt: skip

    @property
    def unit(self) -> str:
        """In what is counted, as it is said after a number."""
        working = self.indicator.counting == Counting.WORKING.value
        return "个工作日" if working else self.indicator.get_count_unit_display()

    @property
    def asked(self) -> str:
        """What is asked, in words: 每季度 2 次."""
        one = self.indicator
        unit = self.unit
        if self.standing is not None:
            return f"{one.get_period_display()} {one.target} {unit}"
        return "每件对照清单" if self.spread is None else f"每次不超过 {one.target} {unit}"

    @property
    def late(self) -> bool:
        """Whether something was due and is not done, or is over its limit."""
        if self.standing is not None:
            return self.standing.late
        return bool(self.unmet or (self.spread and self.spread.over))

    @property
    def state(self) -> str:
        """How it stands, in a word."""
        if self.standing is not None:
            return STANDING_STATE_LABELS[self.standing.state]
        if not self.number:
            return "还没有记"
        return "有超过的" if self.spread and self.late else "有缺项" if self.late else "都做到了"

    @property
    def look(self) -> str:
        """The class of the state's mark."""
        if self.standing is not None:
            return _LOOKS[self.standing.state]
        return "late" if self.late else "done" if self.number else ""

    @property
    def sentence(self) -> str:
        """What is still lacking, or what was."""
        unit = self.unit
        if self.standing is not None:
            return _sentence(self.standing, unit)
        if self.spread is not None:
            return _of_spread(self.spread, self.indicator.target, unit)
        return f"记了 {self.number} 件，{self.unmet} 件有缺项" if self.number else ""


def plan_of(indicator: Indicator) -> Plan:
    """What an indicator asks for."""
    return Plan(
        target=indicator.target,
        first=indicator.first_day,
        last=indicator.last_day,
        period=Period(indicator.period),
        rhythm=Period(indicator.rhythm) if indicator.rhythm else None,
        soon=indicator.soon,
        grace=indicator.grace,
    )


def figures_of(indicators: Iterable[Indicator], *, today: date) -> list[Figures]:
    """The figures of many indicators, with as many questions for one as for all."""
    rows = list(indicators)
    entries = _kept(rows)
    members: dict[int, list[Covered]] = defaultdict(list)
    for one in Covered.objects.filter(indicator__in=rows):
        members[one.indicator_id].append(one)
    talks = _talks(rows)
    workdays = workdays_for(rows)
    return [
        _figures(
            row,
            entries[row.pk],
            members[row.pk],
            talks.get(row.unit_id, ()),
            workdays.get(row.unit_id, Workdays()),
            today,
        )
        for row in rows
    ]


def _kept(rows: Iterable[Indicator]) -> dict[int, list[Kept]]:
    """The entries that count, by indicator, the newest first."""
    adding: list[Indicator] = []
    judging: list[Indicator] = []
    for row in rows:
        adds_up = KINDS[IndicatorKind(row.kind)].sense is Sense.REACH
        (adding if adds_up else judging).append(row)
    found: dict[int, list[Kept]] = defaultdict(list)
    for those, columns in ((adding, Kept._fields[:-2]), (judging, Kept._fields)):
        kept = Entry.objects.filter(indicator__in=those, withdrawn_at=None)
        for entry in kept.values_list(*columns):
            found[entry[0]].append(Kept(*entry))
    return found


_Talked = tuple[int, int, date]


def _talks(rows: Sequence[Indicator]) -> dict[int, list[_Talked]]:
    """Who talked with whom on which day, by unit; never what was said."""
    units = {row.unit_id for row in rows if row.kind == IndicatorKind.TALKS.value}
    if not units:
        return {}
    held = Talk.objects.filter(meeting__unit__in=units, held_on__isnull=False)
    found: dict[int, list[_Talked]] = defaultdict(list)
    for unit, one, other, on in held.exclude(state=TalkState.DUE.value).values_list(
        "meeting__unit", "one", "other", "held_on"
    ):
        if on is not None:
            found[unit].append((one, other, on))
    return found


def _figures(  # noqa: PLR0917  everything that was read for one indicator
    indicator: Indicator,
    entries: Sequence[Kept],
    members: Sequence[Covered],
    talks: Sequence[_Talked],
    workdays: Workdays,
    today: date,
) -> Figures:
    sense = KINDS[IndicatorKind(indicator.kind)].sense
    judged = (
        [] if sense is Sense.REACH else [judge(indicator, entry, workdays) for entry in entries]
    )
    reached = (*_entered(indicator, entries), *_talked(indicator, entries, members, talks))
    counted = _counted(indicator, reached)
    stands = standing(plan_of(indicator), counted, today=today) if sense is Sense.REACH else None
    return Figures(
        indicator=indicator,
        number=len(entries),
        members=tuple(members),
        reached=reached,
        counted=tuple(counted),
        standing=stands,
        spread=spread((one.figure for one in judged), limit=indicator.target)
        if sense is Sense.LIMIT
        else None,
        unmet=sum(bool(one.lacking) for one in judged),
        today=today,
    )


def judge(indicator: Indicator, entry: "Kept | Entry", workdays: Workdays) -> Judged:
    """Hold an entry against what its indicator asks of each."""
    if indicator.kind == IndicatorKind.RESPONSE_LAG.value and entry.since is not None:
        days = lag(
            entry.since, entry.on, counting=Counting(indicator.counting), workdays=workdays
        ).days
        return Judged(days, over=days > indicator.target)
    if indicator.kind == IndicatorKind.MEETING_LENGTH.value:
        return Judged(entry.amount, over=entry.amount > indicator.target)
    if indicator.kind == IndicatorKind.DECISION.value:
        return Judged(1, unmet(decision_of(entry.answers), indicator.parameters))
    return Judged(entry.amount)


def decision_of(answers: Mapping[str, Any]) -> Decision:
    """What the answers of an entry say about a decision."""
    return Decision(
        matter=Matter(answers["matter"]),
        material_days=answers["material_days"],
        present=answers["present"],
        entitled=answers["entitled"],
        kept=frozenset(Point(point) for point in answers["kept"]),
    )


def workdays_for(indicators: Iterable[Indicator]) -> dict[int, Workdays]:
    """The calendars by unit, where days are counted in working days."""
    units = {
        row.unit_id: row.unit
        for row in indicators
        if row.kind == IndicatorKind.RESPONSE_LAG.value and row.counting == Counting.WORKING.value
    }
    return {pk: workdays_of(unit) for pk, unit in units.items()}


def _entered(indicator: Indicator, entries: Sequence[Kept]) -> list[Reached]:
    """What entries count; a regulation that is only drafted doesn't yet."""
    regulation = indicator.kind == IndicatorKind.REGULATION.value
    return [
        Reached(entry.covered_id, entry.on, entry.amount)
        for entry in entries
        if not regulation or RegulationStep(entry.step) in COUNTS_AS_DONE
    ]


def _talked(
    indicator: Indicator,
    entries: Sequence[Kept],
    members: Sequence[Covered],
    talks: Sequence[_Talked],
) -> list[Reached]:
    """Talks of the run with one of the set, unless somebody typed the same one."""
    if indicator.kind != IndicatorKind.TALKS.value:
        return []
    keys = {one.person_id: one.pk for one in members if one.person_id is not None}
    typed = {(entry.covered_id, entry.on) for entry in entries}
    mine = indicator.person_id
    first, last = indicator.first_day, indicator.last_day
    found = []
    for one, other, on in talks:
        if not first <= on <= last or (mine is not None and mine not in (one, other)):
            continue
        for person in (one, other):
            key = None if person == mine else keys.get(person)
            if key is not None and (key, on) not in typed:
                found.append(Reached(key, on, from_talk=True))
    return found


def _counted(indicator: Indicator, reached: Iterable[Reached]) -> list[Counted]:
    """What adds up to the target; people and items of a set once in each period."""
    rows = list(reached)
    if indicator.count_unit not in _ONCE_EACH:
        return [Counted(row.on, row.amount) for row in rows]
    keyed = [
        (row.covered_id, Counted(row.on, row.amount)) for row in rows if row.covered_id is not None
    ]
    bare = [Counted(row.on, row.amount) for row in rows if row.covered_id is None]
    return [*once_in_period(plan_of(indicator), keyed), *bare]


def _bar(indicator: Indicator, stands: Standing) -> ProgressBar:
    return progress_bar(
        Progress(
            label=indicator.title,
            done=stands.done,
            target=stands.target,
            planned=stands.planned or None,
            unit=indicator.get_count_unit_display(),
        )
    )


def _sentence(stands: Standing, unit: str) -> str:
    said = []
    if stands.due is None and stands.behind:
        said.append(f"{stands.step}已经结束，少 {stands.behind} {unit}")
    elif stands.behind:
        said.append(f"前面几期差 {stands.behind} {unit}")
    if stands.due is not None and stands.missing:
        said.append(f"{stands.step}还差 {stands.missing} {unit}，{stands.due} 前")
    said.extend(f"{one.label}少 {one.missing} {unit}" for one in stands.missed)
    return "；".join(said)


def _of_spread(figures: Spread, limit: int, unit: str) -> str:
    if not figures.number:
        return ""
    over = f"{figures.over} 次超过 {limit} {unit}" if figures.over else f"都不超过 {limit} {unit}"
    return f"记了 {figures.number} 次，{over}；中间的一次 {figures.middle} {unit}，最多 {figures.largest} {unit}"
