"""From aligned letters to passages: places in the originals, what kind each is, which are worth telling."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from duizhao.core.reuse.align import Aligned, aligned
from duizhao.core.reuse.letters import Letters, words_of
from duizhao.core.reuse.limits import Limits
from duizhao.core.reuse.model import Passage, ReuseKind, Work
from duizhao.core.reuse.runs import Shared, joined
from duizhao.core.reuse.whose import same_person

_QUOTED = re.compile("“[^”\n]{12,600}”|「[^」\n]{12,600}」|《[^》\n]{4,60}》")
_ENDS = re.compile("[。；！？，]")
_MOSTLY = 0.7
_ALIKE = 0.55
_LONGEST_HEADING = 60


class Side:
    """One text as both the reader of places and the judge of kinds need it."""

    def __init__(self, work: Work, content: str, letters: Letters) -> None:
        self.work = work
        self.content = content
        self.letters = letters
        self.words = words_of(letters.codes)
        self._quoted: list[tuple[int, int]] | None = None

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether most of a range stands between quotation marks or is a title."""
        if self._quoted is None:
            self._quoted = [match.span() for match in _QUOTED.finditer(self.content)]
        inside = sum(max(0, min(end, e) - max(start, s)) for s, e in self._quoted)
        return inside >= _MOSTLY * (end - start)

    def is_heading(self, start: int, end: int) -> bool:
        """Whether a range lies within lines that are headings."""
        first = self.content.rfind("\n", 0, start) + 1
        last = self.content.find("\n", end)
        lines = self.content[first : last if last >= 0 else None].split("\n")
        return all(len(line) <= _LONGEST_HEADING and not _ENDS.search(line) for line in lines)


def passages_of(a: Side, b: Side, places: Sequence[Shared], limits: Limits) -> list[Passage]:
    """What two texts share at some places, in the order of the first; nothing when it is too little."""
    found = [
        one
        for place in joined(list(places))
        for one in aligned(a.words, b.words, place.runs)
        if one.same >= limits.same and one.same >= _ALIKE * one.characters
    ]
    if not found or max(map(_score, found)) < limits.score:
        return []
    return [_passage(a, b, one) for one in _apart(found)]


def whole(a: Side, b: Side) -> Passage:
    """The passage that is all of two texts that are alike."""
    size = len(a.words)
    return _passage(a, b, Aligned(0, size, 0, size, size, 1.0, 2))


def fingerprint_of(a: str, b: str) -> str:
    """The name of a shared passage, made from its words (letters alone) on both sides."""
    return sha256("\n".join(sorted((a, b))).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _score(one: Aligned) -> float:
    """How much a passage says: its letters alike, counted between half and in full by rarity."""
    return one.same * (1 + one.rarity) / 2


def _apart(found: list[Aligned]) -> list[Aligned]:
    """The passages without those that lie within others."""
    kept: list[Aligned] = []
    for one in sorted(found, key=_score, reverse=True):
        if not any(_within(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.a_start)


def _within(one: Aligned, other: Aligned) -> bool:
    return one.a_start < other.a_end and other.a_start < one.a_end


def _passage(a: Side, b: Side, one: Aligned) -> Passage:
    a_start, a_end = a.letters.original(one.a_start, one.a_end)
    b_start, b_end = b.letters.original(one.b_start, one.b_end)
    found = Passage(
        a_start,
        a_end,
        b_start,
        b_end,
        one.characters,
        one.same,
        round(one.rarity, 3),
        max(2, round(one.spread)),
        name=fingerprint_of(a.words[one.a_start : one.a_end], b.words[one.b_start : one.b_end]),
    )
    return replace(found, kind=_kind(a, b, found))


def _kind(a: Side, b: Side, one: Passage) -> ReuseKind:
    if a.is_quoted(one.a_start, one.a_end) or b.is_quoted(one.b_start, one.b_end):
        return ReuseKind.QUOTATION
    if a.is_heading(one.a_start, one.a_end):
        return ReuseKind.TEMPLATE
    if same_person(a.work, b.work) and a.work.year != b.work.year:
        return ReuseKind.OWN_LAST_YEAR
    return ReuseKind.COPIED
