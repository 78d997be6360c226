"""What the page of one indicator shows: the buttons of its set, its charts, its thread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from duizhao.core.charts.ageing_bars import AgeingBars, ageing_bars, ages_of
from duizhao.core.charts.burn_down import BurnDown, Left, burn_down
from duizhao.core.charts.column_series import ColumnSeries, Period, column_series
from duizhao.core.charts.heat_map import HeatMap, Row, heat_map
from duizhao.core.indicators.checklist import PARAMETERS, POINT_BASIS, POINT_LABELS
from duizhao.core.indicators.coverage import COVER_STATE_LABELS, Cover, CoverState, Visit, by_month
from duizhao.core.indicators.kinds import (
    KINDS,
    REGULATION_STEP_LABELS,
    IndicatorKind,
    RegulationStep,
)
from duizhao.core.indicators.progress import StandingState
from duizhao.web.indicators.models import Covered, Entry, Indicator
from duizhao.web.indicators.selectors.figures import Figures

_EDGES = (30, 60, 90)
_SHORT_SERIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """A button that makes an entry dated today: of whom, what it says, what was tapped today already."""

    covered: Covered | None
    words: str
    key: UUID
    today: tuple[Entry, ...]
    cover: Cover | None
    steps: tuple[tuple[str, str], ...] = ()
    reached: str = ""

    @property
    def name(self) -> str:
        """By what the page knows the button again, so that it keeps the focus."""
        return f"tap-{self.covered.pk if self.covered else 0}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charts:
    """The charts of an indicator; None where there is nothing to draw."""

    series: ColumnSeries | None
    heat: HeatMap | None
    ages: AgeingBars | None
    burn: BurnDown | None


def taps_of(row: Figures, entries: Sequence[Entry], *, today: date) -> list[Tap]:
    """One button for each of the set, one alone where there is none.

    Those who had nothing for longest come first; what is tapped today leaves a button in its place.
    """
    indicator = row.indicator
    kind = IndicatorKind(indicator.kind)
    if row.standing is None or indicator.retired_on or not _inside(indicator, today):
        return []
    covers = {one.key: one for one in row.covers}
    members = [one for one in row.members if not one.dropped]
    if not members:
        done = _today(entries, None, today)
        return [Tap(covered=None, words="今天记一次", key=uuid4(), today=done, cover=None)]
    taps = [
        Tap(
            covered=one,
            words=KINDS[kind].tap.format(name=one.label),
            key=uuid4(),
            today=_today(entries, one.pk, today),
            cover=covers.get(one.pk),
            steps=_steps(kind),
            reached=_reached(entries, one),
        )
        for one in members
    ]
    if kind is IndicatorKind.REGULATION:
        return taps
    before: dict[int | None, date] = {}
    for one in row.reached:
        if one.on < today:
            before[one.covered_id] = max(one.on, before.get(one.covered_id, date.min))
    return sorted(
        taps, key=lambda tap: before.get(tap.covered.pk if tap.covered else None, date.min)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A regulation of the set: the day of each step, the last of a kind."""

    label: str
    drafted: date | None
    issued: date | None
    revised: date | None

    @property
    def done(self) -> bool:
        """Whether it has been issued, newly or revised."""
        return self.issued is not None or self.revised is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What the list for decisions asks, with its figure and what it rests on."""

    words: str
    basis: str


def regulations_of(row: Figures, entries: Sequence[Entry]) -> list[Regulation]:
    """The regulations of the set with the days of their steps; none for other kinds."""
    if row.indicator.kind != IndicatorKind.REGULATION.value:
        return []
    days: dict[tuple[int | None, str], date] = {}
    for entry in reversed(entries):
        days[entry.covered_id, entry.step] = entry.on
    return [
        Regulation(
            label=one.label,
            drafted=days.get((one.pk, RegulationStep.DRAFTED.value)),
            issued=days.get((one.pk, RegulationStep.ISSUED.value)),
            revised=days.get((one.pk, RegulationStep.REVISED.value)),
        )
        for one in row.members
        if not one.dropped
    ]


def needs_of(indicator: Indicator) -> list[Need]:
    """What each decision is held against; none for other kinds."""
    if indicator.kind != IndicatorKind.DECISION.value:
        return []
    points = [Need(words=label, basis=str(POINT_BASIS)) for label in POINT_LABELS.values()]
    figures = [
        Need(
            words=f"{one.label} {one.shown(one.restored(indicator.parameters.get(one.key)))}",
            basis=str(one.basis),
        )
        for one in PARAMETERS
    ]
    return [*points, *figures]


def charts_of(row: Figures, *, today: date, named: bool) -> Charts:
    """The charts; those that name the set only where it may be named."""
    covers = row.covers and row.indicator.kind != IndicatorKind.REGULATION.value
    return Charts(
        series=_series(row, today),
        heat=_heat(row, today) if named and covers else None,
        ages=_ages(row, today) if named and covers else None,
        burn=_burn(row, today),
    )


def _inside(indicator: Indicator, today: date) -> bool:
    return indicator.first_day <= today <= indicator.last_day


def _today(entries: Sequence[Entry], covered_id: int | None, today: date) -> tuple[Entry, ...]:
    return tuple(one for one in entries if one.on == today and one.covered_id == covered_id)


def _steps(kind: IndicatorKind) -> tuple[tuple[str, str], ...]:
    if kind is not IndicatorKind.REGULATION:
        return ()
    return tuple((step.value, label) for step, label in REGULATION_STEP_LABELS.items())


def _reached(entries: Sequence[Entry], one: Covered) -> str:
    """How far a regulation has come: 2025-03-02 起草，2025-05-12 印发."""
    its = (entry for entry in entries if entry.covered_id == one.pk and entry.step)
    steps = sorted(its, key=lambda entry: entry.on)
    return "，".join(f"{entry.on} {entry.get_step_display()}" for entry in steps)


def _series(row: Figures, today: date) -> ColumnSeries | None:
    if row.standing is None or len(row.standing.steps) < _SHORT_SERIES:
        return None
    shown = [step for step in row.standing.steps if step.first <= today]
    return column_series(
        [
            Period(label=step.label, value=step.done, target=step.quota, over=step.last < today)
            for step in shown[-12:]
        ],
        unit=row.indicator.get_count_unit_display(),
    )


def _heat(row: Figures, today: date) -> HeatMap | None:
    members = [(one.key, one.label) for one in row.covers]
    months, rows = by_month(
        members, _visits(row), first=row.indicator.first_day, last=row.indicator.last_day,
        today=today,
    )  # fmt: skip
    if not months:
        return None
    notes = {one.label: _note(one) for one in row.covers}
    named = [Row(label=one.label, values=one.values, note=notes[one.label]) for one in rows]
    return heat_map(months, named, what=row.indicator.get_coverage_display())


def _note(cover: Cover) -> str:
    if cover.state is CoverState.COVERED:
        return ""
    if cover.state is CoverState.NEVER:
        return COVER_STATE_LABELS[cover.state]
    return f"已经 {cover.age} 天没有"


def _ages(row: Figures, today: date) -> AgeingBars | None:
    if row.indicator.first_day > today:
        return None
    ages = (one.age for one in row.covers)
    limit = row.indicator.stale_after
    edges = sorted({*_EDGES, *([limit] if limit else [])})
    return ageing_bars(ages_of(ages, edges=edges, late_after=limit))


def _burn(row: Figures, today: date) -> BurnDown | None:
    """What is left of the whole run, at its beginning and at the end of each step."""
    stands = row.standing
    if stands is None or stands.state is StandingState.NOT_BEGUN:
        return None
    if len(stands.steps) < _SHORT_SERIES or not stands.target:
        return None
    dates = [Left(label="开始", planned=stands.target, left=stands.target)]
    asked = 0
    for step in stands.steps:
        asked += step.quota
        until = min(step.last, today)
        done = sum(one.amount for one in row.counted if one.on <= until)
        dates.append(
            Left(
                label=step.label,
                planned=stands.target - asked,
                left=max(stands.target - done, 0) if step.first <= today else None,
            )
        )
    return burn_down(dates, unit=row.indicator.get_count_unit_display())


def _visits(row: Figures) -> Iterable[Visit]:
    return (Visit(r.covered_id, r.on, r.amount) for r in row.reached if r.covered_id is not None)
