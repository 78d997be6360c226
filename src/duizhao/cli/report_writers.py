"""Writes the results of a run in the form that is asked for, to the terminal or to a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.registry import all_rules
from duizhao.core.outline.unreadable import Unread
from duizhao.runs.targets import CannotWrite, signed, write_whole

FILES_BY_DEFAULT = {"html": "对照结果.html", "xlsx": "对照结果.xlsx"}
"""The forms that go to a file unless told otherwise, and its name."""


@dataclass(frozen=True)
class Findings:
    """What a run found: `checked` is read once, as it comes; `unread` is complete after that.

    `on` is the day that is printed on reports.
    """

    checked: Iterator[Checked]
    unread: Sequence[Unread]
    on: date


def write_report(form: str, found: Findings, target: Path | None) -> None:
    """Write the results in a form: to a file, or to standard output when there is none."""
    if form == "text" and target is None:
        _to_terminal(found)
        return
    content = _content(form, found)
    if target is None:
        click.echo(content, nl=False)
        return
    try:
        write_whole(target, content)
    except CannotWrite as refused:
        raise click.ClickException(str(refused)) from refused


def _to_terminal(found: Findings) -> None:
    from duizhao.cli.terminal import print_checked  # noqa: PLC0415  rich costs start-up time

    for one in found.checked:
        print_checked(one)


def _content(form: str, found: Findings) -> bytes:
    """The report as the bytes of a file; each form's library is loaded only when it is asked for."""
    match form:
        case "json":
            from duizhao.core.reports.to_json import to_json  # noqa: PLC0415

            return to_json(found.checked, found.unread).encode()
        case "sarif":
            from duizhao.core.reports.to_sarif import to_sarif  # noqa: PLC0415

            return to_sarif(list(found.checked), found.unread, rules=all_rules()).encode()
        case "html":
            from duizhao.core.reports.to_html import to_html  # noqa: PLC0415

            return to_html(list(found.checked), found.unread, on=found.on).encode()
        case "xlsx":
            from duizhao.core.reports.to_xlsx import to_xlsx  # noqa: PLC0415

            return signed(to_xlsx(list(found.checked), found.unread, on=found.on))
        case _:
            from duizhao.cli.terminal import as_text  # noqa: PLC0415

            return "".join(map(as_text, found.checked)).encode()
