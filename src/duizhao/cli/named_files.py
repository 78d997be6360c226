"""The files that a command line names: - is standard input, and each has a folder whose settings hold."""

import os
import sys
from pathlib import Path

import click

from duizhao.cli.plans import plan_of
from duizhao.cli.settings.resolve import Settings
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.trail.model import Statement
from duizhao.core.trail.statement import read_statement
from duizhao.runs.files import readable
from duizhao.runs.open import open_text

STDIN = Path("-")
STDIN_NAME = "标准输入"


def place_of(path: Path) -> str:
    """What a file is opened by."""
    return STDIN_NAME if path == STDIN else str(path)


def name_of(path: Path) -> str:
    """The name by which reports call a file."""
    return readable(place_of(path))


def data_of(path: Path) -> bytes | None:
    """What standard input holds; None for a file, which is read later."""
    return sys.stdin.buffer.read() if path == STDIN else None


def folder_of(path: Path) -> Path:
    """The folder whose settings hold for a file or folder."""
    if path == STDIN:
        return Path()
    return path if os.path.isdir(path) else path.parent  # noqa: PTH112  Path.is_dir fails where a folder above is closed to us


def statement_in(path: Path, settings: Settings) -> Statement:
    """The statement in one file. Raises ClickException when it can't be read."""
    plan = plan_of(settings)
    try:
        text = open_text(place_of(path), data_of(path), plan.limits)
    except Unreadable as refused:
        raise click.ClickException(f"{name_of(path)}：{refused}") from refused
    return read_statement(text, plan.terms.framework, frameworks=plan.terms.frameworks)
