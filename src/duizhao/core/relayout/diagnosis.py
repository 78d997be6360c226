"""What a diagnosis is: how it looks at a sheet, what it yields, how that is mended."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from duizhao.core.checks.rule import Basis, Level, section
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.model import Span
from duizhao.core.relayout.sheet import Line, Sheet

STANDARD = "《党政机关公文格式》（GB/T 9704—2012）"
PUNCTUATION = "《标点符号用法》（GB/T 15834—2011）"


class Repair(StrEnum):
    """How a flaw is mended: in the copy, as a tracked change that the author decides, or by a person."""

    LAYOUT = "layout"
    TRACKED = "tracked"
    HAND = "hand"


REPAIR_LABELS = {
    Repair.LAYOUT: "副本里改好",
    Repair.TRACKED: "副本里作修订",
    Repair.HAND: "请人工改",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the text: the words at a span of `Text.content` become others."""

    span: Span
    words: str


@dataclass(frozen=True)
class Flaw:
    """One place where the layout is not as the profile wants it.

    `line` is None where the whole document is meant, or a paragraph outside the lines in which
    `edits` stand. `mend` repairs the layout; `edits`, or the deletion of a blank line (`drop`),
    become tracked changes. What has none of them is left to a person. `quote` are the words that
    are shown, else those of the line; `paragraph` counts from 1 where no line says it.
    """

    line: Line | None
    found: str
    wanted: str
    mend: Callable[[], None] | None = None
    edits: tuple[Edit, ...] = ()
    drop: bool = False
    quote: str = ""
    paragraph: int = 0
    level: Level | None = None

    @property
    def repair(self) -> Repair:
        """How it is mended."""
        if self.mend is not None:
            return Repair.LAYOUT
        return Repair.TRACKED if self.edits or self.drop else Repair.HAND


@dataclass(frozen=True)
class Diagnosis:
    """One diagnosis: a code, a name for what it flags, and the function that looks.

    `manual` is the module's docstring: a title line, then the sections 看什么, 为什么, 会提示,
    不提示, 看不出什么.
    """

    code: str
    name: str
    level: Level
    basis: Basis
    since: str
    manual: str
    look: Callable[[Sheet, Profile], Iterator[Flaw]]

    @cached_property
    def title(self) -> str:
        """The manual's first line: what is flagged, in Chinese."""
        return self.manual.strip().splitlines()[0].rstrip("。")

    @cached_property
    def why(self) -> str:
        """The manual's section 为什么, as one line."""
        return " ".join(section(self.manual, "为什么").split())
