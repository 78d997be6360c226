"""Asks every stage what the preparation has left open, and says where each thing is mended."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from duizhao.core.cycle.opinion_round import RoundState
from duizhao.core.cycle.point import PointState
from duizhao.core.cycle.problem_list import ListState
from duizhao.core.cycle.readiness import NEEDS, Readiness
from duizhao.core.cycle.stage_needs import open_by_stage
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TalkState
from duizhao.web.evaluations.selectors import evaluations_not_destroyed
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import evaluates, participants
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.sittings.access import current_sitting
from duizhao.web.statements.selectors.progress import progress_of
from duizhao.web.study.models import ReadingDone
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import Point, ProblemList

_PLACES = {
    Stage.STUDY: "study:list",
    Stage.OPINIONS: "opinions:rounds",
    Stage.TALKS: "talks:list",
    Stage.INSPECTIONS: "inspections:list",
    Stage.PROBLEMS: "trail:boards",
    Stage.STATEMENTS: "statements:list",
    Stage.SITTING: "sittings:sitting",
    Stage.EVALUATION: "evaluations:list",
}
_COLLECTING = (RoundState.OPEN, RoundState.CLOSED, RoundState.OPENED)


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """Something that is open, and the page where it is mended."""

    reason: str
    address: str


def open_matters(meeting: Meeting) -> list[OpenMatter]:
    """Everything that keeps a meeting from being ready, in the order of the stages."""
    return [
        OpenMatter(reason, reverse(_PLACES[stage], args=[meeting.pk]))
        for stage, reason in open_by_stage(NEEDS, readiness_of(meeting))
    ]


def readiness_of(meeting: Meeting) -> Readiness:
    """What each stage has left open, as numbers."""
    team = participants(meeting).order_by()
    talks = Talk.objects.filter(meeting=meeting)
    submitted = ProblemList.objects.filter(meeting=meeting, state=ListState.SUBMITTED.value)
    of_the_team = Q(person=None) | Q(person__in=team)
    read = ReadingDone.objects.filter(reading__meeting=meeting, person__in=team)
    unsigned = Opinion.objects.filter(
        round__meeting=meeting, round__state=RoundState.FORWARDED.value, point__fed_back_at=None
    )
    points = Point.objects.filter(of_the_team, meeting=meeting, state=PointState.OPEN.value)
    found = Q(finding=None, carried_item=None)
    texts = progress_of(meeting)
    return Readiness(
        unread=meeting.readings.count() * team.count() - read.count(),
        talks_due=talks.filter(state=TalkState.DUE.value).count(),
        talks_unconfirmed=talks.filter(state=TalkState.RECORDED.value).count(),
        rounds_open=Round.objects.filter(
            meeting=meeting, state__in=[state.value for state in _COLLECTING]
        ).count(),
        opinions_unsigned=unsigned.filter(of_the_team).count(),
        lists_not_submitted=team.count() + 1 - submitted.filter(of_the_team).count(),
        findings_open=points.exclude(found).count(),
        points_open=points.filter(found).count(),
        statements_missing=texts.missing,
        statements_drafted=texts.drafted,
        statements_returned=texts.returned,
        statements_in_review=texts.in_review,
        agenda_missing=current_sitting(meeting) is None,
        evaluation_missing=evaluates(meeting) and not evaluations_not_destroyed(meeting).exists(),
    )
