"""Every rule flags and passes what its sheet of examples says; no rule goes without a sheet."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from duizhao.core.checks.engine import check
from duizhao.core.checks.offices.office import Entry, Office, Source
from duizhao.core.checks.offices.office_lists import (
    read_names,
    read_pairs,
    read_phrases,
    read_titles,
)
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import Finding, Reading, Rule, SharedPassage
from duizhao.core.checks.selection import choose
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Span
from duizhao.core.outline.txt.read_txt import read_txt
from duizhao.core.trail.model import Guess, Kind, Statement
from duizhao.core.trail.statement import read_statement
from sheets import Example, load_sheets

SHEETS = load_sheets()
RULES = {rule.code: rule for rule in all_rules()}
EXAMPLES = [example for sheet in SHEETS.values() for example in sheet]


def statement_of(example: Example, text: str) -> Statement:
    """The statement in a text as from a file; its kind and year are those that the sheet names."""
    read = read_statement(
        read_txt(example.name, text.encode(), Limits()),
        framework_of(example),
        frameworks=shipped_frameworks(),
        kind=Guess(Kind(example.kind), "样张写明"),
    )
    if example.year is None:
        return read
    return replace(read, meeting_year=Guess(example.year, "样张写明"))


def framework_of(example: Example) -> Framework | None:
    found = [one for one in shipped_frameworks() if one.key == example.framework]
    assert bool(found) is bool(example.framework), f"没有框架 {example.framework}"
    return found[0] if found else None


def office_of(example: Example) -> Office:
    def entries(name: str, read: Callable[[str, str], tuple[Entry, ...]]) -> tuple[Entry, ...]:
        return read(str(example.office.get(name, "")), f"{name}.txt")

    return Office(
        people=entries("people", read_names),
        units=entries("units", read_names),
        pairs=entries("pairs", read_pairs),
        phrases=entries("phrases", read_phrases),
        titles=entries("titles", read_titles),
        sources=tuple(Source(title, text) for title, text in example.sources.items()),
    )


def findings_of(rule: Rule, example: Example) -> tuple[Finding, ...]:
    statement = statement_of(example, example.text)
    content = statement.text.content
    reading = Reading(
        statement,
        framework_of(example),
        office=office_of(example),
        last=statement_of(example, example.last) if example.last else None,
        others=shipped_frameworks(),
        ledger=example.ledger,
        shared=tuple(
            SharedPassage(
                Span(content.index(words), content.index(words) + len(words)),
                message,
                common=message.startswith("共有"),
            )
            for words, message in example.shared.items()
        ),
    )
    choice = choose([rule], params={rule.code: example.params})
    outcome = check(reading, choice, [rule])
    assert not outcome.failed
    return outcome.findings


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.code}-{example.case}")
def test_a_rule_flags_exactly_the_places_its_sheet_names(example: Example) -> None:
    findings = findings_of(RULES[example.code], example)
    content = statement_of(example, example.text).text.content
    places = [content[finding.span.start : finding.span.end] for finding in findings]
    assert len(places) == example.count, places
    for wanted, found in zip(example.at or (), places, strict=False):
        assert wanted in found


def test_every_rule_has_a_sheet_and_every_sheet_a_rule() -> None:
    assert set(SHEETS) == set(RULES)
