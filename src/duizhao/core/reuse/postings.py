"""Which fingerprints several texts have, and where: the rare ones, which are worth following."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from duizhao.core.reuse.letters import Codes
from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.shingles import Hashes, hashes_of, sampled

Keys = NDArray[np.uint64]
Numbers = NDArray[np.int64]
Places = NDArray[np.uint32] | NDArray[np.int64]
Owners = NDArray[np.int32]
Few = NDArray[np.uint8]
Flags = NDArray[np.bool_]

_AT_ONCE = (
    64  # texts whose fingerprints are worked out together, so that they fit a processor's cache
)
_PART = 2_000_000
_HALF = 32  # bits


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


@dataclass(frozen=True)
class Postings:
    """Places of fingerprints that a few texts have, each text once for each.

    In the order of the fingerprints: `places` in the row, the `texts` they lie in, how many
    places with the same fingerprint `follow`, in how many texts it is (`spread`), and whether so
    many texts of the same unit have it that it is `stock` there.
    """

    places: Places
    texts: Owners
    follow: Few
    spread: Few
    stock: Flags

    def __len__(self) -> int:
        return len(self.places)


def starts_of(lengths: Sequence[int]) -> Numbers:
    """Where texts of these lengths begin in a row, and last where the row ends."""
    starts = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


def place_bits(letters: int) -> int:
    """How many bits a place in a row of so many letters takes."""
    return max(1, letters.bit_length())


def keys_in(codes: Codes, ends: Numbers, first: int, bits: int, scale: Scale) -> Keys:
    """A key for each sampled fingerprint of some texts: its number, then its place in the row.

    `ends` are where the texts end in `codes`, which begin at the place `first` of the row. The
    number keeps only what the `bits` of a place leave free.
    """
    hashes = hashes_of(codes, scale.shingle)
    places = sampled(hashes, scale.every)
    owner = np.searchsorted(ends, places, side="right")
    places = places[places + scale.shingle <= ends[owner]]
    free = np.uint64(bits)
    return (hashes[places] >> free << free) | (places + first).astype(np.uint64)


def keys_of(row: Row, scale: Scale) -> Keys:
    """The keys of all texts, sorted."""
    bits = place_bits(len(row.codes))
    keys: Keys = np.empty(len(row.codes) // scale.every + 1, dtype=np.uint64)
    filled = 0
    for begin in range(0, row.texts, _AT_ONCE):
        ends = row.starts[begin + 1 : begin + 1 + _AT_ONCE]
        start = int(row.starts[begin])
        some = keys_in(row.codes[start : ends[-1]], ends - start, start, bits, scale)
        if filled + len(some) > len(keys):  # the sample is a little larger than its share
            keys.resize(filled + len(some) + len(keys) // 20, refcheck=False)
        keys[filled : filled + len(some)] = some
        filled += len(some)
    keys.resize(filled, refcheck=False)
    keys.sort()
    return keys


def parts_of(keys: Keys, bits: int) -> Iterator[Keys]:
    """Sorted keys in parts that are worked on one by one; none parts what has one fingerprint."""
    begin, last = 0, np.uint64((1 << bits) - 1)
    while begin < len(keys):
        end = min(begin + _PART, len(keys))
        end += int(np.searchsorted(keys[end:], keys[end - 1] | last, side="right"))
        yield keys[begin:end]
        begin = end


def without(keys: Keys, bits: int, known: Hashes) -> Keys:
    """Sorted keys less those whose fingerprints are `known`, sorted too."""
    if not len(keys) or not len(known):
        return keys
    free, last = np.uint64(bits), np.uint64((1 << bits) - 1)
    begin, end = np.searchsorted(known, (keys[0] & ~last, keys[-1] | last))
    cut = known[begin : end + 1] >> free << free
    begins, ends = np.searchsorted(keys, cut), np.searchsorted(keys, cut | last, side="right")
    met = begins < ends
    change = np.zeros(len(keys) + 1, dtype=np.int32)
    np.add.at(change, begins[met], 1)
    np.add.at(change, ends[met], -1)
    return keys[np.cumsum(change[:-1]) == 0] if met.any() else keys


def rare_postings(
    keys: Keys, starts: Numbers, units: Numbers, scale: Scale, unit_texts: int
) -> Postings:
    """The postings of the fingerprints that two to so many texts have as the scale says.

    What more than `unit_texts` texts of one unit have is stock there; `units` gives each text's
    unit, -1 where unknown; the texts of a unit stand together.
    """
    bits = place_bits(int(starts[-1]))
    numbers, places = _repeated(keys, bits, 2, scale.often)
    texts = np.searchsorted(starts, places, side="right") - 1
    fresh = _changes(numbers) | _changes(texts)
    places, texts, numbers = places[fresh], texts[fresh], numbers[fresh]
    kept, sizes = _sized(numbers, 2, scale.texts)
    places, texts, numbers = places[kept], texts[kept], numbers[kept]
    ends = np.repeat(np.cumsum(sizes), sizes)
    follow = ends - np.arange(len(ends)) - 1
    unit = units[texts]
    in_unit = _run_lengths(_changes(numbers) | _changes(unit))
    return Postings(
        places.astype(np.uint32) if bits <= _HALF else places,
        texts.astype(np.int32),
        follow.astype(np.uint8),
        np.repeat(sizes, sizes).astype(np.uint8),
        (unit >= 0) & (in_unit > unit_texts),
    )


def all_postings(parts: Iterable[Postings]) -> Postings:
    """The postings of all parts."""
    many = list(parts)
    columns = {
        field.name: np.concatenate([getattr(one, field.name) for one in many])
        for field in fields(Postings)
    }
    return Postings(**columns)


def frequent_places(keys: Keys, bits: int, scale: Scale) -> tuple[Numbers, Numbers]:
    """The first place of each fingerprint that stands too often to be rare, and how often it stands."""
    numbers, places = _repeated(keys, bits, scale.texts + 1, len(keys))
    firsts = np.flatnonzero(_changes(numbers))
    return places[firsts], np.diff(firsts, append=len(numbers))


def _repeated(keys: Keys, bits: int, least: int, most: int) -> tuple[Keys, Numbers]:
    """Number and place of the keys whose number stands `least` to `most` times."""
    free = np.uint64(bits)
    numbers = keys >> free
    kept, _ = _sized(numbers, least, most)
    places = keys[kept] & ((np.uint64(1) << free) - np.uint64(1))
    return numbers[kept], places.astype(np.int64)


def _sized(numbers: Keys, least: int, most: int) -> tuple[Flags, Numbers]:
    """Which of some sorted numbers stand `least` to `most` times, and how often each that does."""
    firsts = np.flatnonzero(_changes(numbers))
    sizes = np.diff(firsts, append=len(numbers))
    right = (sizes >= least) & (sizes <= most)
    return np.repeat(right, sizes), sizes[right]


def _run_lengths(fresh: Flags) -> Numbers:
    """For each place of a run, as `fresh` says where one begins, how long the run is."""
    sizes = np.diff(np.flatnonzero(fresh), append=len(fresh))
    return np.repeat(sizes, sizes)


def _changes(values: NDArray[np.generic]) -> Flags:
    """Where a value differs from the one before; the first always does."""
    changes = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes
