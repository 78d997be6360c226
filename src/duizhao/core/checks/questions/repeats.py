"""Finds the words that one passage repeats from another, whatever the punctuation between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.core.checks.questions.passages import passages_in
from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.shared_words import runs

SHORTEST = 12
_SEED = 6
_STEP = SHORTEST - _SEED + 1
_SCRAP = 3
_MARKS = "，。；：！？"
_HAN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Stream:
    """The Chinese characters of some spans in a row; a blank parts two paragraphs or spans.

    `offsets` says where each stands in the text, `opens` whether a clause begins with it.
    """

    chars: str
    offsets: Sequence[int]
    opens: Sequence[bool]

    def span(self, start: int, end: int) -> Span:
        """The span of the range [start, end) of `chars`."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


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
    chars: list[str] = []
    offsets: list[int] = []
    opens: list[bool] = []
    for span in spans:
        for passage in passages_in(text, span):
            begin, moved = passage.paragraph.start, passage.paragraph.plain.offsets
            words, done, new = passage.words, 0, True
            for run in _HAN.finditer(words):
                start, end = run.span()
                new = new or any(mark in words[done:start] for mark in _MARKS)
                places = range(passage.start + start, passage.start + end)
                chars.append(run.group())
                offsets += [begin + (at if moved is None else moved[at]) for at in places]
                opens += [new, *[False] * (end - start - 1)]
                done, new = end, False
            chars.append(" ")
            offsets.append(begin)
            opens.append(True)
    return Stream("".join(chars), offsets, opens)


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


def _whole_clauses(opens: Sequence[bool], start: int, end: int) -> tuple[int, int]:
    """The range without scraps of a clause that happen to be alike at its ends."""
    first = next((at for at in range(start + 1, min(start + 1 + _SCRAP, end)) if opens[at]), start)
    last = next((at for at in range(max(start + 1, end - _SCRAP), end) if opens[at]), end)
    return (start if opens[start] else first), last
