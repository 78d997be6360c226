"""What is wrong with a template: where, what, and what would be right."""

from dataclasses import dataclass
from enum import StrEnum

_LONGEST_QUOTE = 24


class FaultKind(StrEnum):
    """The ways in which a template can be wrong."""

    UNKNOWN_FIELD = "unknown_field"
    STRAY_BRACE = "stray_brace"
    OUTSIDE_ROW = "outside_row"
    TWO_LISTS = "two_lists"
    NESTED = "nested"
    OTHER_LIST = "other_list"
    NOT_CLOSED = "not_closed"
    NOT_OPENED = "not_opened"
    NOT_ALONE = "not_alone"
    NOT_FILLED = "not_filled"
    NO_FIELDS = "no_fields"
    CHANGES = "changes"
    COMMENTS = "comments"
    REACHES_OUT = "reaches_out"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: in which part, in which paragraph or cell of a table; 0 where there is none."""

    part: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    cell: int = 0
    in_box: bool = False

    def __str__(self) -> str:
        box = "的文本框" if self.in_box else ""
        if self.table:
            return f"{self.part}第{self.table}个表格第{self.row}行第{self.cell}格{box}"
        return f"{self.part}第{self.paragraph}段{box}" if self.paragraph else self.part


WHOLE = Place("整个文件")
"""The place of what concerns the whole file."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its place, the words there, what is wrong with them, what to do."""

    kind: FaultKind
    place: Place
    quote: str
    reason: str
    cure: str

    def __str__(self) -> str:
        quote = f"（“{self.quote}”）" if self.quote else ""
        return f"{self.place}{quote}：{self.reason}{self.cure}"


class BrokenTemplate(Exception):  # noqa: N818  named for the template, not for the program
    """A template that can't be filled, with everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("；".join(map(str, faults)))
        self.faults = faults


def around(words: str, start: int, end: int) -> str:
    """The words at a place with some of those around them."""
    room = max(0, _LONGEST_QUOTE - (end - start)) // 2
    cut = " ".join(words[max(0, start - room) : end + room].split())
    before = "…" if start > room else ""
    return f"{before}{cut}{'…' if end + room < len(words) else ''}"
