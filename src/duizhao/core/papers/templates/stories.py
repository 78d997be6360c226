"""The parts of a template in which fields may stand, and its paragraphs with their places."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import Package
from duizhao.core.papers.templates.faults import Place
from duizhao.core.papers.templates.lines import Line, line_of
from duizhao.core.papers.templates.marks import Mark, marks_in

_ROOTS = {n.w("hdr"): "页眉", n.w("ftr"): "页脚"}
_NOTES = {"footnotes": "脚注", "endnotes": "尾注"}
_BODY = "正文"
_AROUND = {n.TABLE: (n.TABLE,), n.ROW: (n.TABLE,), n.CELL: (n.ROW,)}


@dataclass(frozen=True, slots=True)
class Story:
    """A part of the package: its name, what people call it, its tree."""

    part: str
    called: str
    root: Element


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a story with its place, its line and the marks in it."""

    element: Element
    place: Place
    line: Line
    marks: tuple[Mark, ...]


def stories_of(package: Package) -> Iterator[Story]:
    """The body, headers, footers and notes of a template, each parsed afresh."""
    yield Story(package.main, _BODY, package.root(package.main))
    margins = [(name, package.root(name)) for name in package.margins if name in package.archive]
    for kind, called in _ROOTS.items():
        found = [(name, root) for name, root in margins if root.tag == kind]
        for number, (name, root) in enumerate(found, 1):
            yield Story(name, f"第{number}个{called}" if len(found) > 1 else called, root)
    for kind, called in _NOTES.items():
        name = package.related.get(kind, "")
        if name in package.archive:
            yield Story(name, called, package.root(name))


def paragraphs_of(story: Story) -> Iterator[Paragraph]:
    """The paragraphs of a story that bear marks, in their order."""
    ranks = _ranks(story.root)
    number = 0
    for element in story.root.iter(n.P):
        line = line_of(element)
        box = next(element.iterancestors(n.TEXT_BOX_CONTENT), None) is not None
        cell = _outermost_cell(element)
        if cell is None and line.words.strip() and not box:
            number += 1
        marks = tuple(marks_in(line.words))
        if not marks:
            continue
        if cell is None:
            place = Place(story.called, paragraph=max(number, 1), in_box=box)
        else:
            row = next(cell.iterancestors(n.ROW))
            table = ranks[next(row.iterancestors(n.TABLE))]
            place = Place(story.called, 0, table, ranks[row], ranks[cell], in_box=box)
        yield Paragraph(element, place, line, marks)


def in_fallback(element: Element) -> bool:
    """Whether an element stands in the second form of something, which only older programs read."""
    return next(element.iterancestors(n.FALLBACK), None) is not None


def _outermost_cell(element: Element) -> Element | None:
    """The cell around a paragraph; of a table within a cell the outer one, which people see first."""
    cells = list(element.iterancestors(n.CELL))
    return cells[-1] if cells else None


def _ranks(root: Element) -> dict[Element, int]:
    """Tables, rows and cells with the how-manieth each is: of those in no other table, in its table, in its row."""
    counted: Counter[Element] = Counter()
    ranks = {}
    for one in root.iter(n.TABLE, n.ROW, n.CELL):
        around = next(one.iterancestors(*_AROUND[str(one.tag)]), root)
        if one.tag == n.TABLE and around is not root:
            continue
        counted[around] += 1
        ranks[one] = counted[around]
    return ranks
