"""Writes copied passages as one self-contained page: both texts side by side, what they share coloured."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from duizhao import __version__
from duizhao.core.reports.reuse.shown import Shown, counts_words, passage_words, ruling_words
from duizhao.core.reuse.model import Pair, Passage
from duizhao.core.reuse.pieces import Piece, pieces_of

_MOST = 500
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One text of a pair around a passage: what stands before, the pieces, what stands after."""

    name: str
    earlier: bool
    before: str
    pieces: tuple[Piece, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage in both texts, with its words and what was ruled."""

    passage: Passage
    words: str
    ruled: str
    a: Column
    b: Column


@dataclass(frozen=True)
class PairPage:
    """All that the page shows of one pair."""

    number: int
    a: str
    b: str
    shared: tuple[Shared, ...]


def to_html(shown: Shown, *, on: date) -> str:
    """The page; `on` is the day to print on it. Nothing on it is loaded from elsewhere."""
    pairs = [_page(n, shown, pair) for n, pair in enumerate(shown.pairs[:_MOST], 1)]
    return _template().render(
        shown=shown,
        pairs=pairs,
        left_out=len(shown.pairs) - len(pairs),
        counts=counts_words(shown),
        on=on,
        version=__version__,
    )


def _page(number: int, shown: Shown, pair: Pair) -> PairPage:
    shared = tuple(_shared(shown, pair, one) for one in pair.passages)
    return PairPage(number, shown.name(pair.a), shown.name(pair.b), shared)


def _shared(shown: Shown, pair: Pair, one: Passage) -> Shared:
    a = shown.quote(pair.a, one.a_start, one.a_end)
    b = shown.quote(pair.b, one.b_start, one.b_end)
    left, right = pieces_of(a, b)
    earlier, ruling = shown.earlier(pair), shown.ruling(one)
    return Shared(
        one,
        passage_words(one),
        ruling_words(ruling) if ruling else "",
        _column(shown, pair.a, (one.a_start, one.a_end), left, earlier),
        _column(shown, pair.b, (one.b_start, one.b_end), right, earlier),
    )


def _column(
    shown: Shown, work: int, place: tuple[int, int], pieces: Iterable[Piece], earlier: int | None
) -> Column:
    start, end = place
    return Column(
        shown.name(work),
        work == earlier,
        shown.quote(work, max(0, start - _AROUND), start),
        tuple(pieces),
        shown.quote(work, end, end + _AROUND),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("duizhao.core.reports.reuse"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")
