"""Follows Word's fields through a story, so that results are read and instructions are not."""

import re
from dataclasses import dataclass, field

from duizhao.core.outline.docx_names import Element
from duizhao.core.outline.number_formats import written

_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_CIRCLED = re.compile(
    r"\s*EQ\s*\\o\s*\\ac\s*\(\s*[○◯〇Oo]\s*[,，;]\s*(?:\\s\S*\()?(\w+)\)", re.IGNORECASE
)


@dataclass(slots=True)
class _Field:
    begun_at: Element
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    contents: bool = False


class Fields:
    """The fields that are open at a point of a story.

    `muted` says whether what stands there is not to be read: an instruction, or a table of
    contents, which only repeats the headings.
    """

    __slots__ = ("_open", "contents_met", "muted")

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self.muted = False
        self.contents_met = False

    def begin(self, node: Element) -> None:
        """A field begins at a w:fldChar."""
        self._open.append(_Field(node))
        self.muted = True

    def instruct(self, code: str | None) -> None:
        """A piece of the innermost field's instruction."""
        if self._open:
            self._open[-1].code.append(code or "")

    def separate(self) -> None:
        """The instruction of the innermost field is over, its result begins."""
        if self._open:
            innermost = self._open[-1]
            innermost.in_result = True
            innermost.contents = is_contents("".join(innermost.code))
            self.contents_met |= innermost.contents
            self._listen()

    def end(self) -> tuple[Element, str] | None:
        """The innermost field ends.

        Returns where it began and what it shows when it shows something without having a
        result: a number in a circle (带圈字符).
        """
        if not self._open:
            return None
        ended = self._open.pop()
        self._listen()
        if ended.in_result or self.muted:
            return None
        circled = _CIRCLED.match("".join(ended.code))
        return (ended.begun_at, _in_circle(circled.group(1))) if circled else None

    def _listen(self) -> None:
        self.muted = any(not one.in_result or one.contents for one in self._open)


def is_contents(instruction: str) -> bool:
    """Whether a field's instruction makes a table of contents."""
    return _CONTENTS.match(instruction) is not None


def _in_circle(words: str) -> str:
    return written(int(words), "decimalEnclosedCircle") if words.isdecimal() else words
