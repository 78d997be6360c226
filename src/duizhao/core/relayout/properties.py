"""Sets properties of paragraphs, runs and sections where the schema wants them, and nothing beside them."""

from duizhao.core.layout.xml import make
from duizhao.core.outline.docx.names import P_PR, R_PR, Element, w

_PARAGRAPH = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
_RUN = [
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
    "rPrChange",
]
_SECTION = [
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
    "sectPrChange",
]
_ORDER = {
    kind: {w(name): place for place, name in enumerate(names)}
    for kind, names in (("pPr", _PARAGRAPH), ("rPr", _RUN), ("sectPr", _SECTION))
}


def of_paragraph(paragraph: Element) -> Element:
    """The properties of a paragraph, made where it has none."""
    return _first_child(paragraph, P_PR, "pPr")


def of_run(run: Element) -> Element:
    """The properties of a run, made where it has none."""
    return _first_child(run, R_PR, "rPr")


def of_mark(paragraph: Element) -> Element:
    """The properties of a paragraph's mark, made where it has none."""
    return ensure(of_paragraph(paragraph), "rPr")


def ensure(properties: Element, name: str) -> Element:
    """The child of that name, put where the schema wants it when there is none."""
    found = properties.find(w(name))
    if found is None:
        found = make(name)
        insert(properties, found)
    return found


def insert(properties: Element, child: Element) -> None:
    """Put a child where the schema wants it, behind those of its own kind."""
    order = _ORDER[str(properties.tag).rpartition("}")[2]]
    place = order.get(str(child.tag), len(order))
    before = 0
    for one in properties:
        if order.get(str(one.tag), len(order)) > place:
            break
        before += 1
    properties.insert(before, child)


def put(properties: Element, name: str, **values: str | int) -> Element:
    """Give a child these attributes; the others that it has stay."""
    child = ensure(properties, name)
    for key, value in values.items():
        child.set(w(key), str(value))
    return child


def without(element: Element, *names: str) -> None:
    """Take attributes away."""
    for name in names:
        element.attrib.pop(w(name), "")


def _first_child(holder: Element, tag: str, name: str) -> Element:
    found = holder.find(tag)
    if found is None:
        found = make(name)
        holder.insert(0, found)
    return found
