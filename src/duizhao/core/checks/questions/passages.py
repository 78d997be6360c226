"""Cuts a span into the pieces that rules look at: paragraphs, sentences and clauses in plain form."""

import re
from collections.abc import Iterator
from itertools import starmap
from typing import NamedTuple

from duizhao.core.outline.model import Paragraph, Span, Text

_SENTENCE_ENDS = "。！？"
_POINT_ENDS = _SENTENCE_ENDS + "；"
_CLAUSE_ENDS = _POINT_ENDS + "，："


def _pieces(ends: str) -> re.Pattern[str]:
    return re.compile(f"[^{ends}]+[{ends}]*")


_SENTENCE, _POINT, _CLAUSE = map(_pieces, (_SENTENCE_ENDS, _POINT_ENDS, _CLAUSE_ENDS))


class Passage(NamedTuple):
    """A piece of one paragraph: the range [start, end) of its plain form.

    A tuple, because a text is cut into thousands of them and tuples are made twice as fast.
    """

    paragraph: Paragraph
    start: int
    end: int

    @property
    def words(self) -> str:
        """What the piece says, in plain form."""
        return self.paragraph.plain.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where the piece stands in the text."""
        return self.at(0, self.end - self.start)

    def at(self, start: int, end: int) -> Span:
        """The span of the range [start, end) of `words`."""
        return self.paragraph.at(self.start + start, self.start + end)

    def stripped(self) -> "Passage":
        """The piece without punctuation marks at its start."""
        words = self.words
        return Passage(self.paragraph, self.end - len(words.lstrip(_CLAUSE_ENDS)), self.end)

    def sentences(self) -> Iterator["Passage"]:
        """Its sentences, closing marks included."""
        return self._cut(_SENTENCE)

    def points(self) -> Iterator["Passage"]:
        """Its sentences, those with semicolons cut at each of them."""
        return self._cut(_POINT)

    def clauses(self) -> Iterator["Passage"]:
        """Its clauses, closing marks included."""
        return self._cut(_CLAUSE)

    def point_around(self, position: int) -> "Passage":
        """The one of its points that holds the position (of `words`)."""
        return self._around(_POINT, _POINT_ENDS, position)

    def clause_around(self, position: int) -> "Passage":
        """The one of its clauses that holds the position (of `words`)."""
        return self._around(_CLAUSE, _CLAUSE_ENDS, position)

    def _around(self, pattern: re.Pattern[str], ends: str, position: int) -> "Passage":
        words, here = self.paragraph.plain.text, self.start + position
        start = max(words.rfind(mark, self.start, here) + 1 for mark in ends) or self.start
        match = pattern.match(words, start, self.end)
        return Passage(self.paragraph, start, match.end() if match else self.end)

    def _cut(self, pattern: re.Pattern[str]) -> Iterator["Passage"]:
        for match in pattern.finditer(self.paragraph.plain.text, self.start, self.end):
            yield Passage(self.paragraph, match.start(), match.end())


def passages_in(text: Text, span: Span) -> Iterator[Passage]:
    """The paragraphs of a span, each cut to what lies inside it; empty ones are left out."""
    return starmap(Passage, text.pieces_in(span))


def sentences_in(text: Text, span: Span) -> Iterator[Passage]:
    """The sentences of a span."""
    for passage in passages_in(text, span):
        yield from passage.sentences()


def points_in(text: Text, span: Span) -> Iterator[Passage]:
    """The sentences of a span, those with semicolons cut at each of them."""
    for passage in passages_in(text, span):
        yield from passage.points()


def plain_words(text: Text, span: Span) -> str:
    """What a span says in plain form, paragraphs joined without a mark."""
    return text.plain(span)
