"""Finds the words that one passage repeats from another, whatever the punctuation between them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from duizhao.core.outline.model import Paragraph, Span, Text
from duizhao.core.trail.shared_words import runs

SHORTEST = 12
_SEED = 6
_STEP = SHORTEST - _SEED + 1
_SCRAP = 3
_MARKS = frozenset("，。；：！？")
_HAN = re.compile("[\u4e00-\u9fff]+")


class _Runs(NamedTuple):
    """The runs of Chinese characters in a piece of a paragraph.

    `places` say where each begins in a stream, `offsets` where in the plain form of the
    paragraph, `opens` are the places with which a clause begins.
    """

    paragraph: Paragraph
    places: Sequence[int]
    offsets: Sequence[int]
    opens: frozenset[int]

    def offset(self, place: int) -> int:
        """The offset in the plain form of the character at a place of the stream."""
        run = bisect_right(self.places, place) - 1
        return self.offsets[run] + place - self.places[run]


@dataclass(frozen=True)
class Stream:
    """The Chinese characters of some spans in a row; a blank parts two paragraphs or spans.

    `starts` are the places in `chars` where one of the `pieces` of paragraphs begins. Where the
    characters of a piece stand is only worked out when something is found in it.
    """

    chars: str
    starts: Sequence[int]
    pieces: Sequence[tuple[Paragraph, int, int]]

    def span(self, start: int, end: int) -> Span:
        """The span of the range [start, end) of `chars`, which lies in one piece."""
        runs_here = self._runs(start)
        return runs_here.paragraph.at(runs_here.offset(start), runs_here.offset(end - 1) + 1)

    def opens(self, place: int) -> frozenset[int]:
        """The places with which a clause begins, of the piece that holds a place."""
        return self._runs(place).opens

    def _runs(self, place: int) -> _Runs:
        number = bisect_right(self.starts, place) - 1
        if number not in self._known:
            self._known[number] = _runs_in(*self.pieces[number], self.starts[number])
        return self._known[number]

    @cached_property
    def _known(self) -> dict[int, _Runs]:
        return {}


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words that stand in both streams: where in the first, where in the second, and the words."""

    here: Span
    there: Span
    words: str

    @property
    def beyond_formulas(self) -> bool:
        """Whether something is left when the fixed formulas of the genre are taken out."""
        return bool(runs(self.words))


def stream(text: Text, spans: Sequence[Span]) -> Stream:
    """The Chinese characters of the spans."""
    pieces = [piece for span in spans for piece in text.pieces_in(span)]
    chars = [
        "".join(_HAN.findall(paragraph.plain.text, begin, end)) for paragraph, begin, end in pieces
    ]
    starts = accumulate((len(some) + 1 for some in chars), initial=0)
    return Stream("".join(f"{some} " for some in chars), list(starts), pieces)


def _runs_in(paragraph: Paragraph, begin: int, end: int, start: int) -> _Runs:
    """The runs of a piece [begin, end) of a paragraph that begins at the place `start`."""
    words, done, place = paragraph.plain.text, begin, start
    places, offsets, opens = [], [], []
    for run in _HAN.finditer(words, begin, end):
        if place == start or not _MARKS.isdisjoint(words[done : run.start()]):
            opens.append(place)
        places.append(place)
        offsets.append(run.start())
        done = run.end()
        place += done - run.start()
    return _Runs(paragraph, places, offsets, frozenset(opens))


def repeats(here: Stream, there: Stream) -> Iterator[Repeat]:
    """The runs of at least `SHORTEST` characters that both share, in the order of `there`.

    `there` is sampled at steps that no such run can slip through, so that the search is linear.
    """
    seeds = {here.chars[at : at + _SEED]: at for at in range(len(here.chars) - _SEED, -1, -1)}
    done = 0
    for sample in range(0, len(there.chars) - _SEED + 1, _STEP):
        found = seeds.get(there.chars[sample : sample + _SEED])
        if found is None or sample < done:
            continue
        start, end = _grown(here.chars, found, there.chars, sample)
        moved = sample - found
        done = end + moved
        first, last = _whole_clauses(here.opens(start), start, end)
        if last - first >= SHORTEST:
            yield Repeat(
                here.span(first, last),
                there.span(first + moved, last + moved),
                here.chars[first:last],
            )


def _grown(here: str, at: int, there: str, other: int) -> tuple[int, int]:
    """The whole range of `here` that is alike around a seed; blanks are never alike."""
    moved = other - at
    start, end = at, at
    while start > 0 and start + moved > 0 and here[start - 1] == there[start - 1 + moved] != " ":
        start -= 1
    while end < len(here) and end + moved < len(there) and here[end] == there[end + moved] != " ":
        end += 1
    return start, end


def _whole_clauses(opens: frozenset[int], start: int, end: int) -> tuple[int, int]:
    """The range without scraps of a clause that happen to be alike at its ends."""
    first = next(
        (at for at in range(start + 1, min(start + 1 + _SCRAP, end)) if at in opens), start
    )
    last = next((at for at in range(max(start + 1, end - _SCRAP), end) if at in opens), end)
    return (start if start in opens else first), last
