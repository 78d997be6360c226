"""The life of a sitting's minutes: lines that never change, corrections as new lines, confirmation, lock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class MinutesState(StrEnum):
    """Where the minutes of a sitting stand."""

    DRAFT = "draft"
    TO_CONFIRM = "to_confirm"
    TO_CORRECT = "to_correct"
    CONFIRMED = "confirmed"


MINUTES_STATE_LABELS = {
    MinutesState.DRAFT: "正在记",
    MinutesState.TO_CONFIRM: "等待确认",
    MinutesState.TO_CORRECT: "要求更正",
    MinutesState.CONFIRMED: "已确认，不再改动",
}


@dataclass(frozen=True, slots=True)
class Written:
    """What has been written down, what has no reply yet, and whether the sitting is over."""

    over: bool
    lines: int
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class Confirmations:
    """Who must still confirm the minutes as they stand."""

    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants corrected."""

    words: str


WRITING = frozenset({MinutesState.DRAFT, MinutesState.TO_CORRECT})
"""The states in which lines can be added."""

HAND_OUT: Move[MinutesState, Written] = Move(
    name="hand_out",
    label="请到会的人确认会议记录",
    sources=WRITING,
    target=MinutesState.TO_CONFIRM,
    needs=(
        Need(lambda written: written.over, "还没有散会"),
        Need(lambda written: written.lines > 0, "会议记录里还没有内容"),
        Need(
            lambda written: written.unanswered == 0,
            lambda written: f"还有 {written.unanswered} 条批评意见没有记下本人怎样回应",
        ),
    ),
)

ASK_CORRECTION: Move[MinutesState, Wish] = Move(
    name="ask_correction",
    label="要求更正会议记录",
    sources=frozenset({MinutesState.TO_CONFIRM, MinutesState.TO_CORRECT}),
    target=MinutesState.TO_CORRECT,
    needs=(Need(lambda wish: bool(wish.words.strip()), "请写明哪里要更正"),),
)

LOCK: Move[MinutesState, Confirmations] = Move(
    name="lock",
    label="锁定会议记录",
    sources=frozenset({MinutesState.TO_CONFIRM}),
    target=MinutesState.CONFIRMED,
    needs=(
        Need(
            lambda given: not given.missing,
            lambda given: f"还要等{'、'.join(given.missing)}确认",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the minutes. `corrects` is the line in whose place it stands; empty words strike it out."""

    pk: int
    item_id: int
    speaker_id: int | None
    words: str
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A line as it stands now, with the lines that it replaced, the oldest first."""

    line: Line
    earlier: tuple[Line, ...] = ()


def standing(lines: Iterable[Line]) -> tuple[Standing, ...]:
    """The lines as they stand, each where the first one was written; what was struck out stays, without words."""
    histories: dict[int, list[Line]] = {}
    root_of: dict[int, int] = {}
    for line in sorted(lines, key=lambda one: one.pk):
        root = line.pk if line.corrects is None else root_of[line.corrects]
        root_of[line.pk] = root
        histories.setdefault(root, []).append(line)
    return tuple(Standing(each[-1], tuple(each[:-1])) for each in histories.values())


def excerpt(
    lines: Sequence[Standing],
    *,
    speaker_id: int | None = None,
    item_ids: frozenset[int] | None = None,
) -> tuple[Standing, ...]:
    """The lines that one person spoke, or that were spoken under some items; all without either."""
    return tuple(
        one
        for one in lines
        if (speaker_id is None or one.line.speaker_id == speaker_id)
        and (item_ids is None or one.line.item_id in item_ids)
    )
