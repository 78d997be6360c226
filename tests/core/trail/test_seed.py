"""The real speech that the project started from: read right, to the character."""

import re
from pathlib import Path

import pytest

from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import read
from duizhao.core.trail.model import Kind, Part, State, Statement
from duizhao.core.trail.statement import read_statement
from duizhao.core.zh.normal import squeezed_length


@pytest.fixture(scope="module")
def seed(real_texts: Path) -> Statement:
    data = (real_texts / "seed-speech.txt").read_bytes()
    text = read("seed-speech.txt", data, Limits())
    return read_statement(text, frameworks=shipped_frameworks())


def share(statement: Statement, *parts: Part) -> float:
    characters = sum(
        squeezed_length(statement.text.quote(span))
        for part in parts
        for span in statement.spans_of(part)
    )
    return 100 * characters / statement.text.characters


def test_its_length_and_shares(seed: Statement) -> None:
    assert seed.text.characters == 6004
    assert share(seed, Part.PROBLEMS) == pytest.approx(51.0, abs=1)
    assert share(seed, Part.FOLLOW_UP, Part.PERSONAL_MATTERS) == pytest.approx(11.8, abs=1)
    assert share(seed, Part.CAUSES) == pytest.approx(12.1, abs=1)
    assert share(seed, Part.MEASURES) == pytest.approx(18.6, abs=1)


def test_its_kind_year_and_framework(seed: Statement) -> None:
    assert seed.kind.value is Kind.PERSONAL
    assert seed.meeting_year.value == 2020
    assert seed.meeting_year.reason
    assert seed.framework == "2020"


def test_its_six_problems_with_points_and_instances(seed: Statement) -> None:
    text = seed.text
    assert len(seed.problems) == 6
    assert [len(problem.subpoints) for problem in seed.problems] == [0, 3, 3, 0, 0, 0]
    instances = [[text.quote(span)[:2] for span in p.instances] for p in seed.problems]
    assert [words.count("比如") for words in instances] == [1, 0, 2, 1, 1, 1]
    assert instances[1] == []
    assert not re.search(r"\d", text.quote(seed.spans_of(Part.PROBLEMS)[0]))


def test_its_causes_follow_up_and_measures(seed: Statement) -> None:
    text = seed.text
    assert (len(seed.causes), len(seed.follow_up), len(seed.measures)) == (3, 4, 4)
    facts = [text.quote(fact) for entry in seed.follow_up for fact in entry.facts]
    assert any("12项制度" in fact for fact in facts)
    assert all(measure.owner is None for measure in seed.measures)
    dues = [text.quote(measure.due) for measure in seed.measures if measure.due]
    assert dues == ["2021年"]


def test_its_personal_matters_are_announced_and_empty(seed: Statement) -> None:
    assert seed.personal_matters.state is State.EMPTY


def test_its_placeholders_and_not_its_abbreviations(seed: Statement) -> None:
    text = seed.text
    found = [text.quote(span) for span in seed.placeholders]
    assert sum(len(words) > 1 for words in found) == 90
    assert sum(len(words) == 1 for words in found) == 4
    after_abbreviation = [
        s for s in seed.placeholders if text.content[s.start - 3 : s.start] == "xjp"
    ]
    assert len(after_abbreviation) == 3
    assert text.content.count("mzshh") + text.content.count("xjp") == 36


def test_the_matters_that_no_measure_takes_up(seed: Statement) -> None:
    open_topics = {topic.label for problem in seed.problems for topic in problem.open_topics}
    assert open_topics >= {"会议时效性", "三重一大", "谈心谈话", "干部培养选拔", "工作机制"}
