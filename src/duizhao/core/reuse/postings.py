"""Which fingerprints several texts have, and where: the rare ones, which are worth following."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.core.reuse.letters import Codes
from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.shingles import Hashes, hashes_of, sampled

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]

_AT_ONCE = (
    64  # texts whose fingerprints are worked out together, so that they fit a processor's cache
)
_OFTEN = 2  # times the limit: a fingerprint that stands so often isn't looked at text by text


@dataclass(frozen=True)
class Row:
    """The letters of all texts one behind the other; text n is codes[starts[n]:starts[n + 1]]."""

    codes: Codes
    starts: Numbers

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return len(self.starts) - 1

    def of(self, text: int) -> Codes:
        """The letters of one text."""
        return self.codes[self.starts[text] : self.starts[text + 1]]

    @property
    def place_bits(self) -> int:
        """How many bits a place in the row takes."""
        return max(1, int(self.starts[-1]).bit_length())


@dataclass(frozen=True)
class Postings:
    """Places of fingerprints that a few texts have, each text once for each.

    In the order of the fingerprints: `places` in the row, the `texts` they lie in, `ends` the
    index behind the last place with the same fingerprint, `spread` in how many texts it is.
    """

    places: Numbers
    texts: Numbers
    ends: Numbers
    spread: Numbers


def row_of(parts: Sequence[Codes]) -> Row:
    """The letters of some texts in a row."""
    starts = np.zeros(len(parts) + 1, dtype=np.int64)
    np.cumsum([len(part) for part in parts], out=starts[1:])
    return Row(np.concatenate(parts) if parts else np.empty(0, dtype=np.uint16), starts)


def keys_of(row: Row, scale: Scale) -> Keys:
    """A key for each sampled fingerprint, sorted: its number, then its place in the row.

    The number keeps only the bits that the place leaves free.
    """
    bits = np.uint64(row.place_bits)
    keys = [np.empty(0, dtype=np.uint64)]
    for begin in range(0, row.texts, _AT_ONCE):
        ends = row.starts[begin + 1 : begin + 1 + _AT_ONCE]
        start = int(row.starts[begin])
        hashes = hashes_of(row.codes[start : ends[-1]], scale.shingle)
        places = sampled(hashes, scale.every)
        inside = ends - start
        owner = np.searchsorted(inside, places, side="right")
        places = places[places + scale.shingle <= inside[owner]]
        keys.append((hashes[places] >> bits << bits) | (places + start).astype(np.uint64))
    whole = np.concatenate(keys)
    whole.sort()
    return whole


def without(keys: Keys, bits: int, known: Hashes) -> Keys:
    """Sorted keys less those whose fingerprints are `known`, sorted too."""
    cut = known >> np.uint64(bits) << np.uint64(bits)
    last = np.uint64((1 << bits) - 1)
    begins, ends = np.searchsorted(keys, cut), np.searchsorted(keys, cut | last, side="right")
    met = begins < ends
    change = np.zeros(len(keys) + 1, dtype=np.int32)
    np.add.at(change, begins[met], 1)
    np.add.at(change, ends[met], -1)
    return keys[np.cumsum(change[:-1]) == 0] if met.any() else keys


def rare_postings(keys: Keys, row: Row, scale: Scale) -> Postings:
    """The postings of the fingerprints that two to so many texts have as the scale says."""
    numbers, places = _repeated(keys, row.place_bits, 2, _OFTEN * scale.texts)
    texts = np.searchsorted(row.starts, places, side="right") - 1
    fresh = _changes(numbers) | _changes(texts)
    places, texts, numbers = places[fresh], texts[fresh], numbers[fresh]
    kept, sizes = _sized(numbers, 2, scale.texts)
    ends = np.cumsum(sizes)
    return Postings(places[kept], texts[kept], np.repeat(ends, sizes), np.repeat(sizes, sizes))


def frequent_places(keys: Keys, row: Row, scale: Scale) -> tuple[Numbers, Numbers]:
    """The first place of each fingerprint that stands too often to be rare, and how often it stands."""
    numbers, places = _repeated(keys, row.place_bits, scale.texts + 1, len(keys))
    firsts = np.flatnonzero(_changes(numbers))
    counts = np.diff(firsts, append=len(numbers))
    order = np.argsort(places[firsts])
    return places[firsts][order], counts[order]


def _repeated(keys: Keys, place_bits: int, least: int, most: int) -> tuple[Keys, Numbers]:
    """Number and place of the keys whose number stands `least` to `most` times."""
    bits = np.uint64(place_bits)
    numbers = keys >> bits
    kept, _ = _sized(numbers, least, most)
    places = keys[kept] & ((np.uint64(1) << bits) - np.uint64(1))
    return numbers[kept], places.astype(np.int64)


def _sized(numbers: Keys, least: int, most: int) -> tuple[NDArray[np.bool_], Numbers]:
    """Which of some sorted numbers stand `least` to `most` times, and how often each that does."""
    firsts = np.flatnonzero(_changes(numbers))
    sizes = np.diff(firsts, append=len(numbers))
    right = (sizes >= least) & (sizes <= most)
    return np.repeat(right, sizes), sizes[right]


def _changes(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Where a value differs from the one before; the first always does."""
    changes = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes
