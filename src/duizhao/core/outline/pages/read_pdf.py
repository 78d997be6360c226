"""Reads a .pdf that has a text layer: glyphs become lines, lines paragraphs again.

PDFium may be used by one thread of a process at a time; spread files over processes where speed counts.
"""

import ctypes
import math
import struct
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from duizhao.core.outline.gather import gather
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.pages.lines import Line, Page, clean, refuse_garbled, to_lines
from duizhao.core.outline.pages.pdfium_lock import PDFIUM
from duizhao.core.outline.pages.reflow import to_passages
from duizhao.core.outline.unreadable import Unreadable

_HIGH_HALVES, _LOW_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_UPRIGHT = 0.1  # radians by which upright text may lean


def read_pdf(name: str, data: bytes, limits: Limits) -> Text:
    """The text of a .pdf without page numbers, running headers and slanted watermarks.

    Raises Unreadable when the file is encrypted or broken, has no text layer or no readable
    one, or is beyond the limits.
    """
    with PDFIUM:
        pages, pictures = _read(data, limits)
    if not any(page.lines for page in pages):
        raise Unreadable(
            "文件里没有文字层，可能是扫描件或图片。",
            "请检查原来的 .docx，或先用文字识别（OCR）软件转成文字。",
        )
    refuse_garbled(pages)
    notes = (f"第 {'、'.join(map(str, pictures))} 页只有图片，没有读入",) if pictures else ()
    return gather(name, to_passages(pages), limits, source="pdf", notes=notes)


def _read(data: bytes, limits: Limits) -> tuple[list[Page], list[int]]:
    document = _open(data)
    try:
        if len(document) > limits.pdf_pages:
            raise Unreadable(
                f"文件有 {len(document)} 页，超过 {limits.pdf_pages} 页。",
                "请拆成几个文件，分别检查。",
            )
        return _read_pages(document, limits)
    except pdfium.PdfiumError as error:
        raise _broken() from error
    finally:
        document.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD:
            raise Unreadable("文件加了密码，读不出来。", "请先去掉密码，另存后再检查。") from error
        raise _broken() from error


def _broken() -> Unreadable:
    return Unreadable(
        "文件已经损坏或不完整，读不出来。", "请重新复制或下载一份；仍打不开时，请检查原来的 .docx。"
    )


def _read_pages(document: pdfium.PdfDocument, limits: Limits) -> tuple[list[Page], list[int]]:
    """The pages, and the numbers of those that hold pictures and no text."""
    pages: list[Page] = []
    pictures: list[int] = []
    left = limits.characters
    for number, page in enumerate(document, 1):
        _set_upright(page)
        text_page = page.get_textpage()
        left -= text_page.count_chars()
        if left < 0:
            raise Unreadable(
                f"文件过长，超过 {limits.characters} 个字。", "请拆成几个文件，分别检查。"
            )
        width, height = page.get_size()
        pages.append(Page(width, height, to_lines(_glyphs(text_page, height))))
        if not pages[-1].lines and next(iter(page.get_objects(max_depth=1)), None):
            pictures.append(number)
        text_page.close()
        page.close()
    return pages, pictures


def _glyphs(text_page: pdfium.PdfTextPage, height: float) -> Iterator[Line]:
    """The glyphs of a page in drawing order, measured from its top left corner as shown."""
    raw, box = text_page.raw, pdfium_c.FS_RECTF()
    here = ctypes.byref(box)
    for index, char in _characters(text_page):
        text = clean(char)
        if not text:
            continue
        if pdfium_c.FPDFText_GetLooseCharBox(raw, index, here):
            size = pdfium_c.FPDFText_GetFontSize(raw, index)
            yield Line(
                text,
                box.left,
                box.right,
                height - box.top,
                height - box.bottom,
                max(size, 1.0),
                upright=_is_upright(pdfium_c.FPDFText_GetCharAngle(raw, index)),
            )


def _is_upright(angle: float) -> bool:
    return min(angle, 2 * math.pi - angle) < _UPRIGHT


def _characters(text_page: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    """The characters that the file itself holds, with their places.

    PDFium gives a character beyond the basic plane, as in rare names, in two halves.
    """
    high = 0
    for index in range(text_page.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(text_page.raw, index) == 1:
            continue
        code = pdfium_c.FPDFText_GetUnicode(text_page.raw, index)
        if code in _HIGH_HALVES:
            high = code
            continue
        if code not in _LOW_HALVES:
            yield index, chr(code)
        elif high:
            yield index, struct.pack("<HH", high, code).decode("utf-16-le")
        high = 0


def _set_upright(page: pdfium.PdfPage) -> None:
    """Move what a page draws to where it is seen once the page is turned and cropped as its reader sees it.

    PDFium leaves out text that runs upwards in a font which this machine lacks, so the page is
    turned before its text is asked for.
    """
    left, bottom, right, top = page.get_cropbox()
    matrix = {
        0: (1, 0, 0, 1, -left, -bottom),
        90: (0, -1, 1, 0, -bottom, right),
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }[page.get_rotation()]
    if matrix != (1, 0, 0, 1, 0, 0):
        for drawn in page.get_objects(max_depth=1):
            drawn.transform(pdfium.PdfMatrix(*matrix))
