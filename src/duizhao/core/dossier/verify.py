"""Checks a package on a stranger's machine: names every file that was altered, and any byte that isn't as it was written."""

import hashlib
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, BinaryIO

from duizhao.core.dossier import container
from duizhao.core.dossier.container import CHUNK, Member, member_of
from duizhao.core.dossier.digests import Digests, digests_of, knows_sm3
from duizhao.core.dossier.manifest import (
    MANIFEST,
    Entry,
    Manifest,
    Unreadable,
    broken_at,
    read_manifest,
)
from duizhao.core.dossier.paths import alike, wrong_with
from duizhao.core.dossier.signature import SIGNATURE, Signature, holds, read_signature

_LONGEST_LIST = 64 << 20
_SHOWN_ODDITIES = 3
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError,
    OSError, ValueError, OverflowError, IndexError,
)  # fmt: skip
"""What the zip reader raises over bytes that are no zip, or no longer the one that was written."""


class FaultKind(StrEnum):
    """In which way a package isn't as it was made."""

    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    RENAMED = "renamed"
    DUPLICATE = "duplicate"
    PATH = "path"
    CONTAINER = "container"
    MANIFEST = "manifest"
    SIGNATURE = "signature"
    DIGEST = "digest"


FAULT_LABELS = {
    FaultKind.ALTERED: "被改动",
    FaultKind.MISSING: "缺失",
    FaultKind.ADDED: "多出",
    FaultKind.RENAMED: "改了名",
    FaultKind.DUPLICATE: "重名",
    FaultKind.PATH: "路径不合规定",
    FaultKind.CONTAINER: "压缩包",
    FaultKind.MANIFEST: "清单",
    FaultKind.SIGNATURE: "签名",
    FaultKind.DIGEST: "校验值",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that isn't as it was made; `path` is empty where it is no single file."""

    kind: FaultKind
    path: str
    words: str

    def __str__(self) -> str:
        named = f"：{self.path}" if self.path else ""
        return f"{FAULT_LABELS[self.kind]}{named}（{self.words}）"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a package. It is as it was made when there is no fault."""

    sha256: str
    size: int
    manifest: Manifest | None
    signature: Signature | None
    sm3_checked: bool
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Whether every byte is as it was written."""
        return not self.faults


def verify(
    source: BinaryIO, *, known_digest: str | None = None, public_key: str | None = None
) -> Verdict:
    """Check a package.

    `known_digest` is the SHA-256 of the whole and `public_key` that of the signer, where one has
    them from elsewhere.
    """
    digest, size = _digest(source)
    look = _Look(source)
    look.through()
    if known_digest is not None and known_digest.strip().lower() != digest:
        look.note(FaultKind.DIGEST, "", "整个文件的 SHA-256 同给出的不一样")
    if public_key is not None:
        look.hold_against(public_key.strip().lower())
    with_sm3 = look.manifest is not None and all(one.sm3 for one in look.manifest.entries)
    return Verdict(
        sha256=digest, size=size, manifest=look.manifest, signature=look.signature,
        sm3_checked=with_sm3 and knows_sm3(), faults=tuple(look.faults),
    )  # fmt: skip


class _Look:
    """One look through a package, with what it has found so far."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._found: dict[str, Digests] = {}
        self.manifest: Manifest | None = None
        self.signature: Signature | None = None
        self.faults: list[Fault] = []

    def note(self, kind: FaultKind, path: str, words: str) -> None:
        """Keep a fault."""
        self.faults.append(Fault(kind, path, words))

    def through(self) -> None:
        """Look at everything."""
        try:
            with zipfile.ZipFile(self._source) as archive:
                infos = archive.infolist()
                self._names([info.orig_filename for info in infos])
                self._list(archive, infos)
                if self.manifest:
                    self._files(archive, infos, self.manifest)
        except _UNREADABLE:
            self.note(FaultKind.CONTAINER, "", "不是完整的压缩包，打不开")
            return
        self._form([info.orig_filename for info in infos], infos)

    def hold_against(self, public_key: str) -> None:
        """Note when the package wasn't signed by the owner of the key."""
        if self.signature is None:
            self.note(FaultKind.SIGNATURE, "", "没有可用的签名，不能证明是给出的公钥所签")
        elif self.signature.public_key != public_key:
            self.note(FaultKind.SIGNATURE, "", "签名的公钥同给出的不一样")

    def _names(self, names: Sequence[str]) -> None:
        for name, times in Counter(names).items():
            if times > 1:
                self.note(FaultKind.DUPLICATE, name, f"压缩包里有 {times} 个")
            if reason := wrong_with(name):
                self.note(FaultKind.PATH, name, reason)
        for name in alike(names):
            self.note(FaultKind.PATH, name, "同另一个文件只有大小写或者全角半角不同")

    def _list(self, archive: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo]) -> None:
        listed = self._small(archive, infos, MANIFEST)
        if listed is None:
            self.note(FaultKind.MANIFEST, MANIFEST, "没有清单，或者读不出来")
            return
        try:
            self.manifest = read_manifest(listed)
        except Unreadable as fault:
            self.note(FaultKind.MANIFEST, MANIFEST, str(fault))
            return
        if (place := broken_at(self.manifest)) is not None:
            self.note(FaultKind.MANIFEST, MANIFEST, f"链从第 {place} 件起接不上，清单被改动过")
        if not any(info.orig_filename == SIGNATURE for info in infos):
            return
        signed = self._small(archive, infos, SIGNATURE)
        if signed is None:
            self.note(FaultKind.SIGNATURE, SIGNATURE, "签名读不出来")
            return
        try:
            self.signature = read_signature(signed)
        except Unreadable as fault:
            self.note(FaultKind.SIGNATURE, SIGNATURE, str(fault))
            return
        if not holds(self.signature, listed):
            self.note(FaultKind.SIGNATURE, SIGNATURE, "签名同清单对不上")

    def _small(
        self, archive: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo], name: str
    ) -> bytes | None:
        info = next((one for one in infos if one.orig_filename == name), None)
        if info is None or info.file_size > _LONGEST_LIST:
            return None
        try:
            with archive.open(info) as opened:
                content = opened.read(_LONGEST_LIST)
        except _UNREADABLE:
            return None
        self._found[name] = digests_of([content])
        return content

    def _files(
        self, archive: zipfile.ZipFile, infos: Sequence[zipfile.ZipInfo], manifest: Manifest
    ) -> None:
        entries = {one.path: one for one in manifest.entries}
        present = {info.orig_filename for info in infos}
        gone = [one for path, one in entries.items() if path not in present]
        for info in infos:
            name = info.orig_filename
            entry = entries.get(name)
            if entry:
                self._file(archive, info, entry)
            elif name not in {MANIFEST, SIGNATURE}:
                self._stranger(archive, info, gone)
        for entry in gone:
            self.note(FaultKind.MISSING, entry.path, f"第 {entry.number} 件，{entry.title}")

    def _file(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: Entry) -> None:
        digests = _digests(archive, info, entry.size)
        if digests is None:
            self.note(FaultKind.ALTERED, entry.path, "内容读不出来，或者校验和不对")
        elif not _same(digests, entry):
            self.note(FaultKind.ALTERED, entry.path, "内容同清单里的校验值对不上")
        if digests is not None:
            self._found[entry.path] = digests

    def _stranger(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, gone: list[Entry]) -> None:
        """A file that the list doesn't name: one of those that are gone, under another name, or added."""
        for entry in gone:
            if info.file_size == entry.size:
                digests = _digests(archive, info, entry.size)
                if digests and _same(digests, entry):
                    gone.remove(entry)
                    self.note(FaultKind.RENAMED, entry.path, f"现在叫“{info.orig_filename}”")
                    return
        self.note(FaultKind.ADDED, info.orig_filename, "清单里没有")

    def _form(self, names: Sequence[str], infos: Sequence[zipfile.ZipInfo]) -> None:
        """Whether the container itself is written as it always is; last, since it says less than the others."""
        if any(info.compress_type != zipfile.ZIP_STORED for info in infos):
            self.note(FaultKind.CONTAINER, "", "被别的程序重新打包过")
            return
        if self.manifest is None:
            return
        signed = [SIGNATURE] if SIGNATURE in names else []
        expected = [MANIFEST, *signed, *(one.path for one in self.manifest.entries)]
        if list(names) == expected and all(name in self._found for name in names):
            self._bytes([member_of(name, self._found[name]) for name in names])
        elif not self.faults:
            self.note(FaultKind.CONTAINER, "", "文件的次序同清单不一样")

    def _bytes(self, members: Sequence[Member]) -> None:
        found = list(container.oddities(self._source, members))
        for words in found[:_SHOWN_ODDITIES]:
            self.note(FaultKind.CONTAINER, "", words)
        if len(found) > _SHOWN_ODDITIES:
            self.note(FaultKind.CONTAINER, "", f"还有 {len(found) - _SHOWN_ODDITIES} 处同样的情况")


def _digest(source: BinaryIO) -> tuple[str, int]:
    source.seek(0)
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def _digests(archive: zipfile.ZipFile, info: zipfile.ZipInfo, size: int) -> Digests | None:
    """The digests of a member, of which no more is read than it should be long and a little; None: unreadable."""
    try:
        with archive.open(info) as opened:
            return digests_of(_at_most(opened, size + 1))
    except _UNREADABLE:
        return None


def _at_most(opened: IO[bytes], size: int) -> Iterator[bytes]:
    while size > 0 and (chunk := opened.read(min(CHUNK, size))):
        size -= len(chunk)
        yield chunk


def _same(digests: Digests, entry: Entry) -> bool:
    sm3_differs = entry.sm3 is not None and digests.sm3 is not None and entry.sm3 != digests.sm3
    return digests.size == entry.size and digests.sha256 == entry.sha256 and not sm3_differs
