"""A collection made ready for a search: letters in one row, texts that are all alike put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np

from duizhao.core.reuse.letters import Letters, Marks, letters_of, marked
from duizhao.core.reuse.limits import Limits, limits_for
from duizhao.core.reuse.model import Alike, Found, Pair, Stock, Work
from duizhao.core.reuse.passages import Side, whole
from duizhao.core.reuse.postings import Numbers, Row, starts_of
from duizhao.runs.reuse.collection import Volume

_MOST_COMMON = 200
StockPlace = tuple[int, int, int, int]


@dataclass(frozen=True)
class Shelf:
    """Texts by number: `volumes` are all of them, those of a unit together.

    Each that differs from every earlier one by more than punctuation has a place in the `row`:
    `firsts` are their numbers, `marks` say where in them the letters stand.
    """

    volumes: Sequence[Volume]
    firsts: Sequence[int]
    alike: Sequence[Alike]
    row: Row
    marks: Sequence[Marks] = field(repr=False)

    @property
    def limits(self) -> Limits:
        """The limits of a search."""
        return limits_for(len(self.firsts))

    def units(self) -> Numbers:
        """A number for the unit of each text in the row, -1 where it is unknown."""
        return unit_numbers([self.volumes[n].work for n in self.firsts])

    def side(self, number: int) -> Side:
        """A text in the row as a side of a comparison."""
        volume = self.volumes[self.firsts[number]]
        return Side(volume.work, volume.content, marked(self.row.of(number), self.marks[number]))


def in_order(volumes: Sequence[Volume]) -> list[Volume]:
    """The texts with those of one unit side by side."""
    return sorted(volumes, key=lambda volume: volume.work.unit)


def shelved(volumes: Sequence[Volume]) -> Shelf:
    """The texts made ready."""
    volumes = in_order(volumes)
    codes = np.empty(sum(len(volume.content) for volume in volumes), dtype=np.uint16)
    filled = 0
    lengths, marks, digests = [], [], []
    seen: set[bytes] = set()
    for volume in volumes:
        letters = letters_of(volume.content)
        digest = digest_of(letters)
        digests.append(digest)
        if digest and digest not in seen:
            seen.add(digest)
            size = len(letters.codes)
            codes[filled : filled + size] = letters.codes
            filled += size
            lengths.append(size)
            marks.append(letters.marks)
    codes.resize(filled, refcheck=False)
    firsts, alike = grouped(digests)
    return Shelf(volumes, firsts, alike, Row(codes, starts_of(lengths)), marks)


def digest_of(letters: Letters) -> bytes:
    """What texts that are the same but for punctuation have in common; nothing for an empty one."""
    return sha256(letters.codes.tobytes()).digest() if len(letters.codes) else b""


def grouped(digests: Iterable[bytes]) -> tuple[list[int], list[Alike]]:
    """The first of each group of texts that are alike, and the groups of two and more."""
    groups: dict[bytes, list[int]] = {}
    for number, digest in enumerate(digests):
        if digest:
            groups.setdefault(digest, []).append(number)
    alike = [Alike(tuple(group)) for group in groups.values() if len(group) > 1]
    return [group[0] for group in groups.values()], alike


def unit_numbers(works: Iterable[Work]) -> Numbers:
    """A number for each text's unit, -1 where it is unknown."""
    numbers: dict[str, int] = {"": -1}
    return np.array([numbers.setdefault(work.unit, len(numbers)) for work in works], dtype=np.int64)


def told(
    volumes: Sequence[Volume],
    firsts: Sequence[int],
    alike: Sequence[Alike],
    pairs: Iterable[Pair],
    common: Iterable[StockPlace],
) -> Found:
    """What a search found, from pairs and stock passages that go by places in the row."""
    limits = limits_for(len(firsts))
    found = [Pair(firsts[pair.a], firsts[pair.b], pair.passages) for pair in pairs]
    for group in alike:
        if len(group.works) <= limits.short.texts:
            one, *others = (_side(volumes[number]) for number in group.works)
            found += [
                Pair(group.works[0], number, (whole(one, other),))
                for number, other in zip(group.works[1:], others, strict=True)
            ]
    found.sort(key=lambda pair: (-pair.rare_letters, pair.a, pair.b))
    most_common = sorted(
        ((firsts[text], start, end, texts) for text, start, end, texts in common),
        key=lambda one: (-one[3], one[0], one[1]),
    )
    return Found(
        [volume.work for volume in volumes],
        tuple(found),
        tuple(alike),
        tuple(
            Stock(work, *letters_of(volumes[work].content).original(start, end), texts)
            for work, start, end, texts in most_common[:_MOST_COMMON]
        ),
    )


def _side(volume: Volume) -> Side:
    return Side(volume.work, volume.content, letters_of(volume.content))
