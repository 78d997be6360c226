"""Writes the results of a check as SARIF 2.1.0, for editors and pipelines that know it.

Places count code points of the text as read: a paragraph is a line there, also where the file
itself (a .docx, a hard-wrapped .txt) has no such lines.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from duizhao import __version__
from duizhao.core.checks.checked import Checked, Failed
from duizhao.core.checks.drafts.baseline import BaselineState, Known
from duizhao.core.checks.rule import Finding, Level, Rule, section
from duizhao.core.outline.model import Span, Text
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.to_outline_json import Json, write_json
from duizhao.core.trail.model import PART_LABELS, Part

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "duizhao/v1"
LEVELS = {Level.MUST: "error", Level.ADVICE: "warning", Level.INFO: "note"}
_LONGEST_SNIPPET = 200
_DRIVE = re.compile("[A-Za-z]:/")


def to_sarif(
    checked: Sequence[Checked], unread: Iterable[Unread] = (), *, rules: Iterable[Rule] = ()
) -> str:
    """The results of a run as a SARIF log; `rules` are those that ran."""
    descriptors = _descriptors(checked, rules)
    index = {str(descriptor["id"]): number for number, descriptor in enumerate(descriptors)}
    results: list[Json] = []
    for number, one in enumerate(checked):
        results += [_result(one, number, finding, index) for finding in one.findings]
        results += _solved(one, number)
    run: Json = {
        "tool": {
            "driver": {
                "name": "对照",
                "fullName": f"对照（duizhao）{__version__}",
                "semanticVersion": __version__,
                "language": "zh-CN",
                "rules": descriptors,
            }
        },
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(checked, unread)],
        "artifacts": [_artifact(one) for one in checked],
        "results": results,
    }
    return write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def uri_of(file: str) -> str:
    """A file name as a percent-encoded URI reference: relative, unless the name is absolute."""
    path = file.replace("\\", "/")
    if path.startswith("//"):
        return f"file:{quote(path)}"
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{quote(path[2:])}"
    tidy = PurePosixPath(path)
    return f"file://{quote(str(tidy))}" if tidy.is_absolute() else quote(str(tidy))


def _descriptors(checked: Iterable[Checked], rules: Iterable[Rule]) -> list[Json]:
    """The rules that ran and, after them, the framework entries that found something."""
    described = {rule.code: _rule(rule) for rule in rules}
    for one in checked:
        for finding in one.findings:
            described.setdefault(finding.code, _entry(finding))
        for known in one.comparison.solved if one.comparison else ():
            described.setdefault(known.code, {"id": known.code})
    return list(described.values())


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": _pascal(rule.name),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": rule.manual.strip(), "markdown": f"# {rule.manual.strip()}"},
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {
            "basis": str(rule.basis),
            "since": rule.since,
            "cannotSee": section(rule.manual, "看不出什么"),
        },
    }


def _entry(finding: Finding) -> Json:
    return {
        "id": finding.code,
        "name": _pascal(finding.name),
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": finding.why},
        "help": {"text": finding.why},
        "properties": {"basis": finding.basis},
    }


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.replace("_", "-").split("-"))


def _invocation(checked: Iterable[Checked], unread: Iterable[Unread]) -> Json:
    notes = [_unread(one) for one in unread]
    notes += [_failed(one, failed) for one in checked for failed in one.failed]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _unread(one: Unread) -> Json:
    return {
        "level": "error",
        "message": {"text": f"{one.file}：{one.reason}{one.cure}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri_of(one.file)}}}],
    }


def _failed(one: Checked, failed: Failed) -> Json:
    return {
        "level": "error",
        "message": {"text": str(failed)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri_of(one.file)}}}],
        "associatedRule": {"id": failed.code},
    }


def _artifact(one: Checked) -> Json:
    statement = one.statement
    return {
        "location": {"uri": uri_of(one.file)},
        "roles": ["analysisTarget"],
        "properties": {
            "kind": statement.kind.value.value,
            "meetingYear": statement.meeting_year.value,
            "framework": statement.framework,
            "characters": statement.text.characters,
        },
    }


def _result(one: Checked, number: int, finding: Finding, index: dict[str, int]) -> Json:
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": LEVELS[finding.level],
        "message": {"text": f"{finding.message}。{finding.why}".replace("。。", "。")},
        "locations": [_location(one, number, finding)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {"part": finding.part, "why": finding.why, "basis": finding.basis},
    }
    if one.comparison is not None:
        known = one.comparison.known(finding)
        result["baselineState"] = one.comparison.state_of(finding).value
        result["suppressions"] = _suppressions(known)
    return result


def _location(one: Checked, number: int, finding: Finding) -> Json:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri_of(one.file), "index": number},
            "region": _region(one.statement.text, finding.span),
        },
        "logicalLocations": [{"name": PART_LABELS[Part(finding.part)]}],
    }


def _region(text: Text, span: Span) -> Json:
    first, last = text.paragraph_at(span.start), text.paragraph_at(max(span.start, span.end - 1))
    return {
        "startLine": first.index + 1,
        "startColumn": span.start - first.start + 1,
        "endLine": last.index + 1,
        "endColumn": span.end - last.start + 1,
        "charOffset": span.start,
        "charLength": len(span),
        "snippet": {"text": text.quote(span)[:_LONGEST_SNIPPET]},
    }


def _suppressions(known: Known | None) -> list[Json]:
    """An accepted finding is suppressed with its reason; an empty list says that it is not."""
    if known is None or not known.accepted:
        return []
    accepted: Json = {"kind": "external", "status": "accepted", "justification": known.reason}
    if known.accepted_on:
        accepted["properties"] = {"acceptedOn": known.accepted_on.isoformat()}
    return [accepted]


def _solved(one: Checked, number: int) -> list[Json]:
    """What the earlier draft had and this one hasn't, as SARIF wants it: results that are absent."""
    return [
        {
            "ruleId": known.code,
            "message": {"text": f"上一稿的提示已经消除：{known.message or known.quote}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": uri_of(one.file), "index": number}
                    }
                }
            ],
            "partialFingerprints": {FINGERPRINT: known.fingerprint},
            "baselineState": BaselineState.ABSENT.value,
            "suppressions": _suppressions(known),
        }
        for known in (one.comparison.solved if one.comparison else ())
    ]
