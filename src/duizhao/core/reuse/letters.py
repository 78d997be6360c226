"""A text as letters alone: no punctuation, no blanks, one way of writing, with the way back to the original."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from duizhao.core.zh.normal import fold, is_traditional

Codes = NDArray[np.uint16]
Places = NDArray[np.int32]
Marks = NDArray[np.uint8]

_BMP = 0x10000
_HAN_FIRST, _HAN_LAST = 0x3400, 0x9FFF
_SURROGATES = range(0xD800, 0xE000)
_PRIVATE, _PRIVATE_SIZE = 0xE000, 0x1900


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters, digits and Chinese characters of a text and where each stands in it.

    `codes` holds a number of 16 bits for each; two that are equal are the same letter.
    """

    codes: Codes
    places: Places

    @property
    def marks(self) -> Marks:
        """Which characters of the text are letters, one bit for each, up to the last letter."""
        bits = np.zeros(int(self.places[-1]) + 1 if len(self.places) else 0, dtype=np.uint8)
        bits[self.places] = 1
        return np.packbits(bits)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text that the letters [start, end) take, marks between them included."""
        return int(self.places[start]), int(self.places[end - 1]) + 1

    def position(self, place: int) -> int:
        """How many letters stand before a place of the text."""
        return int(np.searchsorted(self.places, place))


def letters_of(content: str) -> Letters:
    """The letters of a text."""
    points = np.frombuffer(content.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    rare = points >= _BMP
    if rare.any():  # a character beyond the plane keeps a number of its own, shared with few
        points = np.where(rare, _PRIVATE + points % _PRIVATE_SIZE, points)
    codes = _table(traditional=is_traditional(content))[points]
    places = np.flatnonzero(codes)
    return Letters(codes[places], places.astype(np.int32))


def marked(codes: Codes, marks: Marks) -> Letters:
    """Letters put together again from their codes and marks, which take a quarter of the room."""
    return Letters(codes, np.flatnonzero(np.unpackbits(marks)).astype(np.int32))


def words_of(codes: Codes) -> str:
    """Letters as a string, one character for each."""
    return codes.tobytes().decode("utf-16-le", "surrogatepass")


@cache
def _table(*, traditional: bool) -> Codes:
    """The letter for each code point, 0 for what is none."""
    table = np.zeros(_BMP, dtype=np.uint16)
    han = range(_HAN_FIRST, _HAN_LAST + 1)
    others = [
        code
        for code in range(_BMP)
        if not _HAN_FIRST <= code <= _HAN_LAST and code not in _SURROGATES
    ]
    folded = fold("".join(map(chr, others)))
    for code, char in zip(others, folded, strict=True):
        if char.isalnum():
            table[code] = _one(char)
    table[_PRIVATE : _PRIVATE + _PRIVATE_SIZE] = range(_PRIVATE, _PRIVATE + _PRIVATE_SIZE)
    table[_HAN_FIRST : _HAN_LAST + 1] = han
    if traditional:
        table[_HAN_FIRST : _HAN_LAST + 1] = [_one(c) for c in fold("".join(map(chr, han)))]
    return table


def _one(char: str) -> int:
    lower = char.lower()
    return ord(lower if len(lower) == 1 else char) % _BMP
