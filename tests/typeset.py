"""Sets paragraphs in lines and pages as a word processor does, for tests of what reads laid-out files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595.0, 842.0
"""An A4 page in points."""
LEFT, TOP = 80.0, 110.0
_NEVER_FIRST = "，。、；：！？”’）》"


@dataclass(frozen=True)
class Placed:
    """A run of type: its text, its left end and baseline from the page's top left corner, its size in points."""

    text: str
    left: float
    baseline: float
    size: float = 16.0


@dataclass(frozen=True)
class Style:
    """How paragraphs are set: characters and lines a page holds, indentation in characters, gaps in points."""

    characters: int = 27
    lines: int = 20
    size: float = 16.0
    pitch: float = 28.0
    indent: int = 2
    gap: float = 0.0
    title_size: float = 22.0


def width(text: str) -> float:
    """Width of a text in full-width characters."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def typeset(
    paragraphs: Sequence[str],
    style: Style | None = None,
    *,
    title: Sequence[str] = (),
    header: str = "",
    footer: str = "",
) -> list[list[Placed]]:
    """The pages of a text: a centred title in lines as given, then justified paragraphs.

    `header` and `footer` stand on every page; {page} in them is its number.
    """
    style = style or Style()
    pages: list[list[Placed]] = []
    row = style.lines
    for line, left, size, gap in _lines(paragraphs, style, title):
        if row >= style.lines:
            pages.append([])
            row, dropped = 0, 0.0
        elif gap:
            dropped += gap
        baseline = TOP + row * style.pitch + dropped
        pages[-1].append(Placed(line, left, baseline, size))
        row += 1
    return [
        [
            *page,
            *_in_margins(header.format(page=number), 60.0),
            *_in_margins(footer.format(page=number), HEIGHT - 60.0),
        ]
        for number, page in enumerate(pages, 1)
    ]


def wrap(paragraph: str, characters: int, first: int) -> list[str]:
    """The lines of a paragraph whose first holds only `first` characters; no line begins with a closing mark."""
    lines, line, room = [], "", float(first)
    for char in paragraph:
        if width(line + char) > room:
            cut = len(line) - 1 if char in _NEVER_FIRST else len(line)
            lines.append(line[:cut])
            line, room = line[cut:], float(characters)
        line += char
    return [*lines, line]


def _lines(
    paragraphs: Sequence[str], style: Style, title: Sequence[str]
) -> Iterator[tuple[str, float, float, float]]:
    across = style.characters * style.size
    for line in title:
        yield line, LEFT + (across - width(line) * style.title_size) / 2, style.title_size, 0.0
    for paragraph in paragraphs:
        lines = wrap(paragraph, style.characters, style.characters - style.indent)
        for index, line in enumerate(lines):
            is_first = index == 0
            left = LEFT + (style.indent * style.size if is_first else 0.0)
            yield line, left, style.size, style.gap if is_first else 0.0


def _in_margins(text: str, baseline: float) -> list[Placed]:
    left = (WIDTH - width(text) * 10.0) / 2
    return [Placed(text, left, baseline, 10.0)] if text else []
