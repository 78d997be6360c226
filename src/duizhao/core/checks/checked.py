"""What one run says about one file that it read and checked."""

from dataclasses import dataclass

from duizhao.core.checks.drafts.baseline import Comparison
from duizhao.core.checks.rule import Finding
from duizhao.core.frameworks.model import Framework
from duizhao.core.trail.model import Statement
from duizhao.core.trail.years import Years


@dataclass(frozen=True, slots=True)
class Failed:
    """A rule that broke down on a text: a fault of the program, never a finding about the text."""

    code: str
    title: str
    reason: str

    def __str__(self) -> str:
        return (
            f"检查项 {self.code}（{self.title}）运行出错，没有给出结果：{self.reason}。"
            "其他检查项不受影响；请把这一行报告给程序的维护者。"
        )


@dataclass(frozen=True)
class TwoYears:
    """Last year's text and what the two years' texts say of one another."""

    last: Statement
    years: Years


@dataclass(frozen=True)
class Checked:
    """A file that was read and checked.

    `file` is the name as the user gave it. `comparison` is there when a baseline was given;
    findings that it accepts stay among `findings`. `two_years` is there when last year's text
    was given too.
    """

    file: str
    statement: Statement
    findings: tuple[Finding, ...]
    framework: Framework | None = None
    failed: tuple[Failed, ...] = ()
    comparison: Comparison | None = None
    two_years: TwoYears | None = None

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has accepted."""
        if self.comparison is None:
            return self.findings
        return tuple(f for f in self.findings if not self.comparison.accepts(f))
