"""A statement: what a text says about problems, causes, measures and what became of the last ones."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from duizhao.core.outline.model import Outline, Paragraph, Span, Text

T = TypeVar("T")


class Kind(StrEnum):
    """What a text is."""

    PERSONAL = "personal"
    TEAM = "team"
    BRANCH_PERSONAL = "branch_personal"
    RECTIFICATION = "rectification"
    OTHER = "other"


class Part(StrEnum):
    """The parts of a statement."""

    TITLE = "title"
    OPENING = "opening"
    PROBLEMS = "problems"
    CAUSES = "causes"
    FOLLOW_UP = "follow_up"
    PERSONAL_MATTERS = "personal_matters"
    CASE = "case"
    MEASURES = "measures"
    CLOSING = "closing"
    UNKNOWN = "unknown"


KIND_LABELS = {
    Kind.PERSONAL: "个人对照检查材料",
    Kind.TEAM: "班子对照检查材料",
    Kind.BRANCH_PERSONAL: "组织生活会个人材料",
    Kind.RECTIFICATION: "整改情况材料",
    Kind.OTHER: "其他材料",
}

PART_LABELS = {
    Part.TITLE: "标题",
    Part.OPENING: "开头",
    Part.PROBLEMS: "存在的问题",
    Part.CAUSES: "原因分析",
    Part.FOLLOW_UP: "上次整改落实情况",
    Part.PERSONAL_MATTERS: "个人有关事项",
    Part.CASE: "典型案例剖析",
    Part.MEASURES: "整改措施",
    Part.CLOSING: "结尾",
    Part.UNKNOWN: "未能判定的部分",
}


class Channel(StrEnum):
    """Who raised a problem."""

    INSPECTION = "inspection"
    OPINION_ROUND = "opinion_round"
    TALK = "talk"
    SUPERIOR = "superior"
    SELF = "self"


CHANNEL_LABELS = {
    Channel.INSPECTION: "巡视巡察等反馈",
    Channel.OPINION_ROUND: "征求意见",
    Channel.TALK: "谈心谈话、座谈",
    Channel.SUPERIOR: "上级点明",
    Channel.SELF: "自己查找",
}


class State(StrEnum):
    """Whether personal matters are explained."""

    PRESENT = "present"
    EMPTY = "empty"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text that belongs to one part. `heading` is None where no heading announces it."""

    part: Part
    span: Span
    heading: Span | None


@dataclass(frozen=True, slots=True)
class Guess(Generic[T]):
    """A value that was read from a text with the reason for it; None when the text doesn't tell."""

    value: T
    reason: str


@dataclass(frozen=True, slots=True)
class Raised:
    """The words that say who raised a problem."""

    channel: Channel
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A proposed link to another node of the trail, with the reason a person can judge.

    `words` are what both say; `by_order` links share nothing but their place in the list.
    """

    target: str
    reason: str
    words: tuple[str, ...] = ()
    by_order: bool = False


@dataclass(frozen=True, slots=True)
class Subpoint:
    """One point of a problem, cause or measure (一是 …): its span and its first clause."""

    span: Span
    lead: Span


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject matter that a problem names (谈心谈话, 三重一大 …), and where."""

    label: str
    span: Span


@dataclass(frozen=True)
class Problem:
    """One problem aspect: heading and everything under it.

    `aspect` is the heading without its number; `aspect_key` the framework's aspect it matches.
    `heading` and `span` coincide in start; `body` is the text without the heading. `topics` are
    the subject matters it names; `open_topics` those that no measure takes up.
    """

    id: str
    aspect: str
    heading: Span
    span: Span
    body: Span
    aspect_key: str | None = None
    subpoints: tuple[Subpoint, ...] = ()
    instances: tuple[Span, ...] = ()
    raised_by: tuple[Raised, ...] = ()
    caused_by: tuple[Link, ...] = ()
    answered_by: tuple[Link, ...] = ()
    topics: tuple[Topic, ...] = ()
    open_topics: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class Cause:
    """One cause. `explains` are the problems it is proposed to explain."""

    id: str
    title: str
    heading: Span
    span: Span
    explains: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Measure:
    """One measure with what it states: owner, due date, amounts, and how it can be proved.

    Each of `owner`, `due`, `amount`, `proof` is the words found, or None.
    """

    id: str
    title: str
    heading: Span
    span: Span
    owner: Span | None = None
    due: Span | None = None
    amount: Span | None = None
    proof: Span | None = None
    answers: tuple[Link, ...] = ()
    subpoints: tuple[Subpoint, ...] = ()


class Claim(StrEnum):
    """What a follow-up entry claims of a measure."""

    DONE = "done"
    ONGOING = "ongoing"
    NOT_DONE = "not_done"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class FollowUp:
    """One entry on an earlier meeting's measure: what it claims, and the facts it gives."""

    id: str
    title: str
    heading: Span
    span: Span
    claim: Claim
    facts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonalMatters:
    """The part on personal matters: its state and, unless missing, where it stands."""

    state: State
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number that the opening gives: what is counted (study, opinions, talks), how many, where."""

    what: str
    number: int
    span: Span


@dataclass(frozen=True)
class Statement:
    """A text read as a view of the trail."""

    outline: Outline
    kind: Guess[Kind]
    meeting_year: Guess[int | None]
    stretches: tuple[Stretch, ...]
    problems: tuple[Problem, ...] = ()
    causes: tuple[Cause, ...] = ()
    measures: tuple[Measure, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    personal_matters: PersonalMatters = PersonalMatters(State.MISSING)
    counts: tuple[Count, ...] = ()
    placeholders: tuple[Span, ...] = ()
    framework: str | None = None
    framework_reason: str = ""

    @property
    def text(self) -> Text:
        """The text as read."""
        return self.outline.text

    @cached_property
    def is_statement(self) -> bool:
        """Whether the text is a 对照检查材料 at all (not a report, not other)."""
        return self.kind.value in {Kind.PERSONAL, Kind.TEAM, Kind.BRANCH_PERSONAL}

    def spans_of(self, part: Part) -> list[Span]:
        """Where a part stands, in order; empty when it is missing."""
        return [stretch.span for stretch in self.stretches if stretch.part is part]

    def has(self, part: Part) -> bool:
        """Whether the text has a part."""
        return any(stretch.part is part for stretch in self.stretches)

    def paragraphs_of(self, *parts: Part) -> Iterator[tuple[Paragraph, Span]]:
        """Paragraphs of the parts, each with the piece of it that belongs to the part."""
        for stretch in self.stretches:
            if stretch.part in parts:
                for paragraph in self.text.paragraphs_in(stretch.span):
                    whole = paragraph.span
                    yield (
                        paragraph,
                        Span(
                            max(whole.start, stretch.span.start), min(whole.end, stretch.span.end)
                        ),
                    )

    def part_at(self, offset: int) -> Part:
        """The part that holds an offset."""
        last = bisect_right(self._stretch_starts, offset) - 1
        if last >= 0 and offset < self.stretches[last].span.end:
            return self.stretches[last].part
        return Part.UNKNOWN

    @cached_property
    def _stretch_starts(self) -> list[int]:
        return [stretch.span.start for stretch in self.stretches]
