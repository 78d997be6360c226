"""Reads the texts that the user says everybody may quote: notices, templates, sources."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unread
from duizhao.runs.reuse.collection import collected


def known_texts(paths: Sequence[Path], limits: Limits) -> Iterator[tuple[str, str]]:
    """Title and words of each. Raises ClickException for one that can't be read."""
    for one in collected(paths, limits):
        if isinstance(one, Unread):
            raise click.ClickException(f"--known {one.file}：{one.reason}{one.cure}")
        yield Path(one.work.name).stem.strip("《》"), one.content
