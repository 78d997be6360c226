"""Indicators are set, changed, retired, and copied into another year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.workdays import Counting
from duizhao.core.indicators.kinds import CountUnit, CoverageSource, IndicatorKind
from duizhao.core.indicators.periods import Period, finer, one_year_on
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.indicators.access import place_of_indicator
from duizhao.web.indicators.models import Covered, Indicator
from duizhao.web.kit.claims import claim
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind
from duizhao.web.trail.models import Measure
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.places import place_of
from duizhao.web.units.selectors import members_of, people_of

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorWords:
    """An indicator as it was typed. `typed` is the set where it is not drawn from the unit."""

    kind: IndicatorKind
    title: str
    target: int
    count_unit: CountUnit
    period: Period
    rhythm: Period | None = None
    first_day: date
    last_day: date
    person: Person | None = None
    responsible: tuple[Person, ...] = ()
    coverage: CoverageSource = CoverageSource.NONE
    typed: tuple[str, ...] = ()
    stale_after: int | None = None
    soon: int = 15
    grace: int = 5
    counting: Counting = Counting.CALENDAR
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Promised:
    """An indicator that a person confirmed, with the measure and the sentence that promise it."""

    words: IndicatorWords
    measure: Measure
    promise: str


@transaction.atomic
def add_promised(
    unit: Unit, promises: Iterable[Promised], *, by: Actor, at: datetime
) -> list[Indicator]:
    """Set indicators of promises on the trail, all or none. Raises Refused."""
    return [
        add_indicator(unit, one.words, measure=one.measure, promise=one.promise, by=by, at=at)
        for one in promises
    ]


@transaction.atomic
def add_indicator(
    unit: Unit,
    words: IndicatorWords,
    *,
    measure: Measure | None = None,
    promise: str = "",
    by: Actor,
    at: datetime,
) -> Indicator:
    """Set an indicator, of a promise on the trail where it came from one. Raises Refused."""
    owner = words.person.pk if words.person else None
    require(by, Act.INDICATOR_SET, place_of(unit, owner_id=owner))
    _check(words)
    if measure is not None and _is_made(measure, promise):
        raise Refused("这一句承诺已经立过指标")
    indicator = Indicator(unit=unit, measure=measure, promise=promise)
    _write(indicator, words)
    _record(Event.INDICATOR_ADDED, indicator, by=by, at=at)
    _tell(indicator, words.responsible, by=by, at=at)
    return indicator


@transaction.atomic
def change_indicator(
    indicator: Indicator,
    words: IndicatorWords,
    *,
    edition: int | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Write an indicator anew. Raises Stale past `edition`, Refused where entries would lose their sense."""
    _claim(indicator, by)
    if edition is not None and edition != indicator.edition:
        raise Stale
    owner = words.person.pk if words.person else None
    require(by, Act.INDICATOR_SET, place_of(indicator.unit, owner_id=owner))
    _check(words)
    kept = indicator.entries.filter(withdrawn_at=None)
    if words.kind.value != indicator.kind and kept.exists():
        raise Refused("已经有登记，不能改类型；请停用这个指标，另立一个")
    outside = kept.exclude(on__range=(words.first_day, words.last_day)).count()
    if outside:
        raise Refused(f"有 {outside} 条登记的日期会落在新的起止日期之外，请先撤回它们")
    before = {person.pk for person in indicator.responsible.all()}
    indicator.edition += 1
    _write(indicator, words)
    _record(Event.INDICATOR_CHANGED, indicator, by=by, at=at)
    newly = [person for person in words.responsible if person.pk not in before]
    _tell(indicator, newly, by=by, at=at)


@transaction.atomic
def retire_indicator(
    indicator: Indicator, reason: str, *, by: Actor, at: datetime, today: date
) -> None:
    """Ask for an indicator no more, with the reason; its entries stay."""
    _claim(indicator, by)
    if indicator.retired_on is not None:
        raise Refused("这个指标已经停用")
    if not reason.strip():
        raise Refused("请写明为什么停用")
    indicator.retired_on, indicator.retired_reason = today, reason.strip()
    indicator.save(update_fields=["retired_on", "retired_reason"])
    _record(Event.INDICATOR_RETIRED, indicator, by=by, at=at, note=reason)


@transaction.atomic
def copy_indicators(
    unit: Unit, chosen: Iterable[Indicator], *, by: Actor, at: datetime, today: date
) -> list[Indicator]:
    """Set the same indicators for a year more: from the day after they end, without entries.

    Those who have left are responsible no more. What has been copied is not copied again.
    """
    made = [_copied(one, by=by, today=today) for one in chosen if one.unit_id == unit.pk]
    found = [one for one in made if one is not None]
    if not found:
        raise Refused("没有可以照搬的：选上的都已经照搬过了")
    for one in found:
        _tell(one, one.responsible.all(), by=by, at=at)
    titles = "、".join(one.title for one in found)
    record(Event.INDICATORS_COPIED, subject=unit, unit_id=unit.pk, by=by, at=at, note=titles)
    return found


def _copied(earlier: Indicator, *, by: Actor, today: date) -> Indicator | None:
    _claim(earlier, by)
    if earlier.copies.exists():
        return None
    begins = earlier.last_day + _DAY
    ends = one_year_on(earlier.first_day) + (earlier.last_day - earlier.first_day)
    people = earlier.responsible.exclude(left__lt=today)
    labels = earlier.covered.filter(dropped=False).values_list("label", flat=True)
    words = IndicatorWords(
        kind=IndicatorKind(earlier.kind),
        title=earlier.title,
        target=earlier.target,
        count_unit=CountUnit(earlier.count_unit),
        period=Period(earlier.period),
        rhythm=Period(earlier.rhythm) if earlier.rhythm else None,
        first_day=begins,
        last_day=max(ends, begins),
        person=earlier.person,
        responsible=tuple(people),
        coverage=CoverageSource(earlier.coverage),
        typed=tuple(labels) if earlier.coverage == CoverageSource.TYPED.value else (),
        stale_after=earlier.stale_after,
        soon=earlier.soon,
        grace=earlier.grace,
        counting=Counting(earlier.counting),
        parameters=earlier.parameters,
    )
    copy = Indicator(unit=earlier.unit, promise=earlier.promise, copied_from=earlier)
    _write(copy, words)
    return copy


def _is_made(measure: Measure, promise: str) -> bool:
    return Indicator.objects.filter(measure=measure, promise=promise).exists()


def _claim(indicator: Indicator, by: Actor) -> None:
    require(by, Act.INDICATOR_SET, place_of_indicator(indicator))
    claim(indicator)


def _check(words: IndicatorWords) -> None:
    reasons = []
    if words.last_day < words.first_day:
        reasons.append("结束日期早于开始日期")
    if words.rhythm is not None and not finer(words.rhythm, words.period):
        reasons.append("到期节奏要比目标的时段短，例如目标按年、节奏按季度")
    if words.coverage is CoverageSource.TYPED and not words.typed:
        reasons.append("覆盖范围选了“自己列”，请一行写一个")
    if reasons:
        raise Refused(*reasons)


def _write(indicator: Indicator, words: IndicatorWords) -> None:
    indicator.kind, indicator.title = words.kind.value, words.title
    indicator.target, indicator.count_unit = words.target, words.count_unit.value
    indicator.period = words.period.value
    indicator.rhythm = words.rhythm.value if words.rhythm else ""
    indicator.first_day, indicator.last_day = words.first_day, words.last_day
    indicator.person, indicator.coverage = words.person, words.coverage.value
    indicator.stale_after, indicator.counting = words.stale_after, words.counting.value
    indicator.soon, indicator.grace = words.soon, words.grace
    indicator.parameters = dict(words.parameters)
    indicator.save()
    indicator.responsible.set(words.responsible)
    _draw(indicator, words.typed)


def _draw(indicator: Indicator, typed: Iterable[str]) -> None:
    """Draw the set from the unit, or from what was typed; what is gone is dropped, with its entries kept."""
    wanted = _wanted(indicator, typed)
    known = {_name(one): one for one in indicator.covered.all()}
    for rank, one in enumerate(wanted):
        there = known.pop(_name(one), None)
        if there is None:
            one.rank = rank
            one.save()
        else:
            there.rank, there.dropped, there.label = rank, False, one.label
            there.save(update_fields=["rank", "dropped", "label"])
    indicator.covered.filter(pk__in=[one.pk for one in known.values()]).update(dropped=True)


def _wanted(indicator: Indicator, typed: Iterable[str]) -> list[Covered]:
    unit = indicator.unit
    here = people_of(unit).filter(left__isnull=True)
    match CoverageSource(indicator.coverage):
        case CoverageSource.DEPARTMENTS:
            return [
                Covered(indicator=indicator, label=one.name, department=one)
                for one in unit.departments.all()
            ]
        case CoverageSource.BRANCHES:
            return [
                Covered(indicator=indicator, label=one.name, branch=one)
                for one in unit.branches.all()
            ]
        case CoverageSource.TEAM:
            return _of_people(indicator, members_of(unit).exclude(pk=indicator.person_id or 0))
        case CoverageSource.HEADS:
            return _of_people(indicator, here.filter(heads_department=True))
        case CoverageSource.PEOPLE:
            return _of_people(indicator, here.exclude(pk=indicator.person_id or 0))
        case CoverageSource.TYPED:
            labels = dict.fromkeys(label.strip() for label in typed if label.strip())
            return [Covered(indicator=indicator, label=label[:120]) for label in labels]
    return []


def _of_people(indicator: Indicator, people: Iterable[Person]) -> list[Covered]:
    """People by name; those who share one, with their numbers."""
    rows = list(people)
    names = [person.name for person in rows]
    return [
        Covered(
            indicator=indicator,
            person=person,
            label=person.name
            if names.count(person.name) == 1
            else f"{person.name}（{person.number}）",
        )
        for person in rows
    ]


def _name(one: Covered) -> tuple[str, int | str]:
    """By what one of a set is known again: by what it was drawn from, else by its words."""
    drawn = (("d", one.department_id), ("b", one.branch_id), ("p", one.person_id))
    return next(((kind, pk) for kind, pk in drawn if pk is not None), ("t", one.label))


def _tell(indicator: Indicator, people: Iterable[Person], *, by: Actor, at: datetime) -> None:
    others = {person.pk for person in people} - {by.person_id, by.by_person_id}
    remind(
        others, ReminderKind.INDICATOR_ASSIGNED, about=indicator.title, at=at,
        address=indicator.get_absolute_url(), same=f"indicator:{indicator.pk}",
    )  # fmt: skip


def _record(event: Event, indicator: Indicator, *, by: Actor, at: datetime, note: str = "") -> None:
    record(
        event,
        subject=indicator,
        unit_id=indicator.unit_id,
        by=by,
        at=at,
        note=f"{indicator.title}：{note}" if note else indicator.title,
    )
