"""Sentences and clauses of a passage in plain form."""

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。！？]*(?:[。！？]+[”’」』）]*|$)")
_CLAUSE = re.compile(r"[^。！？；，：]*(?:[。！？；，：]+[”’」』）]*|$)")


def sentences(passage: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences in passage[start:end], closing marks included."""
    return _pieces(_SENTENCE, passage, start, end)


def clauses(passage: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Ranges of the clauses in passage[start:end], closing marks included."""
    return _pieces(_CLAUSE, passage, start, end)


def sentence_around(passage: str, position: int) -> tuple[int, int]:
    """The range of the sentence that holds a position."""
    start = max(passage.rfind(mark, 0, position) for mark in "。！？") + 1
    match = _SENTENCE.match(passage, start)
    return start, match.end() if match else len(passage)


def _pieces(
    pattern: re.Pattern[str], passage: str, start: int, end: int | None
) -> Iterator[tuple[int, int]]:
    limit = len(passage) if end is None else end
    while start < limit:
        match = pattern.match(passage, start, limit)
        if match is None or match.end() == start:
            return
        yield start, match.end()
        start = match.end()
