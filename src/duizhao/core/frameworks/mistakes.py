"""Tells the author of a framework what is wrong in the file, where, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import east_asian_width

from duizhao.core.frameworks.model import Place

_AROUND = 60
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: where it is, what is wrong, and lines that would be right."""

    place: Place
    what: str
    example: str = ""

    def __str__(self) -> str:
        lines = [f"{self.place}：{self.what}"]
        if self.place.quote.strip():
            lines += [f"    {line}" for line in _quoted(self.place)]
        if self.example:
            lines += ["  正确的写法：", *(f"    {line}" for line in self.example.splitlines())]
        return "\n".join(lines)


class FrameworkMistake(ValueError):  # noqa: N818  named for what the author did
    """A framework's file cannot be used; `mistakes` holds every mistake found in it, in order."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda m: (m.place.line, m.place.column)))
        super().__init__("\n".join(map(str, self.mistakes)))


def likest(word: str, known: Iterable[str]) -> str:
    """The known word most like the given one, or else the first that holds it; empty when none does."""
    words, given = list(known), word.lower()
    close = get_close_matches(given, words, n=1, cutoff=0.6)
    holding = (other for other in words if len(given) >= _SHORTEST_PART and given in other)
    return close[0] if close else next(holding, "")


def meant(word: str, known: Iterable[str]) -> str:
    """A half-sentence naming the known word most like the given one; empty when none is like it."""
    found = likest(word, known)
    return f"，是不是“{found}”" if found else ""


def _quoted(place: Place) -> tuple[str, str]:
    """The line, cut to a readable length, and a mark under the column."""
    start = max(0, place.column - 1 - _AROUND)
    before = place.quote[start : place.column - 1]
    shown = place.quote[start : place.column + _AROUND]
    return shown.replace("\t", " "), "".join(map(_blank_as_wide, before)) + "^"


def _blank_as_wide(char: str) -> str:
    return "　" if east_asian_width(char) in "WF" else " "
