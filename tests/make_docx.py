"""Builds .docx packages from readable Python, for tests of what reads and writes them."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w16se"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def docx(
    *body: str,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    header: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A package whose body is the given XML; a part that is given as "" is left out.

    `more` adds members as they are, or replaces one of the usual members.
    """
    parts = {
        "styles": styles,
        "numbering": numbering,
        "footnotes": footnotes,
        "endnotes": endnotes,
        "comments": comments,
        "header": header,
    }
    kinds = [kind for kind, inside in parts.items() if inside]
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": part("document", f"<w:body>{''.join(body)}{_SECTION}</w:body>"),
        "word/_rels/document.xml.rels": _relations([(kind, f"{kind}.xml") for kind in kinds]),
    }
    members |= {
        f"word/{kind}.xml": part("hdr" if kind == "header" else kind, parts[kind]) for kind in kinds
    }
    return zipped(members | dict(more or {}))


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of the given members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in members.items():
            archive.writestr(zipfile.ZipInfo(name), inside, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(root: str, inside: str) -> str:
    """A part of the package with its root element."""
    return f"{_DECLARATION}<w:{root} {NAMESPACES}>{inside}</w:{root}>"


def paragraph(
    *inside: str,
    style: str = "",
    numbered: tuple[int, int] | None = None,
    outline: int | None = None,
    centred: bool = False,
    mark: str = "",
) -> str:
    """A w:p. Plain words become a run; `numbered` is (numId, ilvl); `mark` is inside the mark's rPr."""
    properties = _value("pStyle", style)
    if numbered:
        number, level = numbered
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    properties += _value("jc", "center" if centred else "")
    properties += "" if outline is None else _value("outlineLvl", str(outline))
    properties += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    runs = "".join(one if one.startswith("<") else run(one) for one in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>" if properties else f"<w:p>{runs}</w:p>"


def run(*inside: str, properties: str = "") -> str:
    """A w:r of words and XML, with the XML of its properties."""
    shown = "".join(one if one.startswith("<") else text(one) for one in inside)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{shown}</w:r>"


def text(words: str) -> str:
    """A w:t that keeps its blanks."""
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def bold(words: str) -> str:
    """A run in bold."""
    return run(words, properties="<w:b/>")


def hidden(words: str) -> str:
    """A run that is hidden."""
    return run(words, properties="<w:vanish/>")


SOFT_BREAK = run("<w:br/>")
PAGE_BREAK = run('<w:br w:type="page"/>')


def _change(kind: str, inside: str) -> str:
    return (
        f'<w:{kind} w:id="900" w:author="李强国" w:date="2021-01-05T09:00:00Z">{inside}</w:{kind}>'
    )


def inserted(words: str) -> str:
    """A tracked insertion."""
    return _change("ins", run(words))


def deleted(words: str) -> str:
    """A tracked deletion."""
    return _change("del", f'<w:r><w:delText xml:space="preserve">{escape(words)}</w:delText></w:r>')


def moved(words: str) -> tuple[str, str]:
    """Both ends of a tracked move: (from, to)."""
    return _change("moveFrom", run(words)), _change("moveTo", run(words))


DELETED_MARK = '<w:del w:id="901" w:author="李强国"/>'


def hyperlink(*runs: str) -> str:
    """A hyperlink."""
    return f'<w:hyperlink w:anchor="here">{"".join(runs)}</w:hyperlink>'


def control(*inside: str, properties: str = "") -> str:
    """A content control around runs, paragraphs or rows."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"


def field(instruction: str, *result: str) -> str:
    """The runs of a complex field; without result when none is given."""
    code = f"<w:instrText>{escape(instruction)}</w:instrText>"
    shown = (_field_char("separate"), *result) if result else ()
    return "".join((_field_char("begin"), run(code), *shown, _field_char("end")))


def _field_char(step: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{step}"/>')


def simple_field(instruction: str, *result: str) -> str:
    """A simple field."""
    return f"<w:fldSimple w:instr={quoteattr(instruction)}>{''.join(result)}</w:fldSimple>"


def text_box(*paragraphs: str) -> str:
    """A run with a text box as Word writes it: a drawing, and the same again as a fallback."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="1800000" cy="600000"/><wp:docPr id="1" name="文本框 1"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="600000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = f'<w:pict><v:rect style="width:150pt;height:50pt"><v:textbox>{content}</v:textbox></v:rect></w:pict>'
    return run(alternate("wps", drawing, fallback))


def alternate(requires: str, choice: str, fallback: str) -> str:
    """Two branches of the same content."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each a paragraph's XML."""
    grid = "<w:gridCol/>" * max(map(len, rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of a table."""
    inside = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def footnote_mark(identity: int) -> str:
    """The run that refers to a footnote."""
    return run(f'<w:footnoteReference w:id="{identity}"/>')


def footnote(identity: int, *paragraphs: str) -> str:
    """A footnote for the part of that name."""
    return f'<w:footnote w:id="{identity}">{"".join(paragraphs)}</w:footnote>'


def style(
    identity: str,
    name: str,
    *,
    based_on: str = "",
    kind: str = "paragraph",
    default: bool = False,
    paragraph: str = "",
    run: str = "",
) -> str:
    """A style; `paragraph` and `run` are the XML inside its properties."""
    as_default = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{as_default} w:styleId="{identity}"><w:name w:val="{name}"/>'
        f"{_value('basedOn', based_on)}<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def level(
    index: int,
    number_format: str,
    label: str,
    *,
    start: int = 1,
    style: str = "",
    more: str = "",
    suffix: str = "",
) -> str:
    """One level of a list; `label` is its pattern (%1、), `more` is XML before the pattern (w:isLgl …)."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f"{_value('pStyle', style)}{more}{_value('suff', suffix)}<w:lvlText w:val={quoteattr(label)}/></w:lvl>"
    )


def abstract(identity: int, *levels: str, more: str = "") -> str:
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def num(identity: int, abstract_id: int, *overrides: str) -> str:
    """A list as paragraphs refer to it."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract_id}"/>{"".join(overrides)}</w:num>'


def override(index: int, *, start: int | None = None, level: str = "") -> str:
    """A level that a list changes."""
    begins = "" if start is None else f'<w:startOverride w:val="{start}"/>'
    return f'<w:lvlOverride w:ilvl="{index}">{begins}{level}</w:lvlOverride>'


def comment(identity: int, author: str, words: str) -> str:
    """A comment for the part of that name."""
    return f'<w:comment w:id="{identity}" w:author="{author}">{paragraph(words)}</w:comment>'


def commented(identity: int, *runs: str) -> str:
    """Runs on which a comment stands."""
    mark = f'w:id="{identity}"'
    return (
        f"<w:commentRangeStart {mark}/>{''.join(runs)}<w:commentRangeEnd {mark}/>"
        f"{run(f'<w:commentReference {mark}/>')}"
    )


def _value(name: str, value: str) -> str:
    return f"<w:{name} w:val={quoteattr(value)}/>" if value else ""


def _relations(targets: list[tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{index}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{relations}</Relationships>'


def _content_types(kinds: list[str]) -> str:
    types = [("document", "document.main"), *((kind, kind) for kind in kinds)]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in types
    )
    return (
        f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
