"""Shows on standard error how far a run over many files has come."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def with_progress(items: Iterable[T], total: int, *, shown: bool) -> Iterator[T]:
    """The items as they come, with a bar where a person is looking and there is more than one."""
    if not shown or total < 2 or not sys.stderr.isatty():  # noqa: PLR2004  one file needs no bar
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415  rich costs start-up time
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("正在检查"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total)
