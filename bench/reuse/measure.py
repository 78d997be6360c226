"""Measures how well and how fast copied passages are found, beside other tools: `make bench-reuse`.

Each row is made by a process of its own on a collection from corpus.py, whose planted copies are
known; another process makes the collection and keeps it, so that its memory isn't counted. Time is
the CPU time of the process (all its threads, and the processes that it had copied itself into) and
its wall time, from texts in memory to pairs; memory is the most that they held, the texts included:
the process alone by the kernel's own count, all of them together as looked at every second.
`ordinary` is the CPU time on an ordinary machine: a fixed loop (docs/speed.md) is run before and
after, which takes 0.35 s there. Rows are added to measured.jsonl, of which plot.py makes the chart
and the table of docs/reuse.md.

    python bench/reuse/measure.py 1000 10000          all tools, these sizes
    python bench/reuse/measure.py --one duizhao 1000
    python bench/reuse/measure.py --index 1000
    python bench/reuse/measure.py --seed 2 --one duizhao 1000    a collection that no limit was chosen on
"""

import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Self

from corpus import HERE, Copy, Corpus, Maker
from judge import judged
from tools import answer, asked_of, volumes_of

from duizhao.runs.reuse.against import against
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.index import add_to, open_index

SEED = 1  # of the collection that the limits were chosen on
KEPT = Path(tempfile.gettempdir(), "duizhao-bench-reuse")
MEASURED = HERE / "measured.jsonl"
ORDINARY = 0.35
ASKED = 1_200
MOST_TEXTS = {"datasketch": 1_000, "rensa": 10_000, "suffix-array": 10_000, "spark": 10_000}
TOOLS = ("duizhao", "spark", "datasketch:100:0.5", "rensa:100:0.5", "suffix-array:40")


def ruler() -> float:
    """CPU seconds of a loop that takes 0.35 s on an ordinary machine."""
    begun, total = time.process_time(), 0
    for i in range(5_000_000):
        total += i * i
    return time.process_time() - begun


def spent() -> float:
    """CPU seconds of this process and of those of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


class Watch(Thread):
    """Looks every second at how much this process and its children hold together; `most` is in KiB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._ended = Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self.join()

    def run(self) -> None:
        """Until the end."""
        while not self._ended.wait(1):
            tasks = Path("/proc/self/task").iterdir()
            children = " ".join(_told(task / "children") for task in tasks).split()
            self.most = max(self.most, sum(map(_held_by, ["self", *children])))


def _held_by(process: str) -> int:
    """KiB that a process holds, what it shares with others in its part; 0 once it has ended."""
    told = _told(Path("/proc", process, "smaps_rollup"))
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))


def _told(file: Path) -> str:
    """What the system tells of a process or thread; nothing once it has ended."""
    try:
        return file.read_text()
    except OSError:
        return ""


@dataclass(frozen=True)
class Collection:
    """A collection of some size, made with a seed once and kept."""

    size: int
    seed: int

    @property
    def file(self) -> Path:
        """Where the texts are."""
        return KEPT / f"{self.size}-{self.seed}.pickle"

    def make(self) -> None:
        """Keep it, and beside it what was planted."""
        KEPT.mkdir(exist_ok=True)
        corpus = Maker(self.size, self.seed).make()
        self.file.with_suffix(".truth").write_bytes(pickle.dumps(corpus.copies))
        corpus.copies.clear()
        self.file.write_bytes(pickle.dumps(corpus))

    def read(self) -> Corpus:
        """The texts; made now where there are none yet."""
        if not self.file.exists():
            _again("--seed", str(self.seed), "--make", str(self.size))
        corpus: Corpus = pickle.loads(self.file.read_bytes())  # noqa: S301  our own file
        return corpus

    def truth(self) -> list[Copy]:
        """What was planted."""
        copies: list[Copy] = pickle.loads(self.file.with_suffix(".truth").read_bytes())  # noqa: S301
        return copies

    def truth_about(self, some: Iterable[int]) -> list[Copy]:
        """The copies that some texts take part in."""
        asked = set(some)
        return [copy for copy in self.truth() if copy.a in asked or copy.b in asked]


def one(tool: str, kept: Collection) -> None:
    """One row: what a tool finds, how long it took, how much memory it held."""
    corpus = kept.read()
    before = ruler()
    begun, wall = spent(), time.perf_counter()
    with Watch() as watch:
        found = answer(tool, corpus)
    used, taken = spent() - begun, time.perf_counter() - wall
    held = max(watch.most, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024
    scale = 2 * ORDINARY / (before + ruler())
    quality = judged(corpus, kept.truth(), found)
    here = tool != "spark"  # whose processes can't be counted from here
    _keep(
        tool=tool,
        texts=kept.size,
        seed=kept.seed,
        cpu=round(used, 1) if here else None,
        ordinary=round(used * scale, 1) if here else None,
        wall=round(taken, 1),
        mib=round(held) if here else None,
        **_rounded(quality),
    )


def _keep(**row: object) -> None:
    """Print a row, and keep it in place of an earlier one on the same."""
    print(json.dumps(row, ensure_ascii=False), flush=True)
    rows = [json.loads(line) for line in MEASURED.read_text("utf-8").splitlines()]
    named = ("tool", "texts", "seed")
    rows = [old for old in rows if any(old[name] != row[name] for name in named)]
    lines = [json.dumps(kept, ensure_ascii=False) + "\n" for kept in (*rows, row)]
    MEASURED.write_text("".join(lines), "utf-8")


def index(kept: Collection) -> None:
    """One row on the index: how long it takes to write and to answer for a new text, and how good the answers are.

    Quality is that of `ASKED` texts of the collection, each of which is asked for alone.
    """
    corpus, size = kept.read(), kept.size
    volumes = volumes_of(corpus)
    new = volumes_of(Maker(20, kept.seed + 1).make())
    before = ruler()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "index")
        begun = time.process_time()
        add_to(folder, volumes)
        written = time.process_time() - begun
        taken = asked_in_a_row(folder, (*new, *volumes[:: max(1, size // 20)]))
        file = Path(place, "新材料.txt")
        file.write_text(volumes[-1].content, "utf-8")
        forget(folder)
        _, from_disk = asked_anew(file, folder)
        cold, wall = asked_anew(file, folder)
        asked = range(0, size, max(1, size // ASKED))
        answers = asked_of(open_index(folder), corpus, asked)
        quality = judged(corpus, kept.truth_about(asked), answers)
        disk = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 2**20
    scale = 2 * ORDINARY / (before + ruler())
    _keep(
        tool="index",
        texts=size,
        seed=kept.seed,
        written=round(written * scale, 1),
        disk=round(disk),
        warm=round(1_000 * taken[len(taken) // 2] * scale),
        slowest=round(1_000 * taken[-1] * scale),
        cold=round(cold * scale, 2),
        cold_wall=round(wall, 2),
        disk_wall=round(from_disk, 2),
        mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        **_rounded(quality),
    )


def asked_in_a_row(folder: Path, volumes: Sequence[Volume]) -> list[float]:
    """How long an open index takes for each of some texts, least first; CPU seconds.

    A process of its own asks, as a server does: it doesn't hold the collection, and its first
    question, for which it reads the index, isn't counted.
    """
    file = folder.with_name("asked.pickle")
    file.write_bytes(pickle.dumps(volumes))
    words = [sys.executable, __file__, "--ask", str(folder), str(file)]
    told = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603  this file
    taken: list[float] = json.loads(told.stdout)
    return sorted(taken)


def ask(folder: Path, file: Path) -> None:
    """Print how long an index takes for each text of a file but the first."""
    opened, taken = open_index(folder), []
    first, *volumes = pickle.loads(file.read_bytes())  # noqa: S301  our own file
    against(opened, first)
    for volume in volumes:
        begun = time.process_time()
        against(opened, volume)
        taken.append(time.process_time() - begun)
    print(json.dumps(taken))


def asked_anew(file: Path, folder: Path) -> tuple[float, float]:
    """A text asked for by a program of its own: its CPU time, and by the clock; seconds."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    words = ("reuse", str(file), "--against", str(folder), "--exit-zero", "--isolated")
    subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "duizhao", *words], stdout=subprocess.DEVNULL, check=True
    )
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def forget(folder: Path) -> None:
    """Let the system forget what it holds of the files in a folder: they lie on the disk alone."""
    for file in filter(Path.is_file, folder.rglob("*")):
        with file.open("rb") as stream:
            os.fsync(stream.fileno())
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _rounded(quality: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: value if value is None else round(value, 3) for name, value in quality.items()}


def main(words: Sequence[str], seed: int = SEED) -> None:
    match words:
        case ["--seed", number, *rest]:
            main(rest, int(number))
        case ["--one", tool, size]:
            one(tool, Collection(int(size), seed))
        case ["--index", size]:
            index(Collection(int(size), seed))
        case ["--ask", folder, file]:
            ask(Path(folder), Path(file))
        case ["--make", size]:
            Collection(int(size), seed).make()
        case _:
            for size in map(int, words or ["1000"]):
                for tool in TOOLS:
                    if size <= MOST_TEXTS.get(tool.split(":")[0], size):
                        _again("--seed", str(seed), "--one", tool, str(size))
                _again("--seed", str(seed), "--index", str(size))


def _again(*words: str) -> None:
    subprocess.run([sys.executable, __file__, *words], check=False)  # noqa: S603  this file


if __name__ == "__main__":
    main(sys.argv[1:])
