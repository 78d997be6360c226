"""Prints the findings of one text: by part and rule, each place quoted with its words marked."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from duizhao.cli.excerpt import excerpt
from duizhao.cli.level_styles import LEVEL_STYLES
from duizhao.cli.terminal_lines import SOFT, STRONG, put, put_text
from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.acceptance import SHORTEST_PRINT
from duizhao.core.checks.drafts.baseline import STATE_LABELS, BaselineState
from duizhao.core.checks.rule import LEVEL_LABELS, Finding
from duizhao.core.reports.marked import anchor_of
from duizhao.core.reports.wording import paragraph_words
from duizhao.core.trail.model import PART_LABELS, Part

MOST_PLACES = 5
"""How many places of one rule in one part are quoted; the rest are counted."""
_RULE, _PLACE = 2, 4


def print_findings(console: Console, checked: Checked) -> None:
    """The findings that nobody has accepted, part by part, the reason of a rule once."""
    told: set[str] = set()
    for part, findings in _by_part(checked.open_findings):
        console.print()
        put(console, f"{PART_LABELS[part]}（{len(findings)} 条）", style=STRONG)
        for group in _by_rule(findings):
            _print_rule(console, checked, group, told)


def _by_part(findings: Sequence[Finding]) -> Iterator[tuple[Part, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.part, []).append(finding)
    for part, members in groups.items():
        yield Part(part), members


def _by_rule(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.level), []).append(finding)
    yield from groups.values()


def _print_rule(
    console: Console, checked: Checked, group: Sequence[Finding], told: set[str]
) -> None:
    first = group[0]
    head = Text(" " * _RULE)
    head.append(LEVEL_LABELS[first.level], LEVEL_STYLES[first.level])
    head.append(f" {first.code} ", SOFT)
    head.append(first.title)
    put_text(console, head)
    for finding in group[:MOST_PLACES]:
        _print_place(console, checked, finding)
        if finding.why not in told:
            told.add(finding.why)
            put(console, f"为什么：{finding.why}", indent=_PLACE, style=SOFT)
    if rest := group[MOST_PLACES:]:
        places = "、".join(str(number + 1) for number, _ in groupby(f.paragraph for f in rest))
        put(console, f"另有 {len(rest)} 处，在第 {places} 段。", indent=_PLACE, style=SOFT)


def _print_place(console: Console, checked: Checked, finding: Finding) -> None:
    text = checked.statement.text
    label = f"{paragraph_words(finding)}  "
    margin = _PLACE + Text(label).cell_len
    line = excerpt(text, anchor_of(text, finding.span), max(console.width - margin, 20))
    quoted = Text(" " * _PLACE).append(label, SOFT).append(line.before)
    quoted.append(line.marked, f"underline {LEVEL_STYLES[finding.level]}").append(line.after)
    put_text(console, quoted)
    if line.marked:
        put_text(console, Text(" " * margin + line.underline, LEVEL_STYLES[finding.level]))
    put(console, f"{finding.message}{_state(checked, finding)}", indent=_PLACE)


def _state(checked: Checked, finding: Finding) -> str:
    """How the finding stands to the earlier draft and by which letters --accept knows it, if there is one."""
    if checked.comparison is None:
        return ""
    state = checked.comparison.state_of(finding)
    label = "" if state is BaselineState.UNCHANGED else f"{STATE_LABELS[state]}，"
    return f"（{label}指纹 {finding.fingerprint[:SHORTEST_PRINT]}）"
