"""Reads the headers and footers of a .docx, only to see whether a mark of secrecy stands in them."""

from collections.abc import Iterator

from duizhao.core.outline.docx.names import BREAK, POSITION_TAB, TAB, TEXT, Element, P
from duizhao.core.outline.docx.package import open_docx
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.secrecy import is_mark, watermark_mark

_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_SHOWN = (TEXT, TAB, POSITION_TAB, BREAK)


def is_marked_in_margins(data: bytes, limits: Limits) -> bool:
    """Whether a header, a footer or a watermark (which Word keeps in headers) of a .docx is a mark of secrecy."""
    return any(
        any(map(is_mark, _lines(part))) or any(map(watermark_mark, _word_art(part)))
        for part in open_docx(data, limits).margin_parts()
    )


def _lines(part: Element) -> Iterator[str]:
    """The paragraphs of a part, what tabs and breaks part kept apart."""
    for paragraph in part.iter(P):
        yield "".join(
            (node.text or "") if node.tag == TEXT else "\t" for node in paragraph.iter(*_SHOWN)
        )


def _word_art(part: Element) -> Iterator[str]:
    for shape in part.iter(_WORD_ART):
        yield shape.get("string", "")
