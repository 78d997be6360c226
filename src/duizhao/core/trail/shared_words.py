"""Words that two passages share once the fixed formulas of the genre are taken out."""

import re
from collections.abc import Iterable, Sequence

from duizhao.core.trail.words import formulas
from duizhao.core.zh.led import led_by

_SHORTEST = 4
_OVERLAP = _SHORTEST - 1
_MOST_NAMED = 3
_HAN_PIECE = re.compile(f"[\u4e00-\u9fff]{{{_SHORTEST},}}")
_ASSEMBLY = led_by(
    "一二三四五六七八九十党区县委市的省",
    "[党市省县区委的]{0,3}(?:[十二三四五六七八九]+届)?[一二三四五六七八九十]+[中次]全会(?:精神)?|党?的?[十二]+大(?:精神|报告)?",
)
_NAMES_ASSEMBLY = re.compile("全会|十大|二大")  # many times faster than the whole pattern


def runs(passage: str) -> set[str]:
    """The runs of four Chinese characters of a passage in plain form, fixed formulas left out."""
    found: set[str] = set()
    bare = _ASSEMBLY.sub(" ", passage) if _NAMES_ASSEMBLY.search(passage) else passage
    for piece in _HAN_PIECE.findall(formulas().strip(bare)):
        found.update(piece[at : at + _SHORTEST] for at in range(len(piece) - _OVERLAP))
    return found


def joined(shared: Iterable[str]) -> list[str]:
    """Overlapping runs put together, the longest first, at most three."""
    rest = dict.fromkeys(sorted(shared))
    by_beginning = {run[:_OVERLAP]: run for run in reversed(rest)}
    followers = {run[-_OVERLAP:] for run in rest}
    heads = [run for run in rest if run[:_OVERLAP] not in followers]
    pieces = [_chain(head, rest, by_beginning) for head in (*heads, *rest) if head in rest]
    return sorted(pieces, key=lambda piece: (-len(piece), piece))[:_MOST_NAMED]


def _chain(head: str, rest: dict[str, None], by_beginning: dict[str, str]) -> str:
    """The piece that begins with a run; the runs it is made of are taken out of `rest`."""
    piece, run = "", head
    while run in rest:
        del rest[run]
        piece = piece + run[_OVERLAP:] if piece else run
        run = by_beginning.get(run[-_OVERLAP:], "")
    return piece


def listed(words: Sequence[str]) -> str:
    """The first three words in quotation marks, as a reason names them."""
    return "、".join(f"“{word}”" for word in words[:_MOST_NAMED])
