"""Prints the matrix 问题—原因—措施 of one text, with what hangs loose."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from duizhao.cli.terminal_lines import KNOT, OPEN_KNOT, SOFT, STRONG, THREAD, put, put_text
from duizhao.cli.wording import fold
from duizhao.core.trail.matrix import Cell, Matrix, Node, Row

Lines = list[Text]
_LEAST = 16
_GAP = 2
_KNOT = 2


def print_matrix(console: Console, matrix: Matrix) -> None:
    """The problems with proposed causes and measures in three columns, then the loose ends."""
    put(console, "问题 — 原因 — 措施", style=STRONG)
    if not matrix.rows:
        put(console, "没有读到分列的问题，所以没有可以对照的行。", style=SOFT)
        return
    width = max(_LEAST, console.width // 3 - _GAP)
    for cells in _rows(matrix, width):
        for line in zip_longest(*cells, fillvalue=Text()):
            put_text(console, _side_by_side(line, width))
    put(console, loose_words(matrix), style=SOFT)


def loose_words(matrix: Matrix) -> str:
    """What hangs loose, in one sentence."""
    counts = (
        (len(matrix.uncaused), "个问题没有找到原因"),
        (len(matrix.unanswered), "个问题没有找到措施"),
        (len(matrix.loose_causes), "条原因没有对应的问题"),
        (len(matrix.loose_measures), "条措施没有对应的问题"),
    )
    loose = "，".join(f"{count} {words}" for count, words in counts if count)
    told = f"{OPEN_KNOT} 没有接上：{loose}。" if loose else "每个问题都找到了原因和措施。"
    return f"{told}对应关系都是推测，请逐条看一看。"


def _rows(matrix: Matrix, width: int) -> Iterator[tuple[Lines, Lines, Lines]]:
    for row in matrix.rows:
        causes = _found(row.causes, "没有找到原因", width)
        yield _node(row.problem, width), causes, _measures(row, width)
    for node in matrix.loose_causes:
        yield _open("没有对应的问题", width), _node(node, width), []
    for node in matrix.loose_measures:
        yield _open("没有对应的问题", width), [], _node(node, width)


def _measures(row: Row, width: int) -> Lines:
    lines = _found(row.measures, "没有找到措施", width)
    if row.open_topics:
        topics = "、".join(topic.label for topic in row.open_topics)
        lines += _below(f"没有提到：{topics}", width)
    return lines


def _found(cells: Sequence[Cell], missing: str, width: int) -> Lines:
    if not cells:
        return _open(missing, width)
    return [
        line
        for cell in cells
        for line in (*_node(cell.node, width), *_below(f"推测：{cell.reason}", width))
    ]


def _node(node: Node, width: int) -> Lines:
    return _knotted(KNOT, node.title, width, "")


def _open(words: str, width: int) -> Lines:
    return _knotted(OPEN_KNOT, words, width, SOFT)


def _knotted(knot: str, words: str, width: int, style: str) -> Lines:
    first, *rest = fold(words, width - _KNOT)
    head = Text.assemble((knot, THREAD), " ", (first, style))
    return [head, *(Text(f"{'':{_KNOT}}{line}", style) for line in rest)]


def _below(words: str, width: int) -> Lines:
    """A remark below a knot."""
    return [Text(f"{'':{_KNOT}}{line}", SOFT) for line in fold(words, width - _KNOT)]


def _side_by_side(cells: Sequence[Text], width: int) -> Text:
    line = Text()
    for place, cell in enumerate(cells):
        missing = place * (width + _GAP) - line.cell_len
        if cell:
            line.append(" " * max(missing, 0)).append_text(cell)
    return line
