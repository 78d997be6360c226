"""Looks into an OLE2 file (.doc, .xls, encrypted Office files): which streams it holds, and the head of one."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_ENTRY = 128
_NAME_BYTES = 64
_CLOSING_NUL = 2  # bytes
_END = 0xFFFFFFFA  # sector numbers from here on are marks
_MOST_SECTORS = 100_000


@dataclass(frozen=True, slots=True)
class Streams:
    """The names in an OLE2 directory, storages among them, and where each stream begins."""

    first_sectors: dict[str, int]
    sector_bytes: int
    data: bytes

    def __contains__(self, name: str) -> bool:
        return name in self.first_sectors

    def head(self, name: str) -> bytes:
        """The first sector of a stream of 4,096 bytes or more; nothing when there is none of that name."""
        start = _HEADER + self.first_sectors.get(name, _END) * self.sector_bytes
        return self.data[start : start + self.sector_bytes]


def read_streams(data: bytes) -> Streams:
    """The directory of an OLE2 file; without any name where the file is broken."""
    try:
        shift, directory = struct.unpack_from("<H", data, 30)[0], _number(data, 48)
        sector_bytes = 1 << min(shift, 20)
        table = _sector_table(data, sector_bytes)
        names = dict(_entries(data, sector_bytes, table, directory))
    except (struct.error, UnicodeDecodeError):
        return Streams({}, _HEADER, data)
    return Streams(names, sector_bytes, data)


def _sector_table(data: bytes, sector_bytes: int) -> list[int]:
    """For each sector the one that follows it; enough of them for a file of 7 MB, whose directory comes early."""
    table: list[int] = []
    for place in range(76, _HEADER, 4):
        sector = _number(data, place)
        if sector >= _END:
            break
        start = _HEADER + sector * sector_bytes
        part = data[start : start + sector_bytes]
        table += struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])
    return table


def _entries(
    data: bytes, sector_bytes: int, table: list[int], sector: int
) -> Iterator[tuple[str, int]]:
    seen: set[int] = set()
    while sector < _END and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        start = _HEADER + sector * sector_bytes
        for place in range(start, min(start + sector_bytes, len(data) - _ENTRY + 1), _ENTRY):
            length = struct.unpack_from("<H", data, place + _NAME_BYTES)[0]
            if _CLOSING_NUL <= length <= _NAME_BYTES:
                name = data[place : place + length - _CLOSING_NUL].decode("utf-16-le", "replace")
                yield name, _number(data, place + 116)
        sector = table[sector] if sector < len(table) else _END


def _number(data: bytes, place: int) -> int:
    return int(struct.unpack_from("<I", data, place)[0])
