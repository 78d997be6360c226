"""What of all programmes waits for a person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import Role
from duizhao.core.cycle.programme import ProgrammeState
from duizhao.core.cycle.publication import PublicationState
from duizhao.core.cycle.remark import RemarkState
from duizhao.web.programmes.access import programmes_for
from duizhao.web.programmes.models import Programme, Remark
from duizhao.web.programmes.selectors.standing import days_in

SOON = timedelta(days=15)
"""How long before its date a step is brought up."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Something of a programme that waits: what, why, where, until when."""

    what: str
    why: str
    address: str
    due: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A step of a programme whose day is near or over."""

    programme: Programme
    label: str
    why: str
    due: date


def waiting_for(actor: Actor, *, today: date) -> list[Waits]:
    """What of the programmes of his units waits for the actor."""
    if not actor.units_as(Role.SECRETARY, Role.LEADER):
        return []
    found = list(programmes_for(actor).exclude(state=ProgrammeState.CLOSED.value))
    remarks = Remark.objects.filter(programme__in=found, state=RemarkState.OPEN.value)
    unanswered = Counter(remarks.values_list("programme", flat=True))
    return [
        waits
        for programme in found
        for waits in _of(actor, programme, unanswered[programme.pk], today)
    ]


def terms_near(programme: Programme, *, today: date) -> list[Term]:
    """The steps of a programme that are soon due or late."""
    days, state = days_in(programme), ProgrammeState(programme.state)
    steps = []
    if state is ProgrammeState.RECEIVED:
        steps.append(
            ("定整改方案", "落实条目、责任和措施，开会审定，主要负责人批准", days.plan.day)
        )
    if state in (ProgrammeState.PLANNED, ProgrammeState.CONCENTRATED):
        why = "办完的申请销号，办不完的写明原因"
        steps.append(("集中整改期满", why, days.concentrated))
        steps.append(("报进展情况", "主要负责人签批，再报送", days.report.day))
    if state is ProgrammeState.REPORTED and _to_publish(programme):
        why = "党内通报和向社会公开各办一份，不公开的写明理由"
        steps.append(("公开整改情况", why, days.publish.day))
    near = [Term(programme, *step) for step in steps if step[2] <= today + SOON]
    return near[-1:]


def _to_publish(programme: Programme) -> bool:
    """Whether something is still to be made public, or its reason to be written."""
    return programme.publications.filter(state=PublicationState.DRAFTED.value).exists()


def _of(actor: Actor, programme: Programme, unanswered: int, today: date) -> Iterator[Waits]:
    inspection = programme.inspection
    unit, name, address = inspection.meeting.unit_id, inspection.title, programme.get_absolute_url()
    if actor.holds(Role.SECRETARY, unit):
        for term in terms_near(programme, today=today):
            what = f"{term.label}：{name}"
            yield Waits(what, term.why, address, term.due, term.due < today)
        if unanswered:
            page = reverse("programmes:remarks", args=[programme.pk])
            why = "采纳的写明改在哪里，没有照改的写明为什么"
            yield Waits(f"{unanswered} 条审核意见等待答复", why, page)
    if actor.holds(Role.LEADER, unit):
        yield from _of_leader(programme, name, address, today)


def _of_leader(programme: Programme, name: str, address: str, today: date) -> Iterator[Waits]:
    state, days = ProgrammeState(programme.state), days_in(programme)
    if state is ProgrammeState.RECEIVED and programme.adopted_on is not None:
        due = days.plan.day
        yield Waits(f"整改方案等您批准：{name}", "会议已经审定", address, due, due < today)
    unsigned = state is ProgrammeState.CONCENTRATED and programme.signed_at is None
    if unsigned and days.concentrated <= today + SOON:
        due, why = days.report.day, "看清各项的数，再签批报送"
        yield Waits(f"进展报告等您签批：{name}", why, address, due, due < today)
