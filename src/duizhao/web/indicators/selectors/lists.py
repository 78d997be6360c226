"""The list of a unit's indicators, what of them waits for a person, and what he would leave unfinished."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.indicators.kinds import KINDS, IndicatorKind, Sense
from duizhao.core.indicators.progress import StandingState
from duizhao.web.indicators.access import indicators_for, indicators_to_see_to, sees_to
from duizhao.web.indicators.models import Indicator
from duizhao.web.indicators.selectors.figures import Figures, figures_of
from duizhao.web.units.handover import OpenWork
from duizhao.web.units.models import Person, Unit

MOST = 500
"""How many indicators are looked at in one go; a unit that has more narrows its list."""
AFTER = timedelta(days=30)
"""How long an indicator that ended short is still brought up."""
ADD_UP = [kind.value for kind in IndicatorKind if KINDS[kind].sense is Sense.REACH]
"""The kinds whose entries add up to a target, so that something can be lacking by a day."""
SORTS: dict[str, tuple[str, Callable[[Figures], tuple[object, ...]]]] = {
    "": ("要紧的在前", lambda row: (_urgency(row), row.indicator.title)),
    "title": ("按名称", lambda row: (row.indicator.title,)),
    "kind": ("按类型", lambda row: (row.indicator.get_kind_display(), row.indicator.title)),
    "due": ("按到期日期", lambda row: (due_of(row) or date.max, row.indicator.title)),
    "newest": ("新立的在前", lambda row: (-row.indicator.pk,)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What the list is narrowed to, and how it is sorted."""

    words: str = ""
    kind: str = ""
    person: str = ""
    show: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Waits:
    """One thing that waits for a person: what, why, where, until when."""

    what: str
    why: str
    address: str
    due: date | None
    late: bool


def running(indicators: "QuerySet[Indicator]", *, today: date) -> "QuerySet[Indicator]":
    """The indicators that are asked for on a day: begun, not long over, not retired."""
    return indicators.filter(retired_on=None, first_day__lte=today, last_day__gte=today - AFTER)


def rows_of(actor: Actor, unit: Unit, narrowing: Narrowing, *, today: date) -> list[Figures]:
    """The indicators of a unit that the actor may see, narrowed and sorted."""
    found = indicators_for(actor, unit).prefetch_related("responsible")
    if narrowing.show != "retired":
        found = found.filter(retired_on=None)
    else:
        found = found.filter(retired_on__isnull=False)
    if narrowing.show in {"", "late", "gap"}:
        found = found.filter(last_day__gte=_floor(today))
    if narrowing.kind:
        found = found.filter(kind=narrowing.kind)
    if narrowing.person.isdecimal():
        key = int(narrowing.person)
        sees = Q(responsible=key) | Q(person=key)
        found = found.filter(pk__in=Indicator.objects.filter(sees).values("pk"))
    for word in narrowing.words.split():
        found = found.filter(Q(title__icontains=word) | Q(promise__icontains=word))
    rows = figures_of(found[:MOST], today=today)
    if narrowing.show == "late":
        rows = [row for row in rows if row.late]
    if narrowing.show == "gap":
        rows = [row for row in rows if row.gaps]
    return sorted(rows, key=SORTS[narrowing.sort][1])


def due_of(row: Figures) -> date | None:
    """Until when the step under way is to be done, where it still lacks something."""
    return row.standing.due if row.standing and row.standing.missing else None


def people_with_indicators(actor: Actor, unit: Unit) -> "QuerySet[Person]":
    """Those who see to an indicator that the actor may see."""
    seen = indicators_for(actor, unit).values("pk")
    return Person.objects.filter(responsible_for__in=seen).distinct()


def waiting_for(actor: Actor, *, today: date) -> list[Waits]:
    """The indicators that a person sees to and that lack something by now; for the office how many are late."""
    seen = running(indicators_to_see_to(actor), today=today).filter(kind__in=ADD_UP)
    asked = seen.annotate(mine=sees_to(actor))[:MOST]
    mine = {one.pk for one in asked if one.mine}
    rows = [row for row in figures_of(asked, today=today) if calls(row)]
    found = [_waits(row) for row in rows if row.indicator.pk in mine]
    others = (row.indicator for row in rows if _behind(row) and row.indicator.pk not in mine)
    late = Counter(one.unit_id for one in others)
    found.extend(_of_others(unit, number) for unit, number in late.items())
    return sorted(found, key=lambda one: (not one.late, one.due or date.max))


def calls(row: Figures) -> bool:
    """Whether an indicator asks for something now: the step under way soon ends, or steps before it lack."""
    asks = (StandingState.SOON, StandingState.BEHIND, StandingState.OVERDUE)
    return row.standing is not None and row.standing.state in asks


def open_work_of(person_id: int) -> list[OpenWork]:
    """The indicators that are not retired and that a person sees to."""
    mine = Indicator.objects.filter(responsible=person_id, retired_on=None)
    return [OpenWork(f"负责指标“{one}”", one.get_absolute_url(), one.unit_id) for one in mine]


def _behind(row: Figures) -> bool:
    late = (StandingState.BEHIND, StandingState.OVERDUE)
    return row.standing is not None and row.standing.state in late


def _waits(row: Figures) -> Waits:
    late = _behind(row)
    due = row.standing.due if row.standing else None
    address = row.indicator.get_absolute_url()
    return Waits(f"{row.indicator.title}：{_lacking(row)}", "您负责这个指标", address, due, late)


def _of_others(unit: int, number: int) -> Waits:
    address = reverse("indicators:list", args=[unit]) + "?show=late"
    what = f"有 {number} 个指标没有按期做够"
    return Waits(what, "责任人是别人，请提醒", address, None, late=True)


def _lacking(row: Figures) -> str:
    """What is lacking now, without the date, which stands beside it."""
    stands = row.standing
    if stands is None:
        return row.state
    number = stands.missing or stands.behind
    return f"{stands.step}{'还差' if stands.due else '结束了，少'} {number} {row.unit}"


def _urgency(row: Figures) -> int:
    """Late before soon, soon before the rest, what is done last."""
    if _behind(row) or (row.standing is None and row.late):
        return 0
    if row.standing is None:
        return 2
    order = {StandingState.SOON: 1, StandingState.REACHED: 3, StandingState.NOT_BEGUN: 4}
    return order.get(row.standing.state, 2)


def _floor(today: date) -> date:
    """The list shows what runs, and what ended in the last half year."""
    month = today.year * 12 + today.month - 7
    return date(month // 12, month % 12 + 1, 1)
