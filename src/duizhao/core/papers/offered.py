"""The fields that a kind of paper offers to an office's own template: all from the facts of which the paper is made."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.core.papers.fields import OCCASION_FIELDS, Field, FieldList, Row
from duizhao.core.papers.kind import AnyKind

COUNT = "条数"
"""What a list's name ends in where its number is meant."""
_HEAD_ENDS = ("（", "，")


@dataclass(frozen=True, slots=True)
class Offered:
    """The fields of a kind. Names are looked up as `known` spells them."""

    singles: tuple[Field, ...]
    lists: tuple[FieldList, ...]

    def single(self, name: str) -> Field | None:
        """The single value of that name."""
        return next((one for one in self.singles if one.name == name), None)

    def list(self, name: str) -> FieldList | None:
        """The list of that name."""
        return next((one for one in self.lists if one.name == name), None)

    @property
    def empty(self) -> bool:
        """Whether there is nothing that a template could show."""
        return not (self.singles or self.lists)


def fields_of(kind: AnyKind) -> Offered:
    """The fields of a kind: its meeting, its own, the columns of its tables, and how many rows each list has."""
    if not kind.templated:
        return Offered((), ())
    lists = (*_tables(kind), *kind.lists)
    occasion = OCCASION_FIELDS if hasattr(kind.sample, "occasion") else ()
    return Offered((*occasion, *kind.singles, *map(_count, lists)), lists)


def known(name: str) -> str:
    """A name as it is looked up: full width and half width are the same, blanks don't count."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def _count(of: FieldList) -> Field:
    return Field(f"{of.name}{COUNT}", f"“{of.name}”有几条", lambda facts: len(of.rows(facts)))


def _tables(kind: AnyKind) -> tuple[FieldList, ...]:
    if kind.grids is None:
        return ()
    return tuple(
        FieldList(
            grid.name,
            f"{kind.name}的表，一行一条",
            tuple(_name(column.head) for column in grid.columns),
            lambda facts, at=at: _rows(kind, facts, at),  # type: ignore[misc]
        )
        for at, grid in enumerate(kind.grids(kind.sample))
    )


def _rows(kind: AnyKind, facts: Any, at: int) -> Sequence[Row]:  # noqa: ANN401  of whichever kind
    assert kind.grids is not None  # noqa: S101  only tables come here
    rows: Sequence[Row] = kind.grids(facts)[at].rows
    return rows


def _name(head: str) -> str:
    """The head of a column without what explains it."""
    for end in _HEAD_ENDS:
        head = head.partition(end)[0]
    return head
