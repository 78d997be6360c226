"""Many phrases found in one pass over a passage."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind


class Match(NamedTuple):
    """A phrase found: which one, and its range."""

    phrase: str
    start: int
    end: int


class Phrases:
    """A set of phrases to look for; of overlapping ones the leftmost and longest is found."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted({phrase for phrase in phrases if phrase})
        self._automaton = (
            AhoCorasick(self._phrases, matchkind=MatchKind.LeftmostLongest)
            if self._phrases
            else None
        )

    def find(self, passage: str) -> Iterator[Match]:
        """Every phrase in the passage, in order, none overlapping another."""
        if self._automaton is None:
            return
        for index, start, end in self._automaton.find_matches_as_indexes(passage):
            yield Match(self._phrases[index], start, end)

    def words_in(self, passage: str) -> list[str]:
        """Every phrase that `find` finds, without its place, which takes longest to tell."""
        return self._automaton.find_matches_as_strings(passage) if self._automaton else []

    def strip(self, passage: str) -> str:
        """The passage with each phrase replaced by a blank."""
        pieces, last = [], 0
        if self._automaton is not None:
            for _, start, end in self._automaton.find_matches_as_indexes(passage):
                pieces.append(passage[last:start])
                last = end
        return " ".join([*pieces, passage[last:]])
