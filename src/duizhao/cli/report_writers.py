"""The forms in which the results of a run are given out; one function for each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from duizhao.core.checks.checked import Checked, Unread
from duizhao.core.checks.registry import all_rules
from duizhao.runs.targets import CannotWrite, write_whole

FILES_BY_DEFAULT = {"html": "对照结果.html", "xlsx": "对照结果.xlsx"}
"""The forms that go to a file unless told otherwise, and its name."""


@dataclass(frozen=True)
class Findings:
    """What a run found: `checked` is read once, as it comes; `unread` is complete after that."""

    checked: Iterator[Checked]
    unread: Sequence[Unread]


def write_report(form: str, found: Findings, target: Path | None) -> None:
    """Write the results in a form: to a file, or to standard output when there is none."""
    if form == "text" and target is None:
        _to_terminal(found)
        return
    content = _WRITERS[form](found)
    if target is None:
        click.get_binary_stream("stdout").write(content)
        return
    try:
        write_whole(target, content)
    except CannotWrite as refused:
        raise click.ClickException(str(refused)) from refused


def _to_terminal(found: Findings) -> None:
    from duizhao.cli.terminal import print_checked  # noqa: PLC0415  rich costs start-up time

    for one in found.checked:
        print_checked(one)


def _text(found: Findings) -> bytes:
    from duizhao.cli.terminal import as_text  # noqa: PLC0415  rich costs start-up time

    return "".join(as_text(one) for one in found.checked).encode()


def _json(found: Findings) -> bytes:
    from duizhao.core.reports.to_json import to_json  # noqa: PLC0415  only what is asked for

    return to_json(found.checked, found.unread).encode()


def _sarif(found: Findings) -> bytes:
    from duizhao.core.reports.to_sarif import to_sarif  # noqa: PLC0415  only what is asked for

    return to_sarif(list(found.checked), found.unread, rules=all_rules()).encode()


def _html(found: Findings) -> bytes:
    from duizhao.core.reports.to_html import to_html  # noqa: PLC0415  jinja2 costs start-up time

    return to_html(list(found.checked), found.unread, on=date.today()).encode()  # noqa: DTZ011  the user's own day


def _xlsx(found: Findings) -> bytes:
    from duizhao.core.reports.to_xlsx import to_xlsx  # noqa: PLC0415  costs start-up time

    return to_xlsx(list(found.checked), found.unread, on=date.today())  # noqa: DTZ011  the user's own day


_WRITERS: dict[str, Callable[[Findings], bytes]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "html": _html,
    "xlsx": _xlsx,
}
