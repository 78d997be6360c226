"""Writes the results of a check into JSON, for other programs to read."""

from collections.abc import Iterable

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.baseline import Known
from duizhao.core.checks.rule import Finding
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.last_year_json import last_year_of
from duizhao.core.reports.to_outline_json import (
    SCHEMA_VERSION,
    Json,
    head_of,
    parts_of,
    write_json,
)


def to_json(checked: Iterable[Checked], unread: Iterable[Unread] = ()) -> str:
    """The results of a run as a JSON document; docs/json.md describes it."""
    return write_json(
        {
            "schema_version": SCHEMA_VERSION,
            "files": [_file(one) for one in checked],
            "unread": [
                {"file": one.file, "reason": one.reason, "cure": one.cure} for one in unread
            ],
        }
    )


def _file(one: Checked) -> Json:
    comparison = one.comparison
    return {
        **head_of(one.file, one.statement),
        "parts": parts_of(one.statement),
        "findings": [_finding(one, finding) for finding in one.findings],
        "solved": None if comparison is None else [_known(k) for k in comparison.solved],
        "last_year": last_year_of(one.two_years, one.statement) if one.two_years else None,
        "failed": [
            {"code": failed.code, "title": failed.title, "reason": failed.reason}
            for failed in one.failed
        ],
    }


def _finding(one: Checked, finding: Finding) -> Json:
    return {
        "code": finding.code,
        "name": finding.name,
        "title": finding.title,
        "level": finding.level.value,
        "part": finding.part,
        "paragraph": finding.paragraph,
        "start": finding.span.start,
        "end": finding.span.end,
        "quote": finding.quote,
        "message": finding.message,
        "why": finding.why,
        "basis": finding.basis,
        "fingerprint": finding.fingerprint,
        "baseline": _baseline(one, finding),
    }


def _baseline(one: Checked, finding: Finding) -> Json | None:
    if one.comparison is None:
        return None
    known = one.comparison.known(finding)
    return {
        "state": one.comparison.state_of(finding).value,
        "accepted": one.comparison.accepts(finding),
        "reason": known.reason if known else "",
        "accepted_on": _iso(known),
    }


def _known(known: Known) -> Json:
    return {
        "code": known.code,
        "quote": known.quote,
        "message": known.message,
        "reason": known.reason,
        "accepted_on": _iso(known),
        "fingerprint": known.fingerprint,
    }


def _iso(known: Known | None) -> str | None:
    return known.accepted_on.isoformat() if known and known.accepted_on else None
