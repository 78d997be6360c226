"""How many of those who should attend must be there: whole persons, reckoned in integers."""

import re
from dataclasses import dataclass

KEY = "quorum"
"""The name under which a meeting's parameters hold what the notice says, as 9/10, 90% or 1 for all."""
_WRITTEN = re.compile(r"(?P<numerator>\d{1,3})(?:/(?P<denominator>\d{1,3})|(?P<percent>%))?")


@dataclass(frozen=True, slots=True)
class Quorum:
    """The share of those who should attend that must be there."""

    numerator: int = 2
    denominator: int = 3

    def needed(self, should: int) -> int:
        """How many persons that is, of as many as should attend: a part of a person counts as one."""
        return -(-should * self.numerator // self.denominator)

    def reached(self, *, present: int, should: int) -> bool:
        """Whether enough are there; nobody is never enough."""
        return present > 0 and present >= self.needed(should)

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"


def quorum_from(stored: object) -> Quorum:
    """The share that a notice asks for; two thirds where it says nothing that can be one."""
    found = _WRITTEN.fullmatch(stored) if isinstance(stored, str) else None
    if found is None:
        return Quorum()
    whole = 100 if found["percent"] else int(found["denominator"] or 1)
    asked = Quorum(int(found["numerator"]), whole)
    return asked if 0 < asked.numerator <= asked.denominator else Quorum()
