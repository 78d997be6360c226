"""One part of an index on disk: some texts, their letters and fingerprints, mapped into memory when asked."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from duizhao.core.reuse.buckets import buckets_of
from duizhao.core.reuse.letters import letters_of
from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.model import Work
from duizhao.core.reuse.passages import Side
from duizhao.core.reuse.postings import Keys, Numbers, Row, keys_of, starts_of
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.on_disk import KeysOnDisk, numbers_of

Bytes = NDArray[np.uint8]

_LETTERS, _STARTS = "letters.u16", "starts.i64"
_CONTENT, _CONTENT_STARTS = "content.utf8", "content_starts.i64"
_WORKS, _WORK_STARTS = "works.jsonl", "work_starts.i64"
_ENCODING = ("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a segment: whose it is, and the digest of what it says."""

    work: Work
    digest: str


@dataclass(frozen=True)
class Segment:
    """A folder with some texts. Its files are mapped when they are asked for, and then stay so."""

    folder: Path
    _opened: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def row(self) -> Row:
        """The letters of all texts."""
        return Row(self._numbers(_LETTERS, "<u2"), self._numbers(_STARTS, "<i8"))

    @property
    def texts(self) -> int:
        """How many texts it holds."""
        return self.row.texts

    def keeps(self, scale: Scale) -> bool:
        """Whether it has the fingerprints of a scale."""
        return all(
            (self.folder / name).exists() for name in (_keys_file(scale), _buckets_file(scale))
        )

    def keys(self, scale: Scale) -> KeysOnDisk:
        """The sorted fingerprints of a scale. Raises OSError where there are none of it."""
        keys: KeysOnDisk = self._once(_keys_file(scale), KeysOnDisk)
        return keys

    def buckets(self, scale: Scale) -> Numbers:
        """Where the fingerprints of each bucket begin. Raises OSError where there are none of the scale."""
        buckets: Numbers = self._numbers(_buckets_file(scale), "<i8")
        return buckets

    def entry(self, number: int) -> Entry:
        """Whose a text is."""
        return _entry(_piece(self._works, self._work_starts, number))

    def entries(self) -> Iterator[Entry]:
        """Whose all texts are."""
        return map(_entry, (self.folder / _WORKS).read_text("utf-8").splitlines())

    def content(self, number: int) -> str:
        """What a text says."""
        return _piece(self._contents, self._content_starts, number)

    def side(self, number: int) -> Side:
        """A text as a side of a comparison."""
        content = self.content(number)
        return Side(self.entry(number).work, content, letters_of(content))

    @property
    def _contents(self) -> Bytes:
        contents: Bytes = self._numbers(_CONTENT, "u1", scattered=True)
        return contents

    @property
    def _works(self) -> Bytes:
        works: Bytes = self._numbers(_WORKS, "u1", scattered=True)
        return works

    @property
    def _content_starts(self) -> Numbers:
        starts: Numbers = self._numbers(_CONTENT_STARTS, "<i8")
        return starts

    @property
    def _work_starts(self) -> Numbers:
        starts: Numbers = self._numbers(_WORK_STARTS, "<i8")
        return starts

    def _numbers(self, name: str, kind: str, *, scattered: bool = False) -> Any:  # noqa: ANN401  the kind says which numbers
        return self._once(name, partial(numbers_of, kind=kind, scattered=scattered))

    def _once(self, name: str, opened: Callable[[Path], Any]) -> Any:  # noqa: ANN401  what it is opened as
        if name not in self._opened:
            self._opened[name] = opened(self.folder / name)
        return self._opened[name]


def digest_of(content: str) -> str:
    """What a text is known by."""
    return sha256(content.encode(*_ENCODING)).hexdigest()


def write_segment(folder: Path, volumes: Iterable[Volume], scales: Sequence[Scale]) -> None:
    """Write texts into an empty folder, one by one. Raises OSError."""
    with (
        _Pieces(folder, _LETTERS, _STARTS, np.dtype(np.uint16).itemsize) as letters,
        _Pieces(folder, _CONTENT, _CONTENT_STARTS) as contents,
        _Pieces(folder, _WORKS, _WORK_STARTS) as works,
    ):
        for volume in volumes:
            letters.add(letters_of(volume.content).codes.tobytes())
            contents.add(volume.content.encode(*_ENCODING))
            works.add(_line(volume))
    row = Segment(folder).row
    for scale in scales:
        keys = keys_of(row, scale)
        _write(folder / _keys_file(scale), keys)
        _write(folder / _buckets_file(scale), buckets_of(keys))


def _piece(pieces: Bytes, starts: Numbers, number: int) -> str:
    return pieces[starts[number] : starts[number + 1]].tobytes().decode(*_ENCODING)


def _write(file: Path, numbers: Keys | Numbers) -> None:
    """Write numbers as they lie in memory; unlike their own `tofile` a full disk is told as such."""
    with file.open("wb") as stream:
        stream.write(numbers.view(np.uint8).data)


def _keys_file(scale: Scale) -> str:
    return f"keys-{scale.name}.u64"


def _buckets_file(scale: Scale) -> str:
    return f"buckets-{scale.name}.i64"


class _Pieces:
    """A file of pieces one behind the other, and a second one of where each begins.

    Places are counted in units of so many bytes.
    """

    def __init__(self, folder: Path, name: str, starts: str, unit: int = 1) -> None:
        self._starts = folder / starts
        self._file = (folder / name).open("wb")
        self._unit = unit
        self._sizes: list[int] = []

    def add(self, piece: bytes) -> None:
        self._file.write(piece)
        self._sizes.append(len(piece) // self._unit)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        _write(self._starts, starts_of(self._sizes))


def _line(volume: Volume) -> bytes:
    work = volume.work
    row = {
        "name": work.name,
        "unit": work.unit,
        "person": work.person,
        "year": work.year,
        "on": work.on.isoformat() if work.on else None,
        "digest": digest_of(volume.content),
    }
    return (json.dumps(row, ensure_ascii=False) + "\n").encode(*_ENCODING)


def _entry(line: str) -> Entry:
    row = json.loads(line)
    on = date.fromisoformat(row["on"]) if row["on"] else None
    return Entry(Work(row["name"], row["unit"], row["person"], row["year"], on), row["digest"])
