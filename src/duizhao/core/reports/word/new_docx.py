"""Makes a .docx of a text that has none, set as office papers are: A4, 仿宋 三号, 28 磅行距."""

import re
from itertools import takewhile

from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import CONTENT_TYPES
from duizhao.core.outline.markers import marker_of
from duizhao.core.outline.model import MarkerKind, Paragraph, Text
from duizhao.core.reports.word.xml import Face, look, make, serialised, words_of
from duizhao.core.reports.word.zip_writer import packed, zipped

_TITLE, _BODY, _KAI = Face("方正小标宋简体"), Face("仿宋_GB2312"), Face("楷体_GB2312")
_HEADINGS = {
    MarkerKind.CHAPTER: Face("黑体"),
    MarkerKind.HAN: Face("黑体"),
    MarkerKind.HAN_BRACKET: _KAI,
}
_HALF_POINTS, _TITLE_HALF_POINTS = 32, 44
_LINE = 560
_LONGEST_HEADING, _LONGEST_TITLE, _LONGEST_BELOW_TITLE, _MOST_BELOW_TITLE = 50, 60, 30, 3
_ENDS_SENTENCE = tuple("。：；，！？:;,!?")
_INDENT = {"firstLineChars": 200, "firstLine": 640}
_NO_INDENT = {"firstLineChars": 0, "firstLine": 0}
_A4 = {"w": 11906, "h": 16838}
_MARGINS = {
    "top": 2098, "right": 1474, "bottom": 1985, "left": 1588, "header": 851, "footer": 1418, "gutter": 0
}  # fmt: skip
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override \
PartName="/word/styles.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>\
</Relationships>"""


def new_docx(text: Text) -> bytes:
    """A package with the paragraphs of a text. Characters that XML can't hold are replaced one by one."""
    above = sum(1 for _ in takewhile(_stands_above, text.paragraphs))
    body = make("body", *(_paragraph(one, above) for one in text.paragraphs), _section())
    parts = {
        CONTENT_TYPES: _TYPES.encode(),
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": serialised(make("document", body)),
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        "word/styles.xml": serialised(_styles()),
    }
    return zipped(packed(name, inside) for name, inside in parts.items())


def _relation(kind: str, target: str) -> bytes:
    return _RELATIONS.format(kind=kind, target=target).encode()


def _paragraph(paragraph: Paragraph, above: int) -> Element:
    """A w:p; the first `above` paragraphs are the title and the lines that stand below it."""
    in_head = paragraph.index < above
    face = _face(paragraph) if not in_head else _KAI if paragraph.index else _TITLE
    size = _TITLE_HALF_POINTS if face is _TITLE else _HALF_POINTS
    centred = in_head or paragraph.centred
    indent = _NO_INDENT if centred or paragraph.text[0].isspace() else _INDENT
    properties = make("pPr")
    if _is_heading(paragraph):
        properties.append(make("keepNext"))
    if paragraph.index == above - 1:
        properties.append(make("spacing", after=_LINE))
    properties.append(make("ind", **indent))
    if centred:
        properties.append(make("jc", val="center"))
    return make("p", properties, make("r", look(face, size), *_contents(paragraph.text)))


def _contents(words: str) -> list[Element]:
    return [make("tab") if one == "\t" else words_of(one) for one in re.split("(\t)", words) if one]


def _stands_above(paragraph: Paragraph) -> bool:
    """Whether a paragraph looks like the title or, below it, a line with the meeting or the name."""
    words = paragraph.plain.text
    return (
        paragraph.index <= _MOST_BELOW_TITLE
        and len(words) <= (_LONGEST_BELOW_TITLE if paragraph.index else _LONGEST_TITLE)
        and not words.endswith(_ENDS_SENTENCE)
        and marker_of(words) is None
    )


def _is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a numbered heading, which must not be the last line of a page."""
    words = paragraph.plain.text
    return (
        len(words) <= _LONGEST_HEADING
        and not words.endswith(_ENDS_SENTENCE)
        and marker_of(words) is not None
    )


def _face(paragraph: Paragraph) -> Face:
    words = paragraph.plain.text
    marker = marker_of(words) if len(words) <= _LONGEST_HEADING else None
    return _HEADINGS.get(marker.kind, _BODY) if marker else _BODY


def _section() -> Element:
    return make("sectPr", make("pgSz", **_A4), make("pgMar", **_MARGINS))


def _styles() -> Element:
    spacing = make("spacing", before=0, after=0, line=_LINE, lineRule="exact")
    run = make("rPrDefault", look(_BODY, _HALF_POINTS))
    paragraph = make("pPrDefault", make("pPr", spacing, make("jc", val="both")))
    normal = make(
        "style", make("name", val="Normal"), type="paragraph", default=1, styleId="Normal"
    )
    return make("styles", make("docDefaults", run, paragraph), normal)
