"""What changed between two versions of a text: paragraph by paragraph, clause by clause, character by character."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_CLAUSE = re.compile("[^，。；：！？、\n]*[，。；：！？、\n]?")
_MOST_CHARACTERS = 240
"""Longer rewritten stretches are shown as a whole: what few characters they share says nothing."""
_FEWEST_SAME = 2


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that share their fate."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the comparison with its stretches."""

    stretches: tuple[Stretch, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it is not as it was."""
        return any(stretch.change is not Change.SAME for stretch in self.stretches)


def compared(old: str, new: str) -> tuple[Paragraph, ...]:
    """The paragraphs of both texts in one, with what was added and what was removed."""
    stretches = _merged(_by_paragraph(old, new))
    return tuple(_paragraphs(stretches))


def _by_paragraph(old: str, new: str) -> Iterator[Stretch]:
    for same, before, after in _runs(_lines(old), _lines(new)):
        if same:
            yield Stretch(Change.SAME, "".join(before))
        elif not before or not after:
            yield from _replaced("".join(before), "".join(after))
        else:
            yield from _by_clause("".join(before), "".join(after))


def _by_clause(old: str, new: str) -> Iterator[Stretch]:
    for same, before, after in _runs(_clauses(old), _clauses(new)):
        one, other = "".join(before), "".join(after)
        if same:
            yield Stretch(Change.SAME, one)
        elif one and other and max(len(one), len(other)) <= _MOST_CHARACTERS:
            yield from _by_character(one, other)
        else:
            yield from _replaced(one, other)


def _by_character(old: str, new: str) -> Iterator[Stretch]:
    removed = added = ""
    for same, before, after in _runs(old, new):
        one, other = "".join(before), "".join(after)
        if same and len(one) >= _FEWEST_SAME:
            yield from _replaced(removed, added)
            yield Stretch(Change.SAME, one)
            removed = added = ""
        else:
            removed, added = removed + one, added + other
    yield from _replaced(removed, added)


def _runs(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, one, one_end, other, other_end in matcher.get_opcodes():
        yield tag == "equal", old[one:one_end], new[other:other_end]


def _replaced(removed: str, added: str) -> Iterator[Stretch]:
    if removed:
        yield Stretch(Change.REMOVED, removed)
    if added:
        yield Stretch(Change.ADDED, added)


def _merged(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    for change, group in groupby(stretches, lambda stretch: stretch.change):
        yield Stretch(change, "".join(stretch.words for stretch in group))


def _paragraphs(stretches: Iterator[Stretch]) -> Iterator[Paragraph]:
    current: list[Stretch] = []
    for stretch in stretches:
        first, *rest = stretch.words.split("\n")
        if first:
            current.append(Stretch(stretch.change, first))
        for words in rest:
            if current:
                yield Paragraph(tuple(current))
            current = [Stretch(stretch.change, words)] if words else []
    if current:
        yield Paragraph(tuple(current))


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")]


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause]
