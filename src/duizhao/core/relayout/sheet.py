"""A .docx as a diagnosis looks at it: its lines with their roles and looks, its sections, its text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from duizhao.core.layout.cuts import cut_text, run_from
from duizhao.core.layout.profile import BODY, MATERIAL, OFFICIAL, Profile
from duizhao.core.layout.xml import Face, make
from duizhao.core.outline.container.file_kind import FileKind, kind_of
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.lines import Walked
from duizhao.core.outline.docx.names import Element, w
from duizhao.core.outline.docx.nodes import visible_text
from duizhao.core.outline.docx.package import Package, open_docx
from duizhao.core.outline.docx.walk import Walk
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Paragraph, Place, Text
from duizhao.core.outline.read import read
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.relayout.effective import Effective, ParagraphLook, RunLook
from duizhao.core.relayout.faces import face_of, half_points_of
from duizhao.core.relayout.mended import Copy
from duizhao.core.relayout.roles import (
    Role,
    Seen,
    has_number_of_paper,
    heading_end,
    roles_of,
)
from duizhao.core.relayout.section import Section

_BIG = 36
_ABOVE = 8
_NO_LAYOUT = frozenset({FileKind.TEXT, FileKind.PDF, FileKind.OFD})
_RUN_WRAPPERS = frozenset(
    {
        n.HYPERLINK, n.INSERTED, n.MOVED_TO, n.SMART_TAG, n.CUSTOM_XML, n.DIRECTION,
        n.DIRECTION_OVERRIDE, n.CONTROL, n.CONTROL_CONTENT, n.SIMPLE_FIELD,
    }
)  # fmt: skip
_BLOCK_WRAPPERS = frozenset({n.CUSTOM_XML, n.INSERTED, n.MOVED_TO, n.CONTROL, n.CONTROL_CONTENT})
_HOLDS_MORE = (
    n.DRAWING, n.PICTURE, n.OBJECT, n.FORMULA, n.ALTERNATE, n.RUBY, n.BREAK, n.FIELD_CHAR,
    n.SIMPLE_FIELD, n.DELETED, n.MOVED_FROM, n.SYMBOL, n.w("sectPr"), n.FOOTNOTE_REFERENCE,
    n.ENDNOTE_REFERENCE, n.w("delText"), n.COMMENT_REFERENCE,
)  # fmt: skip
_KEPT_WITH = (n.DRAWING, n.PICTURE, n.OBJECT, n.FORMULA, n.ALTERNATE, n.RUBY)
_FRAME = f"{n.P_PR}/{w('framePr')}"
_RED = frozenset({"FF0000", "C00000"})


@dataclass(frozen=True, slots=True)
class Run:
    """A run with words: how it looks, and which face and size its place wants."""

    element: Element
    words: str
    look: RunLook
    face: Face
    half_points: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the body outside tables and boxes.

    `number` counts as readers of the text count, from 1; a blank line bears that of the line
    before it. `paragraph` is None where it has no words. `bare` says that it holds nothing at all.
    """

    number: int
    element: Element
    role: Role
    paragraph: Paragraph | None
    look: ParagraphLook
    runs: tuple[Run, ...]
    section: Section
    soft_breaks: int = 0
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


def read_sheet(name: str, data: bytes, limits: Limits, profile: Profile | None = None) -> Sheet:
    """The sheet of a .docx; without a profile that of official papers where it bears a paper's number.

    Raises Unreadable where `read` would.
    """
    _require_word(data)
    text = read(name, data, limits)
    package = open_docx(data, limits)
    document = package.document()
    walked = tuple(Walk(package, document).paragraphs())
    effective = Effective(package)
    reader = _Reader(document, effective, text.paragraphs, walked)
    lines, sections = reader.read()
    if reader.parted:
        walked = tuple(Walk(package, document).paragraphs())
    return Sheet(
        package,
        document,
        profile or _proposed(text),
        lines,
        sections,
        text,
        walked,
        effective,
        Copy(package, document),
    )


def _require_word(data: bytes) -> None:
    if kind_of(data) in _NO_LAYOUT:
        raise Unreadable(
            "这个文件不是 .docx，没有版式可以看。", "请用 Word 或 WPS 存成 .docx 再看。"
        )


def _proposed(text: Text) -> Profile:
    above = text.paragraphs[:_ABOVE]
    return OFFICIAL if any(has_number_of_paper(one.text) for one in above) else MATERIAL


class _Reader:
    """Reads the lines of a body in their order, section by section.

    `parted` says that a run was cut, so that pieces walked before are no longer true.
    """

    def __init__(
        self,
        document: Element,
        effective: Effective,
        paragraphs: Sequence[Paragraph],
        walked: Sequence[Walked],
    ) -> None:
        self._body = document.find(n.BODY)
        self._effective = effective
        self._of: defaultdict[Element, list[int]] = defaultdict(list)
        self._paragraphs = paragraphs
        for index, one in enumerate(walked):
            if one.place is Place.BODY and one.reference is None and one.pieces:
                holder = next(one.pieces[0].first.iterancestors(n.P), None)
                if holder is not None:
                    self._of[holder].append(index)
        self._walked = walked
        self.parted = False

    def read(self) -> tuple[tuple[Line, ...], tuple[Section, ...]]:
        """The lines and the sections."""
        body = self._body
        if body is None:
            return (), ()
        if body.find(w("sectPr")) is None:
            body.append(make("sectPr"))
        elements = list(_blocks(body))
        sections, of_line = _sections(body, elements)
        looks = [self._effective.paragraph(one) for one in elements]
        seen = [self._seen(*one) for one in zip(elements, looks, strict=True)]
        roles = roles_of(seen)
        lines = []
        number = 0
        for at, element in enumerate(elements):
            places = self._of.get(element, [])
            if places:
                number = places[0] + 1
            paragraph = seen[at].paragraph
            self._part_heading(roles[at], paragraph, places)
            lines.append(
                Line(
                    number,
                    element,
                    roles[at],
                    paragraph,
                    looks[at],
                    tuple(self._runs(element, roles[at], paragraph)) if paragraph else (),
                    of_line[at],
                    soft_breaks=len(places) - 1 if places else 0,
                    bare=paragraph is None and next(element.iter(*_HOLDS_MORE), None) is None,
                )
            )
        return tuple(lines), sections

    def _seen(self, element: Element, look: ParagraphLook) -> Seen:
        places = self._of.get(element)
        paragraph = self._paragraphs[places[0]] if places else None
        style = self._effective.style_name(element)
        kept = (
            style.startswith("toc ")
            or element.find(_FRAME) is not None
            or next(element.iter(*_KEPT_WITH), None) is not None
        )
        if paragraph is None:
            return Seen(None, kept=kept)
        looks = [self._effective.run(element, run) for run in _worded(element)]
        biggest = max((one.half_points for one in looks), default=0)
        return Seen(
            paragraph,
            centred=look.align == "center",
            big=biggest >= _BIG,
            red=bool(looks) and all(one.colour.upper() in _RED for one in looks),
            title_style=style in {"title", "标题"},
            kept=kept,
        )

    def _part_heading(self, role: Role, paragraph: Paragraph | None, places: list[int]) -> None:
        """Cut the run in which a heading ends and the text begins, where the two take different faces."""
        if paragraph is None or len(places) != 1 or face_of(role) is BODY or role is Role.TITLE:
            return
        end = heading_end(paragraph)
        one = self._walked[places[0]]
        for offset, piece in zip(one.offsets, one.pieces, strict=True):
            cut = end - offset
            if piece.divisible and 0 < cut < len(piece.text):
                run_from(cut_text(piece.first, cut))
                self.parted = True

    def _runs(self, element: Element, role: Role, paragraph: Paragraph) -> Iterator[Run]:
        own, end = face_of(role), heading_end(paragraph) - paragraph.number
        passed = 0
        for run in _worded(element):
            words = "".join(visible_text(one) for one in run.iterchildren(n.TEXT))
            runs_on = 0 < end <= passed and role is not Role.TITLE
            passed += sum(
                len(visible_text(one)) if one.tag == n.TEXT else 1
                for one in run
                if one.tag in {n.TEXT, n.TAB}
            )
            yield Run(
                run,
                words,
                self._effective.run(element, run),
                BODY if runs_on else own,
                half_points_of(role),
            )


def _worded(holder: Iterable[Element]) -> Iterator[Element]:
    """The runs with words in a paragraph, those that are deleted or in boxes left out."""
    for child in holder:
        if child.tag == n.R:
            if any(visible_text(one).strip() for one in child.iterchildren(n.TEXT)):
                yield child
        elif child.tag in _RUN_WRAPPERS:
            yield from _worded(child)


def _blocks(holder: Iterable[Element]) -> Iterator[Element]:
    """The paragraphs of a body, tables and tables of contents left out."""
    for child in holder:
        if child.tag == n.P:
            yield child
        elif child.tag == n.CONTROL and child.find(f"{n.CONTROL_PR}/{w('docPartObj')}") is not None:
            continue
        elif child.tag in _BLOCK_WRAPPERS:
            yield from _blocks(child)


def _sections(
    body: Element, elements: Sequence[Element]
) -> tuple[tuple[Section, ...], list[Section]]:
    """The sections in their order, and for each line the one that it stands in."""
    last = body.find(w("sectPr"))
    assert last is not None  # noqa: S101  the reader has seen to that
    with_tables = next(body.iter(n.TABLE), None) is not None
    sections = [
        Section(one, with_tables) for one in body.iter(w("sectPr")) if one.getparent() is not None
    ]
    by_element = {one.element: one for one in sections}
    of_line: list[Section] = []
    waiting = 0
    for element in elements:
        waiting += 1
        ending = element.find(f"{n.P_PR}/{w('sectPr')}")
        if ending is not None:
            of_line += [by_element[ending]] * waiting
            waiting = 0
    return tuple(sections), of_line + [by_element[last]] * waiting
