"""Word files with what a layout can be wrong in, and what is left of a file once tracked changes are taken or refused."""

import io
import zipfile
from collections.abc import Callable, Mapping
from itertools import groupby

from lxml import etree

from duizhao.core.outline.docx.names import W_NS, Element
from duizhao.core.outline.docx.read_docx import read_docx
from duizhao.core.outline.limits import Limits
from make_docx import docx, paragraph, run, style, unzipped, zipped

W = f"{{{W_NS}}}"
OURS = "对照"
LONG = "一年来，本人能够认真学习党的创新理论，但是在学深悟透上还有差距，读原著不够系统。"
GOOD_RUN = (
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{face}"/>'
    '<w:spacing w:val="-5"/><w:sz w:val="{size}"/>'
)
GOOD_PARAGRAPH = (
    '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="630"/>'
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="850" w:footer="1200" w:gutter="0"/>'
)
DEFAULT_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
)


def line(
    words: str,
    *,
    face: str = "仿宋_GB2312",
    size: int = 32,
    properties: str = GOOD_PARAGRAPH,
    look: str = "",
) -> str:
    """A paragraph set as it should be, unless told otherwise."""
    made = run(words, properties=look or GOOD_RUN.format(face=face, size=size))
    return f"<w:p><w:pPr>{properties}</w:pPr>{made}</w:p>"


def title(
    words: str, *, face: str = "方正小标宋简体", size: int = 44, align: str = "center"
) -> str:
    """A title."""
    return line(words, face=face, size=size, properties=f'<w:jc w:val="{align}"/>')


def signed(words: str) -> str:
    """A line below the text, to the right."""
    return line(words, properties='<w:jc w:val="right"/>')


FOOT = (
    '<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>'
    '<w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:t>— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
    '<w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    "<w:r><w:t> —</w:t></w:r></w:p>"
)


def paper(
    *body: str,
    page: str = PAGE,
    feet: Mapping[str, str] | None = None,
    evens_differ: bool = True,
    **parts: str,
) -> bytes:
    """A package with feet; `feet` are the paragraphs of each by kind, right ones unless told otherwise."""
    feet = (
        {"default": FOOT.format(align="right"), "even": FOOT.format(align="left")}
        if feet is None
        else feet
    )
    members = unzipped(docx(*body, **parts))  # type: ignore[arg-type]
    references, relations, types = "", "", ""
    for kind, inside in feet.items():
        members[f"word/foot_{kind}.xml"] = (
            f'<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="{W_NS}">{inside}</w:ftr>'.encode()
        )
        references += f'<w:footerReference w:type="{kind}" r:id="foot_{kind}"/>'
        relations += _relation(f"foot_{kind}", "footer", f"foot_{kind}.xml")
        types += _type(f"foot_{kind}", "footer")
    on = "<w:evenAndOddHeaders/>" if evens_differ else ""
    members["word/settings.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:settings xmlns:w="{W_NS}"><w:zoom w:percent="100"/>{on}'
        '<w:characterSpacingControl w:val="compressPunctuation"/></w:settings>'
    ).encode()
    relations += _relation("settings", "settings", "settings.xml")
    types += _type("settings", "settings")
    _replace(
        members, "word/_rels/document.xml.rels", "</Relationships>", relations + "</Relationships>"
    )
    _replace(members, "[Content_Types].xml", "</Types>", types + "</Types>")
    _replace(members, "word/document.xml", '<w:pgSz w:w="11906" w:h="16838"/>', references + page)
    return zipped(members)


def plain_paper(*words: str) -> bytes:
    """A paper as somebody types it who sets nothing: usual style, usual page."""
    defaults = style(
        "1", "Normal", default=True, run='<w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/>'
    )
    return paper(
        *(paragraph(one) for one in words),
        page=DEFAULT_PAGE,
        feet={},
        evens_differ=False,
        styles=defaults,
    )


def text_of(data: bytes) -> list[str]:
    """The paragraphs as a reader sees them, changes accepted."""
    return [one.text for one in read_docx("材料.docx", data, Limits()).paragraphs]


def refused(data: bytes) -> bytes:
    """The file once every change of ours is refused."""

    def undo(root: Element) -> None:
        for change in list(root.iter(f"{W}ins")):
            if change.get(f"{W}author") == OURS:
                _remove(change)
        for change in list(root.iter(f"{W}del")):
            if change.get(f"{W}author") == OURS:
                for word in change.iter(f"{W}delText"):
                    word.tag = f"{W}t"
                _unwrap(change)

    return _with_document(data, undo)


def accepted(data: bytes) -> bytes:
    """The file once every change of ours is taken; a blank line whose mark was deleted is gone."""

    def take(root: Element) -> None:
        for change in list(root.iter(f"{W}del")):
            if change.get(f"{W}author") == OURS:
                of_line = next(change.iterancestors(f"{W}rPr"), None) is not None
                _remove(next(change.iterancestors(f"{W}p")) if of_line else change)
        for change in list(root.iter(f"{W}ins")):
            if change.get(f"{W}author") == OURS:
                _unwrap(change)

    return _with_document(data, take)


def changes_in(data: bytes) -> list[tuple[str, str]]:
    """The tracked changes of ours in their order: what kind, which words."""
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    return [
        (
            etree.QName(one).localname,
            "".join(word.text or "" for word in one.iter(f"{W}t", f"{W}delText")),
        )
        for one in root.iter(f"{W}ins", f"{W}del")
        if one.get(f"{W}author") == OURS
    ]


def fonts_in(data: bytes) -> list[tuple[str, str]]:
    """The words of the document with the Chinese font that their runs name, runs of one font together."""
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    fonts = [
        ("".join(one.text or "" for one in run.iter(f"{W}t", f"{W}delText")), _font_of(run))
        for run in root.iter(f"{W}r")
    ]
    return [
        ("".join(words for words, _ in group), font)
        for font, group in groupby((one for one in fonts if one[0]), key=lambda one: one[1])
    ]


def _font_of(run: Element) -> str:
    found = run.find(f"{W}rPr/{W}rFonts")
    return "" if found is None else found.get(f"{W}eastAsia", "")


def _with_document(data: bytes, change: Callable[[Element], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(members["word/document.xml"])
    change(root)
    members["word/document.xml"] = etree.tostring(root)
    return zipped(members)


def _remove(element: Element) -> None:
    holder = element.getparent()
    assert holder is not None
    holder.remove(element)


def _unwrap(element: Element) -> None:
    for child in list(element):
        element.addprevious(child)
    _remove(element)


def _replace(members: dict[str, bytes], name: str, old: str, new: str) -> None:
    members[name] = members[name].replace(old.encode(), new.encode())


def _relation(identity: str, kind: str, target: str) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationship Id="{identity}" Type="{office}/{kind}" Target="{target}"/>'


def _type(name: str, kind: str) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>'
