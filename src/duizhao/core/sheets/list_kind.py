"""What a list can say: its columns, the headings under which offices write them, and which must be there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

C = TypeVar("C", bound=StrEnum)


@dataclass(frozen=True)
class ListKind(Generic[C]):
    """A kind of list: `rows` is what its rows are, and the name of its sheet in the template.

    `labels` has every column; `also` the other headings that offices use for it.
    """

    rows: str
    labels: Mapping[C, str]
    also: Mapping[C, tuple[str, ...]]
    required: tuple[C, ...]

    def known(self, heading: str) -> C | None:
        """The column of a heading that offices commonly use."""
        return self._known.get(plain(heading))

    def columns_of(self, headings: Iterable[str], remembered: Mapping[str, str]) -> dict[str, C]:
        """Which heading means which column: as remembered, else as known; each column once, the first heading wins."""
        chosen: dict[str, C] = {}
        for heading in headings:
            word = remembered.get(heading)
            column = self.known(heading) if word is None else self._column(word)
            if column is not None and column not in chosen.values():
                chosen[heading] = column
        return chosen

    def missing(self, columns: Mapping[str, C]) -> list[str]:
        """The labels of the columns that must be there and are not."""
        return [self.labels[one] for one in self.required if one not in columns.values()]

    @cached_property
    def _known(self) -> dict[str, C]:
        return {
            plain(heading): column
            for column, label in self.labels.items()
            for heading in (label, *self.also.get(column, ()))
        }

    def _column(self, word: str) -> C | None:
        return next((column for column in self.labels if column.value == word), None)


def plain(heading: str) -> str:
    """A heading without blanks, line breaks and what stands in brackets."""
    return re.sub(r"[（(][^（()）]*[)）]|\s|[：:*＊]", "", heading)
