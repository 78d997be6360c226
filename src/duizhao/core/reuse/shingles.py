"""Fingerprints: a number for each run of so many letters, the same wherever the run stands."""

import numpy as np
from numpy.typing import NDArray

from duizhao.core.reuse.letters import Codes

Hashes = NDArray[np.uint64]
Positions = NDArray[np.int64]

_MULTIPLIER = 0x9E3779B97F4A7C15
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_MASK = (1 << 64) - 1


def hashes_of(codes: Codes, length: int) -> Hashes:
    """The number of the run of `length` letters that begins at each place; fewer than letters."""
    if len(codes) < length:
        return np.empty(0, dtype=np.uint64)
    whole: Hashes | None = None
    done, power, size = 0, codes.astype(np.uint64) + np.uint64(1), 1
    rest = length
    while rest:  # runs of 1, 2, 4, 8 … letters, put together as the bits of the length say
        if rest & 1:
            whole = power if whole is None else _joined(whole, power[done:], size)
            done += size
        rest >>= 1
        if rest:
            power = _joined(power, power[size:], size)
            size *= 2
    assert whole is not None  # noqa: S101  the length is at least one
    return _mixed(whole[: len(codes) - length + 1])


def sampled(hashes: Hashes, every: int) -> Positions:
    """The places whose number falls into the sample; which do depends on the letters alone."""
    if every == 1:
        return np.arange(len(hashes), dtype=np.int64)
    low = (hashes & np.uint64(0xFFFF)).astype(np.uint16)
    return np.flatnonzero(low % np.uint16(every) == 0)


def _joined(first: Hashes, second: Hashes, size: int) -> Hashes:
    """Runs followed by runs of `size` letters."""
    factor = np.uint64(pow(_MULTIPLIER, size, 1 << 64))
    return first[: len(second)] * factor + second


def _mixed(hashes: Hashes) -> Hashes:
    """Every bit of the number made to depend on every letter (the end of splitmix64)."""
    hashes ^= hashes >> np.uint64(30)
    hashes *= np.uint64(_MIX[0])
    hashes ^= hashes >> np.uint64(27)
    hashes *= np.uint64(_MIX[1])
    hashes ^= hashes >> np.uint64(31)
    return hashes
