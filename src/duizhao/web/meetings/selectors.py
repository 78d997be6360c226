"""What pages show of meetings."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.stages import STAGE_LABELS, Stage
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.units.handover import OpenWork

_OVER = [
    state.value
    for state in (MeetingState.CLOSED, MeetingState.CALLED_OFF, MeetingState.ORDERED_AGAIN)
]


@dataclass(frozen=True, slots=True)
class RailStage:
    """A stage as the left rail shows it."""

    stage: Stage
    label: str
    address: str
    due: date | None
    done_on: date | None
    late: bool


def rail_of(meeting: Meeting, *, today: date) -> list[RailStage]:
    """The stages of a meeting in the order of time, for the left rail."""
    planned = {planned.stage: planned for planned in meeting.stages.all()}
    return [_rail_stage(stage, planned.get(stage.value), today) for stage in STAGE_LABELS]


def _rail_stage(stage: Stage, planned: PlannedStage | None, today: date) -> RailStage:
    due, done_on = (planned.due, planned.done_on) if planned else (None, None)
    late = due is not None and done_on is None and due < today
    return RailStage(stage, STAGE_LABELS[stage], _ADDRESSES.get(stage, ""), due, done_on, late)


_ADDRESSES = {
    Stage.PLAN: "meetings:detail",
    Stage.STUDY: "study:list",
    Stage.OPINIONS: "opinions:rounds",
    Stage.TALKS: "talks:list",
    Stage.PROBLEMS: "trail:boards",
    Stage.STATEMENTS: "statements:list",
}
"""The page of each stage, as a name that `{% url %}` takes with the meeting's pk."""


def open_work_of(person_id: int) -> list[OpenWork]:
    """The stages of running meetings that a person sees to and that are not done."""
    planned = PlannedStage.objects.filter(owner_id=person_id, done_on__isnull=True)
    running = planned.exclude(meeting__state__in=_OVER).select_related("meeting")
    return [
        OpenWork(
            f"{stage.meeting}：负责“{stage.get_stage_display()}”",
            reverse("meetings:detail", args=[stage.meeting_id]),
        )
        for stage in running
    ]


def outside_window(meeting: Meeting) -> bool:
    """Whether the sitting is planned, or was held, outside the notice's window without consent before it."""
    sitting = meeting.held_on or next(
        (row.due for row in meeting.stages.all() if row.stage == Stage.SITTING.value), None
    )
    if sitting is None or meeting.window_from is None or meeting.window_to is None:
        return False
    inside = meeting.window_from <= sitting <= meeting.window_to
    agreed = (
        bool(meeting.consent) and meeting.consent_on is not None and meeting.consent_on <= sitting
    )
    return not inside and not agreed


def frame_of(meeting: Meeting, here: Stage, *, today: date) -> dict[str, object]:
    """What the frame of a stage's pages shows: the meeting, the rail, and which stage the page is of."""
    return {"meeting": meeting, "rail": rail_of(meeting, today=today), "here": here.value}
