"""Places the glyphs of OFD text objects on the page: starting points, advances, transformation."""

import math
from collections.abc import Iterator, Sequence
from itertools import repeat

from lxml import etree

from duizhao.core.outline.pages.lines import Line, clean

POINTS = 72 / 25.4
"""Points in a millimetre; OFD measures in millimetres."""

_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SIZE = 5.64  # millimetres: type of 三号, should a text object give no size
_ABOVE, _BELOW = 0.88, 0.12  # of the type size, above and below the baseline
_UPRIGHT = 0.1  # radians by which upright text may lean
_MOST_NUMBERS = 100_000


def glyphs_of(root: etree._Element, left: float, top: float) -> Iterator[Line]:
    """The glyphs of a page's text objects in drawing order; `left` and `top` are the page's corner."""
    for text in root.iter("{*}TextObject"):
        if text.get("Visible", "true").lower() == "false":
            continue
        matrix = numbers(text.get("CTM"))
        transform = tuple(matrix) if len(matrix) == len(_IDENTITY) else _IDENTITY
        corner = numbers(text.get("Boundary")) or [0.0, 0.0]
        yield from _glyphs(text, transform, corner[0] - left, corner[1] - top)


def numbers(values: str | None, most: int = _MOST_NUMBERS) -> list[float]:
    """The first numbers in an attribute, its repetitions (g count value) written out; none when it is malformed."""
    words = iter((values or "").split())
    found: list[float] = []
    try:
        for word in words:
            if word == "g":
                count = min(int(next(words)), most - len(found))
                found += repeat(float(next(words)), count)
            else:
                found.append(float(word))
    except (ValueError, StopIteration):
        return []
    return found if all(map(math.isfinite, found)) else []


def _glyphs(
    text: etree._Element, transform: Sequence[float], left: float, top: float
) -> Iterator[Line]:
    a, b, c, d, e, f = transform
    size = (numbers(text.get("Size")) or [_SIZE])[0]
    upright = abs(math.atan2(b, a)) <= _UPRIGHT
    shown = size * math.sqrt(abs(a * d - b * c)) or _SIZE
    stretch = (numbers(text.get("HScale")) or [1.0])[0]
    x = y = 0.0
    for code in text.iterfind("{*}TextCode"):
        x = (numbers(code.get("X")) or [x])[0]
        y = (numbers(code.get("Y")) or [y])[0]
        for char, across, down in _placed(code, size * stretch):
            here_x = a * (x + across) + c * (y + down) + e + left
            here_y = b * (x + across) + d * (y + down) + f + top
            if visible := clean(char):
                yield Line(
                    visible,
                    here_x * POINTS,
                    (here_x + _advance(char, shown * stretch)) * POINTS,
                    (here_y - _ABOVE * shown) * POINTS,
                    (here_y + _BELOW * shown) * POINTS,
                    shown * POINTS,
                    upright=upright,
                )


def _placed(code: etree._Element, size: float) -> Iterator[tuple[str, float, float]]:
    """Each character of a text code with its distance from the code's starting point."""
    text = code.text or ""
    steps_x, steps_y = (
        numbers(code.get("DeltaX"), len(text)),
        numbers(code.get("DeltaY"), len(text)),
    )
    across = down = 0.0
    for index, char in enumerate(text):
        yield char, across, down
        if index < len(steps_x):
            across += steps_x[index]
        elif not steps_y:
            across += _advance(char, size)
        if index < len(steps_y):
            down += steps_y[index]


def _advance(char: str, size: float) -> float:
    return size / 2 if char.isascii() else size
