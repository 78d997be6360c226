"""Reads batches of scans: the codes on a page, its picture, and pages cut out as a file of their own.

One page is drawn at a time, in grey, so that a batch of two hundred needs no more memory than a page.
Whatever is read here came from outside: files, pages, pixels and bytes have their bounds.
"""

import io
import math
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import zxingcpp

from duizhao.core.outline.pages.pdfium_lock import PDFIUM
from duizhao.core.outline.unreadable import Unreadable

MOST_PAGES = 200
_JPEG, _PDF = b"\xff\xd8\xff", b"%PDF-"
_HEAD = 1024
_POINTS = 72
_LONG_SIDE = 842.0
"""A photograph or scan without a size of its own is taken for a page of A4."""
_TRIES = (200, 300)
"""At how many dots per inch a page is drawn in search of its code, one after the other."""
_SHOWN = 60
_QR = zxingcpp.barcode_formats_from_str("QRCode")
_MOST_PIXELS = 16_000_000
_MOST_IN_PICTURE = 120_000_000
_LONGEST_CODE = 200


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as grey pixels, one byte each."""

    pixels: "np.ndarray[Any, np.dtype[np.uint8]]"


class Batch:
    """A batch of scans that is open; see `opened`."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self.pages = len(document)

    def codes_on(self, number: int) -> tuple[str, ...]:
        """What the QR codes on a page say, from its first to its last; pages are counted from one.

        Raises Unreadable when the page can't be drawn.
        """
        for dots in _TRIES:
            found = zxingcpp.read_barcodes(self._draw(number, dots).pixels, _QR, try_invert=False)
            if found:
                said = {one.text[:_LONGEST_CODE] for one in found}
                return tuple(sorted(said))
        return ()

    def picture_of(self, number: int, dots: int = _SHOWN) -> bytes:
        """A page as a .png, small enough for a screen. Raises Unreadable."""
        return to_png(self._draw(number, dots))

    def cut(self, numbers: Sequence[int]) -> bytes:
        """These pages as a PDF of their own, in that order; what stands on them is taken over as it is."""
        with PDFIUM:
            made = pdfium.PdfDocument.new()
            try:
                made.import_pages(self._document, [number - 1 for number in numbers])
                return _saved(made)
            finally:
                made.close()

    def _draw(self, number: int, dots: int) -> Drawn:
        with PDFIUM:
            try:
                page = self._document[number - 1]
                try:
                    return _drawn(page, dots)
                finally:
                    page.close()
            except pdfium.PdfiumError as error:
                raise Unreadable(
                    f"第 {number} 页已经损坏，画不出来。", "请重新扫描这一页。"
                ) from error


@contextmanager
def opened(source: bytes | IO[bytes]) -> Iterator[Batch]:
    """A batch, to be read page by page. Raises Unreadable when it is no PDF, locked or broken, or too long."""
    document = _open(source)
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(
                f"文件有 {len(document)} 页，超过 {MOST_PAGES} 页。", "请分成几批扫描。"
            )
        if not len(document):
            raise Unreadable("文件里一页也没有。", "请重新扫描。")
        yield Batch(document)
    finally:
        with PDFIUM:
            document.close()


def is_scan(data: bytes) -> bool:
    """Whether a file is of a kind that scanners write and that can be read here: PDF or JPEG."""
    return data.startswith(_JPEG) or _PDF in data[:_HEAD]


def joined(files: Iterable[bytes]) -> tuple[bytes, tuple[int, ...]]:
    """Scans as one PDF, and how many pages each of them has. A PDF that is alone stays as it is.

    What is on the pages is taken over without being packed anew, a JPEG as well. Raises Unreadable.
    """
    rows = list(files)
    if len(rows) == 1 and not rows[0].startswith(_JPEG):
        with opened(rows[0]) as batch:
            return rows[0], (batch.pages,)
    with PDFIUM:
        whole = pdfium.PdfDocument.new()
        try:
            counts = tuple(_add(whole, data) for data in rows)
            return _saved(whole), counts
        finally:
            whole.close()


def to_png(drawn: Drawn) -> bytes:
    """Grey pixels as a .png."""
    height, width = drawn.pixels.shape
    rows = np.zeros((height, width + 1), np.uint8)
    rows[:, 1:] = drawn.pixels
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, inside) for name, inside in parts)


def _chunk(name: bytes, inside: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + inside))
    return struct.pack(">I", len(inside)) + name + inside + check


def _open(source: bytes | IO[bytes]) -> pdfium.PdfDocument:
    with PDFIUM:
        try:
            return pdfium.PdfDocument(source)
        except pdfium.PdfiumError as error:
            if pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD:
                raise Unreadable("文件加了密码，打不开。", "请去掉密码，另存后再传。") from error
            raise _broken() from error


def _broken() -> Unreadable:
    return Unreadable("文件已经损坏或不完整，打不开。", "请重新扫描，或者重新从扫描仪上复制一份。")


def _drawn(page: pdfium.PdfPage, dots: int) -> Drawn:
    width, height = page.get_size()
    for one in page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        across, down = one.get_px_size()
        if across * down > _MOST_IN_PICTURE:
            raise Unreadable("页上的图片太大，读不了。", "请用 300 dpi 以内重新扫描。")
    scale = dots / _POINTS
    if width * height * scale * scale > _MOST_PIXELS:
        scale = math.sqrt(_MOST_PIXELS / (width * height))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        pixels = bitmap.to_numpy()
        return Drawn(np.array(pixels if pixels.ndim == 2 else pixels[:, :, 0], np.uint8))  # noqa: PLR2004  rows and columns
    finally:
        bitmap.close()


def _add(whole: pdfium.PdfDocument, data: bytes) -> int:
    """Put a file behind what is there; how many pages came along."""
    before = len(whole)
    if data.startswith(_JPEG):
        _add_picture(whole, data)
    else:
        with opened(data) as batch:
            whole.import_pages(batch._document)  # noqa: SLF001  its own module
    if len(whole) > MOST_PAGES:
        raise Unreadable(f"这一批超过 {MOST_PAGES} 页。", "请分成几批。")
    return len(whole) - before


def _add_picture(whole: pdfium.PdfDocument, data: bytes) -> None:
    image = pdfium.PdfImage.new(whole)
    try:
        image.load_jpeg(io.BytesIO(data), inline=True)
        across, down = image.get_px_size()
    except pdfium.PdfiumError as error:
        raise _broken() from error
    if not across * down:
        raise _broken()
    if across * down > _MOST_IN_PICTURE:
        raise Unreadable("图片太大，读不了。", "请用 300 dpi 以内重新扫描。")
    scale = _LONG_SIDE / max(across, down)
    width, height = across * scale, down * scale
    page = whole.new_page(width, height)
    try:
        image.set_matrix(pdfium.PdfMatrix().scale(width, height))
        page.insert_obj(image)
        page.gen_content()
    finally:
        page.close()


def _saved(document: pdfium.PdfDocument) -> bytes:
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()
