"""Counts what a run finds while its results pass by, and decides the exit status."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from duizhao.cli.statuses import CLEAN, FAULT, FOUND
from duizhao.core.checks.checked import Checked, Failed
from duizhao.core.checks.rule import LEVEL_LABELS, Level
from duizhao.core.outline.unreadable import Unread
from duizhao.runs.check import Result

_GRAVEST_FIRST = tuple(Level)


@dataclass
class Tally:
    """What a run has found so far. `unread` may hold files that were given up before the run."""

    unread: list[Unread] = field(default_factory=list)
    failed: list[tuple[str, Failed]] = field(default_factory=list)
    files: int = 0
    levels: Counter[Level] = field(default_factory=Counter)

    def of(self, results: Iterable[Result]) -> Iterator[Checked]:
        """The results that were checked, each counted as it passes."""
        for result in results:
            if isinstance(result, Unread):
                self.unread.append(result)
                continue
            self.files += 1
            self.levels.update(finding.level for finding in result.open_findings)
            self.failed += [(result.file, failed) for failed in result.failed]
            yield result

    def status(self, fail_on: Level) -> int:
        """The exit status: 2 when something could not be done, else 1 for findings grave enough."""
        if self.unread or self.failed:
            return FAULT
        grave = _GRAVEST_FIRST[: _GRAVEST_FIRST.index(fail_on) + 1]
        return FOUND if any(self.levels[level] for level in grave) else CLEAN

    def in_words(self) -> str:
        """The run in one sentence."""
        counts = "，".join(
            f"{LEVEL_LABELS[level]} {self.levels[level]} 条"
            for level in Level
            if self.levels[level]
        )
        told = f"：{counts or '没有提示'}" if self.files else ""
        unread = f"；{len(self.unread)} 份没有读成" if self.unread else ""
        return f"检查了 {self.files} 份材料{told}{unread}。"
