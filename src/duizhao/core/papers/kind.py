"""What a kind of paper is: its name, the facts that it needs, and how they become a paper."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import PageCode, Paper
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
    paper is a table. `sample` are invented facts, for the gallery and the tests. `letters` are the
    two by which a sheet of it is known when it comes back signed as a scan; kinds that are not
    signed have none, and what people fill in without their name never has any (scans/mark.py).
    `singles` and `lists` are what an office's own template may show of the facts beyond the meeting
    and the `grids`; a kind that is not `templated` has no own templates.
    """

    key: str
    name: str
    rank: int
    stage: Stage
    facts: type[F]
    build: Callable[[F, Blanks], Paper]
    sample: F
    grids: Callable[[F], tuple[Grid, ...]] | None = None
    letters: str = ""
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


def file_of(kind: "Kind[F]", facts: F, ending: str, code: PageCode | None = None) -> bytes:
    """The paper as a file; its pages bear the code, where there is one and the file has pages.

    Raises KeyError for an ending that the kind doesn't have.
    """
    if ending == "xlsx" and kind.grids is not None:
        return to_xlsx(kind.name, built(kind, facts).paper, kind.grids(facts))
    writers = {"docx": to_docx, "pdf": to_pdf}
    return writers[ending](replace(built(kind, facts).paper, code=code))


def digest_of(facts: object) -> str:
    """What facts are known by: the same facts have the same digest, also in another process."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()
