"""The zip of a package in its one form: every byte is either a file's, or follows from the files' names and digests."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from duizhao.core.dossier.digests import Digests
from duizhao.core.layout import zip_writer
from duizhao.core.layout.zip_writer import Packed

CHUNK = 1 << 20
MOST_BYTES, MOST_FILES = 2**32 - 1, 2**16 - 2
"""What a zip without its extension for large files can hold."""


class Altered(ValueError):  # noqa: N818  what happened, not whose fault
    """A file is no longer what it was when it was read first; the words name it."""


class Content(Protocol):
    """The bytes of a file, which can be read more than once."""

    def chunks(self) -> Iterator[bytes]:
        """The bytes from the beginning, in pieces."""


class Sink(Protocol):
    """Where a container is written to."""

    def write(self, chunk: bytes, /) -> object:
        """Take the next bytes."""


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes that are in memory."""

    content: bytes

    def chunks(self) -> Iterator[bytes]:
        """The bytes as one piece."""
        yield self.content


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the container by its place: name, length and checksum."""

    name: str
    size: int
    check: int

    def packed(self) -> Packed:
        """As the zip writer knows it: stored as it is, so that no compressor has a say in the bytes."""
        return Packed(self.name, b"", zipfile.ZIP_STORED, self.check, self.size)


def member_of(name: str, digests: Digests) -> Member:
    """The member of a name and of what is known of its content."""
    return Member(name, digests.size, digests.check)


def length_of(members: Sequence[Member]) -> int:
    """How many bytes the container of these members has."""
    return sum(len(_before(one)) + one.size for one in members) + len(directory_of(members))


def directory_of(members: Sequence[Member]) -> bytes:
    """What stands after the last file."""
    directory, at = bytearray(), 0
    for one in members:
        directory += zip_writer.in_directory(one.packed(), one.size, at)
        at += len(_before(one)) + one.size
    return bytes(directory) + zip_writer.end(len(members), len(directory), at)


def write(sink: Sink, files: Iterable[tuple[Member, Content]]) -> None:
    """Write the container. Raises Altered when a file is no longer what it was when it was read first."""
    members = []
    for member, content in files:
        sink.write(_before(member))
        size = check = 0
        for chunk in content.chunks():
            size, check = size + len(chunk), zlib.crc32(chunk, check)
            sink.write(chunk)
        if (size, check) != (member.size, member.check):
            raise Altered(member.name)
        members.append(member)
    sink.write(directory_of(members))


def oddities(source: BinaryIO, members: Sequence[Member]) -> Iterator[str]:
    """Every place between and after the files where the container is otherwise than it would be written."""
    if _read(source, 0, 4) != b"PK\3\4":
        yield "文件的开头不是压缩包的开头，前面多了字节或者改动过"
    at = 0
    for one in members:
        expected = _before(one)
        if _read(source, at, len(expected)) != expected:
            yield f"“{one.name}”前面的说明（名字、时间、长度、校验和）同规定的写法不一样"
        at += len(expected) + one.size
    directory = directory_of(members)
    if _read(source, at, len(directory)) != directory:
        yield "压缩包末尾的目录同规定的写法不一样"
    surplus = source.seek(0, 2) - at - len(directory)
    if surplus > 0:
        yield f"压缩包比应有的长度多出 {surplus} 个字节"
    elif surplus < 0:
        yield f"压缩包比应有的长度少了 {-surplus} 个字节"


def _before(member: Member) -> bytes:
    return zip_writer.before(member.packed(), member.size)


def _read(source: BinaryIO, at: int, length: int) -> bytes:
    source.seek(at)
    return source.read(length)
