"""The meetings of the invented bureau: this year's with its plan, last year's closed."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.stages import Stage
from duizhao.web.meetings.models import Meeting, PlannedStage, Reference
from duizhao.web.project.demo_unit.people import Bureau
from duizhao.web.project.demo_unit.states import MID_DAY, DemoState

PLAN = {
    Stage.PLAN: (-24, -20, 0),
    Stage.STUDY: (-20, -3, 6),
    Stage.OPINIONS: (-14, 2, 0),
    Stage.TALKS: (-10, 5, 0),
    Stage.INSPECTIONS: (-14, -6, 0),
    Stage.PROBLEMS: (-5, 7, 1),
    Stage.STATEMENTS: (0, 11, 5),
    Stage.SITTING: (16, 16, 0),
    Stage.RECTIFICATION: (18, 48, 3),
    Stage.REPORT: (17, 31, 0),
}
"""From when, until when, counted in days from the middle; which member sees to it (0: the office)."""
DONE = {
    DemoState.MID: {Stage.PLAN: -21, Stage.INSPECTIONS: -8},
    DemoState.EVE: {
        Stage.PLAN: -21, Stage.INSPECTIONS: -8, Stage.STUDY: 3, Stage.OPINIONS: 4, Stage.TALKS: 5,
        Stage.PROBLEMS: 7, Stage.STATEMENTS: 11,
    },
}  # fmt: skip


_LAST_HELD = date(2025, 1, 21)
NOTICE = "关于开好2025年度党员领导干部民主生活会的通知（演示）"
NOTICE_WORDS = (
    "对照检查材料由本人动手写，问题写到具体的人和事，不得由他人代笔。",
    "征求到的意见原话反馈本人，本人逐条说明怎样认识、怎样改。",
    "上年度没有完成的整改事项，在会上说清没有完成的原因和完成的时间。",
)


def day(days: int) -> date:
    """A day so many days after the middle of the preparation."""
    return MID_DAY + timedelta(days=days)


def moment(days: int, hour: int = 10) -> datetime:
    """An hour of that day."""
    return timezone.make_aware(datetime.combine(day(days), time(hour)))


def make_meeting(bureau: Bureau, state: DemoState) -> Meeting:
    """The meeting of this year, as far as it has come."""
    ready = state.prepared
    done = DONE[DemoState.EVE if ready else DemoState.MID]
    meeting = Meeting.objects.create(
        unit=bureau.unit, kind=MeetingKind.ANNUAL.value, year=2025, title="2025年度民主生活会",
        theme="学习贯彻党的二十届四中全会精神，锲而不舍落实中央八项规定精神",
        framework="2025", window_from=date(2026, 1, 1), window_to=date(2026, 2, 28),
        state=(MeetingState.READY if ready else MeetingState.PREPARING).value,
        ready_at=moment(14) if ready else None,
    )  # fmt: skip
    PlannedStage.objects.bulk_create(
        PlannedStage(
            meeting=meeting, stage=stage.value, begins=day(begins), due=day(due),
            owner=bureau.team[seat] if seat else bureau.secretary,
            done_on=day(done[stage]) if stage in done else None,
        )
        for stage, (begins, due, seat) in PLAN.items()
    )  # fmt: skip
    Reference.objects.create(
        meeting=meeting, title=NOTICE, content="\n".join(NOTICE_WORDS), added_at=moment(-24)
    )
    return meeting


def make_last_meeting(bureau: Bureau) -> Meeting:
    """Last year's meeting, whose problems are still to be written."""
    last = Meeting.objects.create(
        unit=bureau.unit, kind=MeetingKind.ANNUAL.value, year=2024, title="2024年度民主生活会",
        framework="2024", window_from=date(2025, 1, 1), window_to=date(2025, 2, 28),
        state=MeetingState.PREPARING.value, held_on=_LAST_HELD,
    )  # fmt: skip
    PlannedStage.objects.bulk_create(
        PlannedStage(
            meeting=last, stage=stage.value, begins=_LAST_HELD + timedelta(days=begins - 16),
            due=_LAST_HELD + timedelta(days=due - 16),
            done_on=_LAST_HELD + timedelta(days=due - 16),
        )
        for stage, (begins, due, _) in PLAN.items()
    )  # fmt: skip
    return last


def close_last_meeting(last: Meeting) -> None:
    """Its report has gone up, and nothing of it changes any more."""
    last.state = MeetingState.CLOSED.value
    last.report_sent_on = _LAST_HELD + timedelta(days=13)
    last.report_sent_to = "中共清河市委组织部"
    last.save(update_fields=["state", "report_sent_on", "report_sent_to"])
