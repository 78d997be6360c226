"""Finds the people of an office's list in a passage: with which post, or almost by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.zh.phrases import Phrases

_OFFICE = (
    "(?:书记|(?:部|局|厅|县|市|区|镇|乡|处|科|股|院|校|行|站|所)长|主任|主席|总经理|董事长|经理)"
)
_POST = re.compile(f"副?{_OFFICE}")
_POST_BEFORE = re.compile(f"副?{_OFFICE}$")
_POST_AFTER = re.compile(f"(?:同志)?(?P<post>副?{_OFFICE})")
_ADDRESS = re.compile(f"同志(?!们)|副?{_OFFICE}")
_REACH = 8
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Posted:
    """A listed person with a post: the name, the post as written, and the range of both."""

    name: str
    post: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NearName:
    """Words that are a listed name but for one character, and their range."""

    name: str
    start: int
    end: int


class Roster:
    """The names of an office's list."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = frozenset(names)
        self._phrases = Phrases(names)
        long = [name for name in names if len(name) >= _SHORTEST]
        self._nearly = {gap: name for name in long for gap in _with_gaps(name)}
        self._lengths = sorted({len(name) for name in long})

    def posted(self, words: str) -> Iterator[Posted]:
        """Every listed name with a post right before or after it."""
        for match in self._phrases.find(words):
            before = _POST_BEFORE.search(words[max(0, match.start - _REACH) : match.start])
            if before:
                start = match.start - len(before.group())
                yield Posted(match.phrase, before.group(), start, match.end)
            if after := _POST_AFTER.match(words, match.end):
                yield Posted(match.phrase, after["post"], match.start, after.end())

    def near(self, words: str) -> Iterator[NearName]:
        """Every name addressed with 同志 or a post that a listed one of the same surname nearly is."""
        found: dict[int, NearName] = {}
        for match in _ADDRESS.finditer(words):
            for length in self._lengths:
                for start in (match.start() - length, match.end()):
                    found.update((near.start, near) for near in self._at(words, start, length))
        yield from found.values()

    def _at(self, words: str, start: int, length: int) -> Iterator[NearName]:
        found = words[start : start + length] if start >= 0 else ""
        if len(found) < length or found in self._names or _POST.search(found):
            return
        for gap in _with_gaps(found):
            if name := self._nearly.get(gap):
                yield NearName(name, start, start + length)
                return


def fits(post: str, listed: str) -> bool:
    """Whether a post as written is a listed one, in full or in short; 副 is never left out."""
    return _closes(post, listed) or _closes(listed, post)


def _closes(short: str, full: str) -> bool:
    return full.endswith(short) and not full.endswith(f"副{short}")


def _with_gaps(name: str) -> list[str]:
    """The name with each character but the surname left open in turn."""
    return [f"{name[:at]}?{name[at + 1 :]}" for at in range(1, len(name))]
