"""Draws docs/reuse.svg and the tables of docs/reuse.md from measured.jsonl: `make bench-reuse` runs it."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from html import escape
from math import log10
from typing import Any

from corpus import FORMS, HERE
from measure import SEED

ROOT = HERE.parents[1]
PAGE, CHART = ROOT / "docs" / "reuse.md", ROOT / "docs" / "reuse.svg"
NAMES = {
    "duizhao": "对照",
    "spark": "对照，Spark 上",
    "datasketch": "datasketch",
    "rensa": "rensa",
    "suffix-array": "后缀数组",
}
DASHES = {
    "duizhao": "",
    "spark": "2 3",
    "datasketch": "7 3",
    "rensa": "7 3 2 3",
    "suffix-array": "12 4",
}
SHAPES = {"duizhao": "●", "datasketch": "□", "rensa": "△", "suffix-array": "◇"}
WIDTH, HEIGHT, LEFT, TOP, PANEL = 760, 330, 60, 40, 250
ENDS = {"texts": (1.5, 5.2), "cpu": (-1, 3.3), "mib": (1.8, 4.2)}
GOALS = {"cpu": ((10_000, 40), (100_000, 600)), "mib": ((10_000, 1_144), (100_000, 9_537))}
Row = dict[str, Any]


def main() -> None:
    rows = [json.loads(line) for line in (HERE / "measured.jsonl").read_text("utf-8").splitlines()]
    rows.sort(key=lambda row: (row["texts"], row["seed"]))
    unseen = [row for row in rows if row["seed"] != SEED]
    rows = [row for row in rows if row["seed"] == SEED]
    searches = [row for row in rows if row["tool"] != "index"]
    searches.sort(key=lambda row: (row["texts"], list(NAMES).index(_tool(row))))
    counted = [row for row in searches if row["cpu"] is not None]
    CHART.write_text("\n".join(_chart(counted)) + "\n", "utf-8")
    page = PAGE.read_text("utf-8")
    page = _between(page, "search", _searches(searches))
    page = _between(page, "index", _indexes([row for row in rows if row["tool"] == "index"]))
    page = _between(page, "unseen", _qualities(unseen))
    PAGE.write_text(page, "utf-8")
    sys.stdout.write(f"{CHART}\n{PAGE}\n")


def _tool(row: Row) -> str:
    return str(row["tool"]).split(":")[0]


def _between(page: str, name: str, lines: Iterator[str]) -> str:
    """The page with other lines between two marks."""
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, rest = page.split(start)
    return before + start + "\n".join(lines) + "\n" + end + rest.split(end)[1]


def _searches(rows: Sequence[Row]) -> Iterator[str]:
    yield (
        "| 份数 | 工具 | 处理器秒 | 折算 | 钟表秒 | MiB | 对的准确 | 对的召回 | 字的准确 | "
        + " | ".join(FORMS)
        + " |"
    )
    yield "|" + "---|" * (9 + len(FORMS))
    for row in rows:
        tool, *settings = row["tool"].split(":")
        name = NAMES[tool] + (f"（{'，'.join(settings)}）" if settings else "")
        shares = [_share(row[key]) for key in ("precision", "recall", "characters", *FORMS)]
        cost = " | ".join(_figure(row[key]) for key in ("cpu", "ordinary", "wall", "mib"))
        yield f"| {row['texts']:,} | {name} | {cost} | {' | '.join(shares)} |"


def _indexes(rows: Sequence[Row]) -> Iterator[str]:
    yield (
        "| 份数 | 建成，秒 | 占磁盘 MiB | 查一份，热，毫秒 | 最慢 | 冷，处理器秒 | 冷，钟表秒 | 索引只在磁盘上，钟表秒 | 对的准确 | 对的召回 | "
        + " | ".join(FORMS)
        + " |"
    )
    yield "|" + "---|" * (10 + len(FORMS))
    costs = ("written", "disk", "warm", "slowest", "cold", "cold_wall", "disk_wall")
    for row in rows:
        facts = [row[key] for key in costs]
        shares = [_share(row.get(key)) for key in ("precision", "recall", *FORMS)]
        yield f"| {row['texts']:,} | {' | '.join(map(str, facts))} | {' | '.join(shares)} |"


def _qualities(rows: Sequence[Row]) -> Iterator[str]:
    """How good what is found is, on collections that no limit was chosen on."""
    qualities = ("precision", "recall", "characters", *FORMS)
    yield "| 份数 | 种子 | 怎样找 | 对的准确 | 对的召回 | 字的准确 | " + " | ".join(FORMS) + " |"
    yield "|" + "---|" * (3 + len(qualities))
    for row in rows:
        how = "索引" if row["tool"] == "index" else NAMES[_tool(row)]
        shares = " | ".join(_share(row[key]) for key in qualities)
        yield f"| {row['texts']:,} | {row['seed']} | {how} | {shares} |"


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:,}"


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}"


def _chart(rows: Sequence[Row]) -> Iterator[str]:
    """Time and memory against the number of texts, both in powers of ten; tools differ by shapes and dashes, not by colour."""
    words = "时间和内存随份数的变化，数见表"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="12" role="img" aria-label="{words}">'
    )
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    yield from _panel(rows, "cpu", "处理器秒", 0)
    yield from _panel(rows, "mib", "内存，MiB", WIDTH // 2)
    for n, (tool, shape) in enumerate(SHAPES.items()):
        x = LEFT + n * 135
        yield _line([(x, HEIGHT - 16), (x + 34, HEIGHT - 16)], DASHES[tool])
        yield _words(x + 17, HEIGHT - 12, shape, "middle")
        yield _words(x + 40, HEIGHT - 12, NAMES[tool])
    yield "</svg>"


def _panel(rows: Sequence[Row], key: str, title: str, left: int) -> Iterator[str]:
    across = _scale(ENDS["texts"], left + LEFT, left + LEFT + PANEL)
    up = _scale(ENDS[key], TOP + PANEL - 20, TOP)
    yield _words(left + LEFT, TOP - 16, title)
    for power in range(2, 6):
        yield _line(
            [(across(10**power), up(10 ** ENDS[key][0])), (across(10**power), TOP)], "", "#ddd"
        )
        yield _words(across(10**power), TOP + PANEL - 4, f"{10**power:,}", "middle")
    for power in range(-1, 5):
        if ENDS[key][0] <= power <= ENDS[key][1]:
            edge = up(10**power)
            yield _line([(left + LEFT, edge), (left + LEFT + PANEL, edge)], "", "#ddd")
            yield _words(left + LEFT - 6, edge + 4, f"{10**power:,g}", "end")
    for texts, most in GOALS[key]:
        yield _words(across(texts), up(most) + 5, "×", "middle")
    for tool, shape in SHAPES.items():
        points = [(across(row["texts"]), up(row[key])) for row in rows if _tool(row) == tool]
        if len(points) > 1:
            yield _line(points, DASHES[tool])
        for x, y in points:
            yield _words(x, y + 4, shape, "middle")


def _scale(ends: tuple[float, float], first: float, last: float) -> Callable[[float], float]:
    """The place of a number on a scale of powers of ten."""
    return lambda number: first + (log10(number) - ends[0]) / (ends[1] - ends[0]) * (last - first)


def _line(points: Sequence[tuple[float, float]], dashes: str, colour: str = "#000") -> str:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline points="{places}" fill="none" stroke="{colour}"{broken}/>'


def _words(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


if __name__ == "__main__":
    main()
