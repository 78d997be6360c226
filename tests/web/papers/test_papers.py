"""The papers of a meeting: which can be made by whom, what is missing, what a file says, what is noted."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.actor import Actor
from duizhao.core.layout.to_pdf import Unprintable
from duizhao.core.papers.kind import file_of
from duizhao.core.papers.registry import all_kinds
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions.models import Round
from duizhao.web.papers.selectors.shelves import draft_for, drafts_for, shelves_of
from duizhao.web.papers.sources.table import SOURCES
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting
from paper_scenes import ABOUT_MEMBER, ABOUT_TEAM, full_meeting, opinions_of
from paper_words import docx_lines, pdf_words, xlsx_lines

Browser = Callable[[Person | None], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("the_day")]


def made(by: Actor, meeting: Meeting, key: str, number: int = 1, ending: str = "docx") -> bytes:
    """A paper as a file."""
    kind, draft = draft_for(by, meeting, key, number, today=TODAY)
    return file_of(kind, draft.facts(), ending)


def makeable(person: Person, meeting: Meeting) -> dict[str, int]:
    """How many papers of each kind a person can make now."""
    shelves = shelves_of(actor_for(person), meeting, today=TODAY)
    return {shelf.kind.key: len(shelf.drafts) for shelf in shelves if shelf.drafts}


def missing(person: Person, meeting: Meeting) -> dict[str, str]:
    shelves = shelves_of(actor_for(person), meeting, today=TODAY)
    return {shelf.kind.key: shelf.missing.why for shelf in shelves if shelf.missing}


def test_every_kind_has_its_source() -> None:
    assert {kind.key for kind in all_kinds()} == {*SOURCES, "archive-index"}


def test_the_office_can_make_every_paper_of_a_full_meeting_but_talks_and_slips(cast: Cast) -> None:
    meeting = full_meeting(cast)
    assert set(missing(cast.secretary, meeting)) == {
        "slip-sheet", "talk-record", "absentee-statement",
    }  # fmt: skip
    assert {kind.key for kind in all_kinds()} - set(makeable(cast.secretary, meeting)) == set(
        missing(cast.secretary, meeting)
    )
    assert makeable(cast.secretary, meeting)["feedback-slip"] == 2


def test_a_member_makes_the_papers_of_his_own_records_and_none_of_the_whole(cast: Cast) -> None:
    found = makeable(cast.member, full_meeting(cast))
    assert found["talk-record"] == 1
    assert found["feedback-slip"] == 2
    assert found["problem-list"] == 2
    whole = {
        "ledger", "three-lists", "rectification-plan", "evidence-index", "opinion-summary",
        "criticism-summary", "meeting-report", "circular", "archive-index", "study",
        "follow-up-status", "progress-report",
    }  # fmt: skip
    assert not whole & set(found)


def test_supervisors_see_no_words_of_opinions_and_talks(cast: Cast) -> None:
    meeting = full_meeting(cast)
    found = makeable(cast.supervisor, meeting)
    assert not {"opinion-summary", "feedback-slip", "talk-record"} & set(found)
    assert found["ledger"] == 1


def test_an_empty_meeting_says_what_is_missing_and_where(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    assert set(makeable(cast.secretary, meeting)) == {"notice", "opinion-form", "archive-index"}
    page = browser_of(cast.secretary).get(reverse("papers:papers", args=[meeting.pk]))
    words = page.content.decode()
    assert "整改台账还没有条目" in words
    assert reverse("rectification:ledger", args=[meeting.pk]) in words


def test_every_paper_has_its_files_and_the_index_lists_them_with_their_pages(cast: Cast) -> None:
    meeting, leader = full_meeting(cast), actor_for(cast.leader)
    papers = list(drafts_for(leader, meeting, today=TODAY))
    for kind, draft in papers:
        facts = draft.facts()
        assert all(file_of(kind, facts, ending) for ending in kind.endings)
    assert len({(kind.key, draft.number) for kind, draft in papers}) == len(papers)
    index = docx_lines(made(leader, meeting, "archive-index"))
    rows = [line for line in index if line.startswith("| ")][1:]
    assert [row.split(" | ")[3] for row in rows] == [draft.title for _, draft in papers]
    assert all(row.split(" | ")[5].isdecimal() for row in rows)


def test_the_words_of_anonymous_opinions_are_kept_and_nothing_of_their_origin(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    shown = opinions_of(cast, meeting)
    args = [meeting.pk, "opinion-summary", shown.pk, "xlsx"]
    answer = browser_of(cast.secretary).get(reverse("papers:file", args=args))
    lines = "\n".join(xlsx_lines(answer.content))
    for words in (*ABOUT_TEAM, ABOUT_MEMBER):
        assert words in lines
    assert "窗口办事群众" not in lines
    assert "date:" not in lines
    assert not any(str(one.pk) in lines for one in shown.opinions.all())


def test_the_order_of_opinions_is_that_of_their_words(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    opinions_of(cast, meeting)
    secretary = actor_for(cast.secretary)
    summary = next(
        draft
        for kind, draft in drafts_for(secretary, meeting, today=TODAY)
        if kind.key == "opinion-summary"
    )
    lines = docx_lines(made(secretary, meeting, "opinion-summary", summary.number))
    rows = [line for line in lines if line.startswith("| ")][1:]
    assert [row.split(" | ")[3] for row in rows] == [*sorted(ABOUT_TEAM), ABOUT_MEMBER]


def test_a_sealed_round_gives_no_paper(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    shown = opinions_of(cast, meeting)
    Round.objects.filter(pk=shown.pk).update(state="closed", collected=None)
    assert "opinion-summary" not in makeable(cast.secretary, meeting)
    args = [meeting.pk, "opinion-summary", shown.pk, "docx"]
    answer = browser_of(cast.secretary).get(reverse("papers:file", args=args))
    assert answer.status_code == 404
    assert not Entry.objects.filter(event="paper:downloaded").exists()


def test_a_download_is_noted_with_the_paper_and_its_form(cast: Cast, browser_of: Browser) -> None:
    meeting = full_meeting(cast)
    args = [meeting.pk, "ledger", 1, "pdf"]
    answer = browser_of(cast.supervisor).get(reverse("papers:file", args=args))
    assert "attachment" in answer["Content-Disposition"]
    assert "截至2026年1月12日" in pdf_words(answer.content)
    entry = Entry.objects.get(event="paper:downloaded")
    assert (entry.actor_name, entry.note) == ("卢国梁", "整改台账（pdf）")


def test_who_may_not_make_it_gets_no_file_and_leaves_no_entry(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = full_meeting(cast)
    for kind, ending in (("ledger", "pdf"), ("ledger", "txt"), ("nonsense", "pdf")):
        url = reverse("papers:file", args=[meeting.pk, kind, 1, ending])
        assert browser_of(cast.member).get(url).status_code == 404
    assert not Entry.objects.filter(event="paper:downloaded").exists()


def test_a_page_names_the_blanks_and_looking_at_its_picture_is_noted(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = full_meeting(cast)
    browser = browser_of(cast.secretary)
    page = browser.get(reverse("papers:paper", args=[meeting.pk, "meeting-report", 1]))
    assert "发文字号" in page.content.decode()
    picture = browser.get(reverse("papers:preview", args=[meeting.pk, "meeting-report", 1]))
    assert picture.content.startswith(b"\x89PNG")
    assert Entry.objects.get(event="paper:read").note == "情况报告"


def test_a_name_that_no_font_has_gives_no_pdf_but_says_why(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit, theme="王\ue000同志")
    answer = browser_of(cast.secretary).get(
        reverse("papers:file", args=[meeting.pk, "notice", 1, "pdf"])
    )
    assert answer.status_code == 422
    assert "人名不能印成方框" in answer.content.decode()
    assert not Entry.objects.filter(event="paper:downloaded").exists()


def test_a_character_without_a_font_costs_one_pdf_and_no_other_paper(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, theme="王\ue000同志")
    secretary = actor_for(cast.secretary)
    with pytest.raises(Unprintable):
        made(secretary, meeting, "notice", ending="pdf")
    assert made(secretary, meeting, "notice")
    assert made(secretary, meeting, "opinion-form", ending="pdf")
    assert "| 会议通知 |" in "".join(docx_lines(made(secretary, meeting, "archive-index")))


def test_the_report_gives_the_figures_of_the_records(cast: Cast) -> None:
    report = made(actor_for(cast.secretary), full_meeting(cast), "meeting-report")
    words = "".join(docx_lines(report))
    assert "登记学习内容1项，集中学习1次" in words
    assert "对班子的意见2条、对成员的意见1条" in words
    assert "应到2人，实到2人" in words
    assert "会上提出批评意见1条" in words


def test_the_gallery_shows_every_kind(cast: Cast, browser_of: Browser) -> None:
    page = browser_of(cast.cadre).get(reverse("papers:gallery")).content.decode()
    for kind in all_kinds():
        assert kind.name in page
        assert reverse("papers:gallery-picture", args=[kind.key]) in page
