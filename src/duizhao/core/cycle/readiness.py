"""What a meeting must have before it is ready, stage by stage."""

from collections.abc import Callable
from dataclasses import dataclass

from duizhao.core.cycle.machine import Move, Need
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.stage_needs import all_needs
from duizhao.core.cycle.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """What the preparation has left open: numbers alone."""

    unread: int = 0
    talks_due: int = 0
    talks_unconfirmed: int = 0
    rounds_open: int = 0
    opinions_unsigned: int = 0
    lists_not_submitted: int = 0
    findings_open: int = 0
    points_open: int = 0
    statements_missing: int = 0
    statements_drafted: int = 0
    statements_returned: int = 0
    statements_in_review: int = 0
    agenda_missing: bool = False
    evaluation_missing: bool = False


def _none(count: Callable[[Readiness], int], otherwise: str) -> Need[Readiness]:
    return Need(lambda facts: count(facts) == 0, lambda facts: otherwise.format(count(facts)))


NEEDS: dict[Stage, tuple[Need[Readiness], ...]] = {
    Stage.STUDY: (_none(lambda facts: facts.unread, "有 {} 人次的学习内容还没有记下学过"),),
    Stage.OPINIONS: (
        _none(lambda facts: facts.rounds_open, "有 {} 轮征求意见还没有反馈"),
        _none(lambda facts: facts.opinions_unsigned, "有 {} 条反馈的意见还没有签收"),
    ),
    Stage.TALKS: (
        _none(lambda facts: facts.talks_due, "有 {} 次谈心谈话还没有谈"),
        _none(lambda facts: facts.talks_unconfirmed, "有 {} 份谈话记录还没有双方确认"),
    ),
    Stage.INSPECTIONS: (
        _none(lambda facts: facts.findings_open, "有 {} 条巡视反馈或上次遗留还没有回应"),
    ),
    Stage.PROBLEMS: (
        _none(lambda facts: facts.points_open, "有 {} 条意见点还没有回应"),
        _none(lambda facts: facts.lists_not_submitted, "有 {} 份问题清单还没有交出"),
    ),
    Stage.STATEMENTS: (
        _none(lambda facts: facts.statements_missing, "有 {} 份对照检查材料还没有写"),
        _none(lambda facts: facts.statements_drafted, "有 {} 份对照检查材料在写，还没有提交"),
        _none(lambda facts: facts.statements_returned, "有 {} 份对照检查材料退回修改，还没有再交"),
        _none(lambda facts: facts.statements_in_review, "有 {} 份对照检查材料还在审核"),
    ),
    Stage.SITTING: (Need(lambda facts: not facts.agenda_missing, "还没有生成议程"),),
    Stage.EVALUATION: (
        Need(
            lambda facts: not facts.evaluation_missing,
            "还没有拟定民主评议：会上投票，会前要定好截止日期和票怎样发",
        ),
    ),
}
"""The needs of each stage, in the order of time.

An evaluation must be planned, and no more: members examine themselves and one another before they
vote, and both happens at the sitting. That it was held and decided is asked before the closing.
"""

MARK_READY: Move[MeetingState, Readiness] = Move(
    name="mark_ready",
    label="确认准备完成",
    sources=frozenset({MeetingState.PREPARING}),
    target=MeetingState.READY,
    needs=all_needs(NEEDS),
)
