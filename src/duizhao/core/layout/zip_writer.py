"""Writes a zip archive, in which members of another archive may stand as they were packed there."""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL, _CENTRAL, _END = (
    struct.Struct(layout) for layout in ("<4s5H3L2H", "<4s6H3L5H2L", "<4s4H2LH")
)
_VERSION, _DEFLATED, _UTF8 = 20, zipfile.ZIP_DEFLATED, 0x800
_RAW_DEFLATE = -15
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Packed:
    """A member as it stands in an archive: `packed` are its bytes in the method of that number."""

    name: str
    packed: bytes
    method: int
    check: int
    size: int
    at: tuple[int, int, int, int, int, int] = _EARLIEST
    attributes: int = 0


def packed(name: str, inside: bytes) -> Packed:
    """A new member. It bears the earliest date there is, so that like bytes give like archives."""
    deflate = zlib.compressobj(wbits=_RAW_DEFLATE)
    squeezed = deflate.compress(inside) + deflate.flush()
    return Packed(name, squeezed, _DEFLATED, zlib.crc32(inside), len(inside))


def taken_over(member: zipfile.ZipInfo, squeezed: bytes) -> Packed:
    """A member of another archive with the bytes that are packed there."""
    return Packed(
        member.filename,
        squeezed,
        member.compress_type,
        member.CRC,
        member.file_size,
        member.date_time,
        member.external_attr,
    )


def zipped(members: Iterable[Packed]) -> bytes:
    """The archive of the members in their order."""
    body, directory, count = bytearray(), bytearray(), 0
    for member in members:
        directory += in_directory(member, len(member.packed), len(body))
        body += before(member, len(member.packed)) + member.packed
        count += 1
    return bytes(body + directory + end(count, len(directory), len(body)))


def before(member: Packed, length: int) -> bytes:
    """What stands before the bytes of a member, `length` of which follow."""
    return _LOCAL.pack(b"PK\3\4", _VERSION, *_facts(member, length)) + member.name.encode()


def in_directory(member: Packed, length: int, at: int) -> bytes:
    """What the directory at the end says of a member that begins at a place of the archive."""
    facts = _facts(member, length)
    head = _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, member.attributes, at)
    return head + member.name.encode()


def end(count: int, length: int, at: int) -> bytes:
    """The last bytes: how many members there are, how long the directory is and where it begins."""
    return _END.pack(b"PK\5\6", 0, 0, count, count, length, at, 0)


def _facts(member: Packed, length: int) -> tuple[int, ...]:
    name = member.name.encode()
    flags = 0 if name.isascii() else _UTF8
    stamp = _stamp(member.at)
    return flags, member.method, *stamp, member.check, length, member.size, len(name), 0


def _stamp(at: tuple[int, int, int, int, int, int]) -> tuple[int, int]:
    """Time and date as archives write them: two seconds apart, years from 1980."""
    year, month, day, hour, minute, second = at
    return hour << 11 | minute << 5 | second // 2, (year - _EARLIEST[0]) << 9 | month << 5 | day
