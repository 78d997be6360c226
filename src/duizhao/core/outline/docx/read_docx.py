"""Reads a .docx as a reader sees it: paragraphs in reading order with their automatic numbers."""

from collections.abc import Iterator

from duizhao.core.outline.docx.lines import Walked
from duizhao.core.outline.docx.names import DRAWING, PICTURE, Element
from duizhao.core.outline.docx.package import open_docx
from duizhao.core.outline.docx.walk import Walk
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Paragraph, Text
from duizhao.core.outline.unreadable import Unreadable


def read_docx(name: str, data: bytes, limits: Limits) -> Text:
    """The text of a .docx: body, tables, text boxes and notes; blank paragraphs dropped.

    Tracked changes are read as accepted; hidden text, headers, footers and comments are not
    read. Raises Unreadable when the file is broken, bears macros, has no text or is beyond
    the limits.
    """
    package = open_docx(data, limits)
    document = package.document()
    walk = Walk(package, document)
    paragraphs = tuple(_within(limits, walk.paragraphs()))
    notes = tuple(walk.left_out())
    if not paragraphs:
        raise _empty(document, notes)
    return Text(name, paragraphs, source="docx", notes=notes)


def _within(limits: Limits, walked: Iterator[Walked]) -> Iterator[Paragraph]:
    start = 0
    for index, one in enumerate(walked):
        yield Paragraph(
            index,
            start,
            one.text,
            heading_level=one.form.heading_level,
            bold=one.bold(),
            centred=one.form.centred,
            number=one.number,
            place=one.place,
        )
        start += len(one.text) + 1
        if start - 1 > limits.characters or index >= limits.paragraphs:
            raise Unreadable(
                f"文件过长，超过 {limits.characters} 个字或 {limits.paragraphs} 段。",
                "请拆成几个文件，分别检查。",
            )


def _empty(document: Element, notes: tuple[str, ...]) -> Unreadable:
    if notes:
        return Unreadable(
            "文件里没有能读的文字：" + notes[-1], "请把正文改成普通文字，另存后再检查。"
        )
    if next(document.iter(DRAWING, PICTURE), None) is not None:
        return Unreadable("文件里只有图片，没有文字。", "请用文字识别软件把图片转成文字，再检查。")
    return Unreadable("文件是空的，没有文字。", "请确认选对了文件，写好内容后再检查。")
