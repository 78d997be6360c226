"""The life of a review comment: open, then resolved by a change, answered with a reason, or withdrawn."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class CommentState(StrEnum):
    """What has become of a comment."""

    OPEN = "open"
    RESOLVED = "resolved"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


COMMENT_STATE_LABELS = {
    CommentState.OPEN: "待回应",
    CommentState.RESOLVED: "已采纳",
    CommentState.ANSWERED: "未采纳",
    CommentState.WITHDRAWN: "已撤去",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What the author says to a comment, or the reviewer to an answer that does not content him."""

    words: str = ""


RESOLVE: Move[CommentState, Reply] = Move(
    name="resolve",
    label="回应为已采纳",
    sources=frozenset({CommentState.OPEN, CommentState.ANSWERED}),
    target=CommentState.RESOLVED,
    needs=(Need(lambda reply: bool(reply.words.strip()), "请写明改了什么"),),
)

ANSWER: Move[CommentState, Reply] = Move(
    name="answer",
    label="回应为未采纳",
    sources=frozenset({CommentState.OPEN, CommentState.RESOLVED}),
    target=CommentState.ANSWERED,
    needs=(Need(lambda reply: bool(reply.words.strip()), "请写明为什么不改"),),
)

REOPEN: Move[CommentState, Reply] = Move(
    name="reopen",
    label="重新提出",
    sources=frozenset({CommentState.RESOLVED, CommentState.ANSWERED}),
    target=CommentState.OPEN,
    needs=(Need(lambda reply: bool(reply.words.strip()), "请写明还差什么"),),
)

WITHDRAW: Move[CommentState, Reply] = Move(
    name="withdraw",
    label="撤去批注",
    sources=frozenset({CommentState.OPEN}),
    target=CommentState.WITHDRAWN,
)
