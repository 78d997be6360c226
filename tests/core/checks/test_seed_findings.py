"""What the rules on problems, causes and measures say about the speech that the project started from."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from duizhao.core.checks.examine import Terms, examine
from duizhao.core.checks.rule import Finding
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Span
from duizhao.core.outline.read import read
from duizhao.core.trail.model import Problem, Statement


@pytest.fixture(scope="module")
def checked(real_texts: Path) -> tuple[Statement, Sequence[Finding]]:
    data = (real_texts / "seed-speech.txt").read_bytes()
    text = read("seed-speech.txt", data, Limits())
    result = examine(text.name, text, Terms(shipped_frameworks()))
    assert not result.failed
    return result.statement, result.findings


def of(findings: Sequence[Finding], code: str) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def aspects_of(statement: Statement, findings: Sequence[Finding]) -> list[int]:
    """The numbers (from 1) of the problem aspects that findings stand in."""
    return [
        number
        for finding in findings
        for number, problem in enumerate(statement.problems, 1)
        if _holds(problem, finding.span)
    ]


def _holds(problem: Problem, span: Span) -> bool:
    return problem.span.contains(span)


def test_only_the_second_aspect_lacks_an_instance(
    checked: tuple[Statement, Sequence[Finding]],
) -> None:
    statement, findings = checked
    assert aspects_of(statement, of(findings, "DZ103")) == [2]


def test_excuses_stand_in_the_second_third_and_fourth_aspect(
    checked: tuple[Statement, Sequence[Finding]],
) -> None:
    statement, findings = checked
    assert aspects_of(statement, of(findings, "DZ104")) == [2, 3, 4]


@pytest.mark.parametrize(
    "topic", ["会议时效性", "三重一大", "谈心谈话", "干部培养选拔", "工作机制"]
)
def test_a_matter_that_no_measure_takes_up_is_named(
    checked: tuple[Statement, Sequence[Finding]], topic: str
) -> None:
    _, findings = checked
    assert any(topic in finding.message for finding in of(findings, "DZ302"))


def test_what_the_speech_praises_in_passing_needs_no_measure(
    checked: tuple[Statement, Sequence[Finding]],
) -> None:
    _, findings = checked
    assert not any("团结协作" in finding.message for finding in of(findings, "DZ302"))


def test_the_sentence_that_problems_and_causes_share_is_shown_in_both_places(
    checked: tuple[Statement, Sequence[Finding]],
) -> None:
    _, findings = checked
    (repeated,) = of(findings, "DZ202")
    assert repeated.part == "causes"
    assert repeated.message.count("两个大局") == 2


def test_fixed_political_phrases_are_neither_copying_nor_stock(
    checked: tuple[Statement, Sequence[Finding]],
) -> None:
    _, findings = checked
    assert not any("科学指南" in finding.quote for finding in findings)
    assert not of(findings, "DZ107")


@pytest.mark.parametrize("code", ["DZ101", "DZ102", "DZ106", "DZ201", "DZ204", "DZ304", "DZ305"])
def test_what_it_does_right_is_not_found_fault_with(
    checked: tuple[Statement, Sequence[Finding]], code: str
) -> None:
    _, findings = checked
    assert not of(findings, code)
