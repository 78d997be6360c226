"""Loads the sheets of examples of the rules, tests/core/checks/cases/DZnnn.yaml, into typed examples.

    flags:
      short_name: {text: "…", at: ["quoted words", …]}    every place, in the order of the text
      another: {text: "…", count: 2}                       or only how many
    passes:
      third: {text: "…"}

More keys where a rule needs them: kind (personal unless given), framework, year, last (last
year's text), ledger (items: {year: …, problem: "…", …}), office ({people: "…", pairs: "…"}),
sources ({title: text}), params, name (of the file), shared ({words that others have too: what is
said of them; 共有 at the start where they are common property}).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from duizhao.core.trail.ledger import LedgerItem
from duizhao.core.trail.model import Kind

CASES = Path(__file__).parent / "core" / "checks" / "cases"
FEWEST = 4
_KEYS = {
    "text",
    "at",
    "count",
    "kind",
    "framework",
    "year",
    "last",
    "ledger",
    "office",
    "sources",
    "params",
    "name",
    "shared",
}


class WrongSheet(ValueError):  # noqa: N818  named for the sheet
    """A sheet that breaks the format; the message says where."""


@dataclass(frozen=True)
class Example:
    """One example of a sheet: a text, and what its rule must say about it.

    `at` holds the words of each place that must be flagged, in order; None leaves the places
    open, and only `count` of them is held. An example that must pass has count 0.
    """

    code: str
    case: str
    text: str
    count: int
    at: tuple[str, ...] | None = None
    kind: Kind = Kind.PERSONAL
    framework: str | None = None
    year: int | None = None
    last: str | None = None
    ledger: tuple[LedgerItem, ...] | None = None
    office: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    params: Mapping[str, object] = field(default_factory=dict)
    name: str = "材料.txt"
    shared: Mapping[str, str] = field(default_factory=dict)


def load_sheets() -> dict[str, list[Example]]:
    """All sheets by rule code."""
    return {path.stem: load_sheet(path) for path in sorted(CASES.glob("*.yaml"))}


def load_sheet(path: Path) -> list[Example]:
    """The examples of one sheet; WrongSheet where it breaks the format."""
    sheet: Any = YAML(typ="safe").load(path.read_text("utf-8"))
    if not isinstance(sheet, dict) or set(sheet) != {"flags", "passes"}:
        raise WrongSheet(f"{path.name}: the top holds flags and passes, nothing else")
    for side in ("flags", "passes"):
        if len(sheet[side] or {}) < FEWEST:
            raise WrongSheet(f"{path.name}: {side} has fewer than {FEWEST} examples")
    flags = [_example(path, case, given, flags=True) for case, given in sheet["flags"].items()]
    passes = [_example(path, case, given, flags=False) for case, given in sheet["passes"].items()]
    return flags + passes


def _example(path: Path, case: str, given: dict[str, Any], *, flags: bool) -> Example:
    where = f"{path.name}: {case}"
    if not isinstance(given, dict) or set(given) - _KEYS or "text" not in given:
        raise WrongSheet(f"{where}: needs text; may have {', '.join(sorted(_KEYS))}")
    if flags is not bool({"at", "count"} & set(given)):
        raise WrongSheet(f"{where}: at or count belongs to every flag and to no pass")
    at = tuple(given.pop("at")) if "at" in given else None
    count = given.pop("count", len(at or ()))
    if flags and (count < 1 or (at is not None and count != len(at))):
        raise WrongSheet(f"{where}: count must be at least 1 and agree with at")
    kind = Kind(given.pop("kind", Kind.PERSONAL))
    ledger = (
        tuple(_item(key, item) for key, item in enumerate(given.pop("ledger")))
        if "ledger" in given
        else None
    )
    return Example(path.stem, case, at=at, count=count, kind=kind, ledger=ledger, **given)


def _item(key: int, given: dict[str, Any]) -> LedgerItem:
    measures, records = (tuple(given.pop(name, ())) for name in ("measures", "records"))
    return LedgerItem(str(key), measures=measures, records=records, **given)
