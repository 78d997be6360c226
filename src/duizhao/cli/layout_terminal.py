"""What is wrong with a layout, on the terminal: each thing once, with its places and what is wanted."""

import io

from rich.console import Console

from duizhao.cli.level_styles import LEVEL_STYLES
from duizhao.cli.terminal_lines import SOFT, STRONG, new_console, new_page, put
from duizhao.core.checks.rule import LEVEL_LABELS
from duizhao.core.relayout.diagnosis import REPAIR_LABELS, Repair
from duizhao.core.relayout.examine import Diagnosed
from duizhao.core.relayout.grouped import Group, grouped, places_in_words

_WIDTH = 100


def print_layout(diagnosed: Diagnosed) -> None:
    """Print what is said about a document."""
    _print(new_console(), diagnosed)


def as_text(diagnosed: Diagnosed) -> str:
    """The same as plain text."""
    page = io.StringIO()
    _print(new_page(page, _WIDTH), diagnosed)
    return page.getvalue()


def _print(console: Console, one: Diagnosed) -> None:
    put(console, one.file, style=STRONG)
    put(console, f"按“{one.profile}”的版式看，共 {one.paragraphs} 段。{_counts(one)}")
    code = ""
    for group in grouped(one.remarks):
        if group.first.code != code:
            code = group.first.code
            console.print()
            level = group.first.level
            put(
                console,
                f"{LEVEL_LABELS[level]} {code} {group.first.title}",
                indent=2,
                style=LEVEL_STYLES[level],
            )
        _print_group(console, group)
    console.print()


def _print_group(console: Console, group: Group) -> None:
    first = group.first
    quote = f"“{first.quote}”" if first.quote else ""
    put(console, f"{places_in_words(group)}  {quote}".rstrip(), indent=4)
    put(
        console,
        f"现在：{first.found}。应当：{first.wanted}。{REPAIR_LABELS[first.repair]}。",
        indent=6,
        style=SOFT,
    )


def _counts(one: Diagnosed) -> str:
    if not one.remarks:
        return "没有提示。"
    counted = (
        f"{REPAIR_LABELS[repair]} {one.count(repair)} 处" for repair in Repair if one.count(repair)
    )
    return "，".join(counted) + "。"
