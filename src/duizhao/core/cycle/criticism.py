"""The life of a criticism: written and sealed, opened at the sitting, replied to, accepted or noted."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class CriticismState(StrEnum):
    """Where a criticism stands. Before it is opened nobody but its writer reads it."""

    WRITTEN = "written"
    OPENED = "opened"
    REPLIED = "replied"
    ACCEPTED = "accepted"
    NOTED = "noted"


CRITICISM_STATE_LABELS = {
    CriticismState.WRITTEN: "没有公开",
    CriticismState.OPENED: "等待回应",
    CriticismState.REPLIED: "已回应",
    CriticismState.ACCEPTED: "接受",
    CriticismState.NOTED: "记录在案",
}
OUTCOMES = (CriticismState.ACCEPTED, CriticismState.NOTED)
"""What a member can answer in the end."""


@dataclass(frozen=True, slots=True)
class Words:
    """A criticism as it was typed."""

    words: str
    about_oneself: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """What goes on at the sitting while a criticism is to be opened."""

    in_session: bool
    about_him_now: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What was replied, and whether the criticism is on the trail already."""

    words: str
    on_trail: bool = False


CHANGE: Move[CriticismState, Words] = Move(
    name="change",
    label="修改批评意见",
    sources=frozenset({CriticismState.WRITTEN}),
    target=CriticismState.WRITTEN,
    needs=(
        Need(lambda typed: bool(typed.words.strip()), "请写出批评意见"),
        Need(
            lambda typed: not typed.about_oneself,
            "对自己的看法写在对照检查材料里，这里写给别的同志",
        ),
    ),
)

OPEN: Move[CriticismState, Now] = Move(
    name="open",
    label="公开批评意见",
    sources=frozenset({CriticismState.WRITTEN}),
    target=CriticismState.OPENED,
    needs=(
        Need(lambda now: now.in_session, "会议没有在开，批评意见只在会上公开"),
        Need(
            lambda now: not now.in_session or now.about_him_now,
            "还没有轮到对他的批评，到了那一项再公开",
        ),
    ),
)

REPLY: Move[CriticismState, Answer] = Move(
    name="reply",
    label="记下回应",
    sources=frozenset(CriticismState) - {CriticismState.WRITTEN},
    target=CriticismState.REPLIED,
    needs=(Need(lambda answer: bool(answer.words.strip()), "请写出本人怎样回应"),),
)

ACCEPT: Move[CriticismState, Answer] = Move(
    name="accept",
    label="接受",
    sources=frozenset({CriticismState.REPLIED}),
    target=CriticismState.ACCEPTED,
)

NOTE: Move[CriticismState, Answer] = Move(
    name="note",
    label="记录在案",
    sources=frozenset({CriticismState.REPLIED}),
    target=CriticismState.NOTED,
    needs=(Need(lambda answer: not answer.on_trail, "已经列为本人的意见点，不能改成记录在案"),),
)
