"""One row of the table that says who gets which answer at which address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
