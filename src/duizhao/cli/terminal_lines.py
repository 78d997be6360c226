"""Prints Chinese on a terminal: lines folded by columns, with the hanging indent of an office list."""

from typing import TextIO

from rich.console import Console
from rich.text import Text

from duizhao.cli.streams import harmless
from duizhao.cli.wording import fold

SOFT = "dim"
STRONG = "bold"
THREAD = "red"
KNOT, OPEN_KNOT = "●", "○"


class _Screen(Console):
    """A console whose closed pipe is the program's business, as that of any other output is."""

    def on_broken_pipe(self) -> None:
        """Pass on the error at hand, which rich would turn into an exit of its own."""
        raise  # noqa: PLE0704  rich calls this while it handles the error


def new_console() -> Console:
    """A console on standard output that takes words as they are; NO_COLOR is honoured by rich."""
    return _Screen(markup=False, highlight=False, emoji=False)


def new_page(target: TextIO, width: int) -> Console:
    """A console that writes plain text of a given width."""
    return Console(
        file=target, width=width, color_system=None, markup=False, highlight=False, emoji=False
    )


def put(console: Console, words: str, *, indent: int = 0, style: str = "") -> None:
    """Print a passage folded to the width of the console."""
    margin = " " * indent
    lines = fold(harmless(words), max(console.width - indent, 20))
    page = "\n".join(margin + line for line in lines)
    console.print(Text(page, style=style), soft_wrap=True)


def put_text(console: Console, line: Text) -> None:
    """Print one line as it is."""
    console.print(line, soft_wrap=True)
