"""Writes the skeleton of OLE2 files (.doc, .xls, encrypted Office files), for tests of what tells them apart."""

import struct
from collections.abc import Sequence

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_STREAM_SECTORS = 8  # 4,096 bytes: shorter streams are kept elsewhere
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FIRST_STREAM = 3  # behind the sector table and two sectors of the directory


def ole(*names: str, head: bytes = b"") -> bytes:
    """An OLE2 file whose directory has these names; each is a stream that begins with `head`."""
    entries = [_entry("Root Entry", 5, _END)]
    for index, name in enumerate(names):
        entries.append(_entry(name, 2, _FIRST_STREAM + index * _STREAM_SECTORS))
    directory = b"".join(entries).ljust(2 * _SECTOR, b"\0")
    streams = head.ljust(_STREAM_SECTORS * _SECTOR, b"\0") * len(names)
    return _header() + _sector_table(len(names)) + directory + streams


def _header() -> bytes:
    header = _MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return header + _numbers([0, *[_FREE] * 108])


def _sector_table(streams: int) -> bytes:
    table = [_TABLE, 2, _END]
    for index in range(streams):
        first = _FIRST_STREAM + index * _STREAM_SECTORS
        table += [*range(first + 1, first + _STREAM_SECTORS), _END]
    return _numbers([*table, *[_FREE] * (_SECTOR // 4 - len(table))])


def _entry(name: str, kind: int, first: int) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    entry = spelled.ljust(64, b"\0") + struct.pack("<HBB", len(spelled), kind, 1)
    entry += _numbers([_FREE] * 3) + bytes(36)
    return entry + struct.pack("<IQ", first, _STREAM_SECTORS * _SECTOR)


def _numbers(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)
