"""Compares the texts of many pairs letter by letter, on all processors where a process can copy itself."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing import get_context

from duizhao.core.reuse.limits import Limits
from duizhao.core.reuse.model import Pair
from duizhao.core.reuse.passages import passages_of
from duizhao.core.reuse.runs import Shared
from duizhao.runs.reuse.shelf import Shelf

_SIDES_KEPT = 512
_AT_ONCE = 500
_WORTH_IT = 4_000
"""So few pairs are compared sooner than other processes have begun."""
_MOST_HANDS = 8

Job = tuple[tuple[int, int], list[Shared]]


class _Work:
    """What each process was given when it was copied: nothing of it is sent."""

    def __init__(self, shelf: Shelf, jobs: Sequence[Job], limits: Limits) -> None:
        self._shelf, self._jobs, self._limits = shelf, jobs, limits
        self._side = lru_cache(_SIDES_KEPT)(shelf.side)

    def pairs(self, first: int, end: int) -> list[Pair]:
        """The pairs of some jobs."""
        found = []
        for (a, b), places in self._jobs[first:end]:
            if passages := passages_of(self._side(a), self._side(b), places, self._limits):
                found.append(Pair(a, b, tuple(passages)))
        return found


def pairs_of(
    shelf: Shelf, places: Mapping[tuple[int, int], list[Shared]], limits: Limits
) -> Iterator[Pair]:
    """The pairs of texts with what they share, by their places in the row; in the order of both."""
    jobs = sorted(places.items())
    work, done = _Work(shelf, jobs, limits), 0
    hands = _hands(len(jobs))
    if hands > 1:
        try:
            for found in _shared_out(work, len(jobs), hands):
                yield from found
                done += _AT_ONCE
        except BrokenProcessPool:  # one was killed, perhaps for its memory: this one does the rest
            pass
    yield from work.pairs(done, len(jobs))


def _hands(jobs: int) -> int:
    """How many processes work. Elsewhere than on Linux copying one is slow or unsafe."""
    if jobs < _WORTH_IT or sys.platform != "linux":
        return 1
    return min(_MOST_HANDS, len(os.sched_getaffinity(0)))


def _shared_out(work: _Work, jobs: int, hands: int) -> Iterator[list[Pair]]:
    with ProcessPoolExecutor(
        hands, mp_context=get_context("fork"), initializer=_remember, initargs=(work,)
    ) as pool:
        yield from pool.map(_some, range(0, jobs, _AT_ONCE))


_remembered: list[_Work] = []


def _remember(work: _Work) -> None:
    _remembered.append(work)


def _some(first: int) -> list[Pair]:
    return _remembered[0].pairs(first, first + _AT_ONCE)
