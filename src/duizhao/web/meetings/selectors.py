"""What pages show of meetings."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import STAGE_LABELS, Stage
from duizhao.web.meetings.models import Meeting, PlannedStage


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
}
"""The page of each stage, as a name that `{% url %}` takes with the meeting's pk."""
