"""What a kind of paper is: its name, the facts that it needs, and how they become a paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Paper
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.layout.to_pdf import to_pdf
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field, FieldList
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.to_xlsx import to_xlsx

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Kind(Generic[F]):
    """A kind of paper. `rank` is its place among the papers of a meeting, which follows time.

    `build` makes the paper from facts; `grids` gives the same tables for a workbook, where the
    paper is a table. `sample` are invented facts, for the gallery and the tests. `singles` and
    `lists` are what an office's own template may show of the facts beyond the meeting and the
    `grids`; a kind that is not `templated` has no own templates.
    """

    key: str
    name: str
    rank: int
    stage: Stage
    facts: type[F]
    build: Callable[[F, Blanks], Paper]
    sample: F
    grids: Callable[[F], tuple[Grid, ...]] | None = None
    singles: tuple[Field, ...] = ()
    lists: tuple[FieldList, ...] = ()
    templated: bool = True

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of the files in which it can be had."""
        return ("docx", "pdf", "xlsx") if self.grids else ("docx", "pdf")


AnyKind = Kind[Any]


@dataclass(frozen=True, slots=True)
class Built:
    """A paper with the blanks that the office has to fill."""

    paper: Paper
    blanks: tuple[str, ...]


def built(kind: "Kind[F]", facts: F) -> Built:
    """The paper of a kind from facts."""
    blanks = Blanks()
    paper = kind.build(facts, blanks)
    return Built(paper, blanks.missing)


def file_of(kind: "Kind[F]", facts: F, ending: str) -> bytes:
    """The paper as a file. Raises KeyError for an ending that the kind doesn't have."""
    if ending == "xlsx" and kind.grids is not None:
        return to_xlsx(kind.name, built(kind, facts).paper, kind.grids(facts))
    writers = {"docx": to_docx, "pdf": to_pdf}
    return writers[ending](built(kind, facts).paper)
