"""The printed lines of a page, as readers of laid-out files (.pdf, .ofd) find them, and how glyphs become lines."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from duizhao.core.outline.secrecy import watermark_mark
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.zh.normal import RADICALS

_BLANK_FROM, _LATIN_BLANK_FROM, _TAB_FROM = 0.8, 0.18, 2.5  # gaps in multiples of the type size
_BACKWARD = 0.5
_GARBLED_SHARE = 0.3
_PRIVATE_USE = range(0xE000, 0xF900)
_COMPATIBLE = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xF900, 0xFB00)}
_RUBBISH = dict.fromkeys(
    (*range(0x20), 0x7F, 0xAD, *range(0x200B, 0x2010), 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF)
)
_CLEAN = {**RADICALS, **_COMPATIBLE, **_RUBBISH}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, or a glyph of one.

    Measures are points from the top left corner of the page; `size` is the type size. What isn't
    `upright` is a watermark or on its side, and no text.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    upright: bool = True

    @property
    def middle(self) -> float:
        """The height of the line's middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page from top to bottom, and the page's width and height in points."""

    width: float
    height: float
    lines: tuple[Line, ...]


def clean(text: str) -> str:
    """The text without control characters, with Kangxi radicals and compatibility forms as ordinary characters."""
    return text.translate(_CLEAN)


def refuse_garbled(pages: Iterable[Page]) -> None:
    """Raise Unreadable when a good part of the characters is private to the file's own fonts."""
    text = "".join(line.text for page in pages for line in page.lines)
    garbled = sum(ord(char) in _PRIVATE_USE for char in text)
    if garbled > _GARBLED_SHARE * len(text):
        raise Unreadable(
            "文件里的字体没有编码信息，读出来是乱码。",
            "请用原来的软件打开，另存为 .docx 再检查。",
        )


def to_lines(glyphs: Iterable[Line]) -> tuple[Line, ...]:
    """Lines from top to bottom, made of glyphs (or pieces of lines) in the order in which the file draws them.

    Of what isn't upright only a mark of secrecy is kept, as a line above all others.
    """
    pieces: list[_Piece] = []
    slanted: list[str] = []
    for glyph in glyphs:
        if not glyph.upright:
            slanted.append(glyph.text)
        elif pieces and pieces[-1].takes(glyph):
            pieces[-1].add(glyph)
        else:
            pieces.append(_Piece(glyph))
    rows: list[list[Line]] = []
    for line in sorted((piece.line() for piece in pieces), key=lambda line: line.middle):
        if rows and _share_row(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    merged = (_merged(sorted(row, key=lambda line: line.left)) for row in rows)
    return (
        *stamped("".join(slanted)),
        *(line for line in merged if line.text.strip()),
    )


def stamped(watermark: str) -> tuple[Line, ...]:
    """A line for the mark of secrecy that a watermark's words spell; none when they spell another thing."""
    mark = watermark_mark(watermark) if watermark else None
    return (Line(mark, 0.0, 0.0, 0.0, 0.0, 1.0),) if mark else ()


class _Piece:
    """A stretch of glyphs on one baseline that is still growing to the right."""

    __slots__ = ("_glyphs", "_last", "_texts")

    def __init__(self, first: Line) -> None:
        self._glyphs = [first]
        self._last = first
        self._texts = [first.text]

    def takes(self, glyph: Line) -> bool:
        return _share_row(self._last, glyph) and (
            glyph.left > self._last.right - _BACKWARD * max(glyph.size, self._last.size)
        )

    def add(self, glyph: Line) -> None:
        self._texts += [_between(self._last, glyph), glyph.text]
        self._glyphs.append(glyph)
        self._last = glyph

    def line(self) -> Line:
        glyphs = self._glyphs
        sizes = sorted(glyph.size for glyph in glyphs)
        return Line(
            "".join(self._texts),
            min(glyph.left for glyph in glyphs),
            max(glyph.right for glyph in glyphs),
            min(glyph.top for glyph in glyphs),
            max(glyph.bottom for glyph in glyphs),
            sizes[len(sizes) // 2],
        )


def _merged(row: list[Line]) -> Line:
    piece = _Piece(row[0])
    for line in row[1:]:
        piece.add(line)
    whole = piece.line()
    return replace(whole, size=max(row, key=lambda line: len(line.text)).size)


def _share_row(one: Line, other: Line) -> bool:
    return one.top < other.middle < one.bottom or other.top < one.middle < other.bottom


def _between(one: Line, other: Line) -> str:
    """The blank that a gap stands for; none between Han and Latin, where typesetting leaves a little room."""
    gap = (other.left - one.right) / (max(one.size, other.size) or 1)
    ends = one.text[-1:] + other.text[:1]
    if gap > _TAB_FROM:
        return "\t"
    if ends.strip() != ends:
        return ""
    return " " if gap > (_LATIN_BLANK_FROM if ends.isascii() else _BLANK_FROM) else ""
