"""A text as letters alone: no punctuation, no blanks, one way of writing, with the way back to the original."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from duizhao.core.zh.normal import fold, is_traditional, simplified

Codes = NDArray[np.uint16]
Places = NDArray[np.int32]
Marks = NDArray[np.uint8]

_BMP = 0x10000
_PAGE = 0x100
_HAN = range(0x3400, 0xA000)
_COMPATIBLE = range(0xF900, 0xFB00)  # once more what stands in the plane already
_SURROGATES = range(0xD800, 0xE000)
_PRIVATE = range(0xE000, 0xF900)


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
        points = np.where(rare, _PRIVATE.start + points % len(_PRIVATE), points)
    codes = _alphabet(traditional=is_traditional(content)).codes(points)
    places = np.flatnonzero(codes)
    return Letters(codes[places], places.astype(np.int32))


def marked(codes: Codes, marks: Marks) -> Letters:
    """Letters put together again from their codes and marks, which take a quarter of the room."""
    return Letters(codes, np.flatnonzero(np.unpackbits(marks)).astype(np.int32))


def words_of(codes: Codes) -> str:
    """Letters as a string, one character for each."""
    return codes.tobytes().decode("utf-16-le", "surrogatepass")


class _Alphabet:
    """The letter for each code point, 0 for what is none, worked out page by page when texts need them."""

    def __init__(self, *, traditional: bool) -> None:
        self._traditional = traditional
        self._codes = np.zeros(_BMP, dtype=np.uint16)
        self._known = np.zeros(_BMP // _PAGE, dtype=bool)

    def codes(self, points: NDArray[np.uint32]) -> Codes:
        """The letters for some code points within the plane."""
        met = np.bincount(points // np.uint32(_PAGE), minlength=len(self._known)) > 0
        for page in np.flatnonzero(met & ~self._known).tolist():
            first = page * _PAGE
            self._codes[first : first + _PAGE] = [
                self._letter(code) for code in range(first, first + _PAGE)
            ]
            self._known[page] = True  # last: another thread may be here too
        return self._codes[points]

    def _letter(self, code: int) -> int:
        if code in _PRIVATE or (code in _HAN and not self._traditional):
            return code
        if code in _SURROGATES:
            return 0
        char = fold(chr(code))
        if ord(char) in _HAN or code in _COMPATIBLE:
            char = simplified(char)
        return _one(char) if code in _HAN or char.isalnum() else 0


@cache
def _alphabet(*, traditional: bool) -> _Alphabet:
    return _Alphabet(traditional=traditional)


def _one(char: str) -> int:
    lower = char.lower()
    return ord(lower if len(lower) == 1 else char) % _BMP
