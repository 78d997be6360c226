"""What pages show of meetings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse

from duizhao.core.access.actor import Place
from duizhao.core.access.acts import Act
from duizhao.core.checks.offices.office import Source
from duizhao.core.cycle.meeting import AT_REST, OVER, MeetingState
from duizhao.core.cycle.parameters import Parameters, parameters_of
from duizhao.core.cycle.plan import Dates, EarlierDates, proposed_plan, proposed_sitting
from duizhao.core.cycle.profiles import Profile, profile_of
from duizhao.core.cycle.stages import STAGE_LABELS, Stage
from duizhao.core.cycle.terms import Reckoning, Term, term_of_special, terms_from_sitting
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.units.handover import OpenWork
from duizhao.web.units.holidays import workdays_of
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.places import place_of
from duizhao.web.units.selectors import administrators, members_of, people_of


@dataclass(frozen=True, slots=True)
class StagePage:
    """The page of a stage: a name that `{% url %}` takes with the meeting's pk, and the act of looking at it."""

    address: str
    act: Act


@dataclass(frozen=True, slots=True)
class RailStage:
    """A stage as the left rail shows it: its page (None where it has none), and who sees to it."""

    stage: Stage
    label: str
    page: StagePage | None
    place: Place
    due: date | None
    done_on: date | None
    late: bool
    owner_id: int | None


def rail_of(meeting: Meeting, *, today: date) -> list[RailStage]:
    """The stages of a meeting in the order of time, for the left rail."""
    planned, place = {one.stage: one for one in meeting.stages.all()}, place_of(meeting.unit)
    stages = profile_for(meeting).stages
    return [_rail_stage(stage, planned.get(stage.value), place, today) for stage in stages]


def _rail_stage(stage: Stage, planned: PlannedStage | None, place: Place, today: date) -> RailStage:
    due, done_on, owner_id = (
        (planned.due, planned.done_on, planned.owner_id) if planned else (None, None, None)
    )
    late = due is not None and done_on is None and due < today
    page = _PAGES.get(stage)
    return RailStage(stage, STAGE_LABELS[stage], page, place, due, done_on, late, owner_id)


_PAGES = {
    Stage.PLAN: StagePage("meetings:detail", Act.MEETING_VIEW),
    Stage.STUDY: StagePage("study:list", Act.STUDY_READ),
    Stage.OPINIONS: StagePage("opinions:rounds", Act.MEETING_VIEW),
    Stage.TALKS: StagePage("talks:list", Act.MEETING_VIEW),
    Stage.INSPECTIONS: StagePage("inspections:list", Act.INSPECTION_COUNT),
    Stage.PROBLEMS: StagePage("trail:boards", Act.MEETING_VIEW),
    Stage.STATEMENTS: StagePage("statements:list", Act.MEETING_VIEW),
    Stage.SITTING: StagePage("sittings:sitting", Act.MEETING_VIEW),
    Stage.EVALUATION: StagePage("evaluations:list", Act.MEETING_VIEW),
    Stage.RECTIFICATION: StagePage("rectification:ledger", Act.LEDGER_VIEW),
    Stage.REPORT: StagePage("conduct:closing", Act.MEETING_CONDUCT),
}


def running_meetings() -> "QuerySet[Meeting]":
    """The meetings that are not over, those of branches among them."""
    return Meeting.objects.exclude(state__in=[state.value for state in OVER])


def open_work_by_meeting(
    rows: "QuerySet[Any, Any]", address: str, words: Callable[[int], str]
) -> list[OpenWork]:
    """Rows that hang on meetings, counted, as what waits for a person: `words` say it of a number."""
    counted = rows.order_by("meeting").values_list("meeting", "meeting__title", "meeting__unit")
    return [
        OpenWork(f"{title}：{words(number)}", reverse(address, args=[pk]), unit)
        for pk, title, unit, number in counted.annotate(number=Count("pk"))
    ]


def open_work_of(person_id: int) -> list[OpenWork]:
    """The stages of running meetings that a person sees to and that are not done."""
    planned = PlannedStage.objects.filter(owner_id=person_id, done_on__isnull=True)
    running = planned.filter(meeting__in=running_meetings()).select_related("meeting")
    return [
        OpenWork(
            f"{stage.meeting}：负责“{stage.get_stage_display()}”",
            reverse("meetings:detail", args=[stage.meeting_id]),
            stage.meeting.unit_id,
        )
        for stage in running
    ]


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A last day, the day that the plan has for it, and whether the plan is later."""

    term: Term
    planned: date | None
    late: bool


def reckoning_of(meeting: Meeting) -> Reckoning:
    """How the meeting counts its days."""
    return Reckoning(figures_of(meeting), workdays_of(meeting.unit))


def sitting_of(meeting: Meeting) -> date | None:
    """The day of the sitting: on which it was held, else for which it is planned."""
    rows = (row for row in meeting.stages.all() if row.stage == Stage.SITTING.value)
    return meeting.held_on or next((row.due or row.done_on for row in rows), None)


def terms_of(meeting: Meeting) -> list[ShownTerm]:
    """The last days that the parameters set, each beside what the plan has."""
    by, sitting = reckoning_of(meeting), sitting_of(meeting)
    terms = list(terms_from_sitting(sitting, by)) if sitting else []
    if meeting.triggered_on and (special := term_of_special(meeting.triggered_on, by)):
        terms.insert(0, special)
    due = {row.stage: row.due for row in meeting.stages.all()}
    return [_shown(term, due.get(term.stage.value) if term.stage else None) for term in terms]


def _shown(term: Term, planned: date | None) -> ShownTerm:
    return ShownTerm(term, planned, late=planned is not None and planned > term.last.day)


def doubt_about_sitting(meeting: Meeting) -> str:
    """What is doubtful about the day of a sitting to come: nobody works on it, or nobody knows; else empty."""
    sitting = sitting_of(meeting)
    if sitting is None or meeting.held_on is not None:
        return ""
    workdays = workdays_of(meeting.unit)
    if sitting.year not in workdays.known:
        return (
            f"{sitting.year} 年的放假安排还没有登记，召开日期只避开了周末，请对照当年的安排核对。"
        )
    if not workdays.works(sitting):
        return f"召开日期 {sitting.isoformat()} 是放假或者周末，请核对。"
    return ""


def proposed_dates(meeting: Meeting, *, today: date) -> dict[Stage, Dates]:
    """The dates of a plan for the sitting that is planned, else for the notice's window; empty without both.

    What is done, or has begun, stays as it is in the plan.
    """
    by, sitting = reckoning_of(meeting), sitting_of(meeting)
    if sitting is None and meeting.window_from and meeting.window_to:
        sitting = proposed_sitting(
            meeting.window_from, meeting.window_to, today=today, workdays=by.workdays
        )
    if sitting is None:
        return {}
    asked = profile_for(meeting).stages
    plan = {
        stage: dates
        for stage, dates in proposed_plan(sitting, today=today, by=by).items()
        if stage in asked
    }
    for row in meeting.stages.all():
        stage, begins, due = Stage(row.stage), row.begins, row.due
        if row.done_on and due:
            plan[stage] = Dates(begins or due, due)
        elif begins and begins < today:
            plan[stage] = Dates(begins, plan[stage].due)
    return plan


def earlier_dates(meeting: Meeting) -> dict[Stage, EarlierDates]:
    """The dates of a plan as they stand."""
    return {Stage(row.stage): EarlierDates(row.begins, row.due) for row in meeting.stages.all()}


def participants(meeting: Meeting) -> "QuerySet[Person]":
    """Those whose meeting it is, in their order; of a branch without those who are `kept_out`."""
    return members_of(meeting.unit)


def kept_out(meeting: Meeting) -> "QuerySet[Person]":
    """The party members of a branch who administer the machine of any unit.

    They must not see content (三员分立), so their branch hears and evaluates them on paper.
    """
    people = people_of(meeting.unit).filter(left__isnull=True, party_member=True)
    if meeting.unit.branch_id is None:
        return people.none()
    return people.filter(pk__in=administrators().values("person"))


def committee(meeting: Meeting) -> "QuerySet[Person]":
    """Those who answer for the common text: the team itself, or the committee of the branch."""
    people = participants(meeting)
    return people if meeting.unit.branch_id is None else people.filter(committee_rank__isnull=False)


def profile_for(meeting: Meeting) -> Profile:
    """How this kind of meeting is held."""
    return profile_of(meeting.kind)


def figures_of(meeting: Meeting) -> Parameters:
    """The figures of a meeting: those of its notice, else the defaults of its kind."""
    return parameters_of(meeting.parameters, meeting.kind)


def sources_of(meeting: Meeting) -> tuple[Source, ...]:
    """The texts that statements of the meeting quote, as the checks take them."""
    rows = meeting.references.values_list("title", "content")
    return tuple(Source(title, content) for title, content in rows)


def evaluates(meeting: Meeting) -> bool:
    """Whether the members of a branch are evaluated together with this meeting."""
    asked = Stage.EVALUATION in profile_for(meeting).stages
    return asked and figures_of(meeting).evaluates_at_sitting


def team_name(meeting: Meeting) -> str:
    """What the body is called whose meeting it is."""
    return meeting.unit.team_name or f"{meeting.unit}领导班子"


def copyable(unit: Unit) -> "QuerySet[Meeting]":
    """The meetings of a unit whose plan a new one may take over, the newest first."""
    return Meeting.objects.filter(unit=unit, stages__isnull=False).distinct()


def outside_window(meeting: Meeting) -> bool:
    """Whether the sitting is planned, or was held, outside the notice's window without consent before it."""
    sitting = sitting_of(meeting)
    if sitting is None or meeting.window_from is None or meeting.window_to is None:
        return False
    inside = meeting.window_from <= sitting <= meeting.window_to
    agreed = (
        bool(meeting.consent) and meeting.consent_on is not None and meeting.consent_on <= sitting
    )
    return not inside and not agreed


def frame_of(meeting: Meeting, here: Stage, *, today: date) -> dict[str, object]:
    """What the frame of a stage's pages shows: the meeting, the rail, and which stage the page is of.

    `over` and `at_rest` are for the pages that offer nothing more once a meeting has ended, or rests.
    """
    return {
        "meeting": meeting,
        "rail": rail_of(meeting, today=today),
        "here": here.value,
        "over": meeting.is_over,
        "at_rest": MeetingState(meeting.state) in AT_REST,
    }
