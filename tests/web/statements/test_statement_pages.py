"""The pages of statements: writing with the checks beside, files, and who sees what of whom."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.statements.models import FindingSetAside, Statement, Turn
from duizhao.web.units.models import Person
from make import (
    STATEMENT_WORDS,
    TODAY,
    make_meeting,
    make_point,
    make_sent_comment,
    make_sent_statement,
    make_statement,
    make_version,
)

Browser = Callable[[Person | None], Client]
WORDS = "联系群众不够经常"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.unit)


@pytest.fixture
def mine(cast: Cast, meeting: Meeting) -> Statement:
    return make_statement(meeting, cast.member)


def send(browser: Client, name: str, statement: Statement, **data: object) -> tuple[int, str]:
    answer = browser.post(reverse(f"statements:{name}", args=[statement.pk]), data)
    return answer.status_code, answer.content.decode()


def test_the_page_saves_by_itself_and_shows_the_words_again(
    cast: Cast, mine: Statement, browser_of: Browser
) -> None:
    browser = browser_of(cast.member)
    words = {"words": STATEMENT_WORDS, "client": "甲", "number": 1, "seen": 0}
    assert send(browser, "autosave", mine, **words)[0] == 200
    assert '"repeated"' in send(browser, "autosave", mine, **words)[1]
    assert send(browser, "autosave", mine, **words | {"client": "乙"})[0] == 409
    page = browser.get(reverse("statements:write", args=[mine.pk])).content.decode()
    assert "两次专题会没有拿出办法" in page
    assert 'data-seen="1"' in page


def test_the_checks_stand_beside_with_the_places_of_the_words_as_typed(
    cast: Cast, mine: Statement, browser_of: Browser
) -> None:
    typed = "\n\n" + STATEMENT_WORDS.replace("\n", "\n\n")
    status, part = send(browser_of(cast.member), "check", mine, words=typed)
    assert status == 200
    heading = typed.index("一、存在的主要问题")
    assert f'data-start="{heading}"' in part
    assert not mine.drafts.exists()


def test_a_finding_is_set_aside_with_a_reason_and_stays_so_after_editing(
    cast: Cast, mine: Statement, browser_of: Browser
) -> None:
    browser = browser_of(cast.member)
    send(browser, "write", mine, words=STATEMENT_WORDS)
    part = send(browser, "check", mine, words=STATEMENT_WORDS)[1]
    fingerprint = part.split('name="fingerprint" value="')[1].split('"')[0]
    assert send(browser, "set-aside", mine, fingerprint=fingerprint, reason="")[0] == 422
    assert not FindingSetAside.objects.exists()
    assert (
        send(browser, "set-aside", mine, fingerprint=fingerprint, reason="另附专项报告")[0] == 302
    )
    later = STATEMENT_WORDS.replace("每月第一个星期三上午", "每月第一个星期三")
    part = send(browser, "check", mine, words=later)[1]
    assert "理由：另附专项报告" in part
    send(browser, "take-up", mine, fingerprint=fingerprint)
    assert not FindingSetAside.objects.exists()


def test_what_is_new_and_what_is_solved_since_the_last_version_is_said(
    cast: Cast, mine: Statement, browser_of: Browser
) -> None:
    browser = browser_of(cast.member)
    send(browser, "write", mine, words=STATEMENT_WORDS)
    later = STATEMENT_WORDS + "\n（二）进一步加强学习，切实提高认识，不断增强本领。"
    part = send(browser, "check", mine, words=later)[1]
    assert "比上一版新出现" in part


def test_last_years_text_of_the_same_person_is_held_against_this_years(
    cast: Cast, mine: Statement, browser_of: Browser
) -> None:
    last = make_statement(make_meeting(cast.unit, 2024, state="closed"), cast.member)
    promise = "三、整改措施\n（一）每季度到灌区同用水户开一次座谈会，年底向党组报告。"
    version = make_version(
        last,
        "2024年度民主生活会个人对照检查材料\n一、存在的主要问题\n（一）联系群众不够。下去少。\n"
        + promise,
    )
    Statement.objects.filter(pk=last.pk).update(sent=version, state="final")
    page = browser_of(cast.member).get(reverse("statements:write", args=[mine.pk]))
    assert "每季度到灌区同用水户开一次座谈会" in page.content.decode()
    part = send(browser_of(cast.member), "check", mine, words=STATEMENT_WORDS)[1]
    assert "去年承诺的措施" in part


def test_points_about_me_stand_beside_my_text_and_not_those_about_others(
    cast: Cast, meeting: Meeting, mine: Statement, browser_of: Browser
) -> None:
    make_point(meeting, "分管科室报上去的请示，有的压了半个月。", cast.member)
    make_point(meeting, "讨论人事时先表态。", cast.leader)
    page = browser_of(cast.member).get(reverse("statements:write", args=[mine.pk]))
    assert "压了半个月" in page.content.decode()
    assert "先表态" not in page.content.decode()


def _docx(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def test_a_file_becomes_a_version_and_what_was_written_before_stays(
    cast: Cast, mine: Statement, browser_of: Browser
) -> None:
    browser = browser_of(cast.member)
    send(browser, "autosave", mine, words="先写的一段", client="甲", number=1, seen=0)
    file = SimpleUploadedFile("我的材料.docx", _docx("一、存在的主要问题", f"（一）{WORDS}。"))
    assert send(browser, "upload", mine, file=file)[0] == 302
    kept = [(version.text, version.origin) for version in mine.versions.all()]
    assert kept[0] == ("先写的一段", "autosaved")
    assert kept[1] == (f"一、存在的主要问题\n（一）{WORDS}。", "uploaded")
    assert mine.versions.get(number=2).original


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "空的"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "图片")]
)
def test_a_file_that_cannot_be_read_is_refused_and_leaves_nothing(
    cast: Cast, mine: Statement, browser_of: Browser, data: bytes, says: str
) -> None:
    status, page = send(
        browser_of(cast.member), "upload", mine, file=SimpleUploadedFile("材料.docx", data)
    )
    assert status == 422
    assert says in page
    assert not mine.versions.exists()


def test_a_version_goes_out_as_a_word_document(
    cast: Cast, mine: Statement, browser_of: Browser
) -> None:
    make_version(mine)
    answer = browser_of(cast.member).get(reverse("statements:file", args=[mine.pk]))
    lines = [paragraph.text for paragraph in Document(BytesIO(answer.content)).paragraphs]
    assert lines == STATEMENT_WORDS.split("\n")


def test_the_comments_go_out_as_word_comments(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    comment = make_sent_comment(meeting, cast.member, cast.secretary)
    address = reverse("statements:commented", args=[comment.round.statement_id])
    answer = browser_of(cast.secretary).get(address)
    with ZipFile(BytesIO(answer.content)) as package:
        assert "写清时间" in package.read("word/comments.xml").decode()
    assert Entry.objects.filter(event="statement:read", note__contains="批注").exists()


def test_the_table_of_what_was_taken_goes_out_as_a_workbook(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    comment = make_sent_comment(meeting, cast.member, cast.secretary)
    Turn.objects.create(
        comment=comment, state="resolved", words="=补了时间", by=cast.member, at=comment.at
    )
    address = reverse("statements:adoption-file", args=[comment.round.statement_id])
    book = load_workbook(BytesIO(browser_of(cast.secretary).get(address).content))
    row = [cell.value for cell in book["意见采纳情况表"][2]]
    assert row == [1, "第1轮", "会务审核 孙晓雯", "对全文", "写清时间", "待回应", "=补了时间"]
    assert book["意见采纳情况表"]["G2"].data_type == "s"


def test_nobody_but_its_author_knows_a_word_of_a_draft(
    cast: Cast, meeting: Meeting, mine: Statement, browser_of: Browser
) -> None:
    make_version(mine)
    for part in ("secretary", "leader", "supervisor", "superior", "cadre"):
        browser = browser_of(cast.people()[part])
        assert browser.get(reverse("statements:statement", args=[mine.pk])).status_code == 404
        listed = browser.get(reverse("statements:list", args=[meeting.pk])).content.decode()
        assert WORDS not in listed
        found = browser.get(reverse("search:search"), {"q": WORDS}).content.decode()
        assert "的对照检查材料" not in found


def test_what_was_handed_in_is_found_by_those_who_may_read_it(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    make_sent_statement(meeting, cast.member)
    for part, seen in (
        ("secretary", True),
        ("leader", True),
        ("superior", False),
        ("cadre", False),
    ):
        answer = browser_of(cast.people()[part]).get(reverse("search:search"), {"q": WORDS})
        assert ("沈若兰的对照检查材料" in answer.content.decode()) is seen


def test_a_reviewer_sees_what_was_handed_in_and_not_the_version_after_it(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    sent = make_sent_statement(meeting, cast.member, state="returned", step="")
    make_version(sent, "正在改的新一稿")
    address = reverse("statements:statement", args=[sent.pk])
    assert "正在改的新一稿" not in browser_of(cast.secretary).get(address).content.decode()
    versions = reverse("statements:versions", args=[sent.pk])
    assert "第2版" not in browser_of(cast.secretary).get(versions).content.decode()
    assert "第2版" in browser_of(cast.member).get(versions).content.decode()
    file = reverse("statements:file", args=[sent.pk])
    assert browser_of(cast.secretary).get(file, {"version": 2}).status_code == 404


def test_every_look_at_anothers_text_is_entered_and_ones_own_is_not(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    sent = make_sent_statement(meeting, cast.member)
    for person in (cast.member, cast.secretary):
        browser_of(person).get(reverse("statements:statement", args=[sent.pk]))
    looks = Entry.objects.filter(event="statement:read")
    assert [entry.actor_name for entry in looks] == ["孙晓雯"]


def test_one_archive_holds_the_texts_that_were_handed_in(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    make_sent_statement(meeting, cast.member)
    make_version(make_statement(meeting, cast.leader), "没有交的一稿")
    answer = browser_of(cast.supervisor).get(reverse("statements:archive", args=[meeting.pk]))
    with ZipFile(BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["沈若兰_2025年度对照检查材料_第1版.docx"]
    assert Entry.objects.filter(event="statements:exported", note="1 份").exists()


def test_what_waits_is_on_the_desk(cast: Cast, meeting: Meeting, browser_of: Browser) -> None:
    PlannedStage.objects.create(meeting=meeting, stage="statements", begins=TODAY)
    make_sent_statement(meeting, cast.member)
    desk = {
        part: browser_of(cast.people()[part]).get(reverse("desk:desk")).content.decode()
        for part in ("secretary", "leader", "member")
    }
    assert "审核沈若兰的对照检查材料" in desk["secretary"]
    assert "审核沈若兰的对照检查材料" not in desk["leader"]
    assert "写您的对照检查材料" in desk["leader"]
    assert "写您的对照检查材料" not in desk["member"]


def test_the_pages_stay_within_their_query_budgets(
    cast: Cast,
    mine: Statement,
    browser_of: Browser,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    make_version(mine)
    browser = browser_of(cast.member)
    with django_assert_max_num_queries(32):  # type: ignore[attr-defined]
        browser.get(reverse("statements:write", args=[mine.pk]))
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        send(browser, "autosave", mine, words="写", client="甲", number=1, seen=0)
