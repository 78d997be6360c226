"""Measures how well and how fast copied passages are found, beside other tools: `make bench-reuse`.

Each row is made by a process of its own on a collection from corpus.py, whose planted copies are
known. Time is the CPU time of that process (all its threads) and its wall time, from texts in
memory to pairs; memory is the most that the process held. The peers are given the same texts and
the same notices to leave out. docs/reuse.md keeps what was measured.

    python bench/reuse/measure.py 1000 10000        all tools, these sizes
    python bench/reuse/measure.py --one duizhao 1000
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import FORMS, HEAVY, Corpus, Maker

from duizhao.core.reuse.letters import letters_of, words_of
from duizhao.core.reuse.model import Work
from duizhao.runs.reuse.against import against
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.index import add_to, open_index
from duizhao.runs.reuse.search import search

SEED = 1
PEERS_UP_TO = 10_000
Place = tuple[int, int, int, int]


@dataclass(frozen=True)
class Answer:
    """The places that a tool gives for each pair of texts, lower number first; none where it gives only pairs."""

    pairs: dict[tuple[int, int], list[Place]]


def volumes_of(corpus: Corpus) -> list[Volume]:
    facts = zip(corpus.names, corpus.units, corpus.people, corpus.years, strict=True)
    return [Volume(Work(*fact), text) for fact, text in zip(facts, corpus.texts, strict=True)]


def duizhao(corpus: Corpus) -> Answer:
    found = search(volumes_of(corpus), corpus.notices)
    number = {name: n for n, name in enumerate(corpus.names)}
    pairs: dict[tuple[int, int], list[Place]] = {}
    for pair in found.pairs:
        a, b = (number[found.works[n].name] for n in (pair.a, pair.b))
        places = [
            (one.a_start, one.a_end, one.b_start, one.b_end)
            for one in pair.passages
            if not one.is_stock
        ]
        if places:
            pairs[min(a, b), max(a, b)] = (
                places if a < b else [(p[2], p[3], p[0], p[1]) for p in places]
            )
    return Answer(pairs)


def chunks_of(corpus: Corpus, size: int = 100) -> Iterable[tuple[int, str]]:
    """Pieces of so many letters, half overlapping, as the peers are fed; those out of notices left out."""
    known = {
        words[at : at + 12]
        for words in (words_of(letters_of(one).codes) for one in corpus.notices)
        for at in range(len(words) - 11)
    }
    for number, text in enumerate(corpus.texts):
        words = words_of(letters_of(text).codes)
        for at in range(0, max(1, len(words) - size // 2), size // 2):
            piece = words[at : at + size]
            quoted = sum(piece[n : n + 12] in known for n in range(0, len(piece) - 11, 4))
            if quoted * 4 < len(piece) / 2:
                yield number, piece


def datasketch(corpus: Corpus) -> Answer:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  a peer, only for this row

    lsh = MinHashLSH(threshold=0.4, num_perm=64)
    owners: list[int] = []
    pairs: set[tuple[int, int]] = set()
    for number, piece in chunks_of(corpus):
        sketch = MinHash(num_perm=64)
        sketch.update_batch([piece[n : n + 5].encode() for n in range(len(piece) - 4)])
        pairs |= {(owners[int(o)], number) for o in lsh.query(sketch) if owners[int(o)] != number}
        lsh.insert(str(len(owners)), sketch)
        owners.append(number)
    return Answer({pair: [] for pair in pairs})


def rensa(corpus: Corpus) -> Answer:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415  a peer, only for this row

    lsh = RMinHashLSH(threshold=0.4, num_perm=64, num_bands=16)
    owners: list[int] = []
    pairs: set[tuple[int, int]] = set()
    for number, piece in chunks_of(corpus):
        sketch = RMinHash(num_perm=64, seed=1)
        sketch.update([piece[n : n + 5] for n in range(len(piece) - 4)])
        pairs |= {(owners[o], number) for o in lsh.query(sketch) if owners[o] != number}
        lsh.insert(len(owners), sketch)
        owners.append(number)
    return Answer({pair: [] for pair in pairs})


def suffix_array(corpus: Corpus) -> Answer:
    """All runs of 40 letters and more that two to ten texts have, from a suffix array."""
    import numpy as np  # noqa: PLC0415
    from pydivsufsort import divsufsort, kasai  # noqa: PLC0415  a peer, only for this row

    least, most = 40, 10
    letters = [letters_of(text) for text in (*corpus.texts, *corpus.notices)]
    parts = [np.append(one.codes, np.uint16(0)) for one in letters]
    row = np.concatenate(parts)
    starts = np.cumsum([0, *map(len, parts)])
    order = divsufsort(row)
    shared = kasai(row, order)
    pairs: dict[tuple[int, int], list[Place]] = defaultdict(list)
    begin = 0
    while begin < len(order) - 1:
        if shared[begin] < least:
            begin += 1
            continue
        end = begin
        while end < len(order) - 1 and shared[end] >= least:
            end += 1
        places = order[begin : end + 1]
        texts = np.searchsorted(starts, places, side="right") - 1
        if len(places) <= most and texts.max() < len(corpus.texts):
            for i in range(len(places)):
                for j in range(i + 1, len(places)):
                    _note(
                        pairs,
                        letters,
                        starts,
                        (int(texts[i]), int(places[i])),
                        (int(texts[j]), int(places[j])),
                        least,
                    )
        begin = end + 1
    return Answer(pairs)


def _note(pairs, letters, starts, one, other, size) -> None:  # noqa: ANN001, PLR0917
    (a, a_at), (b, b_at) = sorted((one, other))
    a_at, b_at = a_at - int(starts[a]), b_at - int(starts[b])
    if a == b or a_at + size > len(letters[a].codes) or b_at + size > len(letters[b].codes):
        return
    pairs[a, b].append(
        (*letters[a].original(a_at, a_at + size), *letters[b].original(b_at, b_at + size))
    )


TOOLS: dict[str, Callable[[Corpus], Answer]] = {
    "duizhao": duizhao,
    "datasketch": datasketch,
    "rensa": rensa,
    "suffix-array": suffix_array,
}


def covered(spans: Sequence[tuple[int, int]], length: int) -> bytearray:
    marks = bytearray(length)
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def judged(corpus: Corpus, answer: Answer) -> str:
    """Quality in one row: pairs, characters, and the share found of each form of copy."""
    truth: dict[tuple[int, int], list[tuple[str, Place]]] = defaultdict(list)
    for c in corpus.copies:
        place = (c.a_start, c.a_end, c.b_start, c.b_end)
        turned = (c.b_start, c.b_end, c.a_start, c.a_end)
        truth[min(c.a, c.b), max(c.a, c.b)].append((c.form, place if c.a < c.b else turned))
    promised = {pair for pair, found in truth.items() if any(form != HEAVY for form, _ in found)}
    right = len(truth.keys() & answer.pairs.keys())
    row = (
        f"| {len(answer.pairs)} | {right / max(1, len(answer.pairs)):.3f} "
        f"| {len(promised & answer.pairs.keys()) / len(promised):.3f} "
    )
    met, whole = dict.fromkeys(FORMS, 0), dict.fromkeys(FORMS, 0)
    true, told = 0, 0
    for pair, places in answer.pairs.items():
        for side in (0, 2):
            length = len(corpus.texts[pair[side // 2]])
            said = covered([(p[side], p[side + 1]) for p in places], length)
            real = covered([(p[side], p[side + 1]) for _, p in truth.get(pair, [])], length)
            told += sum(said)
            true += sum(map(int.__and__, said, real)) if sum(real) else 0
            for form, p in truth.get(pair, []):
                met[form] += sum(said[p[side] : p[side + 1]])
    for found in truth.values():
        for form, p in found:
            whole[form] += p[1] - p[0] + p[3] - p[2]
    shares = " | ".join(f"{met[form] / max(1, whole[form]):.3f}" if told else "—" for form in FORMS)
    return row + f"| {true / told:.3f} | {shares} |" if told else row + f"| — | {shares} |"


def one(tool: str, size: int) -> None:
    """One row: what a tool finds, how long it took, how much memory it held."""
    corpus = Maker(size, SEED).make()
    begun, wall = time.process_time(), time.perf_counter()
    answer = TOOLS[tool](corpus)
    used, taken = time.process_time() - begun, time.perf_counter() - wall
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {tool} | {size:,} | {used:.1f} | {taken:.1f} | {held:.0f} {judged(corpus, answer)}",
        flush=True,
    )


def index(size: int) -> None:
    """One row on the index: how long it takes to write, and to answer for a new text."""
    corpus = Maker(size + 20, SEED).make()
    volumes = volumes_of(corpus)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "index")
        begun = time.process_time()
        add_to(folder, volumes[:size])
        written = time.process_time() - begun
        opened = open_index(folder)
        taken = []
        for volume in volumes[size:]:
            begun = time.process_time()
            against(opened, volume)
            taken.append(time.process_time() - begun)
        file = Path(place, "新材料.txt")
        file.write_text(volumes[-1].content, "utf-8")
        begun = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        words = ("reuse", str(file), "--against", str(folder), "--exit-zero", "--isolated")
        subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-m", "duizhao", *words], stdout=subprocess.DEVNULL, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cold = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        disk = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 2**20
    warm = 1_000 * sorted(taken)[len(taken) // 2]
    print(
        f"| 索引 {size:,} 份 | 建成 {written:.1f} 秒 | 占 {disk:.0f} MiB | 查一份，热 {warm:.0f} 毫秒 "
        f"| 从命令行起，处理器 {cold:.2f} 秒、钟表 {time.perf_counter() - begun:.2f} 秒 |",
        flush=True,
    )


def main(words: Sequence[str]) -> None:
    if words[:1] == ["--one"]:
        one(words[1], int(words[2]))
        return
    if words[:1] == ["--index"]:
        index(int(words[1]))
        return
    forms = " | ".join(FORMS)
    print(
        f"| 工具 | 份数 | 处理器秒 | 钟表秒 | MiB | 对数 | 对的准确 | 对的召回 | 字的准确 | {forms} |"
    )
    print("|" + "---|" * (9 + len(FORMS)))
    for size in map(int, words or ["1000"]):
        for tool in TOOLS:
            if tool == "duizhao" or size <= PEERS_UP_TO:
                _again("--one", tool, str(size))
        _again("--index", str(size))


def _again(*words: str) -> None:
    subprocess.run([sys.executable, __file__, *words], check=False)  # noqa: S603  this file


if __name__ == "__main__":
    main(sys.argv[1:])
