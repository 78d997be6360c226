"""The shipped frameworks as one compact JSON file, because reading all the YAML takes too long.

tools/framework_index.py writes the file; a test holds it equal to the YAML.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from pkgutil import get_data
from typing import Any

from duizhao.core.frameworks import shipped
from duizhao.core.frameworks.model import AlsoExplain, Aspect, Entry, Framework, Origin

INDEX = "index.json"


@cache
def shipped_frameworks() -> tuple[Framework, ...]:
    """Every framework that ships: by year, then those without a year. They carry no places."""
    data = get_data(shipped.__name__, INDEX)
    if data is None:
        raise FileNotFoundError(INDEX)
    return from_json(data)


def to_json(frameworks: Iterable[Framework]) -> str:
    """Frameworks as one line of JSON each, without the places of their values."""
    rows = [asdict(framework) for framework in frameworks]
    for row in rows:
        del row["places"]
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def from_json(text: str | bytes) -> tuple[Framework, ...]:
    """The frameworks that `to_json` wrote."""
    return tuple(map(_framework, json.loads(text)))


def _framework(row: Mapping[str, Any]) -> Framework:
    values = {name: _frozen(value) for name, value in row.items()}
    return Framework(
        **{
            **values,
            "aspects": tuple(Aspect(**aspect) for aspect in values["aspects"]),
            "also": tuple(AlsoExplain(**also) for also in values["also"]),
            "sources": tuple(Origin(**origin) for origin in values["sources"]),
            "entries": tuple(Entry(**entry) for entry in values["entries"]),
        }
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401  JSON is typed by the dataclasses it ends in
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {name: _frozen(inner) for name, inner in value.items()}
    return value
