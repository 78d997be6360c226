"""The feet of a document's pages: which have a page number, where it stands, what it looks like."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import Element, w
from duizhao.core.outline.docx.package import Package, relationships_of
from duizhao.core.relayout.effective import Effective
from duizhao.core.relayout.section import Section

_PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)
_NUMBER_WORDS = re.compile(r"[\d\s—－–\-·.第页共/／]*")
_ALIGN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}align"
_MORE = (n.DRAWING, n.PICTURE, n.OBJECT)


@dataclass(frozen=True, slots=True)
class Foot:
    """A foot: its kind, and of its page number where it stands and how it looks. `words` are all its words."""

    kind: str
    words: str
    numbered: bool
    only_number: bool
    align: str = ""
    half_points: int = 0
    font: str = ""


def feet_of(package: Package, sections: Sequence[Section]) -> list[Foot]:
    """The feet that the sections refer to, each part once for each kind."""
    targets = _targets(package)
    effective = Effective(package)
    found: dict[tuple[str, str], Foot] = {}
    for section in sections:
        for kind, identity in section.references("footerReference").items():
            name = targets.get(identity, "")
            if (kind, name) not in found and name in package.archive:
                found[kind, name] = _foot(kind, package.root(name), effective)
    return list(found.values())


def _targets(package: Package) -> dict[str, str]:
    name = relationships_of(package.main)
    if name not in package.archive:
        return {}
    folder = package.main.rpartition("/")[0]
    return {
        one.get("Id", ""): _resolved(folder, one.get("Target", ""))
        for one in parse_xml(package.archive.read(name))
    }


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")


def _foot(kind: str, root: Element, effective: Effective) -> Foot:
    words = "".join(one.text or "" for one in root.iter(n.TEXT))
    number = next(_numbers(root), None)
    if number is None:
        holds_more = next(root.iter(*_MORE), None) is not None
        return Foot(kind, words, numbered=False, only_number=not words.strip() and not holds_more)
    paragraph = next(number.iterancestors(n.P))
    run = number if number.tag == n.R else next(number.iter(n.R), None)
    look = None if run is None else effective.run(paragraph, run)
    code = "".join(one.text or "" for one in root.iter(n.FIELD_CODE))
    return Foot(
        kind,
        words + ("—" if "NumberInDash" in code else ""),
        numbered=True,
        only_number=_NUMBER_WORDS.fullmatch(words) is not None,
        align=_align(root, paragraph, effective),
        half_points=0 if look is None else look.half_points,
        font="" if look is None else look.latin.name,
    )


def _numbers(root: Element) -> Iterator[Element]:
    """The runs or fields that show the number of the page."""
    for field in root.iter(n.SIMPLE_FIELD):
        if _PAGE.match(field.get(n.INSTRUCTION, "")):
            yield field
    for code in root.iter(n.FIELD_CODE):
        run = code.getparent()
        if run is not None and _PAGE.match(code.text or ""):
            yield run


def _align(root: Element, paragraph: Element, effective: Effective) -> str:
    """Where the number stands: that of the frame or box that holds it, else that of its paragraph."""
    frame = paragraph.find(f"{n.P_PR}/{w('framePr')}")
    if frame is not None and frame.get(w("xAlign")):
        return frame.get(w("xAlign"), "")
    if next(paragraph.iterancestors(n.TEXT_BOX_CONTENT), None) is not None:
        found = next(root.iter(_ALIGN), None)
        return (found.text or "").strip() if found is not None else "center"
    align = effective.paragraph(paragraph).align
    return {"both": "left", "start": "left", "end": "right"}.get(align, align)
