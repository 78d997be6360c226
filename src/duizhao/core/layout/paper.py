"""What a paper consists of, before it is set: title, blocks, signature; no fonts, no millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Protocol

from duizhao.core.layout.profile import MATERIAL, Profile


class Level(IntEnum):
    """The levels of headings: 一、（一）1.（1）."""

    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number; `run_on` are words that go on in the same paragraph."""

    words: str
    level: Level
    run_on: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A paragraph. `lead` are its first words, set like a heading of the third level where they name what follows."""

    words: str
    lead: str = ""
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Centred:
    """A line in the middle, such as the name and post below a title."""

    words: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head, its share of the width, whether its words stand in the middle."""

    head: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its heads are repeated on each page.

    One that is `headless` is a form: its first column says what stands beside it. `row_height` is the
    least height of a row in millimetres, where words are to be written in by hand.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    headless: bool = False
    row_height: float = 0.0


@dataclass(frozen=True, slots=True)
class QrSlip:
    """A slip with a QR code: what the code holds, and the lines below it."""

    content: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QrSheet:
    """Slips side by side in rows, to be cut apart."""

    slips: tuple[QrSlip, ...]
    across: int = 3


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Body | Centred | Table | QrSheet | PageBreak


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the title of an official paper (clauses 7.2.1 to 7.2.6).

    `mark` is the issuing organ as the red head shows it, `number` the 发文字号; the others are empty
    where a paper has none.
    """

    mark: str
    number: str = ""
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, one organ a line, and the day."""

    organs: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True)
class Imprint:
    """The 版记 at the foot of the last page: to whom copies go, who printed it and when."""

    printed_by: str
    day: date
    copies: str = ""


class PageCode(Protocol):
    """What the QR code in the corner of each page says, for a paper that comes back as a scan."""

    def on(self, page: int, pages: int) -> str:
        """What it says on a page; 0 of 0 where the pages aren't known when the paper is written."""


@dataclass(frozen=True)
class Paper:
    """A whole paper. `title` may have several lines; `note` is the 附注 in brackets below the date."""

    title: tuple[str, ...]
    blocks: Sequence[Block]
    profile: Profile = MATERIAL
    head: Head | None = None
    below_title: tuple[str, ...] = ()
    receivers: str = ""
    attachments: tuple[str, ...] = ()
    signature: Signature | None = None
    note: str = ""
    imprint: Imprint | None = None
    code: PageCode | None = None


def chinese_date(day: date) -> str:
    """A day as papers write it: 2026年1月12日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"
