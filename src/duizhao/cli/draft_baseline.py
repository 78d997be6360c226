"""The baseline of a run: read before, compared with, and written again when asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from duizhao.cli.settings.mistakes import WrongSetting
from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.acceptance import accept, named_by
from duizhao.core.checks.drafts.baseline import Baseline, Comparison, Known, renew
from duizhao.core.checks.drafts.baseline_file import WrongBaseline, read_baseline, write_baseline
from duizhao.core.checks.rule import Finding
from duizhao.core.outline.model import Text
from duizhao.core.outline.unreadable import Unread
from duizhao.runs.check import Result
from duizhao.runs.targets import CannotWrite, write_whole


@dataclass(frozen=True)
class Acceptance:
    """The findings that the user lets stand, by code, name or fingerprint, and why."""

    words: tuple[str, ...] = ()
    reason: str = ""


@dataclass
class DraftBaseline:
    """The baseline in `file`; `save` says that this run's findings become the next one."""

    file: Path
    save: bool
    acceptance: Acceptance
    on: date
    baseline: Baseline = field(default_factory=Baseline)
    accepted: int = 0
    _drafts: list[Checked] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.file.exists():
            self.baseline = _read(self.file)
        elif not self.save:
            raise WrongSetting(
                f"没有 {self.file} 这个基线文件。第一次用请加 --save-baseline，把这一稿的提示记下来。"
            )

    def known_in(self, file: str, *, alone: bool) -> tuple[Known, ...]:
        """What is known of a file; `alone` says that the run has no other."""
        return self.baseline.known_in(file, alone=alone)

    def apply(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results, with the findings accepted that the user names."""
        for one in results:
            if isinstance(one, Unread):
                yield one
                continue
            self.accepted += len(list(named_by(one, self.acceptance.words)))
            result = accept(one, self.acceptance.words, reason=self.acceptance.reason, on=self.on)
            if self.save:
                self._drafts.append(result)
            yield result

    def finish(self) -> str:
        """Write the baseline when asked; what was done, empty when nothing was.

        Raises WrongSetting when a word of the acceptance names nothing, or the file can't be
        written.
        """
        if self.acceptance.words and not self.accepted:
            words = "、".join(self.acceptance.words)
            raise WrongSetting(f"这次的提示里没有 {words}，基线没有改动。代码和指纹写在提示里。")
        if not self.save:
            return ""
        renewed = renew(self.baseline, map(_draft, self._drafts), on=self.on)
        try:
            write_whole(self.file, write_baseline(renewed).encode())
        except CannotWrite as refused:
            raise WrongSetting(str(refused)) from refused
        told = f"，其中接受 {self.accepted} 条" if self.accepted else ""
        return f"基线写在 {self.file}：共 {len(renewed.known)} 条{told}。"


def _draft(one: Checked) -> tuple[str, Text, tuple[Finding, ...], Comparison]:
    return one.file, one.statement.text, one.findings, one.comparison or Comparison()


def _read(file: Path) -> Baseline:
    try:
        return read_baseline(file.read_bytes().decode("utf-8-sig"), str(file))
    except WrongBaseline as wrong:
        raise WrongSetting(str(wrong)) from wrong
    except UnicodeDecodeError as wrong:
        raise WrongSetting(f"{file} 不是 UTF-8 编码，不像基线文件。") from wrong
    except OSError as fault:
        raise WrongSetting(f"{file} 打不开，请检查文件和权限。") from fault
