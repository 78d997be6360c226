"""The table of a chart: the same numbers as words, for screen readers, for the curious, and for a file."""

from dataclasses import dataclass

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a chart shows, as a table: headings, then rows whose first cell names them."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
