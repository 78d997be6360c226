"""The life of an opinion round: drafted, open, closed, opened all at once, handed on."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need

LEAST_SUBMISSIONS = 5
"""Fewer submissions than this stay sealed, unless the meeting's parameters say otherwise."""


class RoundState(StrEnum):
    """Where a round stands."""

    DRAFTED = "drafted"
    OPEN = "open"
    CLOSED = "closed"
    OPENED = "opened"
    FORWARDED = "forwarded"
    JOINED = "joined"
    DESTROYED = "destroyed"


ROUND_STATE_LABELS = {
    RoundState.DRAFTED: "还没有开始",
    RoundState.OPEN: "正在征求",
    RoundState.CLOSED: "已截止，未开封",
    RoundState.OPENED: "已开封",
    RoundState.FORWARDED: "已反馈",
    RoundState.JOINED: "并入另一轮",
    RoundState.DESTROYED: "未看已销毁",
}


class RoundChannel(StrEnum):
    """Which way a round collects opinions."""

    SLIPS = "slips"
    FORUM = "forum"
    INTERVIEW = "interview"
    SUGGESTION_BOX = "suggestion_box"
    LETTER = "letter"
    ONE_PROPOSAL = "one_proposal"


ROUND_CHANNEL_LABELS = {
    RoundChannel.SLIPS: "一次性意见码",
    RoundChannel.FORUM: "座谈会",
    RoundChannel.INTERVIEW: "个别访谈",
    RoundChannel.SUGGESTION_BOX: "意见箱",
    RoundChannel.LETTER: "来信和发函",
    RoundChannel.ONE_PROPOSAL: "献一策",
}

SHOWN = frozenset({RoundState.OPENED, RoundState.FORWARDED})
"""The states in which opinions can be read."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What a round has, as far as anybody may know: enough or not, never how many.

    `sealed` is false for what the office typed in itself; `readable` while the keys are there.
    """

    enough: bool
    minimum: int = 1
    sealed: bool = True
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """The reason that a person gave."""

    words: str


@dataclass(frozen=True, slots=True)
class Other:
    """The round into which another is to go."""

    collecting: bool
    same_meeting: bool
    itself: bool


def _too_few(has: Collected) -> str:
    if not has.sealed:
        return "还没有录入意见，录入以后再开封"
    return (
        f"收到的不足 {has.minimum} 份，为了不让人猜出是谁写的，不能开封。"
        "可以延长，并入另一轮，或者不看销毁"
    )


_COLLECTING = frozenset({RoundState.OPEN, RoundState.CLOSED})

OPEN: Move[RoundState, None] = Move(
    name="open_round",
    label="开始征求",
    sources=frozenset({RoundState.DRAFTED}),
    target=RoundState.OPEN,
)

CLOSE: Move[RoundState, None] = Move(
    name="close_round",
    label="截止",
    sources=frozenset({RoundState.OPEN}),
    target=RoundState.CLOSED,
)

EXTEND: Move[RoundState, None] = Move(
    name="extend_round", label="延长", sources=_COLLECTING, target=RoundState.OPEN
)

REVEAL: Move[RoundState, Collected] = Move(
    name="reveal_round",
    label="开封",
    sources=frozenset({RoundState.CLOSED}),
    target=RoundState.OPENED,
    needs=(
        Need(
            lambda has: has.readable,
            "这一轮的密钥不在这台机器上（多半是从备份恢复过），封存的意见谁也打不开，只能销毁后另开一轮",
        ),
        Need(lambda has: has.enough or not has.readable, _too_few),
    ),
)

FORWARD: Move[RoundState, None] = Move(
    name="forward_opinions",
    label="原汁原味反馈",
    sources=frozenset({RoundState.OPENED}),
    target=RoundState.FORWARDED,
)

JOIN: Move[RoundState, Other] = Move(
    name="join_round",
    label="并入另一轮",
    sources=frozenset({RoundState.CLOSED}),
    target=RoundState.JOINED,
    needs=(
        Need(lambda other: not other.itself, "不能并入它自己"),
        Need(lambda other: other.same_meeting, "只能并入同一次会议的另一轮"),
        Need(lambda other: other.collecting, "只能并入还没有开封的一次性意见码轮次"),
    ),
)

DESTROY: Move[RoundState, Said] = Move(
    name="destroy_round",
    label="不看销毁",
    sources=frozenset({RoundState.DRAFTED, RoundState.OPEN, RoundState.CLOSED}),
    target=RoundState.DESTROYED,
    needs=(Need(lambda said: bool(said.words.strip()), "请写明销毁的理由"),),
)
