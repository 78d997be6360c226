"""How a reader says that a file can't be read, how a run tells it, and what its owner can do."""

from dataclasses import dataclass


class Unreadable(Exception):  # noqa: N818  named for the file, not for the program
    """A file that can't be read: `reason` and `cure` are one Chinese sentence each.

    The reason says what is wrong with the file, the cure what to do next. Neither names the
    file: whoever catches this knows it and says it first.
    """

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(reason, cure)
        self.reason = reason
        self.cure = cure

    def __str__(self) -> str:
        return self.reason + self.cure


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that a run could not read: why, and what the user can do."""

    file: str
    reason: str
    cure: str = ""
