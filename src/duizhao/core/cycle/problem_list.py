"""When a list of problems may be let out of its owner's hands, and when it may be taken back."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class ListState(StrEnum):
    """Whose eyes a list of problems is for."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


LIST_STATE_LABELS = {ListState.DRAFT: "自己在写", ListState.SUBMITTED: "已交出"}


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What a list holds, and whether its meeting is still being prepared."""

    problems: int
    open_points: int
    preparing: bool


SUBMIT: Move[ListState, ListFacts] = Move(
    name="submit",
    label="交出问题清单",
    sources=frozenset({ListState.DRAFT}),
    target=ListState.SUBMITTED,
    needs=(
        Need(lambda facts: facts.problems > 0, "清单里还没有问题"),
        Need(
            lambda facts: facts.open_points == 0,
            lambda facts: (
                f"还有 {facts.open_points} 条意见没有回应：列入问题，或者写明不列入的理由"
            ),
        ),
    ),
)

TAKE_BACK: Move[ListState, ListFacts] = Move(
    name="take_back",
    label="收回问题清单",
    sources=frozenset({ListState.SUBMITTED}),
    target=ListState.DRAFT,
    needs=(
        Need(
            lambda facts: facts.preparing,
            "会议已经确认准备完成，清单不能再收回；里面的问题仍然可以改",
        ),
    ),
)
