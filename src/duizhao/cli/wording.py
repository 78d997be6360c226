"""Chinese wording for everything click says by itself: help pages and usage errors."""

import re
import unicodedata
from difflib import get_close_matches
from typing import Any

import click
from click import exceptions

HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
_OPENING = re.compile("[（《“]+$")
_WORD_ENDING = re.compile(r"[（《“]*[\w.@/\\-]*$", re.ASCII)
MISSING = {"argument": "缺少参数", "option": "缺少选项"}


def columns(text: str) -> int:
    """How many terminal columns a text takes: two for each wide character."""
    return sum(map(_columns_of, text))


def fold(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` columns.

    Closing punctuation may hang over; opening punctuation and Latin words go to the next line whole.
    """
    lines, line, taken = [], "", 0
    for sign in text:
        size = _columns_of(sign)
        if taken + size > width and sign not in "，。；：、）》”":
            carried = _carried(line, sign)
            lines.append(line[: len(line) - len(carried)])
            line, taken = carried, columns(carried)
        line += sign
        taken += size
    return [one.strip() for one in (*lines, line)]


def _columns_of(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _carried(line: str, sign: str) -> str:
    """What must not be left at the end of a line that breaks before `sign`."""
    ending = _WORD_ENDING if _WORD_ENDING.fullmatch(sign) else _OPENING
    found = ending.search(line)
    return found.group() if found and found.start() else ""


class Formatter(click.HelpFormatter):
    """Writes a help page in Chinese, measuring in terminal columns instead of characters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write a heading, click's own ones in Chinese."""
        self.write(f"{'':>{self.current_indent}}{HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs; a line of the source stays a line."""
        margin = " " * self.current_indent
        for line in text.replace("\b\n", "").splitlines():
            for piece in fold(line, self.width - self.current_indent):
                self.write(f"{margin}{piece}".rstrip() + "\n")

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:  # noqa: ANN401  click leaves it open
        """Write terms and what they mean in two columns."""
        rows = list(rows)
        left = min(max(columns(term) for term, _ in rows), col_max) + col_spacing
        margin = " " * self.current_indent
        for term, meaning in rows:
            pieces = fold(meaning, max(self.width - left - self.current_indent, 20))
            if columns(term) + col_spacing > left:
                self.write(f"{margin}{term}\n")
                term = ""  # noqa: PLW2901  the term has its own line
            first = margin + term + " " * (left - columns(term)) + pieces[0]
            self.write(first.rstrip() + "\n")
            for piece in pieces[1:]:
                self.write(f"{margin}{'':>{left}}{piece}\n")


class Context(click.Context):
    """A click context whose help pages are Chinese."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help page is Chinese."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The --help option, with its Chinese line."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这份说明。"
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces of the usage line."""
        return [piece.replace("[OPTIONS]", "[选项]") for piece in super().collect_usage_pieces(ctx)]


class Group(Command, click.Group):
    """A command with commands below it, whose help page is Chinese."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The pieces of the usage line."""
        pieces = super().collect_usage_pieces(ctx)
        return [piece.replace("COMMAND [ARGS]...", "命令 [参数]…") for piece in pieces]


class Choice(click.Choice[str]):
    """One of a few words; a wrong one is answered with the nearest."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ANN401, ARG002
        """The answer to a word that is not among the choices."""
        return f"“{value}”不在可选的范围内。{nearest(str(value), self.choices)}可选：{'、'.join(self.choices)}。"


class Count(click.ParamType[int]):
    """A whole number from a least value on."""

    name = "整数"

    def __init__(self, least: int) -> None:
        self._least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """The number in a word of the command line."""
        if str(value).isdecimal() and int(value) >= self._least:
            return int(value)
        raise click.BadParameter(f"应当是不小于 {self._least} 的整数。", ctx=ctx, param=param)


def nearest(word: str, known: Any) -> str:  # noqa: ANN401  any iterable of words
    """A question that offers the known word nearest to a wrong one; empty when none is near."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"您是不是要写“{found[0]}”？" if found else ""


def complaint(error: click.ClickException) -> str:
    """What click complains about, as a Chinese sentence that says what to do."""
    match error:
        case exceptions.NoSuchOption():
            return f"没有 {error.option_name} 这个选项。{nearest(error.option_name, error.possibilities or ())}"
        case exceptions.NoSuchCommand():
            return f"没有“{error.command_name}”这个命令。{nearest(error.command_name, _siblings(error))}"
        case exceptions.MissingParameter():
            return f"{MISSING.get(_kind(error), '缺少')} {_hint(error)}。"
        case exceptions.BadOptionUsage():
            taken = "does not take" in error.message
            return f"选项 {error.option_name} {'不能带值' if taken else '后面缺少它的值'}。"
        case exceptions.BadParameter():
            return f"{_hint(error)}：{error.message}"
        case exceptions.UsageError() if "extra argument" in error.message:
            return f"多出了参数：{error.message.partition('(')[2].rstrip(')')}。"
    return error.message


def _siblings(error: exceptions.NoSuchCommand) -> list[str]:
    group = error.ctx.command if error.ctx else None
    return group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else []


def _kind(error: exceptions.MissingParameter) -> str:
    return error.param_type or (error.param.param_type_name if error.param else "")


def _hint(error: exceptions.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    if error.param is not None:
        return error.param.human_readable_name
    return str(error.param_hint or "")
