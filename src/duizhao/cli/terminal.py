"""The report on the terminal: what the text is, its matrix, last year, its findings, counts."""

from io import StringIO

from rich.console import Console

from duizhao.cli.terminal_findings import print_findings
from duizhao.cli.terminal_lines import KNOT, OPEN_KNOT, SOFT, STRONG, new_console, new_page, put
from duizhao.cli.terminal_matrix import print_matrix
from duizhao.core.checks.checked import Checked
from duizhao.core.reports.last_year import passing_words, promise_rows, return_rows
from duizhao.core.reports.wording import counts_words, framework_words, kind_words, year_words
from duizhao.core.trail.matrix import matrix_of
from duizhao.core.trail.model import Statement
from duizhao.core.trail.years import Kept

FILE_WIDTH = 100
"""How many columns a report has that goes to a file."""


def print_checked(checked: Checked, console: Console | None = None) -> None:
    """Print the report of one text, on standard output unless told otherwise."""
    screen = console or new_console()
    _print_head(screen, checked)
    screen.print()
    print_matrix(screen, matrix_of(checked.statement))
    _print_last_year(screen, checked)
    print_findings(screen, checked)
    screen.print()
    _print_counts(screen, checked)
    screen.print()


def as_text(checked: Checked, width: int = FILE_WIDTH) -> str:
    """The report of one text without colour, for a file."""
    page = StringIO()
    print_checked(checked, new_page(page, width))
    return page.getvalue()


def _print_head(console: Console, checked: Checked) -> None:
    statement = checked.statement
    put(console, checked.file, style=STRONG)
    facts = (
        kind_words(statement),
        year_words(statement),
        framework_words(checked),
        f"{statement.text.characters} 字",
    )
    put(console, " · ".join(facts))
    put(console, _reasons(statement), style=SOFT)
    for note in (*statement.text.notes, *map(str, checked.failed)):
        put(console, note)


def _reasons(statement: Statement) -> str:
    """Why the text is taken for what it is; what one reason repeats of another is told once."""
    year, framework = statement.meeting_year.reason, statement.framework_reason
    reasons = (statement.kind.reason, "" if year in framework else year, framework)
    return "；".join(reason.rstrip("。") for reason in reasons if reason) + "。"


def _print_last_year(console: Console, checked: Checked) -> None:
    if checked.two_years is None:
        return
    console.print()
    put(console, f"同上一年的材料对照（{checked.two_years.last.text.name}）", style=STRONG)
    if words := passing_words(checked):
        put(console, f"今年没有单独写上次整改落实情况，只有一句带过：“{words}”")
    for promise in promise_rows(checked):
        knot = KNOT if promise.kept is Kept.CLAIMED else OPEN_KNOT
        put(console, f"{knot} {promise.label}：{promise.promised}")
        if promise.told:
            put(console, f"今年的说法：{promise.told}", indent=2)
            put(console, f"推测：{promise.reason}", indent=2, style=SOFT)
    for back in return_rows(checked):
        put(console, f"{OPEN_KNOT} 两年都有：{back.before}")
        put(console, f"今年的说法：{back.now}", indent=2)
        put(console, f"推测：{back.reason}", indent=2, style=SOFT)


def _print_counts(console: Console, checked: Checked) -> None:
    opened = checked.open_findings
    put(console, f"提示 {len(opened)} 条：{counts_words(opened)}。" if opened else "没有提示。")
    if accepted := len(checked.findings) - len(opened):
        put(console, f"另有 {accepted} 条已核，理由记在基线文件里。", style=SOFT)
    solved = checked.comparison.solved if checked.comparison else ()
    if solved:
        put(console, f"同上一稿相比，已经消除 {len(solved)} 条：")
    for known in solved:
        put(console, f"{known.code} {known.message or known.quote}", indent=2, style=SOFT)
    if opened:
        way = "--accept 代码或指纹 --reason 理由" if checked.comparison else "--baseline"
        hint = (
            f"每项的说明：duizhao explain {opened[0].code}。看过、不算问题的，可以用 {way} 记下来。"
        )
        put(console, hint, style=SOFT)
