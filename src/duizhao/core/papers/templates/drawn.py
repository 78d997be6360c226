"""Fields in drawings of a template (SmartArt, charts, WordArt): they can't be filled, so they are told."""

from collections.abc import Iterator

from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import Package
from duizhao.core.papers.templates.faults import Fault, FaultKind, Place, around
from duizhao.core.papers.templates.marks import MarkKind, marks_in

_FOLDERS = {"word/diagrams/data": "图示（SmartArt）", "word/charts/chart": "图表"}
_DRAWING_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"


def drawn_marks(package: Package) -> Iterator[Fault]:
    """The fields that stand where nothing is filled."""
    for name in package.archive.names:
        called = next((word for start, word in _FOLDERS.items() if name.startswith(start)), None)
        if called and name.endswith(".xml"):
            for paragraph in parse_xml(package.archive.read(name)).iter(_DRAWING_TEXT):
                yield from _faults("".join(map(str, paragraph.itertext())), called)
    for root in (package.document(), *package.margin_parts()):
        for shape in root.iter(_WORD_ART):
            yield from _faults(_art(shape), "艺术字")


def _art(shape: Element) -> str:
    return shape.get("string") or ""


def _faults(words: str, called: str) -> Iterator[Fault]:
    for mark in marks_in(words):
        if mark.kind is not MarkKind.STRAY:
            yield Fault(
                FaultKind.NOT_FILLED, Place(called), around(words, mark.start, mark.end),
                "图形里的字段不会填。", "把字段写在正文、表格、文本框、页眉、页脚或者脚注里。",
            )  # fmt: skip
