"""Papers of one meeting are held against one another: which two differ, in what, and where."""

from datetime import date

import pytest

from duizhao.core.agreement.compare import Agreement, compare
from duizhao.core.agreement.guess import guessed_kind
from duizhao.core.agreement.model import PaperText, Subject, Told
from duizhao.core.agreement.told import told_by

HELD = date(2026, 1, 28)
MINUTES = PaperText(
    "会议记录", "minutes",
    ("2025年度民主生活会", "时间：2026年1月28日09:00至2026年1月28日16:00。", "主持人：周明远。", "记录人：孙晓雯。",
     "到会：周明远、沈若兰、何立新。", "缺席：高文博（公差，书面发言已交）。",
     "周明远：会前，班子开展谈心谈话28人次，征求到意见建议35条，集中学习4次。"),
)  # fmt: skip
REPORT = PaperText(
    "情况报告", "meeting-report",
    ("关于召开2025年度民主生活会情况的报告", "2026年1月28日，局党组召开2025年度民主生活会，应到4名，实到3名。",
     "会前集中学习4次，征求到意见建议35条，开展谈心谈话28人次，查摆出12个具体问题，会上提出批评意见21条。",
     "2026年2月10日"),
)  # fmt: skip


def agreement(
    *papers: PaperText, records: tuple[Told, ...] = (), held: date | None = HELD
) -> Agreement:
    return compare(papers, records, year=2025, held_on=held)


def changed(paper: PaperText, old: str, new: str) -> PaperText:
    words = tuple(one.replace(old, new) for one in paper.paragraphs)
    assert words != paper.paragraphs
    return PaperText(paper.title, paper.kind, words)


def test_papers_that_tell_the_same_agree_and_much_was_read() -> None:
    found = agreement(MINUTES, REPORT)
    assert found.agrees
    assert found.read >= 12


@pytest.mark.parametrize(
    ("old", "new", "subject", "values"),
    [
        ("谈心谈话28人次", "谈心谈话三十二次", Subject.TALKS, [28, 32]),
        ("征求到意见建议35条", "收集意见38条", Subject.OPINIONS, [35, 38]),
        ("集中学习4次", "集中学习研讨5次", Subject.STUDY, [4, 5]),
        ("实到3名", "实到4人", Subject.PRESENT, [3, 4]),
        ("2026年1月28日，", "2026年1月18日，", Subject.HELD_ON, [HELD, date(2026, 1, 18)]),
    ],
)
def test_two_papers_that_differ_are_named_with_both_values(
    old: str, new: str, subject: Subject, values: list[object]
) -> None:
    found = agreement(MINUTES, changed(REPORT, old, new))
    (one,) = found.disagreements
    assert (one.subject, [side.value for side in one.sides]) == (subject, values)
    assert [side.paper for side in one.sides] == ["会议记录", "情况报告"]
    assert all(side.paragraph for side in one.sides)


def test_a_paper_that_differs_from_the_records_is_told() -> None:
    records = (Told(Subject.TALKS, 26, "程序里的登记", 0, "26次"),)
    (one,) = agreement(MINUTES, REPORT, records=records).disagreements
    assert [(side.paper, side.value) for side in one.sides] == [
        ("程序里的登记", 26), ("会议记录", 28), ("情况报告", 28),
    ]  # fmt: skip


def test_a_paper_may_differ_from_itself() -> None:
    two = changed(REPORT, "2026年2月10日", "会上，相互提出批评意见19条。")
    (one,) = agreement(two).disagreements
    assert [(side.value, side.paragraph) for side in one.sides] == [(21, 3), (19, 4)]


def test_who_stands_in_one_list_and_not_in_the_other_is_named() -> None:
    signed = PaperText("签到表", "sign-in-sheet", ("到会：周明远、沈若蓝、何立新。",))
    found = agreement(MINUTES, signed)
    assert [(one.name, one.there.paper, one.not_there) for one in found.names] == [
        ("沈若兰", "会议记录", "签到表"),
        ("沈若蓝", "签到表", "会议记录"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "我先后同班子成员谈心谈话6次。",
        "去年开展谈心谈话40次。",
        "每名成员谈心谈话不少于3次。",
        "谈心谈话30余次。",
        "谈心谈话没有做到每季度一次。",
        "开展谈心谈话约30次。",
        "第4次集中学习",
    ],
)
def test_what_counts_something_else_or_is_round_disagrees_with_nothing(words: str) -> None:
    paper = PaperText("情况报告", "meeting-report", (words,))
    assert not list(told_by(paper, year=2025))


@pytest.mark.parametrize("kind", ["personal-outline", "plan", "notice"])
def test_one_persons_counts_and_intentions_are_not_compared(kind: str) -> None:
    assert not list(told_by(PaperText("甲", kind, ("开展谈心谈话6次。",)), year=2025))


def test_an_earlier_meetings_day_is_not_this_ones() -> None:
    words = "2025年1月20日召开2024年度民主生活会以来，整改了问题。"
    assert not list(told_by(PaperText("甲", "meeting-report", (words,)), year=2025))


def test_dates_on_the_wrong_side_of_the_sitting_are_told() -> None:
    early = changed(REPORT, "2026年2月10日", "2026年1月20日")
    late = PaperText("工作方案", "plan", ("会前，2026年2月3日完成谈心谈话。", "2026年2月1日"))
    wrong = PaperText("整改方案", "rectification-plan", ("会后，于2026年1月2日制定方案。",))
    found = {(one.paper, one.paragraph) for one in agreement(early, late, wrong).order}
    assert found == {("情况报告", 4), ("工作方案", 1), ("工作方案", 2), ("整改方案", 1)}


def test_without_a_record_of_the_day_the_papers_own_is_taken_when_they_agree() -> None:
    early = changed(REPORT, "2026年2月10日", "2026年1月20日")
    assert agreement(MINUTES, early, held=None).order
    assert not agreement(
        MINUTES, changed(early, "2026年1月28日，", "2026年1月18日，"), held=None
    ).order


def test_a_date_that_no_calendar_has_breaks_nothing() -> None:
    assert agreement(changed(REPORT, "2026年2月10日", "2026年2月31日")).agrees


@pytest.mark.parametrize(
    ("name", "first", "kind"),
    [
        ("附件3.docx", "关于召开2025年度民主生活会情况的报告", "meeting-report"),
        ("2025年度民主生活会会议记录.docx", "", "minutes"),
        ("沈若兰个人对照检查材料.docx", "", "personal-outline"),
        ("整改方案.docx", "", "rectification-plan"),
        ("工作方案.docx", "", "plan"),
        ("扫描件1.pdf", "会议照片", ""),
    ],
)
def test_what_a_paper_is_is_guessed_from_its_name_and_first_lines(
    name: str, first: str, kind: str
) -> None:
    assert guessed_kind(name, [first]) == kind


def test_a_report_as_offices_write_it_is_read() -> None:
    paper = PaperText(
        "情况通报", "circular",
        ("谈心谈话：谈话42次。", "2026年1月28日在机关三楼会议室召开，周明远主持，应到4人，实到3人。",
         "落实2024年度民主生活会查摆的24个问题，整改了20个。"),
    )  # fmt: skip
    assert {(one.subject, one.value) for one in told_by(paper, year=2025)} == {
        (Subject.TALKS, 42),
        (Subject.HELD_ON, HELD),
        (Subject.PRESIDER, "周明远"),
        (Subject.EXPECTED, 4),
        (Subject.PRESENT, 3),
    }


def test_a_post_that_presides_is_nobodys_name() -> None:
    paper = PaperText("情况通报", "circular", ("会议开了一天，副局长主持，气氛严肃。",))
    assert not list(told_by(paper, year=2025))


def test_another_gathering_before_the_sitting_is_not_its_day() -> None:
    words = "2026年1月9日召开征求意见座谈会，听取基层意见。"
    assert not list(told_by(PaperText("情况报告", "meeting-report", (words,)), year=2025))
