"""The list of a package: what it is, every file with its digests, what was left out and what is missing; chained."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from duizhao.core.dossier.digests import sha256_of

SCHEMA_VERSION = 1
MANIFEST = "清单.json"
_KIND = "duizhao-dossier"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the package. `chain` is the digest over this entry and the chain of the one before."""

    number: int
    path: str
    title: str
    kind: str
    dated_on: str | None
    size: int
    sha256: str
    sm3: str | None
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """What is not in the package: withheld because it may not leave, or missing; and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the package is: whose meeting, of which year, for whom it was made, by which day's facts."""

    unit: str
    meeting: str
    year: int
    reach: str
    as_of: str | None
    withheld: tuple[Left, ...] = ()
    missing: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole list; the last chain stands for everything in it."""

    head: Head
    entries: tuple[Entry, ...]

    @property
    def seal(self) -> str:
        """The last link of the chain."""
        return self.entries[-1].chain if self.entries else first_link(self.head)


class Unreadable(Exception):  # noqa: N818  an answer, not a fault
    """The list can't be read, or isn't written as it is always written."""


def chained(head: Head, entries: Iterable[Entry]) -> Manifest:
    """The list with every entry's link: each is reckoned over the one before."""
    link, linked = first_link(head), []
    for entry in entries:
        link = next_link(link, entry)
        linked.append(replace(entry, chain=link))
    return Manifest(head, tuple(linked))


def first_link(head: Head) -> str:
    """The link before the first entry: the digest of the head."""
    return sha256_of(_compact(asdict(head)))


def next_link(before: str, entry: Entry) -> str:
    """The link of an entry: the digest of the link before it and of everything that the entry says."""
    said = {key: value for key, value in asdict(entry).items() if key != "chain"}
    return sha256_of(before + _compact(said))


def broken_at(manifest: Manifest) -> int | None:
    """The number of the first entry whose link does not fit; None when the chain is whole."""
    link = first_link(manifest.head)
    for place, entry in enumerate(manifest.entries, 1):
        link = next_link(link, entry)
        if link != entry.chain or entry.number != place:
            return place
    return None


def to_bytes(manifest: Manifest) -> bytes:
    """The list as it stands in the package, always written in the same way."""
    told = {
        "schema_version": SCHEMA_VERSION,
        "kind": _KIND,
        **asdict(manifest.head),
        "entries": [asdict(entry) for entry in manifest.entries],
        "seal": manifest.seal,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(content: bytes) -> Manifest:
    """The list of a package. Raises Unreadable, also where a byte stands otherwise than it would be written."""
    try:
        told = json.loads(content.decode())
        manifest = _manifest(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Unreadable("清单读不出来") from fault
    if to_bytes(manifest) != content:
        raise Unreadable("清单被改动过：写法或者最后的封印对不上")
    return manifest


def _manifest(told: Mapping[str, Any]) -> Manifest:
    version = told["schema_version"]
    if told["kind"] != _KIND:
        raise Unreadable("不是对照的卷宗清单")
    if version != SCHEMA_VERSION:
        raise Unreadable(
            f"清单是第 {version} 版的格式，这个程序只认得第 {SCHEMA_VERSION} 版，请换用新的程序"
        )
    head = Head(
        unit=_words(told["unit"]), meeting=_words(told["meeting"]), year=_number(told["year"]),
        reach=_words(told["reach"]), as_of=_words_or_none(told["as_of"]),
        withheld=_left(told["withheld"]), missing=_left(told["missing"]),
    )  # fmt: skip
    return Manifest(head, tuple(map(_entry, told["entries"])))


def _entry(told: Mapping[str, Any]) -> Entry:
    return Entry(
        number=_number(told["number"]), path=_words(told["path"]), title=_words(told["title"]),
        kind=_words(told["kind"]), dated_on=_words_or_none(told["dated_on"]),
        size=_number(told["size"]), sha256=_words(told["sha256"]),
        sm3=_words_or_none(told["sm3"]), chain=_words(told["chain"]),
    )  # fmt: skip


def _left(told: Sequence[Mapping[str, Any]]) -> tuple[Left, ...]:
    return tuple(Left(_words(one["title"]), _words(one["reason"])) for one in told)


def _words(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError(told)
    return told


def _words_or_none(told: object) -> str | None:
    return None if told is None else _words(told)


def _number(told: object) -> int:
    if not isinstance(told, int) or isinstance(told, bool):
        raise TypeError(told)
    return told


def _compact(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
