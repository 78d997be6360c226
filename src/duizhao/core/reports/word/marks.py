"""Places comment marks in the body of a .docx, cutting runs at exact characters and changing nothing else."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from duizhao.core.layout.cuts import cut_text, run_from, run_up_to
from duizhao.core.layout.xml import make
from duizhao.core.outline.docx.lines import Walked
from duizhao.core.outline.docx.names import CELL, Element
from duizhao.core.outline.model import Span

_MARK_HALF_POINTS = 16


class _Spot(NamedTuple):
    """A place between two characters: the `cut`-th of a piece of a paragraph."""

    paragraph: int
    piece: int
    cut: int


def place_marks(walked: Sequence[Walked], comments: Iterable[tuple[int, Span]]) -> None:
    """Mark the range of each comment, given by its id, in the tree from which `walked` was read.

    Spans count the characters of the walked texts joined by line feeds. A range begins at the
    first character that stands in the file, so an automatic number is left out; a range in a
    note or a text box becomes the place in the body where that hangs; an empty one becomes the
    character it stands at.
    """
    starts = [0, *accumulate(len(one.text) + 1 for one in walked)]
    begun: defaultdict[_Spot, list[int]] = defaultdict(list)
    ended: defaultdict[_Spot, list[int]] = defaultdict(list)
    for identity, span in comments:
        first, last = _spots(walked, starts, span)
        begun[first].append(identity)
        ended[last].append(identity)
    for spot in sorted(
        {*begun, *ended}, reverse=True
    ):  # what is cut behind a spot leaves it in place
        if spot in begun:
            _begin(walked[spot.paragraph], spot, begun[spot])
        if spot in ended:
            _end(walked[spot.paragraph], spot, ended[spot])


def _spots(walked: Sequence[Walked], starts: Sequence[int], span: Span) -> tuple[_Spot, _Spot]:
    first = _paragraph_at(walked, starts, span.start)
    last = max(first, _paragraph_at(walked, starts, span.end - 1))
    begin, end = span.start - starts[first], span.end - 1 - starts[last]
    end = min(end, len(walked[last].text) - 1)
    while last > first and not _stands_in_body(walked[last], end):
        last -= 1
        end = len(walked[last].text) - 1
    while first < last and not _stands_in_body(walked[first], max(begin, walked[first].number)):
        first += 1
        begin = 0
    while last > first and _cell_of(walked[last]) is not _cell_of(walked[first]):
        last -= 1
        end = len(walked[last].text) - 1
    index, cut = _piece_at(walked[first], begin)
    last_index, last_cut = _piece_at(walked[last], max(end, begin) if first == last else end)
    return _Spot(first, index, cut), _Spot(last, last_index, last_cut + 1)


def _cell_of(one: Walked) -> Element | None:
    """The table cell in which a paragraph stands; a range that leaves a cell is lost in LibreOffice."""
    node = one.pieces[0].first if one.reference is None else one.reference
    return next(node.iterancestors(CELL), None)


def _stands_in_body(one: Walked, offset: int) -> bool:
    return one.reference is None and one.number <= offset < len(one.text)


def _paragraph_at(walked: Sequence[Walked], starts: Sequence[int], offset: int) -> int:
    return min(max(0, bisect_right(starts, offset) - 1), len(walked) - 1)


def _piece_at(one: Walked, offset: int) -> tuple[int, int]:
    """The piece that holds a character of a paragraph, and how many of its characters stand before."""
    index = max(0, bisect_right(one.offsets, offset) - 1)
    last = len(one.pieces[index].text) - 1
    return index, min(max(0, offset - one.offsets[index]), last)


def _begin(one: Walked, spot: _Spot, identities: Sequence[int]) -> None:
    node = one.reference
    if node is None:
        piece = one.pieces[spot.piece]
        node = cut_text(piece.first, spot.cut) if spot.cut and piece.divisible else piece.first
    run = run_from(node)
    for identity in identities:
        run.addprevious(make("commentRangeStart", id=identity))


def _end(one: Walked, spot: _Spot, identities: Sequence[int]) -> None:
    node = one.reference
    if node is None:
        piece = one.pieces[spot.piece]
        node = piece.last
        if piece.divisible:
            cut_text(piece.first, spot.cut)
    run = run_up_to(node)
    for identity in reversed(identities):
        run.addnext(
            make(
                "r",
                make("rPr", make("sz", val=_MARK_HALF_POINTS)),
                make("commentReference", id=identity),
            )
        )
        run.addnext(make("commentRangeEnd", id=identity))
