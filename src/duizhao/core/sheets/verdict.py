"""What a row of a list would do when the list is taken over, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Verdict(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    WRONG = "wrong"


VERDICT_LABELS = {
    Verdict.NEW: "新增",
    Verdict.CHANGED: "有改动",
    Verdict.SAME: "没有变化",
    Verdict.CONFLICT: "有冲突",
    Verdict.WRONG: "有错误",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a row, and under which heading; None: with the row as a whole."""

    heading: str | None
    words: str


class WithMistakes(Protocol):
    """A row that was looked at: its number in the file, and what is wrong with it."""

    @property
    def row(self) -> int:
        """Its number in the file, from 1."""

    @property
    def mistakes(self) -> Sequence[Mistake]:
        """What is wrong with it; empty where nothing is."""
