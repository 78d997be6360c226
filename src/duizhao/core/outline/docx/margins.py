"""Reads the headers and footers of a .docx, only to see whether a mark of secrecy stands in them."""

import re
from collections.abc import Iterator

from duizhao.core.outline.container.safe_zip import open_zip
from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.docx.names import w
from duizhao.core.outline.limits import Limits

_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")


def margin_lines(data: bytes, limits: Limits) -> Iterator[str]:
    """The paragraphs of all headers and footers of a .docx."""
    archive = open_zip(data, limits)
    for name in filter(_MARGIN.fullmatch, archive.names):
        for paragraph in parse_xml(archive.read(name)).iter(w("p")):
            yield "".join(text.text or "" for text in paragraph.iter(w("t")))
