"""How good an answer is, beside the truth that was planted."""

from collections import defaultdict
from collections.abc import Sequence

from corpus import FORMS, HEAVY, Copy, Corpus
from tools import Answer, Place


def covered(spans: Sequence[tuple[int, int]], length: int) -> bytearray:
    marks = bytearray(length)
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def judged(corpus: Corpus, copies: Sequence[Copy], answer: Answer) -> dict[str, float | None]:
    """Quality: precision and recall of pairs, precision of characters, the share found of each form of copy."""
    truth: dict[tuple[int, int], list[tuple[str, Place]]] = defaultdict(list)
    for c in copies:
        place = (c.a_start, c.a_end, c.b_start, c.b_end)
        turned = (c.b_start, c.b_end, c.a_start, c.a_end)
        truth[min(c.a, c.b), max(c.a, c.b)].append((c.form, place if c.a < c.b else turned))
    promised = {pair for pair, found in truth.items() if any(form != HEAVY for form, _ in found)}
    right = len(truth.keys() & answer.pairs.keys())
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
    return {
        "pairs": len(answer.pairs),
        "precision": right / max(1, len(answer.pairs)),
        "recall": len(promised & answer.pairs.keys()) / len(promised),
        "characters": true / told if told else None,
        **{form: met[form] / max(1, whole[form]) if told else None for form in FORMS},
    }
