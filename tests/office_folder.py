"""Texts of an office on disk, and the program run on them as from a command line."""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from duizhao.cli.program import run

SOUND = """2024年度民主生活会个人对照检查材料
青石镇 陈立
按照镇党委要求，我对照四个带头方面作了检查，现报告如下。
一、存在的问题
（一）带头严守政治纪律和政治规矩方面。学习没有往心里去。比如今年6月的集中学习，我讲的两处数据是照抄来的，被支部书记当场指出。
二、原因分析
（一）思想上放松了要求。总觉得自己干了二十年，凭老经验够用，对学习不敬畏。
三、整改措施
（一）抓实学习。我每月读一本书，2025年6月底前向支部汇报一次学习体会，由支部书记陈立检查读书笔记。
"""
BLANK = SOUND.replace("今年6月", "今年××月")


@dataclass(frozen=True)
class Answer:
    """What the program said: its exit status, standard output, standard error."""

    status: int
    out: str
    err: str


class Office:
    """A folder of texts in which the program runs."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        monkeypatch.chdir(folder)

    def write(self, name: str, content: str | bytes = SOUND) -> Path:
        """A file of the office; it is named relative to the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Path(name)

    def type_in(self, data: bytes) -> None:
        """What standard input holds for the next run."""
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    def run(self, *words: str | Path) -> Answer:
        """Run `duizhao` with these words."""
        status = run([str(word) for word in words])
        said = self._capsys.readouterr()
        return Answer(status, said.out, said.err)
