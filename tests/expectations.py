"""Loads what the shipped examples are and what must be said about each: tests/examples/expected.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from duizhao.core.trail.model import Kind, Part, State

SHEET = Path(__file__).parent / "examples" / "expected.yaml"
_OPTIONAL = ("last", "misread", "nothing_else", "must", "must_not", "missed", "wrong")

Place = tuple[str, str]
"""A rule's code and the words that its finding stands at."""


@dataclass(frozen=True)
class Expected:
    """One example: how it must be read, and the findings that it must and must not have.

    `nothing_else` says that no other finding may be above the level info. `last` names last year's
    text. What is not so yet: `misread` names readings, `missed` findings that should be there,
    `wrong` findings that should not.
    """

    file: str
    last: str | None
    reading: Mapping[str, object]
    misread: frozenset[str]
    nothing_else: bool
    must: list[Place]
    must_not: frozenset[str]
    missed: list[Place]
    wrong: list[Place]


def load_expected() -> dict[str, Expected]:
    """What is expected of each example, by its file name."""
    sheet = YAML(typ="safe").load(SHEET.read_text("utf-8"))
    return {file: _expected(file, row) for file, row in sheet.items()}


def _expected(file: str, row: Mapping[str, Any]) -> Expected:
    reading = {key: value for key, value in row.items() if key not in _OPTIONAL}
    return Expected(
        file=file,
        last=row.get("last"),
        reading=reading
        | {
            "kind": Kind(row["kind"]),
            "parts": tuple(map(Part, row["parts"])),
            "personal_matters": State(row["personal_matters"]),
        },
        misread=frozenset(row.get("misread", [])),
        nothing_else=row.get("nothing_else", False),
        must=_places(row.get("must", {})),
        must_not=frozenset(row.get("must_not", [])),
        missed=_places(row.get("missed", {})),
        wrong=_places(row.get("wrong", {})),
    )


def _places(rows: Mapping[str, list[str]]) -> list[Place]:
    return [(code, words) for code, places in rows.items() for words in places]
