"""Cuts one line out of a paragraph around the words to mark, measured in terminal columns."""

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from duizhao.core.outline.model import Span, Text

CUT = "…"
MARK = "~"
_BEFORE = 0.4


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of text: what stands before the marked words, the words, what stands after."""

    before: str
    marked: str
    after: str

    @property
    def underline(self) -> str:
        """The line below it, which marks the words without any colour."""
        return " " * cell_len(self.before) + MARK * cell_len(self.marked)


def excerpt(text: Text, place: Span, width: int) -> Excerpt:
    """The words of a place within one paragraph, with as much around them as `width` allows."""
    paragraph = text.paragraph_at(place.start)
    end = min(place.end, paragraph.span.end)
    marked = _head(_flat(text.content[place.start : end]), width)
    left = max(0, width - cell_len(marked))
    before_all = _flat(text.content[paragraph.start : place.start])
    after_all = _flat(text.content[end : paragraph.span.end])
    room_after = max(int(left * (1 - _BEFORE)), left - cell_len(before_all))
    after = _head(after_all, room_after)
    before = _tail(before_all, left - cell_len(after))
    return Excerpt(before, marked, after)


def _flat(words: str) -> str:
    return "".join(" " if char.isspace() else char for char in words)


def _head(words: str, width: int) -> str:
    """The beginning of a passage, with a sign where it is cut."""
    if cell_len(words) <= width:
        return words
    return set_cell_size(words, width - 1).rstrip() + CUT if width > 1 else ""


def _tail(words: str, width: int) -> str:
    """The end of a passage, with a sign where it is cut."""
    if cell_len(words) <= width:
        return words
    return _head(words[::-1], width)[::-1]
