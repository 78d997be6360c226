"""Makes the overview sheet of a workbook: one row for each text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.questions.absence import seems_whole
from duizhao.core.checks.questions.aspects import covered
from duizhao.core.checks.rule import LEVEL_LABELS, Level
from duizhao.core.reports.sheets import Book, Column, Style, Value
from duizhao.core.reports.wording import MATTERS_LABELS, framework_words, kind_words
from duizhao.core.trail.matrix import matrix_of
from duizhao.core.trail.model import PART_LABELS, Part
from duizhao.core.trail.shares import shares_of

_SHARED = (Part.PROBLEMS, Part.CAUSES, Part.FOLLOW_UP, Part.CASE, Part.MEASURES)
_COLUMNS = (
    Column("序号", 6, Style.COUNT),
    Column("文件", 24, Style.LONG),
    Column("名称", 26, Style.LONG),
    Column("种类", 17),
    Column("年度", 8, Style.COUNT),
    Column("框架", 20, Style.LONG),
    Column("字数", 8, Style.COUNT),
    *(Column(f"{PART_LABELS[part]}占比", 9, Style.SHARE) for part in _SHARED),
    Column("个人有关事项", 16),
    Column("没有写到的方面", 28, Style.LONG),
    Column("没有接上的处数", 10, Style.COUNT),
    *(Column(LEVEL_LABELS[level], 7, Style.COUNT) for level in Level),
    Column("已核", 7, Style.COUNT),
)


def overview_sheet(book: Book, checked: Sequence[Checked]) -> None:
    """Add the sheet; on its right a column for each rule that found something anywhere."""
    titles = _titles(checked)
    by_rule = [Column(f"{code} {title}", 11, Style.COUNT) for code, title in titles.items()]
    rows = [_row(number, one, titles) for number, one in enumerate(checked, 1)]
    book.table("一览", [*_COLUMNS, *by_rule], rows, fixed=2)


def _titles(checked: Iterable[Checked]) -> dict[str, str]:
    """The rules that found something anywhere, by code, with what they look for."""
    found = {finding.code: finding.title for one in checked for finding in one.findings}
    return dict(sorted(found.items()))


def _row(number: int, one: Checked, titles: Iterable[str]) -> list[Value]:
    statement = one.statement
    shares = {share.part: share.share for share in shares_of(statement)}
    opened = one.open_findings
    by_rule = Counter(finding.code for finding in opened)
    by_level = Counter(finding.level for finding in opened)
    return [
        number,
        one.file,
        _name(one),
        kind_words(statement),
        statement.meeting_year.value,
        framework_words(one),
        statement.text.characters,
        *(shares.get(part, 0.0) for part in _SHARED),
        MATTERS_LABELS[statement.personal_matters.state] if statement.is_statement else None,
        _aspects_missing(one),
        matrix_of(statement).loose_ends,
        *(by_level[level] for level in Level),
        len(one.findings) - len(opened),
        *(by_rule[code] or None for code in titles),
    ]


def _name(one: Checked) -> str:
    """What the text calls itself, else the name of its file."""
    title = one.statement.outline.title
    words = " ".join(one.statement.text.quote(title).split()) if title else ""
    return words or PurePosixPath(one.file.replace("\\", "/")).stem


def _aspects_missing(one: Checked) -> str | None:
    """The framework's aspects that the text leaves out; None where nobody can judge."""
    framework, statement = one.framework, one.statement
    if framework is None or not framework.aspects_confirmed or not seems_whole(statement):
        return None
    found = covered(statement, framework.aspects)
    missing = [aspect.label for aspect in framework.aspects if aspect.key not in found]
    return "；".join(missing) or "都已写到"
