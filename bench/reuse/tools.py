"""The tools that are compared: each is given a collection and answers with the pairs of texts that share words.

The peers are fed pieces of each text as their users do it, the same notices to leave out, and the
same rule that what more than ten pieces share is nobody's. Names like `datasketch:100:0.5` carry
their settings: letters of a piece, and how alike two must be.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus import Corpus

from duizhao.core.reuse.letters import letters_of, words_of
from duizhao.core.reuse.model import Found, Work
from duizhao.runs.reuse.against import against
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.index import Index
from duizhao.runs.reuse.search import known_hashes, search
from duizhao.runs.reuse.spark import search_on_spark

MOST = 10
Place = tuple[int, int, int, int]


@dataclass(frozen=True)
class Answer:
    """The places that a tool gives for each pair of texts, lower number first; none where it gives only pairs."""

    pairs: dict[tuple[int, int], list[Place]]


def volumes_of(corpus: Corpus) -> list[Volume]:
    facts = zip(corpus.names, corpus.units, corpus.people, corpus.years, strict=True)
    return [Volume(Work(*fact), text) for fact, text in zip(facts, corpus.texts, strict=True)]


def duizhao(corpus: Corpus) -> Answer:
    return _answer(corpus, search(volumes_of(corpus), corpus.notices))


def spark(corpus: Corpus) -> Answer:
    """The same search on a cluster of two workers, each a process of its own with one core."""
    found = search_on_spark(volumes_of(corpus), corpus.notices, master="local-cluster[2,1,4096]")
    return _answer(corpus, found)


def asked_of(index: Index, corpus: Corpus, numbers: Iterable[int]) -> Answer:
    """What an index of the whole collection answers for some of its texts, one by one."""
    volumes = volumes_of(corpus)
    pairs: dict[tuple[int, int], list[Place]] = {}
    known = known_hashes(corpus.notices, index.limits)
    for number in numbers:
        found = against(index, volumes[number], known).found
        pairs.update(_answer(corpus, found).pairs)
    return Answer(pairs)


def _answer(corpus: Corpus, found: Found) -> Answer:
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


def chunks_of(corpus: Corpus, size: int) -> Iterable[tuple[int, str]]:
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


def datasketch(corpus: Corpus, size: int, threshold: float) -> Answer:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415  a peer, only for this row

    lsh = MinHashLSH(threshold=threshold, num_perm=64)
    owners: list[int] = []
    pairs: set[tuple[int, int]] = set()
    for number, piece in chunks_of(corpus, size):
        sketch = MinHash(num_perm=64)
        sketch.update_batch([piece[n : n + 5].encode() for n in range(len(piece) - 4)])
        pairs |= _met(owners, number, map(int, lsh.query(sketch)))
        lsh.insert(str(len(owners)), sketch)
        owners.append(number)
    return Answer({pair: [] for pair in pairs})


def rensa(corpus: Corpus, size: int, threshold: float) -> Answer:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415  a peer, only for this row

    lsh = RMinHashLSH(threshold=threshold, num_perm=64, num_bands=16)
    sketches, owners = [], []
    pairs: set[tuple[int, int]] = set()
    for number, piece in chunks_of(corpus, size):
        sketch = RMinHash(num_perm=64, seed=1)
        sketch.update([piece[n : n + 5] for n in range(len(piece) - 4)])
        alike = [o for o in lsh.query(sketch) if sketches[o].jaccard(sketch) >= threshold]
        pairs |= _met(owners, number, alike)
        lsh.insert(len(owners), sketch)
        owners.append(number)
        sketches.append(sketch)
    return Answer({pair: [] for pair in pairs})


def _met(owners: list[int], number: int, alike: Iterable[int]) -> set[tuple[int, int]]:
    """The pairs that a piece makes with those like it, unless they are so many that it is stock."""
    others = {owners[one] for one in alike} - {number}
    return {(other, number) for other in others} if len(others) < MOST else set()


def suffix_array(corpus: Corpus, size: int) -> Answer:
    """All runs of so many letters that two to ten texts have, from a suffix array."""
    import numpy as np  # noqa: PLC0415
    from pydivsufsort import divsufsort, kasai  # noqa: PLC0415  a peer, only for this row

    least, most = size, MOST
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


def answer(tool: str, corpus: Corpus) -> Answer:
    """What a tool answers; its name carries its settings."""
    name, *settings = tool.split(":")
    return TOOLS[name](corpus, *map(_number, settings))


def _number(words: str) -> int | float:
    return float(words) if "." in words else int(words)


TOOLS: dict[str, Callable[..., Answer]] = {
    "duizhao": duizhao,
    "spark": spark,
    "datasketch": datasketch,
    "rensa": rensa,
    "suffix-array": suffix_array,
}
