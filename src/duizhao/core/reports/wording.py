"""The few Chinese phrases that every report uses in the same way."""

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.rule import LEVEL_LABELS, Finding, Level
from duizhao.core.trail.model import KIND_LABELS, PART_LABELS, Part, State, Statement

MATTERS_LABELS = {
    State.PRESENT: "已经写到",
    State.EMPTY: "有标题，没有内容",
    State.MISSING: "没有写到",
}


def kind_words(statement: Statement) -> str:
    """What the text is."""
    return KIND_LABELS[statement.kind.value]


def year_words(statement: Statement) -> str:
    """The meeting year, or that the text does not tell."""
    year = statement.meeting_year.value
    return f"{year} 年度" if year else "看不出年度"


def framework_words(checked: Checked) -> str:
    """The framework in use, or that none is."""
    if checked.framework is not None:
        return checked.framework.name
    return checked.statement.framework or "没有用框架"


def percent(share: float) -> str:
    """A share (0-1) with one decimal."""
    return f"{share * 100:.1f}%"


def part_words(finding: Finding) -> str:
    """The part in which a finding stands."""
    return PART_LABELS[Part(finding.part)]


def paragraph_words(finding: Finding) -> str:
    """The paragraph of a finding, counted from 1 as people do."""
    return f"第 {finding.paragraph + 1} 段"


def level_counts(findings: tuple[Finding, ...]) -> list[tuple[Level, int]]:
    """How many findings of each level, the gravest first; levels without any are left out."""
    counts = [(level, sum(f.level is level for f in findings)) for level in Level]
    return [(level, count) for level, count in counts if count]


def counts_words(findings: tuple[Finding, ...]) -> str:
    """The findings by level in one phrase: 必改 1 条，建议 8 条."""
    counts = [f"{LEVEL_LABELS[level]} {count} 条" for level, count in level_counts(findings)]
    return "，".join(counts) or "没有提示"
