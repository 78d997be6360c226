"""Standard output and error as this program wants them: UTF-8 everywhere, and no fuss when a pipe closes."""

import io
import os
import re
import sys

import click

_STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")


def use_utf8() -> None:
    """Write UTF-8 on every system; what a file name holds beyond Unicode is written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def abandon_output() -> None:
    """Point standard output at nothing, so that the flush at exit doesn't fail on a closed pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())


def harmless(words: str) -> str:
    """Words with what would steer the terminal, as a file name may hold it, written as an escape."""
    return _STEERING.sub(lambda match: f"\\x{ord(match.group()):02x}", words)


def say(message: str) -> None:
    """Talk to the person on standard error; results go to standard output, elsewhere."""
    click.echo(harmless(message), err=True)
