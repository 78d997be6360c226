"""How much a reader takes on before it refuses a file: the bounds that keep one file from stopping a run."""

from dataclasses import dataclass

_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. All may be raised by a setting; none is taken from the file itself.

    `file_bytes` is the size on disk. For packages (.docx, .ofd): `members` in the archive,
    `member_bytes` and `unpacked_bytes` for one member and for all together once unpacked, and
    `ratio`, how many times larger than packed a member may become; members below
    `ratio_from_bytes` unpacked are not held to it, for small files pack well.
    `allow_secret` lets a text through that carries a 密级 mark.
    """

    file_bytes: int = 50 * _MIB
    members: int = 5_000
    member_bytes: int = 64 * _MIB
    unpacked_bytes: int = 512 * _MIB
    ratio: int = 300
    ratio_from_bytes: int = 8 * _MIB
    paragraphs: int = 500_000
    characters: int = 5_000_000
    pdf_pages: int = 2_000
    allow_secret: bool = False
