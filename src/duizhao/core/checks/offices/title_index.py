"""Finds the listed title that a 《title》 of a text nearly is."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from duizhao.core.zh.normal import plain
from duizhao.core.zh.numerals import HAN

_SHORTEST = 5
_MOST_DIFFERENT = 2
_ALLOWED = 5
"""One different character is allowed in so many."""


class TitleIndex:
    """Titles as they must be written; `slip` is how many characters may differ in a slip."""

    def __init__(self, titles: Iterable[str], slip: int = _MOST_DIFFERENT) -> None:
        self._slip = slip
        self._titles = list(dict.fromkeys(titles))
        self._known = {plain(title).text for title in self._titles}
        self._with: dict[str, list[int]] = defaultdict(list)
        for number, title in enumerate(self._titles):
            for pair in _pairs(plain(title).text):
                self._with[pair].append(number)

    def __bool__(self) -> bool:
        """Whether there is any title."""
        return bool(self._titles)

    def knows(self, title: str) -> bool:
        """Whether a title is written as it is listed."""
        return plain(title).text in self._known

    def nearest(self, title: str) -> str | None:
        """The listed title from which a title differs by a character or two; None when none does.

        Numerals may differ: volumes and years of one series are different titles.
        """
        words = plain(title).text
        if len(words) < _SHORTEST:
            return None
        shared = Counter(n for pair in _pairs(words) for n in self._with.get(pair, ()))
        least = len(words) - 1 - 2 * _MOST_DIFFERENT
        for number, count in shared.most_common(3):
            if count >= max(least, 1) and self._is_slip(words, plain(self._titles[number]).text):
                return self._titles[number]
        return None

    def _is_slip(self, words: str, listed: str) -> bool:
        """Whether two titles differ by no more than a slip."""
        different = 0
        matcher = SequenceMatcher(None, words, listed, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                continue
            changed = words[a:b] + listed[c:d]
            if any(char.isdigit() or char in HAN for char in changed):
                return False
            different += max(b - a, d - c)
        return 0 < different <= min(self._slip, len(listed) // _ALLOWED)


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}
