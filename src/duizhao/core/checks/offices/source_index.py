"""Finds the words of a quotation in an office's sources, or the passage that differs by a word."""

import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from duizhao.core.zh.normal import plain

_MARKS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")
_BORDER = "\n"
_GRAM = 4
_SHORTEST = 2 * _GRAM
_MOST_PLACES = 40
_SLACK = 4
_ALLOWED = 6
"""One different character is allowed in so many."""
_MOST_DIFFERENT = 5


@dataclass(frozen=True, slots=True)
class Differing:
    """The passage of a source that a quotation nearly repeats: the source's title and its words."""

    title: str
    words: str


class SourceIndex:
    """The sources without punctuation, with every fourth run of four characters noted down."""

    def __init__(self, sources: Iterable[tuple[str, str]]) -> None:
        self._titles: list[str] = []
        self._contents: list[str] = []
        self._starts = array("l")
        self._offsets = array("l")
        pieces: list[str] = []
        length = 0
        for title, content in sources:
            words = plain(content).text
            kept = [at for at, char in enumerate(words) if not _MARKS.match(char)]
            pieces.append("".join(words[at] for at in kept) + _BORDER)
            self._titles.append(title)
            self._contents.append(words)
            self._starts.append(length)
            self._offsets.extend([*kept, len(words)])
            length += len(kept) + 1
        self._words = "".join(pieces)
        self._places: dict[str, list[int]] = defaultdict(list)
        for at in range(0, length - _GRAM + 1, _GRAM):
            self._places[self._words[at : at + _GRAM]].append(at)

    def differing(self, quotation: str) -> Differing | None:
        """The passage that a quotation repeats but for a word; None when it is right or unknown.

        Punctuation doesn't count, nor what stands before or after the words both share.
        """
        words = _MARKS.sub("", plain(quotation).text)
        if len(words) < _SHORTEST or not self._titles:
            return None
        begin = self._begins(words)
        if begin is None or words in self._words:
            return None
        return self._aligned(words, begin)

    def _begins(self, words: str) -> int | None:
        """Where the passage should begin that shares the most runs with the quotation."""
        votes: Counter[int] = Counter()
        for at in range(len(words) - _GRAM + 1):
            places = self._places.get(words[at : at + _GRAM], ())
            if len(places) <= _MOST_PLACES:
                votes.update(place - at for place in places)
        return votes.most_common(1)[0][0] if votes else None

    def _aligned(self, words: str, begin: int) -> Differing | None:
        low = max(0, begin - _SLACK)
        window = self._words[low : begin + len(words) + _SLACK]
        matcher = SequenceMatcher(None, words, window, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        inner = [
            max(later.a - (earlier.a + earlier.size), later.b - (earlier.b + earlier.size))
            for earlier, later in pairwise(blocks)
        ]
        first, last = blocks[0], blocks[-1]
        outside = first.a + len(words) - (last.a + last.size)
        different = sum(inner) + outside
        passage = window[first.b : last.b + last.size]
        if not inner or _BORDER in passage:
            return None
        if different > min(_MOST_DIFFERENT, len(words) // _ALLOWED):
            return None
        return self._quoted(low + first.b, low + last.b + last.size)

    def _quoted(self, start: int, end: int) -> Differing:
        """The words of the source, punctuation included, at a range of the bare words."""
        number = bisect_right(self._starts, start) - 1
        content = self._contents[number]
        return Differing(
            self._titles[number], content[self._offsets[start] : self._offsets[end - 1] + 1]
        )
