"""Follows Word's fields through a story, so that results are read and instructions are not."""

import re
from dataclasses import dataclass, field

from duizhao.core.outline.docx.lines import Mark
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.number_formats import written

_LONGEST = 1_000  # characters of an instruction that are looked at
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
_CIRCLED = re.compile(
    r"\s*EQ\s*\\o\s*\\ac\s*\(\s*[○◯〇Oo]\s*[,，;]\s*(?:\\s\S*\()?(\w+)\)", re.IGNORECASE
)


@dataclass(slots=True)
class Field:
    """A field: where it begins, in the file and among the pieces read, and how far it has come.

    `muted_around` says whether what stands around it is not to be read.
    """

    begun_at: Element
    mark: Mark
    muted_around: bool
    code: str = ""
    in_result: bool = False

    def is_contents(self) -> bool:
        """Whether this is a table of contents."""
        return is_contents(self.code)

    def is_link(self) -> bool:
        """Whether its result is text of the author's own under a link; other results Word writes anew."""
        return _LINK.match(self.code) is not None

    def circled(self) -> str:
        """What a field without result shows, if it is a number in a circle (带圈字符); else nothing."""
        shown = None if self.in_result else _CIRCLED.match(self.code)
        return _in_circle(shown.group(1)) if shown else ""


@dataclass(slots=True)
class Fields:
    """The fields that are open at a point of a story.

    `muted` says whether what stands there is not to be read: an instruction, or a table of
    contents, which only repeats the headings.
    """

    muted: bool = False
    contents_met: bool = False
    _open: list[Field] = field(default_factory=list)

    def begin(self, node: Element, mark: Mark) -> None:
        """A field begins at a w:fldChar."""
        self._open.append(Field(node, mark, self.muted))
        self.muted = True

    def instruct(self, code: str | None) -> None:
        """A piece of the innermost field's instruction."""
        if self._open and len(self._open[-1].code) < _LONGEST:
            self._open[-1].code += code or ""

    def separate(self) -> None:
        """The instruction of the innermost field is over, its result begins."""
        if self._open:
            innermost = self._open[-1]
            innermost.in_result = True
            self.contents_met |= innermost.is_contents()
            self.muted = innermost.muted_around or innermost.is_contents()

    def end(self) -> Field | None:
        """The innermost field ends; returns it when what it shows is to be read."""
        if not self._open:
            return None
        ended = self._open.pop()
        self.muted = ended.muted_around
        return None if self.muted or ended.is_contents() else ended


def is_contents(instruction: str) -> bool:
    """Whether a field's instruction makes a table of contents."""
    return _CONTENTS.match(instruction) is not None


def _in_circle(words: str) -> str:
    return written(int(words), "decimalEnclosedCircle") if words.isdecimal() else words
