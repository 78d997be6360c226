"""Writes a report as one self-contained HTML page: matrix, underlined text with reasons, findings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate, pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from duizhao import __version__
from duizhao.core.checks.checked import Checked
from duizhao.core.checks.rule import LEVEL_LABELS, Level
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports import last_year, wording
from duizhao.core.reports.marked import Block, Numbered, blocks_of, numbered
from duizhao.core.trail.matrix import Matrix, matrix_of
from duizhao.core.trail.model import PART_LABELS, Part
from duizhao.core.trail.shares import PartShare, shares_of

LEVEL_SIGNS = {Level.MUST: "■", Level.ADVICE: "▲", Level.INFO: "◆"}
_BAR = 1000


@dataclass(frozen=True, slots=True)
class Slice:
    """One part in the bar of shares: where it begins and how wide it is (of 1000)."""

    share: PartShare
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class PartFindings:
    """The findings of one part."""

    part: Part
    found: tuple[Numbered, ...]


@dataclass(frozen=True)
class FilePage:
    """All that the page shows of one file. `number` makes its anchors unique on the page."""

    number: int
    checked: Checked
    matrix: Matrix
    slices: tuple[Slice, ...]
    found: tuple[Numbered, ...]
    blocks: tuple[Block, ...]
    by_part: tuple[PartFindings, ...]


def to_html(
    checked: Sequence[Checked], unread: Iterable[Unread] = (), *, on: date | None = None
) -> str:
    """The page of a run; `on` is the day to print on it. Nothing on it is loaded from elsewhere."""
    pages = [_file_page(number, one) for number, one in enumerate(checked, 1)]
    return _template().render(pages=pages, unread=tuple(unread), on=on, version=__version__)


def _file_page(number: int, checked: Checked) -> FilePage:
    found = numbered(checked)
    return FilePage(
        number,
        checked,
        matrix_of(checked.statement),
        tuple(_slices(shares_of(checked.statement))),
        found,
        tuple(blocks_of(checked.statement, found)),
        tuple(_by_part(found)),
    )


def _slices(shares: Sequence[PartShare]) -> Iterator[Slice]:
    edges = [round(edge * _BAR) for edge in accumulate((s.share for s in shares), initial=0.0)]
    for share, (x, end) in zip(shares, pairwise(edges), strict=True):
        yield Slice(share, x, end - x)


def _by_part(found: Sequence[Numbered]) -> Iterator[PartFindings]:
    groups: dict[str, list[Numbered]] = {}
    for one in found:
        groups.setdefault(one.finding.part, []).append(one)
    for part, members in groups.items():
        yield PartFindings(Part(part), tuple(members))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("duizhao.core.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "wording": wording,
        "level_labels": LEVEL_LABELS,
        "level_signs": LEVEL_SIGNS,
        "levels": list(Level),
        "part_labels": PART_LABELS,
        "matters_labels": wording.MATTERS_LABELS,
        "last_year": last_year,
    }
    return environment.get_template("page.html")
