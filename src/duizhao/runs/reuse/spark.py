"""The search on Apache Spark, for collections that one machine can't hold: the same plan, the same results.

Every step is a function of core/reuse; Spark only carries what goes from one to the next. Texts are
cut into runs with one number for all; fingerprints go to the part that their number says, so that
all places of one meet there; what two texts share goes to the part of the first of them.
"""

import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import duizhao
from duizhao.core.reuse.hits import Hits, hits_from, worthwhile
from duizhao.core.reuse.letters import letters_of
from duizhao.core.reuse.limits import Limits, limits_for
from duizhao.core.reuse.model import Found, Pair
from duizhao.core.reuse.passages import Side, passages_of
from duizhao.core.reuse.postings import (
    Keys,
    Numbers,
    frequent_places,
    keys_in,
    parts_of,
    place_bits,
    rare_postings,
    starts_of,
    without,
)
from duizhao.core.reuse.runs import Shared, shared_in
from duizhao.core.reuse.shingles import Hashes
from duizhao.core.reuse.stock import stock_in
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.search import known_hashes
from duizhao.runs.reuse.shelf import StockPlace, digest_of, grouped, in_order, told, unit_numbers

if TYPE_CHECKING:
    from pyspark import SparkContext

LOCAL = "local[*]"
_TEXTS_IN_PART = 250
_FEWEST_PARTS, _MOST_PARTS = 2, 2_000
_FREQUENT = "frequent"
_KEY_BITS = 64

Tagged = tuple[int, tuple[int, Any]]


class NoSpark(Exception):  # noqa: N818  named for what is missing
    """Spark can't be started here; the message says what is missing and how to add it."""


@dataclass(frozen=True)
class _Plan:
    """What every part of the work needs to know: small, and the same everywhere."""

    limits: Limits
    starts: Numbers
    units: Numbers
    known: tuple[Hashes, ...]
    parts: int

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return len(self.starts) - 1

    @property
    def bits(self) -> int:
        """How many bits a place takes."""
        return place_bits(int(self.starts[-1]))

    def home(self, texts: "np.ndarray[Any, np.dtype[Any]]") -> Numbers:
        """The part of each text."""
        home: Numbers = texts.astype(np.int64) * self.parts // self.texts
        return home


def search_on_spark(
    volumes: Sequence[Volume], known: Sequence[str] = (), *, master: str = LOCAL
) -> Found:
    """What the texts share, all against all, worked out by the Spark at `master`. Raises NoSpark."""
    volumes = in_order(volumes)
    with _started(master) as context:
        parts = min(_MOST_PARTS, max(_FEWEST_PARTS, len(volumes) // _TEXTS_IN_PART))
        contents = context.parallelize(list(enumerate(volumes)), parts)
        sizes = contents.mapValues(_size).collect()
        firsts, alike = grouped(digest for _, (digest, _) in sizes)
        pairs: list[Pair] = []
        common: list[StockPlace] = []
        if firsts:
            texts = contents.flatMap(partial(_placed, {n: at for at, n in enumerate(firsts)}))
            plan = context.broadcast(_plan(volumes, firsts, sizes, known, parts))
            met = (
                texts.mapPartitions(lambda some: _keys(plan.value, some))
                .partitionBy(2 * parts, int)
                .mapPartitions(lambda some: _hits(plan.value, some))
                .partitionBy(parts + 1, int)
                .mapPartitions(lambda some: _shared(plan.value, some))
                .cache()
            )
            common = met.filter(lambda one: one[0] == _FREQUENT).values().collect()
            pairs = (
                met.filter(lambda one: one[0] != _FREQUENT)
                .join(texts, parts)
                .map(_to_the_other)
                .join(texts, parts)
                .flatMap(lambda one: _pair(plan.value.limits, one))
                .collect()
            )
    pairs.sort(key=lambda pair: (pair.a, pair.b))
    return told(volumes, firsts, alike, pairs, common)


def _plan(
    volumes: Sequence[Volume],
    firsts: Sequence[int],
    sizes: Sequence[tuple[int, tuple[bytes, int]]],
    known: Sequence[str],
    parts: int,
) -> _Plan:
    limits = limits_for(len(firsts))
    return _Plan(
        limits,
        starts_of([sizes[n][1][1] for n in firsts]),
        unit_numbers([volumes[n].work for n in firsts]),
        known_hashes(known, limits),
        parts,
    )


def _size(volume: Volume) -> tuple[bytes, int]:
    letters = letters_of(volume.content)
    return digest_of(letters), len(letters.codes)


def _placed(places: dict[int, int], numbered: tuple[int, Volume]) -> list[tuple[int, Volume]]:
    """The text with its place in the row; nothing where it is like an earlier one."""
    number, volume = numbered
    return [(places[number], volume)] if number in places else []


def _keys(plan: _Plan, texts: Iterable[tuple[int, Volume]]) -> Iterator[Tagged]:
    """The keys of some texts, by the part that their fingerprints belong to."""
    found: dict[int, list[Keys]] = defaultdict(list)
    for text, volume in texts:
        codes = letters_of(volume.content).codes
        ends, first = np.array([len(codes)]), int(plan.starts[text])
        for scale, limits in enumerate(plan.limits.scales):
            found[scale].append(keys_in(codes, ends, first, plan.bits, limits))
    for scale, some in found.items():
        keys = np.concatenate(some)
        keys.sort()
        edges = [((n << _KEY_BITS) // plan.parts) for n in range(1, plan.parts)]
        mask = (1 << plan.bits) - 1  # all places of one fingerprint fall into one part
        cuts = np.searchsorted(keys, np.array([edge & ~mask for edge in edges], dtype=np.uint64))
        for part, piece in enumerate(np.split(keys, cuts)):
            if len(piece):
                yield scale * plan.parts + part, (scale, piece)


def _hits(plan: _Plan, keys: Iterable[Tagged]) -> Iterator[Tagged]:
    """What two texts share, by the part of the first; and in a part of its own what stands too often."""
    pieces: dict[int, list[Keys]] = defaultdict(list)
    for _, (scale, piece) in keys:
        pieces[scale].append(piece)
    for scale, some in pieces.items():
        limits = plan.limits.scales[scale]
        whole = np.concatenate(some)
        whole.sort()
        for part in parts_of(whole, plan.bits):
            left = without(part, plan.bits, plan.known[scale])
            if not scale:
                yield plan.parts, (scale, frequent_places(left, plan.bits, limits))
            rare = rare_postings(left, plan.starts, plan.units, limits, plan.limits.unit_texts)
            hits = hits_from(rare, np.arange(len(rare)), plan.units)
            home = plan.home(hits.a)
            order = np.argsort(home, kind="stable")
            cuts = np.searchsorted(home[order], np.arange(plan.parts + 1))
            for block in range(plan.parts):
                inside = order[cuts[block] : cuts[block + 1]]
                if len(inside):
                    yield block, (scale, hits.chosen(inside))


def _shared(plan: _Plan, hits: Iterable[Tagged]) -> Iterator[tuple[int | str, Any]]:
    """For each first text the other and where they share much; or the stock passages of all texts."""
    met: dict[int, list[Hits]] = defaultdict(list)
    often: list[tuple[Numbers, Numbers]] = []
    for part, (scale, some) in hits:
        if part == plan.parts:
            often.append(some)
        else:
            met[scale].append(some)
    places: dict[tuple[int, int], list[Shared]] = defaultdict(list)
    for scale, blocks in sorted(met.items()):
        limits = plan.limits.scales[scale]
        kept = worthwhile(Hits.joined(blocks), plan.texts, limits)
        for shared in shared_in(kept, plan.starts, limits):
            places[shared.a, shared.b].append(shared)
    for (a, b), found in places.items():
        yield a, (b, found)
    if often:
        where, counts = (np.concatenate([one[n] for one in often]) for n in range(2))
        for stock in stock_in(plan.starts, where, counts, plan.limits.short):
            yield _FREQUENT, stock


def _to_the_other(
    one: tuple[int, tuple[tuple[int, list[Shared]], Volume]],
) -> tuple[int, tuple[int, Volume, list[Shared]]]:
    a, ((b, found), volume) = one
    return b, (a, volume, found)


def _pair(
    limits: Limits, one: tuple[int, tuple[tuple[int, Volume, list[Shared]], Volume]]
) -> list[Pair]:
    b, ((a, first, found), second) = one
    here, there = (Side(v.work, v.content, letters_of(v.content)) for v in (first, second))
    passages = passages_of(here, there, found, limits)
    return [Pair(a, b, tuple(passages))] if passages else []


@contextmanager
def _started(master: str) -> "Iterator[SparkContext]":
    """A Spark that is stopped at the end. Raises NoSpark."""
    if not shutil.which("java") and "JAVA_HOME" not in os.environ:
        raise NoSpark("Spark 要有 Java 17 以上。补上：sudo apt-get install openjdk-17-jre-headless")
    try:
        from pyspark import SparkConf, SparkContext  # noqa: PLC0415  an optional extra
    except ImportError as missing:
        raise NoSpark("没有装 Spark。补上：pip install 'duizhao[spark]'") from missing
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    code = str(Path(duizhao.__file__).parents[1])
    settings = {
        "spark.app.name": "duizhao",
        "spark.master": master,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(
            filter(None, (code, os.environ.get("PYTHONPATH")))
        ),
    }
    if master.startswith("local"):  # nothing listens beyond this machine
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    try:
        context = SparkContext(conf=SparkConf().setAll(list(settings.items())))
    except Exception as fault:  # what the Java side says comes in many kinds
        raise NoSpark(f"Spark 没有启动：{fault}") from fault
    try:
        yield context
    finally:
        context.stop()
