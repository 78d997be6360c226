"""The life of a statement: written, submitted, reviewed step by step, passed, final, amended after the sitting."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class StatementState(StrEnum):
    """Where a statement stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    PASSED = "passed"
    FINAL = "final"
    AMENDED = "amended"


STATEMENT_STATE_LABELS = {
    StatementState.DRAFT: "在写",
    StatementState.SUBMITTED: "已提交，等待审核",
    StatementState.IN_REVIEW: "审核中",
    StatementState.RETURNED: "退回修改",
    StatementState.PASSED: "审核通过",
    StatementState.FINAL: "已定稿",
    StatementState.AMENDED: "会后修改",
}

WRITABLE = frozenset({StatementState.DRAFT, StatementState.RETURNED, StatementState.AMENDED})
"""The states in which its author writes."""

REVIEWABLE = frozenset({StatementState.SUBMITTED, StatementState.IN_REVIEW})
"""The states in which it lies with a reviewer."""


class MattersState(StrEnum):
    """Whether something is written that only its author and the leader may read."""

    PRESENT = "present"
    EMPTY = "empty"
    MISSING = "missing"


MATTERS_STATE_LABELS = {
    MattersState.PRESENT: "写了",
    MattersState.EMPTY: "空着",
    MattersState.MISSING: "没有写",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What is handed in: how long the text is, what is still open, who could review it."""

    characters: int
    open_comments: int = 0
    matters_missing: tuple[str, ...] = ()
    reviewers: bool = True
    locked_sections: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a reviewer decides: the reason he gives, and the comments that nobody has answered."""

    reason: str = ""
    open_comments: int = 0
    last_step: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Whether a decision is the actor's own, and whether somebody has acted on it since."""

    own: bool
    acted_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finalising:
    """Whether the author changed the text since others saw it last."""

    unsent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterSitting:
    """Whether the meeting has taken place."""

    held: bool


SUBMIT: Move[StatementState, Submission] = Move(
    name="submit",
    label="提交审核",
    sources=frozenset({StatementState.DRAFT, StatementState.RETURNED}),
    target=StatementState.SUBMITTED,
    needs=(
        Need(lambda s: s.characters > 0, "材料还没有写"),
        Need(
            lambda s: s.open_comments == 0,
            lambda s: f"还有 {s.open_comments} 条批注没有回应：写明改了什么，或者为什么不改",
        ),
        Need(
            lambda s: not s.matters_missing,
            lambda s: f"{'、'.join(s.matters_missing)}还没有说明，没有的也要写明“没有”",
        ),
        Need(lambda s: s.reviewers, "没有人可以审核：请先由安全保密管理员授予会务或督导组的角色"),
        Need(
            lambda s: s.locked_sections == 0,
            lambda s: f"还有 {s.locked_sections} 个部分正有人在写，请写的人先交出来",
        ),
    ),
)

TAKE_BACK: Move[StatementState, None] = Move(
    name="take_back",
    label="撤回",
    sources=frozenset({StatementState.SUBMITTED}),
    target=StatementState.DRAFT,
)

COMMENT: Move[StatementState, None] = Move(
    name="comment",
    label="写批注",
    sources=REVIEWABLE,
    target=StatementState.IN_REVIEW,
)

_NOTHING_OPEN = Need[Verdict](
    lambda v: v.open_comments == 0,
    lambda v: f"还有 {v.open_comments} 条批注没有回应：退回请作者修改，或者先撤去批注",
)

PASS_ON: Move[StatementState, Verdict] = Move(
    name="pass_on",
    label="通过",
    sources=REVIEWABLE,
    target=StatementState.IN_REVIEW,
    needs=(_NOTHING_OPEN, Need(lambda v: not v.last_step, "后面没有审核的人了")),
)

PASS_LAST: Move[StatementState, Verdict] = Move(
    name="pass_last",
    label="通过",
    sources=REVIEWABLE,
    target=StatementState.PASSED,
    needs=(_NOTHING_OPEN, Need(lambda v: v.last_step, "后面还有人要审核")),
)

RETURN: Move[StatementState, Verdict] = Move(
    name="return",
    label="退回",
    sources=REVIEWABLE,
    target=StatementState.RETURNED,
    needs=(Need(lambda v: bool(v.reason.strip()), "请写明退回的理由"),),
)

WITHDRAW_DECISION: Move[StatementState, Withdrawal] = Move(
    name="withdraw_decision",
    label="收回决定",
    sources=frozenset({StatementState.IN_REVIEW, StatementState.RETURNED, StatementState.PASSED}),
    target=StatementState.IN_REVIEW,
    needs=(
        Need(lambda w: w.own, "只能收回自己最近的决定"),
        Need(lambda w: not w.acted_on, "后面的人已经办了，不能再收回"),
    ),
)

FINALISE: Move[StatementState, Finalising] = Move(
    name="finalise",
    label="定稿",
    sources=frozenset({StatementState.PASSED, StatementState.AMENDED}),
    target=StatementState.FINAL,
    needs=(Need(lambda f: not f.unsent, "作者改过的还没有交出来，请他先“交会务定稿”"),),
)

AMEND: Move[StatementState, AfterSitting] = Move(
    name="amend",
    label="会后修改",
    sources=frozenset({StatementState.FINAL}),
    target=StatementState.AMENDED,
    needs=(Need(lambda s: s.held, "会议还没有召开，定稿以后不再修改"),),
)

HAND_IN_AMENDED: Move[StatementState, Finalising] = Move(
    name="hand_in_amended",
    label="交会务定稿",
    sources=frozenset({StatementState.AMENDED}),
    target=StatementState.AMENDED,
    needs=(Need(lambda f: f.unsent, "和已经交出的一版一样，没有改动；不再改的，请会务直接定稿"),),
)
