"""The steps of a review: secretary, leader, supervisors; who comes next, and what nobody needs to do."""

from collections.abc import Collection, Iterable
from enum import StrEnum


class ReviewStep(StrEnum):
    """With whom a submitted text lies."""

    SECRETARY = "secretary"
    LEADER = "leader"
    SUPERVISORS = "supervisors"


REVIEW_STEP_LABELS = {
    ReviewStep.SECRETARY: "会务审核",
    ReviewStep.LEADER: "主要负责人审核",
    ReviewStep.SUPERVISORS: "督导组或上级审核",
}


def steps_of(
    wanted: Iterable[ReviewStep], *, leaders_own: bool, held: Collection[ReviewStep]
) -> tuple[ReviewStep, ...]:
    """The steps of one text, in their order: those that its kind of meeting asks for.

    `held` are the steps that somebody other than the author can take today. The leader doesn't
    review his own text. The team's is written by the office and submitted by the leader, so that
    only the supervisors are left for it.
    """
    skipped = {ReviewStep.LEADER} if leaders_own else set()
    return tuple(step for step in wanted if step in held and step not in skipped)


def step_after(step: ReviewStep, steps: Collection[ReviewStep]) -> ReviewStep | None:
    """The next of the steps behind this one, whether or not this one is still among them."""
    order = list(ReviewStep)
    return next((later for later in order[order.index(step) + 1 :] if later in steps), None)
