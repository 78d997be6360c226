"""What a paper tells of a meeting, and in what two papers differ."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Value = int | str | date


class Subject(StrEnum):
    """What is told of a meeting by more than one paper."""

    HELD_ON = "held_on"
    PRESIDER = "presider"
    RECORDER = "recorder"
    EXPECTED = "expected"
    PRESENT = "present"
    ABSENT = "absent"
    OBSERVERS = "observers"
    STUDY = "study"
    OPINIONS = "opinions"
    TALKS = "talks"
    PROBLEMS = "problems"
    MEASURES = "measures"
    CRITICISMS = "criticisms"


SUBJECT_LABELS = {
    Subject.HELD_ON: "召开日期",
    Subject.PRESIDER: "主持人",
    Subject.RECORDER: "记录人",
    Subject.EXPECTED: "应到人数",
    Subject.PRESENT: "到会人数",
    Subject.ABSENT: "缺席人数",
    Subject.OBSERVERS: "列席人数",
    Subject.STUDY: "集中学习的次数",
    Subject.OPINIONS: "征求到的意见",
    Subject.TALKS: "谈心谈话的次数",
    Subject.PROBLEMS: "查摆的问题",
    Subject.MEASURES: "整改措施",
    Subject.CRITICISMS: "批评意见",
}


@dataclass(frozen=True, slots=True)
class PaperText:
    """A paper as it is read: what it is called, its kind, its paragraphs.

    The kind is one of core.papers' keys, or empty where nobody said what the paper is.
    """

    title: str
    kind: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A value that a paper gives, with its place. `paragraph` counts from 1; 0 for what the records say."""

    subject: Subject
    value: Value
    paper: str
    paragraph: int
    words: str

    @property
    def shown(self) -> str:
        """The value in words."""
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Papers that give different values for one thing; each side once for a paper and a value."""

    subject: Subject
    sides: tuple[Told, ...]

    @property
    def label(self) -> str:
        """What they differ in."""
        return SUBJECT_LABELS[self.subject]


@dataclass(frozen=True, slots=True)
class NameDoubt:
    """Somebody who stands in one list of those present and not in another."""

    name: str
    there: Told
    not_there: str


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """A date that can't be, beside the day of the sitting."""

    paper: str
    paragraph: int
    words: str
    why: str
