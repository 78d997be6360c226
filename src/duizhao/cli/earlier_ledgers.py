"""Reads the ledgers of earlier years that the user names, and keeps the items of the text's author."""

from collections.abc import Sequence
from pathlib import Path

import click

from duizhao.cli.named_files import STDIN, name_of, statement_in
from duizhao.cli.settings.resolve import Settings
from duizhao.core.ledger.earlier_items import Owned, UnclearAuthor, items_of, read_earlier
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.trail.ledger import LedgerItem
from duizhao.core.trail.model import Statement
from duizhao.runs.files import readable


def earlier_ledgers(
    files: Sequence[Path], text: Path, settings: Settings, whose: str
) -> tuple[LedgerItem, ...]:
    """The author's items of all ledgers, by year. Raises ClickException, with what to do."""
    owned = [one for file in files for one in _read(file)]

    def statement() -> Statement:
        if text == STDIN:
            raise click.UsageError(
                "从标准输入读的材料，请用 --whose 写明是谁的：姓名，或者“班子”。"
            )
        return statement_in(text, settings)

    try:
        items = items_of(owned, statement, whose=whose)
    except UnclearAuthor as unclear:
        names = "、".join(unclear.names)
        said = f"台账里没有“{whose}”" if whose else f"看不出 {name_of(text)} 是谁的材料"
        raise click.UsageError(
            f"{said}，台账里有{names}的条目。请用 --whose 写明是谁的，例如 --whose {unclear.names[0]}。"
        ) from unclear
    return tuple(sorted(items, key=lambda item: item.year))


def _read(file: Path) -> tuple[Owned, ...]:
    name = readable(str(file))
    try:
        return read_earlier(file.read_bytes(), file.name)
    except Unreadable as refused:
        raise click.ClickException(f"--ledger {name}：{refused}") from refused
    except OSError as fault:
        raise click.ClickException(
            f"--ledger {name}：打不开这个文件，请检查位置和权限。"
        ) from fault
