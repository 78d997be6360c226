"""Cuts two passages into the pieces that are alike and those that differ, for eyes to compare."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from duizhao.core.reuse.letters import Letters, letters_of, words_of

_TILE = 5


class Piece(NamedTuple):
    """Some words of a passage and whether the other passage has them too."""

    words: str
    same: bool


def pieces_of(a: str, b: str) -> tuple[list[Piece], list[Piece]]:
    """The pieces of both passages; words that stand elsewhere in the other are alike too."""
    ours, theirs = letters_of(a), letters_of(b)
    left, right = words_of(ours.codes), words_of(theirs.codes)
    here, there = _marks(left, right), _marks(right, left)
    for step in Levenshtein.opcodes(left, right):
        if step.tag == "equal":
            here[step.src_start : step.src_end] = b"\1" * (step.src_end - step.src_start)
            there[step.dest_start : step.dest_end] = b"\1" * (step.dest_end - step.dest_start)
    return list(_cut(a, ours, here)), list(_cut(b, theirs, there))


def _marks(words: str, other: str) -> bytearray:
    tiles = {other[at : at + _TILE] for at in range(len(other) - _TILE + 1)}
    marks = bytearray(len(words))
    for at in range(len(words) - _TILE + 1):
        if words[at : at + _TILE] in tiles:
            marks[at : at + _TILE] = b"\1" * _TILE
    return marks


def _cut(content: str, letters: Letters, marks: Sequence[int]) -> Iterator[Piece]:
    """The passage cut where the marks change; punctuation goes with the letter before it."""
    start, state = 0, True
    for place, mark in zip(letters.places.tolist(), marks, strict=True):
        if bool(mark) != state:
            if place > start:
                yield Piece(content[start:place], state)
            start, state = place, bool(mark)
    if start < len(content):
        yield Piece(content[start:], state)
