"""Fills an office's own template from the facts of a paper; values are put in once and never read as fields."""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from duizhao.core.layout.rewritten import rewritten
from duizhao.core.layout.xml import make, serialised
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import in_strict
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import FieldList, Row, in_words
from duizhao.core.papers.offered import Offered
from duizhao.core.papers.templates.check import require_sound
from duizhao.core.papers.templates.lines import break_up, line_of, put_in
from duizhao.core.papers.templates.marks import Mark, MarkKind, marks_in
from duizhao.core.papers.templates.nameless import nameless
from duizhao.core.papers.templates.repeats import Block, repeats_in
from duizhao.core.papers.templates.stories import Story, paragraphs_of, stories_of

Said = Callable[[Mark], str]
"""What stands in place of a mark."""
_ANCHORS = tuple(map(n.w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")))
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_NEEDS_PARAGRAPH = frozenset(
    {n.CELL, n.TEXT_BOX_CONTENT, *map(n.w, ("hdr", "ftr", "footnote", "endnote"))}
)
_BOUND = tuple(map(n.w, ("dataBinding", "showingPlcHdr")))
_SECTION = n.w("sectPr")


@dataclass(frozen=True, slots=True)
class Filled:
    """A paper from an own template, and the blanks that the office has to fill."""

    data: bytes
    blanks: tuple[str, ...]


def fill(name: str, template: bytes, offered: Offered, facts: Any) -> Filled:  # noqa: ANN401  of whichever kind
    """The template filled from facts. Raises BrokenTemplate where it is not sound."""
    package = require_sound(name, template, offered)
    blanks = Blanks()
    strict = package.is_strict()
    parts = nameless(package)
    filler = _Filler(offered, facts, blanks)
    for story in stories_of(package):
        if filler.fill(story):
            data = serialised(story.root)
            parts[story.part] = in_strict(data) if strict else data
    return Filled(rewritten(package.archive, parts), blanks.missing)


class _Filler:
    def __init__(self, offered: Offered, facts: Any, blanks: Blanks) -> None:  # noqa: ANN401  as above
        self._offered, self._facts, self._blanks = offered, facts, blanks

    def fill(self, story: Story) -> bool:
        """Fill a story in place; whether there was anything to fill."""
        paragraphs = list(paragraphs_of(story))
        if not paragraphs:
            return False
        repeats = repeats_in(paragraphs)
        rows = [(row, of) for row, name in repeats.rows.items() if (of := self._list(name))]
        blocks = [(block, of) for block in repeats.blocks if (of := self._list(block.list))]
        repeated = {row for row, _ in rows}.union(*(block.inside for block, _ in blocks))
        for paragraph in paragraphs:
            element = paragraph.element
            _unbind(element)
            if not any(one in repeated for one in (element, *element.iterancestors())):
                _fill_paragraph(element, self._single)
        for row, of in rows:
            self._repeat_row(row, of)
        for block, of in blocks:
            self._repeat_block(block, of)
        return True

    def _list(self, name: str) -> FieldList | None:
        """The list of that name; a stale second form of a text box, which nobody sees, may name one that there isn't."""
        return self._offered.list(name)

    def _rows(self, of: FieldList) -> Sequence[Row]:
        rows = of.rows(self._facts)
        if not rows:
            self._blanks.open(f"{of.name}（一条也没有）")
        return rows

    def _repeat_row(self, row: Element, of: FieldList) -> None:
        """A row for each of the list; an empty one stays where there is none, for what is written by hand."""
        nothing: Row = tuple(None for _ in of.fields)
        copies = [self._filled([row], of, values) for values in self._rows(of) or [nothing]]
        _put_in_place(row, copies)

    def _repeat_block(self, block: Block, of: FieldList) -> None:
        for values in self._rows(of):
            for copy in self._filled(block.inside, of, values):
                block.closing.addprevious(copy)
        parent = block.closing.getparent()
        for one in block.inside:
            _remove(one)
        for edge in (block.opening, block.closing):
            _remove_edge(edge)
        if (
            parent is not None
            and parent.tag in _NEEDS_PARAGRAPH
            and _ends_without_paragraph(parent)
        ):
            parent.append(make("p"))

    def _filled(self, elements: Iterable[Element], of: FieldList, values: Row) -> list[Element]:
        """Copies of elements filled with one row of a list."""
        at = dict(zip(of.fields, map(in_words, values), strict=True))

        def in_cell(mark: Mark) -> str:
            return at.get(mark.name, "") if mark.kind is MarkKind.OF_ROW else self._single(mark)

        def in_sentence(mark: Mark) -> str:
            if mark.kind is not MarkKind.OF_ROW:
                return self._single(mark)
            return self._blanks.words(at.get(mark.name, "").strip(), f"{of.name}的{mark.name}")

        holder = make("body", *(deepcopy(one) for one in elements))
        _take_out_anchors(holder)
        for paragraph in list(holder.iter(n.P)):
            stands_in_cell = next(paragraph.iterancestors(n.CELL), None) is not None
            _fill_paragraph(paragraph, in_cell if stands_in_cell else in_sentence)
        return list(holder)

    def _single(self, mark: Mark) -> str:
        found = self._offered.single(mark.name)
        if found is None or mark.kind is not MarkKind.SINGLE:
            return mark.words
        return self._blanks.words(in_words(found.value(self._facts)).strip(), found.name)


def _fill_paragraph(paragraph: Element, said: Said) -> None:
    line = line_of(paragraph)
    marks = marks_in(line.words)
    if marks:
        put_in(line, [(mark.start, mark.end, said(mark)) for mark in marks])
        break_up(paragraph)


def _put_in_place(row: Element, copies: Iterable[Iterable[Element]]) -> None:
    for copy in copies:
        for one in copy:
            row.addprevious(one)
    _remove(row)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _remove_edge(edge: Element) -> None:
    """Take a block's edge away; a section that ends there stays, in an empty paragraph."""
    if edge.find(f"{n.P_PR}/{_SECTION}") is None:
        _remove(edge)
        return
    for child in list(edge):
        if child.tag != n.P_PR:
            edge.remove(child)


def _ends_without_paragraph(parent: Element) -> bool:
    return len(parent) == 0 or parent[-1].tag != n.P


def _unbind(paragraph: Element) -> None:
    """Let Word not put back what a content control is bound to, or its prompt."""
    for control in (*paragraph.iterancestors(n.CONTROL), *paragraph.iter(n.CONTROL)):
        properties = control.find(n.CONTROL_PR)
        for bound in () if properties is None else properties.findall("*"):
            if bound.tag in _BOUND:
                _remove(bound)


def _take_out_anchors(holder: Element) -> None:
    """Take out of copies what may stand in a document but once."""
    for anchor in list(holder.iter(*_ANCHORS)):
        _remove(anchor)
    for element in holder.iter():
        for name in [one for one in element.attrib if str(one).startswith(_WORD_2010)]:
            del element.attrib[name]
