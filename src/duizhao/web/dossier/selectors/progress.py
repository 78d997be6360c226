"""How far a package is that is being built."""

from dataclasses import dataclass
from datetime import datetime

from duizhao.core.cycle.dossier import HELD
from duizhao.web.dossier.models import Build


@dataclass(frozen=True, slots=True)
class Progress:
    """How many pieces are made, which comes next, whether anybody is at it.

    A build that has not moved for a while stands still: its page was left, or the server stopped.
    """

    build: Build
    made: int
    pieces: int
    next_name: str
    left_out: tuple[str, ...]
    stands_still: bool
    is_held: bool

    @property
    def at(self) -> int:
        """The number of the piece that comes next, or of the last."""
        return min(self.made + 1, self.pieces)


def progress_of(build: Build, *, at: datetime) -> Progress:
    """The progress as it stands."""
    pieces = list(build.pieces.all())
    open_ones = [one for one in pieces if not one.made]
    held = build.held_until is not None and build.held_until > at
    return Progress(
        build=build,
        made=len(pieces) - len(open_ones),
        pieces=len(pieces),
        next_name=open_ones[0].name if open_ones else "",
        left_out=tuple(one.name for one in pieces if one.left_out),
        stands_still=not held and at - build.moved_at > HELD,
        is_held=held,
    )
