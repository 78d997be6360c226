"""The sheet of slips: for each code a slip with its QR code, to be cut and drawn by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

import segno
from django.utils.safestring import SafeString, mark_safe

from duizhao.core.opinions.codes import grouped

CHESSBOARD = 0
"""The mask of every code. Which it is stands in the code itself, so that any reader takes it; trying all
eight for the most even picture takes five times as long, and this one comes within a fiftieth of it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: the code as it is typed, and the QR code that holds its address."""

    code: str
    picture: SafeString


def sheet_of(codes: Iterable[str], address: str) -> list[Slip]:
    """The slips of a sheet; `address` is that of the page to which a code is appended."""
    return [Slip(grouped(code), _picture(f"{address}{code}/")) for code in codes]


def _picture(address: str) -> SafeString:
    picture = segno.make(address, error="m", mask=CHESSBOARD, micro=False).svg_inline(
        border=2, omitsize=True, svgclass="qr", lineclass=None, dark="#000", title="二维码"
    )
    return mark_safe(picture)  # noqa: S308  made of squares by segno, holds no text of anybody
