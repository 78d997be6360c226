"""The table that says who gets which answer at which address; each app keeps its own rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from cast import Cast


@dataclass(frozen=True)
class Door:
    """The answers at one address.

    `statuses` gives the status for each part of the cast that is named; all others get `others`.
    Nobody (without sign-in) gets `nobody`. `where` makes the address's arguments, `data` what is sent.
    """

    method: str = "get"
    statuses: Mapping[str, int] = field(default_factory=dict)
    others: int = 404
    nobody: int = 302
    where: Callable[[Cast], dict[str, Any]] = lambda _cast: {}
    data: Callable[[Cast], dict[str, Any]] = lambda _cast: {}


def all_doors() -> dict[str, Door]:
    """Every row by the name of its address."""
    found: dict[str, Door] = {}
    for file in sorted(Path(__file__).parent.glob("web/*/*_doors.py")):
        spec = spec_from_file_location(f"doors_of_{file.parent.name}", file)
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        found.update(module.DOORS)
    return found
