"""Asks what a meeting has left open after its sitting, and says where each thing is mended."""

from django.urls import reverse

from duizhao.core.cycle.closing import NEEDS, Closing
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.minutes import MinutesState
from duizhao.core.cycle.stage_needs import open_by_stage
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.statement import StatementState
from duizhao.web.conduct.readiness import OpenMatter
from duizhao.web.evaluations.selectors import evaluations_not_destroyed, evaluations_undecided
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import evaluates
from duizhao.web.rectification.selectors.loose import number_without_item
from duizhao.web.sittings.access import current_sitting
from duizhao.web.sittings.models import Criticism
from duizhao.web.statements.models import Statement

_PLACES = {
    Stage.STATEMENTS: "statements:list",
    Stage.SITTING: "sittings:sitting",
    Stage.EVALUATION: "evaluations:list",
    Stage.RECTIFICATION: "rectification:sources",
    Stage.REPORT: "conduct:closing",
}
_PARTS = {Stage.REPORT: "#report"}
"""The part of the page, where it isn't the whole."""


def open_matters(meeting: Meeting) -> list[OpenMatter]:
    """Everything that keeps a meeting from being closed, in the order of the stages."""
    return [
        OpenMatter(reason, f"{reverse(_PLACES[stage], args=[meeting.pk])}{_PARTS.get(stage, '')}")
        for stage, reason in open_by_stage(NEEDS, closing_of(meeting))
    ]


def closing_of(meeting: Meeting) -> Closing:
    """What each stage has left open after the sitting."""
    sitting = current_sitting(meeting)
    amended = Statement.objects.filter(meeting=meeting, state=StatementState.AMENDED.value)
    accepted = Criticism.objects.filter(meeting=meeting, state=CriticismState.ACCEPTED.value)
    return Closing(
        statements_amended=amended.count(),
        minutes_unlocked=sitting is None or sitting.minutes_state != MinutesState.CONFIRMED.value,
        criticisms_off_trail=accepted.filter(point=None).count(),
        evaluation_missing=evaluates(meeting) and not evaluations_not_destroyed(meeting).exists(),
        evaluations_undecided=evaluations_undecided(meeting).count(),
        without_item=number_without_item(meeting),
        report_unsent=meeting.report_sent_on is None,
    )
