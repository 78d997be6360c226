"""Sets a marked-down source as a Word document in the layout of official papers, numbered by Word itself."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.parfmt import CT_PPr
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

LATIN = "Times New Roman"
SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
WRITTEN = datetime(2026, 1, 12, tzinfo=UTC)
_ZIP_DATE = (2026, 1, 12, 0, 0, 0)
_MARK = re.compile(r"^(#{1,4}|>|<) +")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ALIGNED = {">": WD_ALIGN_PARAGRAPH.CENTER, "<": WD_ALIGN_PARAGRAPH.RIGHT}
_NUMBERED = {"##": 0, "###": 1, "####": 2}
_FACES = {"#": SONG, "##": HEI}
_LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
)


class Numbers(StrEnum):
    """Where Word's numbers hang: on the heading styles, or on each paragraph, as most typists do."""

    ON_STYLES = "styles"
    ON_PARAGRAPHS = "paragraphs"


def word_document(source: str, numbers: Numbers, font: str | None = None) -> bytes:
    """The .docx of a source: the same bytes for the same source.

    In a source, `#` is the title, `##` to `####` are paragraphs that Word numbers 一、（一）1., `>`
    and `<` are centred and right-aligned lines, `**` is bold, and every other line is a paragraph.
    `font` stands in for all four usual fonts.
    """
    document = docx.Document()
    _set_page(document)
    _define_numbers(document, numbers, font)
    for line in filter(None, source.splitlines()):
        _add(document, line, numbers, font)
    _set_properties(document, source.splitlines()[0].lstrip("# "))
    return _packed(document)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _define_numbers(document: Document, numbers: Numbers, font: str | None) -> None:
    """One list of three levels, and heading styles that look as official papers do."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.append(parse_xml(_abstract_list(numbers)))
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    )
    _dress(document.styles["Normal"], font or FANG)
    for level, name in enumerate((HEI, KAI, FANG)):
        style = document.styles[f"Heading {level + 1}"]
        _dress(style, font or name)
        style.font.bold, style.font.color.rgb = False, None
        style.font.color.theme_color = None
        if numbers is Numbers.ON_STYLES:
            _hang_number(style.element.get_or_add_pPr(), level)


def _abstract_list(numbers: Numbers) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="Heading{level + 1}"/>' if numbers is Numbers.ON_STYLES else "")
        + f'<w:suff w:val="nothing"/><w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
        for level, (form, words) in enumerate(_LEVELS)
    )
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _hang_number(properties: CT_PPr, level: int) -> None:
    number = parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    )
    properties.insert_element_before(number, "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def _dress(style: ParagraphStyle, font: str) -> None:
    _set_font(style.element.get_or_add_rPr(), font)
    style.font.size = Pt(16)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Pt(28.9)


def _set_font(properties: CT_RPr, font: str) -> None:
    """Name the fonts outright: fonts of the theme, which the template names, would win over them."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script, name in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", font)):
        fonts.set(qn(f"w:{script}"), name)


def _add(document: Document, line: str, numbers: Numbers, font: str | None) -> None:
    marked = _MARK.match(line)
    mark = marked.group(1) if marked else ""
    words = line[marked.end() :] if marked else line
    level = _NUMBERED.get(mark)
    styled = level is not None and numbers is Numbers.ON_STYLES
    paragraph = document.add_paragraph(style=f"Heading {len(mark) - 1}" if styled else None)
    if mark == "#":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif mark in _ALIGNED:
        paragraph.alignment = _ALIGNED[mark]
    elif level is None:
        paragraph.paragraph_format.first_line_indent = Pt(32)
    elif not styled:
        _hang_number(paragraph._p.get_or_add_pPr(), level)  # noqa: SLF001  no public way
    for piece, bold in _runs(words):
        run = paragraph.add_run(piece)
        run.bold = True if bold else None
        if mark == "#":
            run.font.size = Pt(22)
        if mark in _FACES and not styled:
            _set_font(run._r.get_or_add_rPr(), font or _FACES[mark])  # noqa: SLF001  no public way


def _runs(words: str) -> Iterator[tuple[str, bool]]:
    """Pieces of a line, each with whether it is bold."""
    for number, piece in enumerate(_BOLD.split(words)):
        if piece:
            yield piece, number % 2 == 1


def _set_properties(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author = title, "清河市水务局"
    properties.last_modified_by, properties.comments = "清河市水务局", ""
    properties.created = properties.modified = WRITTEN
    properties.revision = 1


def _packed(document: Document) -> bytes:
    """The package without the template's thumbnail, its members dated alike."""
    package = document.part.package
    for key, relation in dict(package.rels).items():
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
    made, dated = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, _ZIP_DATE)
            new.writestr(entry, old.read(member), zipfile.ZIP_DEFLATED)
    return dated.getvalue()
