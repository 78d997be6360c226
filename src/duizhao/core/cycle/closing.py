"""What a meeting must have done before it is closed, stage by stage."""

from dataclasses import dataclass

from duizhao.core.cycle.machine import Move, Need
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.stage_needs import all_needs
from duizhao.core.cycle.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What is left open after the sitting."""

    statements_amended: int = 0
    minutes_unlocked: bool = False
    criticisms_off_trail: int = 0
    evaluation_missing: bool = False
    evaluations_undecided: int = 0
    without_item: int = 0
    report_unsent: bool = False


NEEDS: dict[Stage, tuple[Need[Closing], ...]] = {
    Stage.STATEMENTS: (
        Need(
            lambda facts: facts.statements_amended == 0,
            lambda facts: f"有 {facts.statements_amended} 份对照检查材料在会后修改，还没有定稿",
        ),
    ),
    Stage.SITTING: (
        Need(lambda facts: not facts.minutes_unlocked, "会议记录还没有全部确认、锁定"),
        Need(
            lambda facts: facts.criticisms_off_trail == 0,
            lambda facts: f"有 {facts.criticisms_off_trail} 条接受的批评意见还没有列为意见点",
        ),
    ),
    Stage.EVALUATION: (
        Need(
            lambda facts: not facts.evaluation_missing,
            "还没有办民主评议。另外安排时间办的，请在会议的参数里写明",
        ),
        Need(
            lambda facts: facts.evaluations_undecided == 0,
            lambda facts: (
                f"有 {facts.evaluations_undecided} 次民主评议还没有开封，或者还没有定完等次"
            ),
        ),
    ),
    Stage.RECTIFICATION: (
        Need(
            lambda facts: facts.without_item == 0,
            lambda facts: (
                f"有 {facts.without_item} 个问题、意见或者反馈没有列入整改台账，也没有写明不列入的理由"
            ),
        ),
    ),
    Stage.REPORT: (
        Need(lambda facts: not facts.report_unsent, "还没有登记报告和会议记录报给了谁、哪天报的"),
    ),
}
"""The needs of each stage, in the order of time."""

CLOSE_MEETING: Move[MeetingState, Closing] = Move(
    name="close_meeting",
    label="办结",
    sources=frozenset({MeetingState.REPORTING}),
    target=MeetingState.CLOSED,
    needs=all_needs(NEEDS),
)


@dataclass(frozen=True, slots=True)
class Sending:
    """A report as it was sent: to whom, and whether the day can be right."""

    to: str
    before_sitting: bool = False
    in_future: bool = False


ENTER_REPORT: Move[MeetingState, Sending] = Move(
    name="enter_report",
    label="登记报送",
    sources=frozenset({MeetingState.REPORTING}),
    target=MeetingState.REPORTING,
    needs=(
        Need(lambda sent: bool(sent.to.strip()), "请写明报给了谁"),
        Need(lambda sent: not sent.before_sitting, "报送的日期早于开会的日期，请核对"),
        Need(lambda sent: not sent.in_future, "报送的日期还没有到，报了以后再登记"),
    ),
)
