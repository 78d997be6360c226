"""The index of a collection: a folder that grows, whose earlier state answers until the new one is whole."""

import json
import os
import shutil
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from uuid import uuid4

import numpy as np

from duizhao.core.reuse.limits import Limits, limits_for
from duizhao.core.reuse.postings import Flags, Numbers, starts_of
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.segment import Entry, Segment, digest_of, write_segment
from duizhao.runs.targets import CannotWrite, fault_words, left_of, write_whole

_MANIFEST = "manifest.json"
_FORMAT, _VERSION = "duizhao-reuse-index", 1
_LARGER = 2  # times
_NEW = ".new-"


class BrokenIndex(Exception):  # noqa: N818  named for what is wrong
    """A folder is no index, or one that can't be opened; the message says why and how to rebuild it."""


@dataclass(frozen=True)
class Index:
    """An index as it was when it was opened. `dropped` are texts that newer ones replaced."""

    folder: Path
    names: tuple[str, ...] = ()
    dropped: frozenset[tuple[str, int]] = frozenset()
    texts: int = 0
    generation: int = 0
    segments: tuple[Segment, ...] = field(default=())

    @cached_property
    def limits(self) -> Limits:
        """The limits for its size."""
        return limits_for(self.texts)

    @cached_property
    def starts(self) -> Numbers:
        """The number of the first text of each segment, over all of them, and last how many there are."""
        return starts_of([segment.texts for segment in self.segments])

    @cached_property
    def gone(self) -> Flags:
        """Which texts, numbered over all segments, newer ones replaced."""
        gone = np.zeros(int(self.starts[-1]), dtype=bool)
        start = dict(zip(self.names, self.starts.tolist(), strict=False))
        for name, number in self.dropped:
            gone[start[name] + number] = True
        return gone

    def entries(self) -> Iterator[tuple[str, int, Entry]]:
        """Each text that counts: its segment's name, its number there, whose it is."""
        for name, segment in zip(self.names, self.segments, strict=True):
            for number, entry in self._counting(name, segment):
                yield name, number, entry

    def volumes(self, names: Collection[str]) -> Iterator[Volume]:
        """The texts of some segments that count, read one by one."""
        for name, segment in zip(self.names, self.segments, strict=True):
            if name in names:
                for number, entry in self._counting(name, segment):
                    yield Volume(entry.work, segment.content(number))

    def part(self, number: int) -> tuple[Segment, int]:
        """The segment that holds a text, and its number there."""
        segment = int(np.searchsorted(self.starts, number, side="right")) - 1
        return self.segments[segment], number - int(self.starts[segment])

    def _counting(self, name: str, segment: Segment) -> Iterator[tuple[int, Entry]]:
        for number, entry in enumerate(segment.entries()):
            if (name, number) not in self.dropped:
                yield number, entry


@dataclass(frozen=True, slots=True)
class Grown:
    """What adding to an index did."""

    index: Index
    added: int
    replaced: int
    unchanged: int


def open_index(folder: Path) -> Index:
    """The index in a folder, which can be asked. Raises BrokenIndex."""
    index = _index_in(folder)
    if not _keeps(index, index.limits):
        raise BrokenIndex(
            f"{folder} 是从前的版本建的，或者里面缺了指纹；材料都还在。"
            f"请再运行一次：duizhao reuse index 文件夹 --into {folder}，就照现在的办法重写一遍。"
        )
    _open_fingerprints(index)
    return index


def _open_fingerprints(index: Index) -> None:
    """Map the fingerprints that all its segments keep. Raises BrokenIndex."""
    try:
        for segment in index.segments:
            for scale in index.limits.scales:
                segment.keys(scale), segment.buckets(scale)
    except (OSError, ValueError) as broken:
        raise _damaged(index.folder) from broken


def _index_in(folder: Path) -> Index:
    """The index in a folder, of which perhaps only the texts can be read. Raises BrokenIndex."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
    except FileNotFoundError as missing:
        raise BrokenIndex(
            f"{folder} 里没有索引。先建一个：duizhao reuse index 文件夹 --into {folder}"
        ) from missing
    except (OSError, ValueError) as broken:
        raise BrokenIndex(f"{folder} 的目录文件读不出来。{_rebuild(folder)}") from broken
    if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
        raise BrokenIndex(f"{folder} 不是对照的索引。")
    if manifest["version"] > _VERSION:
        raise BrokenIndex(
            f"{folder} 是更新的版本写的（格式 {manifest['version']}，这个程序读到 {_VERSION}）。"
            f"请升级程序；或者{_rebuild(folder)}"
        )
    names = tuple(manifest["segments"])
    index = Index(
        folder,
        names,
        frozenset((name, number) for name, number in manifest["dropped"]),
        manifest["texts"],
        manifest["generation"],
        tuple(Segment(folder / name) for name in names),
    )
    try:
        for segment in index.segments:
            segment.texts  # noqa: B018  opens the files
    except (OSError, ValueError) as broken:
        raise _damaged(folder) from broken
    return index


def _keeps(index: Index, limits: Limits) -> bool:
    """Whether all segments keep the fingerprints that some limits ask for."""
    return all(segment.keeps(scale) for segment in index.segments for scale in limits.scales)


def add_to(folder: Path, volumes: Sequence[Volume]) -> Grown:
    """Add texts to the index in a folder, which is made where there is none.

    A text that is there already is left alone; one with the same name and other words replaces
    the earlier one. An index that keeps other fingerprints than this version asks for is written
    anew from its texts. Whatever goes wrong before the end, the index answers as before. Raises
    BrokenIndex for what is there, CannotWrite for what can't be written.
    """
    index = _index_in(folder) if (folder / _MANIFEST).exists() else Index(folder)
    if whole := _keeps(index, index.limits):
        _open_fingerprints(index)
    there = {entry.work.name: (name, number, entry) for name, number, entry in index.entries()}
    fresh, dropped = [], set(index.dropped)
    for volume in {volume.work.name: volume for volume in volumes}.values():
        name, number, entry = there.get(volume.work.name, ("", 0, None))
        if entry and (entry.digest, entry.work) == (digest_of(volume.content), volume.work):
            continue
        if entry:
            dropped.add((name, number))
        fresh.append(volume)
    replaced = len(dropped) - len(index.dropped)
    unchanged = len({volume.work.name for volume in volumes}) - len(fresh)
    if fresh or not whole or not (folder / _MANIFEST).exists():
        index = _written(index, fresh, frozenset(dropped), replaced)
    return Grown(index, len(fresh) - replaced, replaced, unchanged)


def _written(
    index: Index, fresh: list[Volume], dropped: frozenset[tuple[str, int]], replaced: int
) -> Index:
    texts = index.texts + len(fresh) - replaced
    limits = limits_for(texts)
    kept = _kept(index, dropped, len(fresh)) if _keeps(index, limits) else ()
    merged = index.names[len(kept) :]
    left = replace(index, dropped=dropped)
    dropped = frozenset(one for one in dropped if one[0] in kept)
    name = f"segment-{uuid4().hex[:12]}"
    draft = index.folder / f"{_NEW}{name}"
    try:
        index.folder.mkdir(parents=True, exist_ok=True)
        _sweep(index)
        draft.mkdir()
        write_segment(draft, chain(left.volumes(merged), fresh), limits.scales)
        draft.rename(index.folder / name)
    except OSError as fault:
        shutil.rmtree(draft, ignore_errors=True)
        raise CannotWrite(
            f"索引 {index.folder} 写不进去（{fault_words(fault)}）。原来的索引没有改动。"
        ) from fault
    _require_unchanged(index)
    manifest = {
        "format": _FORMAT,
        "version": _VERSION,
        "generation": index.generation + 1,
        "texts": texts,
        "segments": [*kept, name],
        "dropped": sorted(dropped),
    }
    write_whole(index.folder / _MANIFEST, json.dumps(manifest, indent=1).encode())
    return open_index(index.folder)


def _kept(index: Index, dropped: Collection[tuple[str, int]], fresh: int) -> tuple[str, ...]:
    """The segments that stay as they are when so many texts are added.

    The others are put together with them, so that there are few segments, each twice as large as
    the next or larger, and a text is written again only as often as its segment doubles.
    """
    kept = list(zip(index.names, index.segments, strict=True))
    replaced = Counter(name for name, _ in dropped)
    while kept:
        name, segment = kept[-1]
        count = segment.texts - replaced[name]
        if count >= _LARGER * fresh:
            break
        fresh += count
        kept.pop()
    return tuple(name for name, _ in kept)


def _require_unchanged(index: Index) -> None:
    """Refuse to write over what another program wrote meanwhile. Raises CannotWrite."""
    there = (index.folder / _MANIFEST).exists()
    if there and _index_in(index.folder).generation != index.generation:
        raise CannotWrite(f"别的程序刚写过索引 {index.folder}，请再运行一次。")


def _sweep(index: Index) -> None:
    """Remove what runs that were stopped, or replaced segments, left behind."""
    for draft in left_of(index.folder / _MANIFEST):
        draft.unlink(missing_ok=True)
    for path in index.folder.iterdir():
        left = path.name.startswith((_NEW, "segment-")) and path.name not in index.names
        if left and path.is_dir() and os.access(index.folder, os.W_OK):
            shutil.rmtree(path, ignore_errors=True)


def _damaged(folder: Path) -> BrokenIndex:
    return BrokenIndex(f"{folder} 里缺了文件，或者文件坏了。{_rebuild(folder)}")


def _rebuild(folder: Path) -> str:
    return f"请重建：duizhao reuse index 文件夹 --into 新的位置（原来的 {folder} 可以删去）。"
