"""What will happen to everything that is open when a meeting is moved, in words to read before it is."""

from collections.abc import Iterator

from duizhao.core.cycle.evaluation import EvaluationState
from duizhao.core.cycle.opinion_round import CLOSE, RoundState
from duizhao.core.cycle.talk import TalkState
from duizhao.web.evaluations.selectors import evaluations_in
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions.models import Round
from duizhao.web.opinions.selectors import rounds_in
from duizhao.web.talks.models import Talk


def after_postponing(meeting: Meeting) -> tuple[str, ...]:
    """What happens to open rounds, due talks and dates when the meeting is put off."""
    return (
        *_closed(meeting),
        *_closed_evaluations(meeting),
        *_not_urged(meeting),
        "方案的日期不会自动改，恢复准备以后再重新推算。",
    )


def after_call_off(meeting: Meeting) -> tuple[str, ...]:
    """What happens to rounds and talks when the meeting is called off."""
    return (
        *_ended_rounds(meeting),
        *_ended_evaluations(meeting),
        *_ended_talks(meeting),
        "取消以后不能恢复；要再开，重新按通知立项。",
    )


def after_resuming(meeting: Meeting) -> tuple[str, ...]:
    """What is to be looked at when the preparation goes on."""
    closed = list(rounds_in(meeting, RoundState.CLOSED))
    rounds = (
        (f"已截止、没有开封的 {len(closed)} 轮意见（{_titles(closed)}）可以延长，也可以开封。",)
        if closed
        else ()
    )
    return (*rounds, "方案的日期还是延期以前的，请到“改方案”改召开日期，再重新推算。")


def _closed(meeting: Meeting) -> Iterator[str]:
    collecting = list(rounds_in(meeting, *CLOSE.sources))
    if collecting:
        yield (
            f"正在征求的 {len(collecting)} 轮意见（{_titles(collecting)}）马上截止，没用过的意见码先停用；"
            "收到的意见继续封存，恢复准备以后可以延长，也可以开封。"
        )


def _closed_evaluations(meeting: Meeting) -> Iterator[str]:
    if evaluations_in(meeting, EvaluationState.OPEN).exists():
        yield "正在进行的民主评议马上截止，投的票继续封存，恢复准备以后可以延长，也可以开封。"


def _ended_evaluations(meeting: Meeting) -> Iterator[str]:
    if evaluations_in(meeting, EvaluationState.OPEN, EvaluationState.CLOSED).exists():
        yield "没有开封的民主评议不看销毁，谁投的什么都不会有人知道。"


def _not_urged(meeting: Meeting) -> Iterator[str]:
    due = _talks(meeting, TalkState.DUE)
    if due:
        yield f"还没有谈的 {due} 次谈心谈话先不催，恢复准备以后再列到各人的“我的工作”里。"


def _ended_rounds(meeting: Meeting) -> Iterator[str]:
    sealed = list(rounds_in(meeting, RoundState.OPEN, RoundState.CLOSED))
    if sealed:
        yield (
            f"没有开封的 {len(sealed)} 轮意见（{_titles(sealed)}）不看就销毁，找不回来；"
            "想要这些意见，请先截止、开封，再来取消。"
        )
    drafted = list(rounds_in(meeting, RoundState.DRAFTED))
    if drafted:
        yield f"还没有开始的 {len(drafted)} 轮（{_titles(drafted)}）不再开始。"
    opened = list(rounds_in(meeting, RoundState.OPENED))
    if opened:
        yield f"已经开封的 {len(opened)} 轮（{_titles(opened)}）留着，仍然可以原话反馈。"


def _ended_talks(meeting: Meeting) -> Iterator[str]:
    due, recorded = _talks(meeting, TalkState.DUE), _talks(meeting, TalkState.RECORDED)
    if due:
        yield f"还没有谈的 {due} 次谈心谈话不用再谈，不再列到各人的“我的工作”里。"
    if recorded:
        yield f"等双方确认的 {recorded} 份谈话记录留着，不能再改、再确认。"


def _talks(meeting: Meeting, state: TalkState) -> int:
    return Talk.objects.filter(meeting=meeting, state=state.value).count()


def _titles(rounds: list[Round]) -> str:
    return "、".join(each.title for each in rounds)
