"""Opens a packed file (.docx, .ofd) from a stranger and unpacks no more of it than the limits allow."""

import io
import struct
import zipfile
import zlib

from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable

ZIP = b"PK\x03\x04"
"""What an archive with members begins with."""

_RESAVE = "请用原来的软件打开，另存为一份新文件再检查。"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_LOCAL_HEADER, _LENGTHS_AT = 30, 26
_LENGTHS = struct.Struct("<2H")  # of the name and of the extra field behind the header


class SafeZip:
    """The members of a zip archive. What is unpacked is counted; sizes in headers are only a first test."""

    def __init__(self, archive: zipfile.ZipFile, data: bytes, limits: Limits) -> None:
        self._archive = archive
        self._data = data
        self._limits = limits
        self._unpacked = 0
        self._members = {member.filename: member for member in archive.infolist()}

    @property
    def members(self) -> tuple[zipfile.ZipInfo, ...]:
        """All members in the order of the archive."""
        return tuple(self._members.values())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members in the order of the archive."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The unpacked bytes of a member.

        Raises KeyError when there is none of that name, and Unreadable when it is encrypted,
        broken or larger than the limits allow.
        """
        member = self._members[name]
        if member.flag_bits & _ENCRYPTED:
            raise Unreadable("文件加了密码，读不出来。", "请先去掉密码，另存后再检查。")
        if member.compress_type not in _METHODS:
            raise Unreadable("文件用了不认识的压缩方式，读不出来。", _RESAVE)
        allowed = self._allowed(member)
        try:
            with self._archive.open(member) as stream:
                data = stream.read(allowed + 1)
        except _BROKEN as error:
            raise _broken() from error
        if len(data) > allowed:
            raise _too_large()
        self._unpacked += len(data)
        return data

    def packed(self, name: str) -> bytes:
        """The bytes of a member as they are packed, unlooked at. Raises KeyError and Unreadable as `read`."""
        member = self._members[name]
        header = self._data[member.header_offset : member.header_offset + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or member.flag_bits & _ENCRYPTED:
            raise _broken()
        start = (
            member.header_offset + _LOCAL_HEADER + sum(_LENGTHS.unpack_from(header, _LENGTHS_AT))
        )
        packed = self._data[start : start + member.compress_size]
        if len(packed) < member.compress_size:
            raise _broken()
        return packed

    def _allowed(self, member: zipfile.ZipInfo) -> int:
        limits = self._limits
        packed = min(member.compress_size, len(self._data))
        by_ratio = max(limits.ratio_from_bytes, packed * limits.ratio)
        return min(limits.member_bytes, limits.unpacked_bytes - self._unpacked, by_ratio)


def open_zip(data: bytes, limits: Limits) -> SafeZip:
    """The archive in `data`. Raises Unreadable when it is none, is broken or announces too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise _broken() from error
    members = archive.infolist()
    if len(members) > limits.members:
        raise Unreadable(f"文件里打包的部件超过 {limits.members} 个，已拒绝读取。", _RESAVE)
    if len({member.filename for member in members}) < len(members):
        raise _broken()
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise _too_large()
    return SafeZip(archive, data, limits)


def require_sound(data: bytes, limits: Limits) -> None:
    """Raise Unreadable as `SafeZip.read` does, for any member: what another program unpacks was unpacked here first."""
    archive = open_zip(data, limits)
    for name in archive.names:
        archive.read(name)


def _broken() -> Unreadable:
    return Unreadable(
        "文件已经损坏或不完整，读不出来。", "请重新复制或下载一份；仍打不开时，" + _RESAVE
    )


def _too_large() -> Unreadable:
    return Unreadable("文件解开后过大，可能是恶意的压缩文件，已拒绝读取。", _RESAVE)
