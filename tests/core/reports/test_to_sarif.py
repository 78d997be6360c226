"""The SARIF log says what other tools need: where, how grave, known or new, accepted and why."""

import json
from dataclasses import replace
from typing import Any

import pytest

from duizhao.core.checks.checked import Checked, Failed
from duizhao.core.checks.drafts.baseline import compare
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import Level
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.to_sarif import to_sarif, uri_of
from make_baseline import make_baseline
from sample_statement import make_finding, sample_statement

STATEMENT = sample_statement()
LOOSE = make_finding(STATEMENT, "抓得不紧", code="DZ601", level=Level.MUST)
EMPTY = make_finding(STATEMENT, "不断提高自身素质", code="TZ-01", name="words_absent")


def run_of(*checked: Checked, unread: tuple[Unread, ...] = ()) -> dict[str, Any]:
    log = json.loads(to_sarif(checked, unread, rules=all_rules()))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return dict(run)


def compared(reason: str) -> Checked:
    """The second draft: LOOSE is there again, EMPTY has gone."""
    text = STATEMENT.text
    before = make_baseline(text, (LOOSE, EMPTY), reason=reason)
    comparison = compare(text, (LOOSE,), before.known)
    return Checked("材料.txt", STATEMENT, (LOOSE,), comparison=comparison)


def test_a_result_points_at_its_rule_its_place_and_its_words() -> None:
    run = run_of(Checked("材料.txt", STATEMENT, (LOOSE,)))
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    content = STATEMENT.text.content
    lines = content.split("\n")
    assert run["columnKind"] == "unicodeCodePoints"
    assert content[region["charOffset"] :][: region["charLength"]] == "抓得不紧"
    assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith("抓得不紧")
    assert lines[region["endLine"] - 1][: region["endColumn"] - 1].endswith("抓得不紧")
    assert region["snippet"]["text"] == "抓得不紧"
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], result["ruleId"], result["level"]) == ("DZ601", "DZ601", "error")
    assert result["partialFingerprints"] == {"duizhao/v1": LOOSE.fingerprint}


def test_a_place_over_two_paragraphs_ends_in_the_second() -> None:
    whole = STATEMENT.problems[1].span
    long = replace(LOOSE, span=replace(whole, end=STATEMENT.problems[2].span.end))
    (result,) = run_of(Checked("材料.txt", STATEMENT, (long,)))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    last = STATEMENT.text.paragraphs[region["endLine"] - 1]
    assert region["endLine"] == region["startLine"] + 1
    assert region["endColumn"] == len(last.text) + 1


def test_every_rule_brings_its_manual_as_help() -> None:
    rules = run_of()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in all_rules()]
    placeholder = next(rule for rule in rules if rule["id"] == "DZ601")
    assert placeholder["name"] == "PlaceholderLeft"
    assert placeholder["help"]["text"].startswith("留有没有填写的占位内容")
    assert placeholder["defaultConfiguration"] == {"level": "error"}


def test_an_entry_of_a_framework_becomes_a_rule_of_the_run() -> None:
    run = run_of(Checked("材料.txt", STATEMENT, (EMPTY,)))
    entry = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert (entry["id"], entry["properties"]["basis"]) == ("TZ-01", "年度民主生活会通知")


def test_without_a_baseline_nothing_is_said_about_states() -> None:
    (result,) = run_of(Checked("材料.txt", STATEMENT, (LOOSE,)))["results"]
    assert "baselineState" not in result
    assert "suppressions" not in result


def test_an_accepted_finding_is_suppressed_with_its_reason_and_a_solved_one_absent() -> None:
    known, gone = run_of(compared("这一句是引用"))["results"]
    assert known["baselineState"] == "unchanged"
    (suppression,) = known["suppressions"]
    assert (suppression["status"], suppression["justification"]) == ("accepted", "这一句是引用")
    assert suppression["properties"] == {"acceptedOn": "2026-01-12"}
    assert (gone["ruleId"], gone["baselineState"]) == ("TZ-01", "absent")


def test_a_known_finding_that_nobody_accepted_is_not_suppressed() -> None:
    known, _ = run_of(compared(""))["results"]
    assert (known["baselineState"], known["suppressions"]) == ("unchanged", [])


def test_what_could_not_be_read_or_run_is_told_and_the_run_is_not_successful() -> None:
    failed = Failed("DZ103", "没有事例", "KeyError 'owner'")
    run = run_of(
        Checked("材料.txt", STATEMENT, (), failed=(failed,)),
        unread=(Unread("坏 了.docx", "文件是空的。", "请重新保存。"),),
    )
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    unread, broken = invocation["toolExecutionNotifications"]
    assert unread["message"]["text"] == "坏 了.docx：文件是空的。请重新保存。"
    assert broken["associatedRule"] == {"id": "DZ103"}


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("材料.txt", "%E6%9D%90%E6%96%99.txt"),
        ("./稿 一/a#1%.docx", "%E7%A8%BF%20%E4%B8%80/a%231%25.docx"),
        ("稿\\甲.txt", "%E7%A8%BF/%E7%94%B2.txt"),
        ("/home/甲.txt", "file:///home/%E7%94%B2.txt"),
        ("C:\\稿\\甲.txt", "file:///C:/%E7%A8%BF/%E7%94%B2.txt"),
        ("\\\\server\\share\\甲.txt", "file://server/share/%E7%94%B2.txt"),
    ],
)
def test_file_names_become_percent_encoded_uris(file: str, uri: str) -> None:
    assert uri_of(file) == uri
