"""Makes the demo: the invented bureau in one of its states, noun by noun, by the program's own acts."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.talk import TalkState
from duizhao.web.project.demo_unit.after import make_after
from duizhao.web.project.demo_unit.branch import make_branch_meeting
from duizhao.web.project.demo_unit.dispatches import make_dispatches
from duizhao.web.project.demo_unit.indicators import make_indicators
from duizhao.web.project.demo_unit.inspections import make_inspections
from duizhao.web.project.demo_unit.ledger import make_ledger
from duizhao.web.project.demo_unit.opinions import make_rounds
from duizhao.web.project.demo_unit.own_templates import make_own_templates
from duizhao.web.project.demo_unit.people import make_bureau
from duizhao.web.project.demo_unit.plan import make_last_meeting, make_meeting, moment
from duizhao.web.project.demo_unit.problems import make_problems
from duizhao.web.project.demo_unit.programme import make_programme
from duizhao.web.project.demo_unit.screening import make_screening
from duizhao.web.project.demo_unit.sign_ins import make_sign_ins
from duizhao.web.project.demo_unit.sittings import make_sittings
from duizhao.web.project.demo_unit.statements import make_final_statements, make_statements
from duizhao.web.project.demo_unit.states import DAYS, MID_DAY, DemoState
from duizhao.web.project.demo_unit.study import make_study
from duizhao.web.project.demo_unit.talks import make_talks
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.models import Reminder
from duizhao.web.talks.models import Talk
from duizhao.web.talks.services import news_of
from duizhao.web.units.actors import actor_of
from duizhao.web.units.models import Person, Unit


def make_demo(state: DemoState = DemoState.MID) -> list[str]:
    """Fill an empty installation; the codes of slips that a visitor may try.

    Raises RuntimeError when there is a unit already.
    """
    if Unit.objects.exists():
        raise RuntimeError("the demo needs an empty installation")
    codes = _make(state)
    seen = moment((DAYS[state] - MID_DAY).days) - timedelta(days=3)
    settled = Q(made_at__lt=seen) | Q(kind=ReminderKind.TALK_RECORDED.value) & ~Q(same__in=_open())
    Reminder.objects.filter(settled).update(read_at=F("made_at"))
    return codes


def _open() -> list[str]:
    """The talks of which a reminder still asks something; all were told in one commit, and settled before it."""
    recorded = Talk.objects.filter(state=TalkState.RECORDED.value)
    return [news_of(talk) for talk in recorded]


@transaction.atomic
def _make(state: DemoState) -> list[str]:
    bureau = make_bureau()
    make_sign_ins()
    office, leader = _actor(bureau.secretary), _actor(bureau.team[0])
    make_own_templates(bureau, office=office)
    last = make_last_meeting(bureau)
    meeting = make_meeting(bureau, state)
    make_study(meeting, bureau, state)
    codes = make_rounds(meeting, bureau, state, office=office, leader=leader)
    make_talks(meeting, bureau, state, office=office)
    make_inspections(meeting, last, bureau, office=office)
    make_problems(meeting, bureau, state, office=office)
    if state is DemoState.MID:
        make_statements(meeting, last, list(bureau.team))
        make_screening(meeting, office=office)
    else:
        make_final_statements(meeting, last, list(bureau.team))
    make_sittings(meeting)
    make_indicators(bureau, office=office)
    make_ledger(last, bureau, office=office, leader=leader)
    make_programme(meeting, bureau, office=office, leader=leader)
    make_dispatches(meeting, last, office=office)
    if state is DemoState.MID:
        make_branch_meeting(bureau)
    if state is DemoState.AFTER:
        make_after(meeting, bureau, office=office, leader=leader)
    return codes


def _actor(person: Person) -> Actor:
    person.refresh_from_db()
    if person.user is None:
        raise RuntimeError(f"{person} has no account")
    return actor_of(person.user, today=MID_DAY)
