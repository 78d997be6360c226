"""Builds a package: the files are read for their digests, listed, chained, signed where a key is given, and written."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.core.dossier import container
from duizhao.core.dossier.container import Content, Held, Member, Sink, member_of
from duizhao.core.dossier.digests import Digests, digests_of
from duizhao.core.dossier.manifest import MANIFEST, Entry, Head, Manifest, chained, to_bytes
from duizhao.core.dossier.paths import alike, wrong_with
from duizhao.core.dossier.signature import SIGNATURE, sign


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that goes into a package: where it stands there, what it is, of which day, its bytes.

    `known` is what the bytes are known by, where they were read before.
    """

    path: str
    title: str
    kind: str
    dated_on: str | None
    content: Content
    known: Digests | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A package that was written: its list, its length and the digest of the whole."""

    manifest: Manifest
    size: int
    sha256: str


class TooMuch(Exception):  # noqa: N818  a refusal, not a fault
    """More than one package can hold."""


def build(
    head: Head, files: Sequence[Offered], sink: Sink, *, private_key: str | None = None
) -> Built:
    """Write the package; the same facts and files give the same bytes.

    Raises TooMuch when it would be longer than a zip can be, ValueError for a path that may not
    stand there or a file that changes while it is read.
    """
    _refuse_paths([one.path for one in files])
    known = [one.known or digests_of(one.content.chunks()) for one in files]
    entries = [
        _entry(number, *pair) for number, pair in enumerate(zip(files, known, strict=True), 1)
    ]
    manifest = chained(head, entries)
    listed = to_bytes(manifest)
    inside: list[tuple[Member, Content]] = [_held(MANIFEST, listed)]
    if private_key is not None:
        inside.append(_held(SIGNATURE, sign(listed, private_key)))
    inside += [
        (member_of(one.path, digests), one.content)
        for one, digests in zip(files, known, strict=True)
    ]
    size = _length([member for member, _ in inside])
    summed = _Summed(sink)
    container.write(summed, inside)
    return Built(manifest, size, summed.digest.hexdigest())


class _Summed:
    """A sink that keeps the digest of what went through it."""

    def __init__(self, sink: Sink) -> None:
        self._sink, self.digest = sink, hashlib.sha256()

    def write(self, chunk: bytes) -> None:
        self.digest.update(chunk)
        self._sink.write(chunk)


def _entry(number: int, one: Offered, digests: Digests) -> Entry:
    return Entry(
        number=number, path=one.path, title=one.title, kind=one.kind, dated_on=one.dated_on,
        size=digests.size, sha256=digests.sha256, sm3=digests.sm3,
    )  # fmt: skip


def _held(name: str, content: bytes) -> tuple[Member, Content]:
    return member_of(name, digests_of([content])), Held(content)


def _length(members: Sequence[Member]) -> int:
    size = container.length_of(members) if all(one.size < 2**32 for one in members) else 2**32
    if size > container.MOST_BYTES or len(members) > container.MOST_FILES:
        raise TooMuch
    return size


def _refuse_paths(paths: Sequence[str]) -> None:
    for path in paths:
        if path in {MANIFEST, SIGNATURE} or wrong_with(path) is not None:
            raise ValueError(path)
    if len(set(paths)) != len(paths) or alike(paths):
        raise ValueError(sorted(paths))
