"""Finds words that are almost a known phrase: one character wrong, missing, added or swapped.

A phrase with one mistake has one half without, so the halves are looked for, all in one pass, and
the rest is compared. First and last character must be right: a phrase used in part is no mistake.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from duizhao.core.zh.numerals import HAN as NUMERALS
from duizhao.core.zh.phrases import Phrases

SHORTEST = 4
_PARTICLES = frozenset("了着过的地得")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A phrase that was nearly met, and the range [start, end) of what stands there."""

    phrase: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Half:
    """The right half of a phrase; what is missing of it ends with `edge`, about `reach` away."""

    phrase: str
    rest: str
    edge: str
    reach: int


class NearMisses:
    """A set of phrases (four characters and more) whose near misses are looked for."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(phrase for phrase in phrases if len(phrase) >= SHORTEST)
        first: dict[str, list[_Half]] = defaultdict(list)
        second: dict[str, list[_Half]] = defaultdict(list)
        for phrase in sorted(self._phrases):
            middle = len(phrase) // 2
            head, tail = phrase[:middle], phrase[middle:]
            first[head].append(_Half(phrase, tail, tail[-1], len(tail)))
            second[tail].append(_Half(phrase, head[::-1], head[0], len(head)))
        words = sorted({*first, *second})
        self._halves = [(first.get(word, []), second.get(word, [])) for word in words]
        self._automaton = AhoCorasick(words, matchkind=MatchKind.Standard) if words else None
        self._exact = Phrases(self._phrases)

    def __reduce__(self) -> tuple[type["NearMisses"], tuple[frozenset[str]]]:
        """Another process builds its own automaton."""
        return NearMisses, (self._phrases,)

    def find(self, passage: str) -> Iterator[NearMiss]:
        """Every near miss in a passage in plain form, in order, none where a phrase stands right."""
        missed = sorted(self._missed(passage))
        if not missed:
            return
        right = [(match.start, match.end) for match in self._exact.find(passage)]
        last = -1
        for start, end, phrase in missed:
            if start >= last and not _overlaps(right, start, end):
                last = end
                yield NearMiss(phrase, start, end)

    def _missed(self, passage: str) -> set[tuple[int, int, str]]:
        """Start, end and phrase of every near miss, those inside a right phrase included."""
        if self._automaton is None:
            return set()
        missed: set[tuple[int, int, str]] = set()
        for index, start, end in self._automaton.find_matches_as_indexes(passage, overlapping=True):
            first, second = self._halves[index]
            for half in first:
                far = end + half.reach
                if half.edge in passage[far - 2 : far + 1]:
                    for length in _nearly(half.rest, passage[end : far + 1]):
                        missed.add((start, end + length, half.phrase))
            for half in second:
                far = max(start - half.reach, 1)
                if half.edge in passage[far - 1 : far + 2]:
                    for length in _nearly(half.rest, passage[far - 1 : start][::-1]):
                        missed.add((start - length, end, half.phrase))
        return missed


def _overlaps(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) shares a character with one of the ranges, which are in order."""
    following = bisect_left(ranges, (start + 1, 0))
    before = following > 0 and ranges[following - 1][1] > start
    return before or (following < len(ranges) and ranges[following][0] < end)


def _nearly(wanted: str, found: str) -> Iterator[int]:
    """Lengths of beginnings of `found` that are `wanted` with one mistake before its last character."""
    at = next(
        (n for n, pair in enumerate(zip(wanted, found, strict=False)) if pair[0] != pair[1]), -1
    )
    if at < 0:
        return
    size = len(wanted)
    here, there = wanted[at], found[at]
    if at < size - 1:
        if found[at + 1 : size] == wanted[at + 1 :] and _is_word(here) and _is_word(there):
            yield size
        if found[at : size - 1] == wanted[at + 1 :] and _is_word(here):
            yield size - 1
        if at < size - 2 and found[at:size] == wanted[at + 1] + here + wanted[at + 2 :]:
            yield size
    if found[at + 1 : size + 1] == wanted[at:] and _is_word(there) and there not in _PARTICLES:
        yield size + 1


def _is_word(char: str) -> bool:
    """Whether a character can be a slip: marks, letters and numerals vary for good reasons."""
    return "\u4e00" <= char <= "\u9fff" and char not in NUMERALS
