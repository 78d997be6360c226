"""Builds a baseline in which every finding of an earlier draft was accepted, or only remembered."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from duizhao.core.checks.drafts.baseline import Baseline, known_as
from duizhao.core.checks.rule import Finding
from duizhao.core.outline.model import Text

ACCEPTED_ON = date(2026, 1, 12)


def make_baseline(
    text: Text, findings: Iterable[Finding], *, reason: str = "", file: str = "材料.txt"
) -> Baseline:
    """The baseline after a draft; without a reason nothing in it is accepted."""
    remembered = [known_as(file, text, finding) for finding in findings]
    if not reason:
        return Baseline(tuple(remembered))
    return Baseline(tuple(replace(k, reason=reason, accepted_on=ACCEPTED_ON) for k in remembered))
