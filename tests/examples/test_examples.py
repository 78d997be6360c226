"""Each shipped example is read as what it is, and is told what it must be told and nothing it must not.

Where the program still falls short of that, expected.yaml says so (misread, missed, wrong), and a
shortfall that is gone fails here until its line is taken out.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from duizhao import examples
from duizhao.core.checks.checked import Checked
from duizhao.core.checks.examine import Terms, examine
from duizhao.core.checks.rule import Level
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.read import read
from duizhao.core.trail.model import Statement
from expectations import Expected, Place, load_expected

FOLDER = Path(examples.__file__).parent
EXPECTED = load_expected()
MENDED = "a shortfall is gone: bring expected.yaml up to date"

each_example = pytest.mark.parametrize("expected", EXPECTED.values(), ids=EXPECTED.keys())


def text_of(file: str) -> Text:
    return read(file, (FOLDER / file).read_bytes(), Limits())


@cache
def examined(file: str) -> Checked:
    last = EXPECTED[file].last
    return examine(
        file,
        text_of(file),
        Terms(shipped_frameworks()),
        last=examined(last).statement if last else None,
    )


def readings(statement: Statement) -> dict[str, object]:
    return {
        "kind": statement.kind.value,
        "meeting_year": statement.meeting_year.value,
        "framework": statement.framework,
        "parts": tuple(dict.fromkeys(one.part for one in statement.stretches)),
        "personal_matters": statement.personal_matters.state,
        "problems": len(statement.problems),
        "causes": len(statement.causes),
        "measures": len(statement.measures),
    }


def found(places: Iterable[Place], file: str) -> list[Place]:
    """Those of the places that a finding stands at."""
    checked = examined(file)
    findings = [(one.code, checked.statement.text.quote(one.span)) for one in checked.findings]
    return [
        (code, words)
        for code, words in places
        if any(code == other and words in quote for other, quote in findings)
    ]


def test_every_shipped_text_has_its_expectations() -> None:
    shipped = {path.name for path in FOLDER.iterdir() if path.suffix in {".txt", ".docx", ".pdf"}}
    assert shipped == set(EXPECTED)


def test_no_rule_breaks_down_on_an_example() -> None:
    assert not [failed for file in EXPECTED for failed in examined(file).failed]


@each_example
def test_an_example_is_read_as_what_it_is(expected: Expected) -> None:
    seen = readings(examined(expected.file).statement)
    differing = {name for name, wanted in expected.reading.items() if seen[name] != wanted}
    assert differing == expected.misread, {name: seen[name] for name in differing} or MENDED


@each_example
def test_every_finding_that_must_be_there_stands_at_its_words(expected: Expected) -> None:
    assert not set(expected.must) - set(found(expected.must, expected.file))
    assert not found(expected.missed, expected.file), MENDED


@each_example
def test_nothing_is_said_that_must_not_be_said(expected: Expected) -> None:
    findings = examined(expected.file).findings
    assert not [one for one in findings if one.code in expected.must_not]
    assert set(found(expected.wrong, expected.file)) == set(expected.wrong), MENDED
    if expected.nothing_else:
        right = {code for code, _ in expected.must}
        text = examined(expected.file).statement.text
        assert not [
            (one.code, one.quote)
            for one in findings
            if one.level is not Level.INFO and one.code not in right
            if not any(
                one.code == c and words in text.quote(one.span) for c, words in expected.wrong
            )
        ]


@pytest.mark.parametrize("file", sorted(f for f in EXPECTED if f.endswith(".txt")))
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_an_example_reads_the_same_in_every_usual_encoding(file: str, encoding: str) -> None:
    data = (FOLDER / file).read_text("utf-8").encode(encoding)
    assert read(file, data, Limits()).content == text_of(file).content


def test_lines_cut_at_a_fixed_width_are_joined_again() -> None:
    lines = (FOLDER / "2013-personal.txt").read_text("utf-8").splitlines()
    assert max(map(len, lines)) == 34
    headings = {"料", "东", "况", "题", "因", "施"}
    paragraphs = [one.text for one in text_of("2013-personal.txt").paragraphs if one.text.strip()]
    assert len(paragraphs) == 22
    assert {one[-1] for one in paragraphs} == headings | {"。"}
