"""Finds the words that one passage repeats from another, whatever the punctuation between them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.core.outline.model import Paragraph, Span, Text
from duizhao.core.trail.shared_words import runs

SHORTEST = 12
_SEED = 6
_STEP = SHORTEST - _SEED + 1
_SCRAP = 3
_MARKS = frozenset("，。；：！？")
_HAN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Stream:
    """The Chinese characters of some spans in a row; a blank parts two paragraphs or spans.

    `starts` are the places in `chars` where a run of characters begins that stand side by side
    in the plain form of a paragraph, `origins` that paragraph and the run's offset there.
    `opens` are the places in `chars` with which a clause begins.
    """

    chars: str
    starts: Sequence[int]
    origins: Sequence[tuple[Paragraph, int]]
    opens: frozenset[int]

    def span(self, start: int, end: int) -> Span:
        """The span of the range [start, end) of `chars`."""
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, place: int) -> int:
        run = bisect_right(self.starts, place) - 1
        paragraph, begin = self.origins[run]
        return paragraph.at(at := begin + place - self.starts[run], at + 1).start


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
    runs_of_han: list[str] = []
    starts: list[int] = []
    origins: list[tuple[Paragraph, int]] = []
    opens: list[int] = []
    length = 0
    for span in spans:
        for paragraph, begin, end in text.pieces_in(span):
            words, done, new = paragraph.plain.text, begin, True
            for run in _HAN.finditer(words, begin, end):
                start, stop = run.span()
                if new or not _MARKS.isdisjoint(words[done:start]):
                    opens.append(length)
                runs_of_han.append(run.group())
                starts.append(length)
                origins.append((paragraph, start))
                length += stop - start
                done, new = stop, False
            runs_of_han.append(" ")
            opens.append(length)
            length += 1
    return Stream("".join(runs_of_han), starts, origins, frozenset(opens))


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
        first, last = _whole_clauses(here.opens, start, end)
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
