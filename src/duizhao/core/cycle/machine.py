"""What a move is, and how it answers: allowed, or refused with every reason at once."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

S = TypeVar("S", bound=StrEnum)
F = TypeVar("F")


class Refused(Exception):  # noqa: N818  a refusal, not a fault
    """Not now. `reasons` says everything that stands in the way, for the person who asked."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("；".join(reasons))
        self.reasons = reasons


class Stale(Exception):  # noqa: N818  a refusal, not a fault
    """Somebody else was faster: the row is no longer what the page showed."""


@dataclass(frozen=True)
class Need(Generic[F]):
    """A condition that must hold before a move, and what to say when it doesn't."""

    holds: Callable[[F], bool]
    otherwise: str | Callable[[F], str]

    def reason(self, facts: F) -> str:
        """What stands in the way."""
        return self.otherwise if isinstance(self.otherwise, str) else self.otherwise(facts)


@dataclass(frozen=True)
class Move(Generic[S, F]):
    """One move of a life-cycle: from which states, to which, and what must hold."""

    name: str
    label: str
    sources: frozenset[S]
    target: S
    needs: tuple[Need[F], ...] = ()

    def open_needs(self, facts: F) -> tuple[str, ...]:
        """Every reason that still stands in the way."""
        return tuple(need.reason(facts) for need in self.needs if not need.holds(facts))

    def check(self, state: S, facts: F) -> None:
        """Raise Refused with all reasons unless the move may be made from this state."""
        if state not in self.sources:
            raise Refused(f"现在不能{self.label}：状态已经改变，请刷新页面再看。")
        reasons = self.open_needs(facts)
        if reasons:
            raise Refused(*reasons)
