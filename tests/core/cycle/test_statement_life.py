"""A statement goes from its author over the steps of the review, and nothing moves it out of turn."""

import pytest

from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.profiles import BRANCH, TEAM
from duizhao.core.cycle.review import ReviewStep, step_after, steps_of
from duizhao.core.cycle.review_comment import ANSWER, REOPEN, RESOLVE, WITHDRAW, CommentState, Reply
from duizhao.core.cycle.statement import (
    AMEND,
    COMMENT,
    FINALISE,
    HAND_IN_AMENDED,
    PASS_LAST,
    PASS_ON,
    RETURN,
    SUBMIT,
    TAKE_BACK,
    WITHDRAW_DECISION,
    AfterSitting,
    Finalising,
    StatementState,
    Submission,
    Verdict,
    Withdrawal,
)

S = StatementState
GOOD = {
    SUBMIT: Submission(characters=3200),
    TAKE_BACK: None,
    COMMENT: None,
    PASS_ON: Verdict(),
    PASS_LAST: Verdict(last_step=True),
    RETURN: Verdict(reason="缺少事例"),
    WITHDRAW_DECISION: Withdrawal(own=True, acted_on=False),
    FINALISE: Finalising(),
    HAND_IN_AMENDED: Finalising(unsent=True),
    AMEND: AfterSitting(held=True),
}
TABLE = [
    # move       from                          to
    (SUBMIT, {S.DRAFT, S.RETURNED}, S.SUBMITTED),
    (TAKE_BACK, {S.SUBMITTED}, S.DRAFT),
    (COMMENT, {S.SUBMITTED, S.IN_REVIEW}, S.IN_REVIEW),
    (PASS_ON, {S.SUBMITTED, S.IN_REVIEW}, S.IN_REVIEW),
    (PASS_LAST, {S.SUBMITTED, S.IN_REVIEW}, S.PASSED),
    (RETURN, {S.SUBMITTED, S.IN_REVIEW}, S.RETURNED),
    (WITHDRAW_DECISION, {S.IN_REVIEW, S.RETURNED, S.PASSED}, S.IN_REVIEW),
    (FINALISE, {S.PASSED, S.AMENDED}, S.FINAL),
    (AMEND, {S.FINAL}, S.AMENDED),
    (HAND_IN_AMENDED, {S.AMENDED}, S.AMENDED),
]


@pytest.mark.parametrize(("move", "sources", "target"), TABLE)
@pytest.mark.parametrize("state", StatementState)
def test_each_move_starts_where_the_table_says(move, sources, target, state) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  moves of several kinds
    assert move.target is target
    if state in sources:
        move.check(state, GOOD[move])
    else:
        with pytest.raises(Refused, match="状态已经改变"):
            move.check(state, GOOD[move])


def test_every_reason_against_submitting_is_given_at_once() -> None:
    nothing = Submission(
        characters=0,
        open_comments=2,
        matters_missing=("个人有关事项", "谈话函询"),
        reviewers=False,
        locked_sections=1,
    )
    with pytest.raises(Refused) as refusal:
        SUBMIT.check(S.DRAFT, nothing)
    words = "；".join(refusal.value.reasons)
    for part in ("还没有写", "2 条批注", "个人有关事项、谈话函询", "没有人可以审核", "1 个部分"):
        assert part in words


def test_a_text_with_open_comments_is_returned_and_not_passed() -> None:
    with pytest.raises(Refused, match="3 条批注"):
        PASS_ON.check(S.IN_REVIEW, Verdict(open_comments=3))
    RETURN.check(S.IN_REVIEW, Verdict(reason="见批注", open_comments=3))


def test_a_text_goes_back_with_a_reason_only() -> None:
    with pytest.raises(Refused, match="理由"):
        RETURN.check(S.IN_REVIEW, Verdict(reason=" "))


@pytest.mark.parametrize(("own", "acted_on"), [(False, False), (True, True)])
def test_a_decision_is_taken_back_by_its_maker_before_anybody_acts(
    *, own: bool, acted_on: bool
) -> None:
    with pytest.raises(Refused, match="收回"):
        WITHDRAW_DECISION.check(S.PASSED, Withdrawal(own=own, acted_on=acted_on))


def test_nothing_is_amended_before_the_sitting() -> None:
    with pytest.raises(Refused, match="还没有召开"):
        AMEND.check(S.FINAL, AfterSitting(held=False))


def test_what_nobody_has_seen_is_not_made_final_and_what_is_the_same_is_not_handed_in() -> None:
    with pytest.raises(Refused, match="交会务定稿"):
        FINALISE.check(S.AMENDED, Finalising(unsent=True))
    with pytest.raises(Refused, match="没有改动"):
        HAND_IN_AMENDED.check(S.AMENDED, Finalising())


ALL = frozenset(ReviewStep)
OFFICE, LEADER, ABOVE = ReviewStep


@pytest.mark.parametrize(
    ("wanted", "leaders_own", "held", "steps"),
    [
        (TEAM.personal_review, False, ALL, (OFFICE, LEADER, ABOVE)),
        (TEAM.personal_review, True, ALL, (OFFICE, ABOVE)),
        (TEAM.common_review, False, ALL, (ABOVE,)),
        (TEAM.personal_review, False, {OFFICE, LEADER}, (OFFICE, LEADER)),
        (TEAM.personal_review, False, {LEADER}, (LEADER,)),
        (TEAM.common_review, False, {OFFICE}, ()),
        (BRANCH.personal_review, False, ALL, (LEADER,)),
        (BRANCH.personal_review, True, ALL, ()),
    ],
)
def test_the_steps_of_a_text(
    *,
    wanted: tuple[ReviewStep, ...],
    leaders_own: bool,
    held: set[ReviewStep],
    steps: tuple[ReviewStep, ...],
) -> None:
    assert steps_of(wanted, leaders_own=leaders_own, held=held) == steps


@pytest.mark.parametrize(
    ("step", "steps", "after"),
    [
        (OFFICE, (OFFICE, LEADER, ABOVE), LEADER),
        (OFFICE, (OFFICE, ABOVE), ABOVE),
        (LEADER, (OFFICE, ABOVE), ABOVE),
        (ABOVE, (OFFICE, LEADER, ABOVE), None),
        (LEADER, (OFFICE, LEADER), None),
    ],
)
def test_who_comes_next(
    step: ReviewStep, steps: tuple[ReviewStep, ...], after: ReviewStep | None
) -> None:
    assert step_after(step, steps) is after


C = CommentState


@pytest.mark.parametrize(
    ("move", "sources", "target"),
    [
        (RESOLVE, {C.OPEN, C.ANSWERED}, C.RESOLVED),
        (ANSWER, {C.OPEN, C.RESOLVED}, C.ANSWERED),
        (REOPEN, {C.RESOLVED, C.ANSWERED}, C.OPEN),
        (WITHDRAW, {C.OPEN}, C.WITHDRAWN),
    ],
)
@pytest.mark.parametrize("state", CommentState)
def test_a_comment_moves_where_the_table_says(move, sources, target, state) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    assert move.target is target
    if state in sources:
        move.check(state, Reply("补了三季度的事例"))
        return
    with pytest.raises(Refused):
        move.check(state, Reply("补了三季度的事例"))


@pytest.mark.parametrize("move", [RESOLVE, ANSWER, REOPEN])
def test_whoever_answers_a_comment_says_why(move) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    state = next(iter(move.sources))
    with pytest.raises(Refused, match="请写明"):
        move.check(state, Reply("  "))
