"""Copied passages on the terminal: pairs in order, each passage in both texts."""

from io import StringIO

from rich.console import Console

from duizhao.cli.terminal_lines import KNOT, SOFT, STRONG, new_console, new_page, put
from duizhao.core.reports.reuse.shown import Shown, counts_words, passage_words, ruling_words
from duizhao.core.reuse.model import Pair

_WIDTH = 100
_MOST_PAIRS = 50
_MOST_WORDS = 120


def print_reuse(shown: Shown, console: Console | None = None) -> None:
    """Print what was found, on standard output unless told otherwise."""
    screen = console or new_console()
    for pair in shown.pairs[:_MOST_PAIRS]:
        _print_pair(screen, shown, pair)
    if len(shown.pairs) > _MOST_PAIRS:
        left = len(shown.pairs) - _MOST_PAIRS
        put(screen, f"还有 {left} 对，用 --format html 或 xlsx 看全部。", style=SOFT)
    for group in shown.groups:
        names = "、".join(shown.name(work) for work in group.works)
        put(screen, f"{len(group.works)} 份同有一段：{names}", style=STRONG)
        if group.earliest is not None:
            put(screen, f"可能最早：{shown.name(group.earliest)}", indent=2, style=SOFT)
    for one in shown.found.alike:
        put(screen, "整份相同：" + "、".join(shown.name(work) for work in one.works))
    put(screen, counts_words(shown))
    if apart := len(shown.found.common) + (0 if shown.everything else shown.set_apart):
        put(screen, f"另有 {apart} 段是许多材料共有的话或引文，没有算在内。", style=SOFT)


def as_text(shown: Shown, width: int = _WIDTH) -> str:
    """The report without colour, for a file."""
    page = StringIO()
    print_reuse(shown, new_page(page, width))
    return page.getvalue()


def _print_pair(screen: Console, shown: Shown, pair: Pair) -> None:
    earlier = shown.earlier(pair)
    put(screen, f"{shown.name(pair.a)}  和  {shown.name(pair.b)}", style=STRONG)
    if earlier is not None:
        put(screen, f"可能较早：{shown.name(earlier)}", indent=2, style=SOFT)
    for one in pair.passages:
        put(screen, f"{KNOT} {passage_words(one)}  {one.name}")
        put(screen, f"甲：{_cut(shown.quote(pair.a, one.a_start, one.a_end))}", indent=2)
        put(screen, f"乙：{_cut(shown.quote(pair.b, one.b_start, one.b_end))}", indent=2)
        if ruling := shown.ruling(one):
            put(screen, ruling_words(ruling), indent=2, style=SOFT)
    screen.print()


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_WORDS else f"{line[:80]}……{line[-30:]}"
