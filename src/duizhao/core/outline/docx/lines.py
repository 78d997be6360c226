"""Gathers the pieces of one Word paragraph and turns them into the paragraphs that a reader sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.soft_breaks import parts, seam
from duizhao.core.outline.model import Place


class Piece(NamedTuple):
    """A stretch of text and the `node` that shows it.

    Only a `divisible` piece, a plain w:t, may be cut; a comment on part of another takes it
    whole, from the node `first` to the node `last` (mostly all three are one and the same).
    """

    text: str
    node: Element
    first: Element
    last: Element
    divisible: bool
    bold: bool


@dataclass(frozen=True, slots=True)
class Form:
    """How a Word paragraph looks: its label (automatic number), heading level, and whether centred."""

    label: str = ""
    heading_level: int | None = None
    centred: bool = False


@dataclass(frozen=True)
class Walked:
    """One visible paragraph with its way back into the file.

    `text` begins with the label of `form`, which no piece shows. `reference` is the node of the
    body that refers to a footnote or holds a text box; None for paragraphs of the body.
    """

    text: str
    pieces: tuple[Piece, ...]
    form: Form
    place: Place
    reference: Element | None

    @property
    def number(self) -> int:
        """How many leading characters are the label."""
        return len(self.form.label)

    @cached_property
    def offsets(self) -> list[int]:
        """Where in the text each piece begins."""
        lengths = [len(piece.text) for piece in self.pieces]
        return list(accumulate(lengths, initial=self.number))[:-1]

    def bold(self) -> int:
        """How many leading characters are bold, blanks between them and the label included."""
        bold = 0
        for offset, piece in zip(self.offsets, self.pieces, strict=True):
            if piece.bold:
                bold = offset + len(piece.text)
            elif not piece.text.isspace():
                return bold
        return len(self.text) if bold else 0


class Mark(NamedTuple):
    """A place among the pieces of a Word paragraph that is being read."""

    lines: "Lines"
    line: int
    piece: int


class Lines:
    """The pieces of the Word paragraph that is being read, line by line."""

    __slots__ = ("_breaks", "_lines")

    def __init__(self) -> None:
        self._lines: list[list[Piece]] = [[]]
        self._breaks: list[Element | None] = []

    def add(self, piece: Piece) -> None:
        """The next piece of text."""
        self._lines[-1].append(piece)

    def soft_break(self, node: Element) -> None:
        """A soft line break, which may turn out to part paragraphs or not."""
        self._lines.append([])
        self._breaks.append(node)

    def hard_break(self) -> None:
        """A page or column break, which always parts."""
        self._lines.append([])
        self._breaks.append(None)

    def mark(self) -> Mark:
        """The place behind the last piece."""
        return Mark(self, len(self._lines) - 1, len(self._lines[-1]))

    def fuse(self, since: Mark, first: Element, last: Element) -> None:
        """Make one of all pieces since a mark, from the node `first` to the node `last`."""
        for line in range(since.line, len(self._lines)):
            pieces = self._lines[line]
            for index in range(since.piece if line == since.line else 0, len(pieces)):
                pieces[index] = pieces[index]._replace(first=first, last=last, divisible=False)

    def finish(self, form: Form, place: Place, reference: Element | None) -> Iterator[Walked]:
        """The visible paragraphs, blank ones left out. The label goes to the first."""
        plain_form = form if not form.label else Form("", form.heading_level, form.centred)
        for pieces in _joined(self._lines, self._breaks, form) if self._breaks else self._lines:
            text = "".join([piece.text for piece in pieces])
            if text and not text.isspace():
                yield Walked(form.label + text, tuple(pieces), form, place, reference)
                form = plain_form


def _joined(
    lines: list[list[Piece]], breaks: list[Element | None], form: Form
) -> Iterator[list[Piece]]:
    current, before = lines[0], form.label + _text(lines[0])
    for node, line in zip(breaks, lines[1:], strict=True):
        after = _text(line)
        if node is None or parts(before, after, centred=form.centred):
            yield current
            current = line
        else:
            if between := seam(before, after):
                current.append(
                    Piece(between, node, node, node, divisible=False, bold=current[-1].bold)
                )
            current += line
        before = after
    yield current


def _text(pieces: list[Piece]) -> str:
    return "".join([piece.text for piece in pieces])
