"""The branch of the demo: its meeting is being prepared, and its members are being evaluated."""

from datetime import date

from duizhao.core.access.roles import Role
from duizhao.core.cycle.evaluation import Grade
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.stages import Stage
from duizhao.web.evaluations import services
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.meetings.selectors import participants, profile_for
from duizhao.web.project.demo_unit.people import Bureau
from duizhao.web.project.demo_unit.plan import day, moment
from duizhao.web.study.models import Reading
from duizhao.web.talks.services import plan_talks
from duizhao.web.units.actors import actor_of
from duizhao.web.units.models import Assignment, Person, Unit

CHAIR, COMMITTEE = "唐建平", ("唐建平", "石磊", "薛峰")
PLAN = {
    Stage.PLAN: (-20, -14), Stage.STUDY: (-14, 4), Stage.OPINIONS: (-10, 3), Stage.TALKS: (-6, 8),
    Stage.PROBLEMS: (0, 9), Stage.STATEMENTS: (2, 12), Stage.SITTING: (18, 18),
    Stage.EVALUATION: (-1, 18), Stage.RECTIFICATION: (19, 49), Stage.REPORT: (19, 33),
}  # fmt: skip
BALLOTS, CAST = 20, 3


def make_branch_meeting(bureau: Bureau) -> list[str]:
    """The second branch with its secretary, its meeting and an open evaluation; its unused codes."""
    unit, chair = _branch(bureau)
    meeting = Meeting.objects.create(
        unit=unit, kind=MeetingKind.BRANCH.value, year=2025, title="2025年度组织生活会",
        window_from=date(2026, 1, 1), window_to=date(2026, 2, 28),
        state=MeetingState.PREPARING.value,
    )  # fmt: skip
    PlannedStage.objects.bulk_create(
        PlannedStage(
            meeting=meeting, stage=stage.value, begins=day(PLAN[stage][0]), due=day(PLAN[stage][1]),
            owner=chair, done_on=day(-15) if stage is Stage.PLAN else None,
        )
        for stage in profile_for(meeting).stages
    )  # fmt: skip
    Reading.objects.create(meeting=meeting, title="中国共产党支部工作条例（试行）", due=day(4))
    if chair.user is None:
        raise RuntimeError(f"{chair} has no account")
    by = actor_of(chair.user, today=day(0))
    plan_talks(meeting, frozenset(profile_for(meeting).talks), by=by, at=moment(-6))
    drafted = services.draft_evaluation(meeting, "民主评议党员", day(18), by=by, at=moment(-2))
    codes = services.open_evaluation(drafted, slips=BALLOTS, by=by, at=moment(-1))
    marks = dict.fromkeys(participants(meeting).values_list("pk", flat=True), Grade.QUALIFIED)
    for code in codes[:CAST]:
        services.cast_ballot(drafted, code, marks, today=day(0))
    return codes[CAST:]


def _branch(bureau: Bureau) -> tuple[Unit, Person]:
    chair = Person.objects.select_related("branch").get(name=CHAIR)
    branch = chair.branch
    if branch is None:
        raise RuntimeError(f"{chair} belongs to no branch")
    for rank, name in enumerate(COMMITTEE, 1):
        Person.objects.filter(name=name).update(committee_rank=rank)
    unit = Unit.objects.create(
        name=f"{bureau.unit.name}{branch.name}", short_name=branch.name, team_name=branch.name,
        superior=bureau.unit, branch=branch,
    )  # fmt: skip
    administer = bureau.unit.assignments.filter(role__endswith="_admin")
    rows = [(chair, Role.LEADER.value), (chair, Role.SECRETARY.value)]
    rows += [(one.person, one.role) for one in administer.select_related("person")]
    Assignment.objects.bulk_create(
        Assignment(person=person, unit=unit, role=role, first_day=day(-400))
        for person, role in rows
    )
    return unit, chair
