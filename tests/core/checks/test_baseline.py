"""What people looked at stays looked at: new, known, accepted and solved across two drafts."""

from dataclasses import replace
from datetime import date

import pytest

from duizhao.core.checks.drafts.baseline import (
    Baseline,
    BaselineState,
    Comparison,
    Known,
    compare,
    renew,
)
from duizhao.core.checks.drafts.baseline_file import WrongBaseline, read_baseline, write_baseline
from duizhao.core.checks.drafts.fingerprint import fingerprints
from duizhao.core.checks.rule import Finding, Level
from duizhao.core.outline.model import Span, Text, make_text
from make_baseline import ACCEPTED_ON, make_baseline

SECOND = date(2026, 1, 20)
ENTRY_WITH_BAD_DATE = """
{"file": "甲.txt", "code": "DZ601", "fingerprint": "f", "quote": "××", "accepted_on": "去年"}
"""
DRAFT = [
    "一、存在的问题",
    "（一）学习不够深入。满足于参加集中学习，会后很少再看。",
    "（二）作风不够扎实。到××镇调研，只看了两个点。",
    "二、整改措施",
    "（一）进一步加强学习，不断提高自身素质。",
]


def found(text: Text, **quotes: str) -> list[Finding]:
    """Findings at the words given by code."""
    spans = []
    for code, words in quotes.items():
        start = text.content.index(words)
        spans.append((code, Span(start, start + len(words)), "提示"))
    names = fingerprints(text, spans)
    return [
        Finding(
            code=code,
            name="rule",
            title="提示",
            level=Level.ADVICE,
            part="problems",
            paragraph=text.paragraph_at(span.start).index,
            span=span,
            quote=text.quote(span),
            message="提示",
            why="原因",
            basis="通知",
            fingerprint=name,
        )
        for (code, span, _), name in zip(spans, names, strict=True)
    ]


def first_baseline(reason: str = "地名按要求隐去") -> Baseline:
    text = make_text("初稿.docx", DRAFT)
    findings = found(text, DZ601="××", DZ501="不断提高自身素质")
    return make_baseline(text, findings, reason=reason, file="./初稿.docx")


def states(text: Text, findings: list[Finding], baseline: Baseline) -> Comparison:
    return compare(text, findings, baseline.known)


def test_a_finding_with_a_reason_is_accepted_in_the_next_draft_wherever_it_moved() -> None:
    text = make_text("初稿.docx", ["个人对照检查材料", *DRAFT])
    findings = found(text, DZ601="××")
    comparison = states(text, findings, first_baseline())
    assert comparison.state_of(findings[0]) is BaselineState.UNCHANGED
    assert comparison.accepts(findings[0])
    known = comparison.known(findings[0])
    assert known is not None
    assert (known.reason, known.accepted_on) == ("地名按要求隐去", ACCEPTED_ON)


def test_what_is_gone_is_solved_and_what_was_not_there_is_new() -> None:
    passages = [*DRAFT[:4], "（一）每季度到联系点蹲点 3 天，虚心听取意见。"]
    text = make_text("初稿.docx", passages)
    findings = found(text, DZ601="××", DZ402="虚心听取意见")
    comparison = states(text, findings, first_baseline())
    assert [known.code for known in comparison.solved] == ["DZ501"]
    assert comparison.state_of(findings[1]) is BaselineState.NEW
    assert not comparison.accepts(findings[1])


def test_words_that_changed_a_bit_are_known_again_and_said_to_be_changed() -> None:
    passages = [*DRAFT[:4], "（一）进一步加强政治学习，不断提高自身的素质。"]
    text = make_text("初稿.docx", passages)
    findings = found(text, DZ501="不断提高自身的素质")
    comparison = states(text, findings, first_baseline())
    assert comparison.state_of(findings[0]) is BaselineState.UPDATED
    assert comparison.accepts(findings[0])


def test_the_same_short_words_elsewhere_are_not_taken_for_the_accepted_ones() -> None:
    passages = [DRAFT[0], "（一）担当不够。对××局提出的难题绕着走，一拖再拖。"]
    text = make_text("初稿.docx", passages)
    findings = found(text, DZ601="××")
    comparison = states(text, findings, first_baseline())
    assert comparison.state_of(findings[0]) is BaselineState.NEW


def test_a_finding_without_a_reason_is_remembered_but_not_accepted() -> None:
    text = make_text("初稿.docx", DRAFT)
    findings = found(text, DZ601="××")
    comparison = states(text, findings, first_baseline(reason=""))
    assert comparison.state_of(findings[0]) is BaselineState.UNCHANGED
    assert not comparison.accepts(findings[0])


def test_a_renewed_baseline_keeps_reasons_and_first_dates_and_drops_what_is_solved() -> None:
    before = first_baseline()
    text = make_text("二稿.docx", [*DRAFT[:3], "（三）担当不够。遇到难题绕着走。"])
    findings = found(text, DZ601="××", DZ402="绕着走")
    comparison = states(text, findings, before)
    after = renew(before, [("二稿.docx", text, findings, comparison)], on=SECOND)
    assert [(known.file, known.code, known.reason, known.accepted_on) for known in after.known] == [
        ("二稿.docx", "DZ601", "地名按要求隐去", ACCEPTED_ON),
        ("二稿.docx", "DZ402", "", None),
    ]


def test_a_reason_that_people_wrote_into_the_file_gets_the_day_of_the_next_run() -> None:
    text = make_text("初稿.docx", DRAFT)
    findings = found(text, DZ601="××")
    written = replace(first_baseline(reason="").known[0], reason="地名按要求隐去")
    comparison = compare(text, findings, [written])
    after = renew(Baseline(), [("初稿.docx", text, findings, comparison)], on=SECOND)
    assert [(known.reason, known.accepted_on) for known in after.known] == [
        ("地名按要求隐去", SECOND)
    ]


def test_files_outside_the_run_stay_as_they_are() -> None:
    before = first_baseline()
    text = make_text("乙.txt", DRAFT)
    draft = [("乙.txt", text, found(text, DZ601="××"), Comparison())]
    after = renew(before, draft, on=SECOND)
    assert [known.file for known in after.known] == ["乙.txt", "初稿.docx", "初稿.docx"]


@pytest.mark.parametrize(
    ("file", "alone", "known"),
    [
        ("材料/甲.docx", False, True),
        ("./材料/甲.docx", False, True),
        ("材料\\甲.docx", False, True),
        ("二稿/甲.docx", False, True),
        ("二稿/甲（改）.docx", False, False),
        ("二稿/甲（改）.docx", True, True),
    ],
)
def test_a_draft_is_found_by_path_by_name_or_because_there_is_only_one(
    file: str, *, alone: bool, known: bool
) -> None:
    baseline = Baseline((Known("材料/甲.docx", "DZ601", "f1", "××", "没有填写", "到××镇"),))
    assert bool(baseline.known_in(file, alone=alone)) is known


def test_two_files_of_one_name_are_not_mixed_up() -> None:
    baseline = Baseline(
        tuple(
            Known(f"{folder}/甲.docx", "DZ601", folder, "××", "没有填写", "到××镇")
            for folder in ("一处", "二处")
        )
    )
    assert [known.fingerprint for known in baseline.known_in("二处/甲.docx")] == ["二处"]
    assert not baseline.known_in("三处/甲.docx", alone=True)


def test_a_baseline_is_read_back_as_it_was_written() -> None:
    baseline = first_baseline()
    written = write_baseline(baseline)
    assert read_baseline(written, "基线.json") == baseline
    assert write_baseline(read_baseline(written, "基线.json")) == written
    assert "地名按要求隐去" in written


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"schema_version": 1,\n "findings": [}', "第 2 行第 15 列"),
        ("[]", "不是基线文件"),
        ('{"schema_version": 9, "findings": []}', "请升级对照"),
        ('{"schema_version": 1, "findings": [7]}', "第 1 条应当是一组字段"),
        ('{"schema_version": 1, "findings": [{"file": "甲.txt"}]}', "缺少字段 code"),
        (
            f'{{"schema_version": 1, "findings": [{ENTRY_WITH_BAD_DATE}]}}',
            "应当写成 2026-11-24 的样子",
        ),
    ],
)
def test_a_broken_baseline_is_refused_with_the_place(content: str, said: str) -> None:
    with pytest.raises(WrongBaseline, match=said):
        read_baseline(content, "基线.json")
