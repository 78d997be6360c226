"""Checking many files: what a fault in one of them does to the rest."""

from pathlib import Path

import pytest

from crew_tasks import look_or_die, look_or_fail
from duizhao.core.checks.checked import Checked
from duizhao.core.checks.rule import Finding
from duizhao.core.outline.unreadable import Unread
from duizhao.runs import check
from duizhao.runs.check import Job, Plan, check_files, check_one, processes_for
from office_folder import BLANK


def texts(folder: Path, number: int) -> list[Job]:
    for n in range(number):
        (folder / f"材料{n}.txt").write_text(BLANK, "utf-8")
    return [Job(str(folder / f"材料{n}.txt")) for n in range(number)]


def test_a_process_that_dies_costs_its_own_file_only(tmp_path: Path) -> None:
    jobs = texts(tmp_path, 6)
    results = list(check_files(jobs, [Plan()], 2, look_or_die))
    assert [type(result) for result in results] == [
        Checked,
        Checked,
        Checked,
        Unread,
        Checked,
        Checked,
    ]
    lost = results[3]
    assert isinstance(lost, Unread)
    assert lost.file == jobs[3].file
    assert "意外中断" in lost.reason
    assert lost.cure


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_of_ours_costs_one_file_and_tells_no_word_of_it(
    tmp_path: Path, processes: int
) -> None:
    jobs = texts(tmp_path, 4)
    results = list(check_files(jobs, [Plan()], processes, look_or_fail))
    assert [type(result) for result in results] == [Checked, Unread, Checked, Checked]
    failed = results[1]
    assert isinstance(failed, Unread)
    assert "ValueError，crew_tasks.py 第" in failed.reason
    assert "学习没有往心里去" not in failed.reason


def test_findings_are_the_same_in_any_process(tmp_path: Path) -> None:
    def found(results: list[Checked | Unread]) -> list[tuple[Finding, ...]]:
        return [result.findings for result in results if isinstance(result, Checked)]

    jobs = texts(tmp_path, 3)
    assert found(list(check_files(jobs, [Plan()], 2))) == found(
        list(check_files(jobs, [Plan()], 1))
    )


def test_an_unreadable_file_keeps_its_reason_and_cure(tmp_path: Path) -> None:
    result = check_one(Job(str(tmp_path / "没有.txt")), Plan())
    assert result == Unread(
        str(tmp_path / "没有.txt"), "没有这个文件。", "请检查文件名和所在的文件夹。"
    )


@pytest.mark.parametrize(
    ("files", "wanted", "processes"),
    [(1, 0, 1), (3, 8, 1), (8, 0, 2), (1000, 0, 4), (1000, 3, 3), (1000, 200, 61)],
)
def test_processes_are_as_many_as_pay(
    files: int, wanted: int, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "cores", lambda: 4)
    assert processes_for(files, wanted) == processes
