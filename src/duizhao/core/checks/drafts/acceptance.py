"""Accepts findings that people looked at and let stand, with the reason they give."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.baseline import BaselineState, Comparison, known_as
from duizhao.core.checks.rule import Finding

SHORTEST_PRINT = 6
"""How many letters of a fingerprint are enough to name a finding."""


def accept(checked: Checked, words: Collection[str], *, reason: str, on: date) -> Checked:
    """The same result with some findings accepted: those that the words name.

    A word is a rule's code or name, or a fingerprint or its beginning. A finding that was
    accepted before keeps its reason.
    """
    before = checked.comparison or Comparison()
    matched = dict(before.matched)
    for finding in named_by(checked, words):
        if not before.accepts(finding):
            state = before.state_of(finding)
            known = known_as(checked.file, checked.statement.text, finding)
            matched[finding.fingerprint] = (
                state if state is not BaselineState.NEW else BaselineState.UNCHANGED,
                replace(known, reason=reason, accepted_on=on),
            )
    return replace(checked, comparison=Comparison(matched, before.solved))


def named_by(checked: Checked, words: Collection[str]) -> Iterator[Finding]:
    """The findings that the words name."""
    for finding in checked.findings:
        if any(names(word, finding) for word in words):
            yield finding


def names(word: str, finding: Finding) -> bool:
    """Whether a word names a finding."""
    return (
        word.upper() == finding.code.upper()
        or word == finding.name
        or (len(word) >= SHORTEST_PRINT and finding.fingerprint.startswith(word.lower()))
    )
