"""A .docx as a diagnosis looks at it: its lines with their roles and looks, its sections, its text."""

from dataclasses import dataclass
from functools import cached_property

from duizhao.core.layout.profile import Profile
from duizhao.core.layout.xml import Face
from duizhao.core.outline.docx.lines import Walked
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import Package
from duizhao.core.outline.model import Paragraph, Text
from duizhao.core.relayout.effective import Effective, ParagraphLook, RunLook
from duizhao.core.relayout.mended import Copy
from duizhao.core.relayout.roles import Role
from duizhao.core.relayout.section import Section


@dataclass(frozen=True, slots=True)
class Run:
    """A run with words: whether they take the Chinese font, how it looks, which face and size its place wants."""

    element: Element
    words: str
    chinese: bool
    look: RunLook
    face: Face
    half_points: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the body outside tables and boxes.

    `number` counts as readers of the text count, from 1; a blank line bears that of the line
    before it. `paragraph` is None where it has no words; where soft breaks part it into several,
    it is the first of them, and `role` that one's. `bare` says that it holds nothing at all.
    `folded` says that soft breaks stand in it: whether they part it hangs on whether it is centred.
    """

    number: int
    element: Element
    role: Role
    paragraph: Paragraph | None
    look: ParagraphLook
    runs: tuple[Run, ...]
    section: Section
    soft_breaks: int = 0
    folded: bool = False
    bare: bool = False

    @property
    def words(self) -> str:
        """What it says, with its automatic number."""
        return self.paragraph.text if self.paragraph else ""


@dataclass(frozen=True)
class Sheet:
    """One document. Its trees are those of `package`'s parts and may be changed by repairs."""

    package: Package
    document: Element
    profile: Profile
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    text: Text
    walked: tuple[Walked, ...]
    effective: Effective
    copy: Copy

    @cached_property
    def by_number(self) -> dict[int, Line]:
        """The lines with words by their number."""
        return {line.number: line for line in self.lines if line.paragraph}
