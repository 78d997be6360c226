"""Writes small PDF files from placed runs of type, for tests of the PDF reader.

The font isn't embedded: text is written in UCS-2 under a character map that every PDF program
knows, so it can be read back on a machine without Chinese fonts.
"""

import struct
import zlib
from collections.abc import Sequence

from typeset import HEIGHT, WIDTH, Placed

_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    " /DescendantFonts [4 0 R] /ToUnicode 7 0 R >>"
)
_DESCENDANT = (
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
    " /FontDescriptor 5 0 R >>"
)
_DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880]"
    " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
)
_PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    " /BitsPerComponent 8 /Length 1 >>\nstream\n\0\nendstream"
)
_FIRST_PAGE = 8
_PRIVATE = 0xF000  # codes that stand for characters beyond the basic plane


def pdf(
    pages: Sequence[Sequence[Placed]], *, rotate: int = 0, extra: str = "", encrypt: str = ""
) -> bytes:
    """A PDF of these pages; a page without type holds a picture.

    `rotate` turns every page when it is shown (its type is placed accordingly), `extra` is drawn
    on each, `encrypt` is the object that a trailer's /Encrypt refers to.
    """
    kids = " ".join(f"{_FIRST_PAGE + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        _FONT,
        _DESCENDANT,
        _DESCRIPTOR,
        _PICTURE,
        _stream(_character_map([char for page in pages for run in page for char in run.text])),
    ]
    size = (HEIGHT, WIDTH) if rotate % 180 else (WIDTH, HEIGHT)
    for index, page in enumerate(pages):
        content = (
            "\n".join(_drawn(run, rotate) for run in page) or "q 500 0 0 700 40 60 cm /I1 Do Q"
        )
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Rotate {rotate}"
                " /Resources << /Font << /F1 3 0 R >> /XObject << /I1 6 0 R >> >>"
                f" /Contents {_FIRST_PAGE + 2 * index + 1} 0 R >>"
            ),
            _stream(f"{content}\n{extra}"),
        ]
    return _file(objects, encrypt)


def drawn_at(text: str, matrix: str, size: float = 16.0) -> str:
    """The drawing instructions for a text under a transformation, such as a slanted watermark."""
    codes = struct.pack(f">{len(text)}H", *map(_code, text)).hex()
    return f"BT /F1 {size} Tf {matrix} Tm <{codes}> Tj ET"


def _code(char: str) -> int:
    return ord(char) if ord(char) <= 0xFFFF else _PRIVATE + ord(char) % 0x800


def _character_map(text: Sequence[str]) -> str:
    """Says which characters the private codes stand for."""
    beyond = sorted({char for char in text if ord(char) > 0xFFFF})
    pairs = "".join(f"<{_code(char):04x}> <{char.encode('utf-16-be').hex()}>\n" for char in beyond)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(beyond)} beginbfchar\n{pairs}endbfchar\nendcmap end end"
    )


def _stream(content: str) -> str:
    packed = zlib.compress(content.encode("latin-1")).decode("latin-1")
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream"


def _drawn(run: Placed, rotate: int) -> str:
    across, up = run.left, HEIGHT - run.baseline
    matrix = {
        0: f"1 0 0 1 {across} {up}",
        90: f"0 1 -1 0 {HEIGHT - up} {across}",
        180: f"-1 0 0 -1 {WIDTH - across} {HEIGHT - up}",
        270: f"0 -1 1 0 {up} {WIDTH - across}",
    }[rotate]
    return drawn_at(run.text, matrix, run.size)


def _file(objects: Sequence[str], encrypt: str) -> bytes:
    written = bytearray(b"%PDF-1.5\n")
    places = []
    for number, inside in enumerate([*objects, *([encrypt] if encrypt else [])], 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{inside}\nendobj\n".encode("latin-1")
    start = len(written)
    written += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    written += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    security = f" /Encrypt {len(places)} 0 R /ID [<00> <00>]" if encrypt else ""
    written += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R{security} >>\n".encode()
    return bytes(written + f"startxref\n{start}\n%%EOF\n".encode())
