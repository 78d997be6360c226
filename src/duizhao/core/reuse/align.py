"""Finds the exact ends of what two texts share around some runs, over small edits and changed order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from duizhao.core.reuse.runs import Run

_MARGIN = 36
_REACH = 150
_DRIFT = 14
_GAP = 40
_COST = 0.8
_SCRAP = 2
_OF_SCRAPS = 0.3
_TILE = 7
_HOLE = 30


@dataclass(frozen=True, slots=True)
class Aligned:
    """Letters [a_start, a_end) of one text and [b_start, b_end) of another, `same` of them alike."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    same: int
    rarity: float
    spread: float

    @property
    def characters(self) -> int:
        """The length of the longer of both."""
        return max(self.a_end - self.a_start, self.b_end - self.b_start)


def aligned(a: str, b: str, runs: Sequence[Run]) -> list[Aligned]:
    """What two texts share at the place of some runs.

    Where all runs follow one another in both texts the letters are aligned; where their order
    changes, pieces that both have are marked, and where the marks lie close is the passage.
    """
    chains = _chains(runs)
    length = sum(run.a_end - run.a_start for run in runs)
    rarity = sum((run.a_end - run.a_start) * run.rarity for run in runs) / length
    spread = sum((run.a_end - run.a_start) * run.spread for run in runs) / length
    found = []
    if len(chains) == 1:
        ends = _grown(a, b, chains[0])
        if ends:
            found.append(Aligned(*ends, rarity, spread))
    else:
        found += [Aligned(*ends, rarity, spread) for ends in _tiled(a, b, runs)]
    return found


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs put together that follow one another in both texts with little drift."""
    chains: list[list[Run]] = []
    for run in runs:
        for chain in reversed(chains):
            if _follows(chain[-1], run):
                if run.a_end > chain[-1].a_end:
                    chain.append(run)
                break
        else:
            chains.append([run])
    return chains


def _follows(last: Run, run: Run) -> bool:
    gap = run.a_start - last.a_end
    drift = abs((run.b_start - run.a_start) - (last.b_start - last.a_start))
    return (
        gap <= _GAP
        and run.b_start - last.b_end <= _GAP
        and drift <= _DRIFT + max(gap, 0)
        and run.b_start >= last.b_start
    )


def _grown(a: str, b: str, chain: list[Run]) -> tuple[int, int, int, int, int] | None:
    """The range in each text and how many letters of it are alike: the best stretch of an alignment."""
    a_from, b_from = chain[0].a_start, chain[0].b_start
    while a_from and b_from and a[a_from - 1] == b[b_from - 1]:
        a_from, b_from = a_from - 1, b_from - 1
    a_to, b_to = chain[-1].a_end, chain[-1].b_end
    while a_to < len(a) and b_to < len(b) and a[a_to] == b[b_to]:
        a_to, b_to = a_to + 1, b_to + 1
    before, after = min(_MARGIN, a_from, b_from), min(_MARGIN, len(a) - a_to, len(b) - b_to)
    a_from, b_from = a_from - before, b_from - before
    steps = Levenshtein.opcodes(a[a_from : a_to + after], b[b_from : b_to + after])
    best, score, begin, chosen = 0.0, 0.0, 0, (0, -1)
    blocks = [(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in steps]
    for at, (tag, a_begin, a_end, b_begin, b_end) in enumerate(blocks):
        if score <= 0:
            score, begin = 0.0, at
        size = a_end - a_begin
        if tag != "equal":
            score -= _COST * max(size, b_end - b_begin)
        else:
            score += size if size > _SCRAP else _OF_SCRAPS * size
        if score > best:
            best, chosen = score, (begin, at)
    kept = blocks[chosen[0] : chosen[1] + 1]
    if not kept:
        return None
    same = sum(a_end - a_begin for tag, a_begin, a_end, _, _ in kept if tag == "equal")
    return (
        a_from + kept[0][1],
        a_from + kept[-1][2],
        b_from + kept[0][3],
        b_from + kept[-1][4],
        same,
    )


def _tiled(a: str, b: str, runs: Sequence[Run]) -> Iterator[tuple[int, int, int, int, int]]:
    """The ranges in both texts where pieces of the other's lie close, in whatever order."""
    a_from = max(0, min(run.a_start for run in runs) - _REACH)
    b_from = max(0, min(run.b_start for run in runs) - _REACH)
    a_part = a[a_from : max(run.a_end for run in runs) + _REACH]
    b_part = b[b_from : max(run.b_end for run in runs) + _REACH]
    for a_start, a_end in _dense(_marks(a_part, b_part)):
        piece = a_part[a_start:a_end]
        marks = _marks(b_part, piece)
        spans = list(_dense(marks))
        if spans:
            b_start, b_end = max(spans, key=lambda span: span[1] - span[0])
            same = sum(_marks(piece, b_part[b_start:b_end]))
            yield a_from + a_start, a_from + a_end, b_from + b_start, b_from + b_end, same


def _marks(words: str, other: str) -> bytearray:
    """For each letter 1 where it lies in a piece that the other words have too."""
    pieces = {other[at : at + _TILE] for at in range(len(other) - _TILE + 1)}
    marks, mark = bytearray(len(words)), b"\1" * _TILE
    for at in range(len(words) - _TILE + 1):
        if words[at : at + _TILE] in pieces:
            marks[at : at + _TILE] = mark
    return marks


def _dense(marks: bytearray) -> Iterator[tuple[int, int]]:
    """The ranges in which marked letters outweigh the others, parted at long holes."""
    hole = bytes(_HOLE)
    start = marks.find(1)
    while start >= 0:
        end = marks.find(hole, start)
        end = len(marks) if end < 0 else end
        span = _best(marks, start, end)
        if span[1] - span[0] >= 2 * _TILE:
            yield span
        start = marks.find(1, end)


def _best(marks: bytearray, start: int, end: int) -> tuple[int, int]:
    """The stretch of a range that begins with a mark in which marks outweigh the rest by most."""
    best, score, begin, chosen = 0.0, 0.0, start, (start, start)
    while start >= 0:
        stop = marks.find(0, start, end)
        stop = end if stop < 0 else stop
        if score <= 0:
            score, begin = 0.0, start
        score += stop - start
        if score > best:
            best, chosen = score, (begin, stop)
        start = marks.find(1, stop, end)
        score -= _COST * (start - stop)
    return chosen
