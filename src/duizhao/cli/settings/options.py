"""The command line options that say where settings are read from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def config_options(function: F) -> F:
    """Give a command --config and --isolated."""
    isolated = click.option("--isolated", is_flag=True, help="不读任何设置文件。")
    config = click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="文件",
        help="设置写在这个文件里，不去找最近的 duizhao.toml。",
    )
    return config(isolated(function))
