"""Walks a .docx in reading order and yields its visible paragraphs, each with its way back into the file."""

from collections.abc import Iterable, Iterator

from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.lines import Form, Walked
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.nodes import chosen, mark_is_deleted
from duizhao.core.outline.docx.numbering import Counts, Numbering
from duizhao.core.outline.docx.package import Package
from duizhao.core.outline.docx.runs import Runs
from duizhao.core.outline.docx.styles import StyleFacts, Styles, heading_level
from duizhao.core.outline.model import Place

_WRAPPERS = frozenset({n.CUSTOM_XML, n.INSERTED, n.MOVED_TO, n.CONTROL_CONTENT})
_TABLE_WRAPPERS = _WRAPPERS | {n.CONTROL}
_NOTES = {n.FOOTNOTE_REFERENCE: "footnotes", n.ENDNOTE_REFERENCE: "endnotes"}
_CONTENTS_GALLERY = f"{n.CONTROL_PR}/{n.w('docPartObj')}/{n.w('docPartGallery')}"


class Walk:
    """One walk through a document whose root is `document`."""

    def __init__(self, package: Package, document: Element) -> None:
        self._package = package
        self._document = document
        self._numbering: Numbering | None = None
        self._notes: dict[str, dict[str | None, Element]] = {}
        self.styles = Styles(package.part("styles"))
        self.note_counts = Counts()
        self.hidden_characters = 0
        self.contents_met = False
        self.field_unended = False

    def paragraphs(self) -> Iterator[Walked]:
        """The visible paragraphs of body, tables, text boxes and notes, revisions as accepted.

        A note or a text box follows the paragraph that refers to it or holds it.
        """
        body = self._document.find(n.BODY)
        if body is not None:
            yield from _Story(self, body, Place.BODY, None).paragraphs()

    def left_out(self) -> Iterator[str]:
        """What was not read, one Chinese sentence each; complete once `paragraphs` is exhausted."""
        if self.hidden_characters:
            yield f"文件里有隐藏文字（{self.hidden_characters} 个字符），没有读入。"
        if self.contents_met:
            yield "目录只是重复标题，没有读入。"
        if self.field_unended:
            yield "文件里有一个域没有结束，它后面的文字没有读入；请在 Word 里删去这个域再检查。"
        if self._document.find(f".//{n.ALT_CHUNK}") is not None:
            yield "文件里嵌入了另一份文档，没有读入；请用 Word 打开，另存一份再检查。"

    def label(self, own: Element | None, style: StyleFacts, counts: Counts) -> str:
        """The automatic number of the next paragraph of a story; `own` is its w:numPr."""
        if own is None and style.number_id is None:
            return ""
        if self._numbering is None:
            self._numbering = Numbering(self._package.part("numbering"), self.styles)
        return self._numbering.label(own, style, counts)

    def note(self, reference: Element) -> Element | None:
        """The footnote or endnote that a reference means; None when it was asked for before."""
        kind = _NOTES[str(reference.tag)]
        if kind not in self._notes:
            root = self._package.part(kind)
            self._notes[kind] = {} if root is None else {note.get(n.ID): note for note in root}
        return self._notes[kind].pop(reference.get(n.ID), None)


class _Story:
    """One story: the body, a note or a text box. `reference` is the body's node on which it hangs."""

    def __init__(self, walk: Walk, story: Element, place: Place, reference: Element | None) -> None:
        self._walk = walk
        self._story = story
        self._place = place
        self._reference = reference
        self._counts = walk.note_counts if place is Place.FOOTNOTE else Counts()
        self._runs = Runs(story, walk.styles, self._note)
        self._style = StyleFacts()
        self._unended: Element | None = None

    def paragraphs(self) -> Iterator[Walked]:
        yield from self._blocks(self._story)
        self._walk.hidden_characters += self._runs.hidden_characters
        self._walk.contents_met |= self._runs.contents_met
        self._walk.field_unended |= self._runs.is_muted()

    def _note(self, reference: Element) -> Element | None:
        return None if self._place is Place.FOOTNOTE else self._walk.note(reference)

    def _blocks(self, holder: Iterable[Element]) -> Iterator[Walked]:
        for block in holder:
            tag = block.tag
            if tag == n.P:
                yield from self._paragraph(block)
            elif tag == n.TABLE:
                yield from self._end_unended()
                yield from self._table(block)
            elif tag == n.CONTROL and _is_contents(block):
                self._walk.contents_met = True
            elif tag == n.CONTROL or tag in _WRAPPERS:
                yield from self._blocks(block)
            elif tag == n.ALTERNATE:
                yield from self._blocks(chosen(block))
        yield from self._end_unended()

    def _table(self, table: Element) -> Iterator[Walked]:
        outer = self._place
        if outer is Place.BODY:
            self._place = Place.TABLE
        for row in _unwrapped(table, n.ROW):
            if row.find(f"{n.ROW_PR}/{n.DELETED}") is None:
                for cell in _unwrapped(row, n.CELL):
                    if cell.find(f"{n.CELL_PR}/{n.CELL_DELETED}") is None:
                        yield from self._blocks(cell)
        self._place = outer

    def _paragraph(self, paragraph: Element) -> Iterator[Walked]:
        properties = paragraph.find(n.P_PR)
        style = None if properties is None else n.value_of(properties, n.PARAGRAPH_STYLE)
        self._style = self._walk.styles.paragraph(style)
        self._runs.read(paragraph, self._style)
        if properties is not None and mark_is_deleted(properties):
            self._unended = properties
        else:
            yield from self._end(properties)

    def _end_unended(self) -> Iterator[Walked]:
        """End a paragraph whose mark is deleted but which has no next one to run into."""
        if self._unended is not None:
            yield from self._end(self._unended)

    def _end(self, properties: Element | None) -> Iterator[Walked]:
        self._unended = None
        lines, asides = self._runs.take()
        yield from lines.finish(self._form(properties), self._place, self._reference)
        for aside in asides:
            reference = aside.node if self._reference is None else self._reference
            yield from _Story(self._walk, aside.story, aside.place, reference).paragraphs()

    def _form(self, properties: Element | None) -> Form:
        style, counts = self._style, self._counts
        if properties is None:
            return Form(self._walk.label(None, style, counts), style.heading_level, style.centred)
        number = properties.find(n.NUMBERED)
        level = n.number_in(n.value_of(properties, n.OUTLINE_LEVEL))
        justification = n.value_of(properties, n.JUSTIFICATION)
        return Form(
            "" if _mark_is_hidden(properties) else self._walk.label(number, style, counts),
            style.heading_level if level is None else heading_level(level),
            style.centred if justification is None else justification == "center",
        )


def _mark_is_hidden(properties: Element) -> bool:
    hidden = properties.find(f"{n.R_PR}/{n.HIDDEN}")
    return hidden is not None and n.is_on(hidden)


def _is_contents(control: Element) -> bool:
    return n.value_of(control, _CONTENTS_GALLERY) == "Table of Contents"


def _unwrapped(holder: Element, tag: str) -> Iterator[Element]:
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _TABLE_WRAPPERS:
            yield from _unwrapped(child, tag)
