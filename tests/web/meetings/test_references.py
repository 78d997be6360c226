"""The texts that statements quote: taken in by the office, read by all who take part, held against quotations."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting, Reference
from duizhao.web.meetings.services import MOST_REFERENCES, add_reference, drop_reference
from duizhao.web.statements.models import Statement
from duizhao.web.units.models import Person
from make import STATEMENT_WORDS, actor_for, make_meeting, make_reference, make_statement
from sitting_scenes import NOW

Browser = Callable[[Person | None], Client]
pytestmark = pytest.mark.django_db
NOTICE = "关于开好2025年度民主生活会的通知"
SAID = "材料由本人动手写，问题写到具体的人和事，不得由他人代笔。"
NEARLY = "通知要求“材料由本人动手写，问题写到实际的人和事”，我照着做了。"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.unit)


def checked(browser: Client, statement: Statement) -> str:
    address = reverse("statements:check", args=[statement.pk])
    return browser.post(address, {"words": f"{STATEMENT_WORDS}\n{NEARLY}"}).content.decode()


def test_a_quotation_is_held_against_what_the_office_took_in(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    mine = make_statement(meeting, cast.member)
    member, url = browser_of(cast.member), reverse("meetings:references", args=[meeting.pk])
    assert "不一致，出处是" not in checked(member, mine)
    file = SimpleUploadedFile(f"{NOTICE}.txt", SAID.encode("gb18030"))
    assert browser_of(cast.secretary).post(url, {"file": file}).status_code == 302
    found = checked(member, mine)
    assert f"与《{NOTICE}》不一致，出处是“材料由本人动手写，问题写到具体的人和事”" in found
    assert Entry.objects.get(event="reference:added").note == f"《{NOTICE}》"
    page = member.get(url).content.decode()
    assert NOTICE in page
    assert "加一份" not in page
    shown = member.get(reverse("meetings:reference", args=[Reference.objects.get().pk]))
    assert SAID in shown.content.decode()


def test_another_meetings_texts_are_not_used(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    make_reference(make_meeting(cast.unit, 2024), NOTICE, SAID)
    mine = make_statement(meeting, cast.member)
    assert "不一致，出处是" not in checked(browser_of(cast.member), mine)


def test_words_can_be_pasted_and_what_is_wrong_is_said(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    browser, url = browser_of(cast.secretary), reverse("meetings:references", args=[meeting.pk])
    for sent, why in (
        ({"title": NOTICE}, "二者选一"),
        ({"words": SAID}, "请写上名称"),
        ({"words": "字" * 60_001, "title": NOTICE}, "最多 60000"),
        ({"file": SimpleUploadedFile("坏.docx", b"PK\3\4rubbish")}, "error"),
    ):
        answer = browser.post(url, sent)
        assert answer.status_code == 422
        assert why in answer.content.decode()
    assert not Reference.objects.exists()
    assert browser.post(url, {"words": SAID, "title": f"《{NOTICE}》"}).status_code == 302
    assert str(Reference.objects.get()) == f"《{NOTICE}》"
    assert "已经有一份" in browser.post(url, {"words": SAID, "title": NOTICE}).content.decode()


def test_no_more_than_so_many_and_none_once_the_meeting_is_over(
    cast: Cast, meeting: Meeting
) -> None:
    by = actor_for(cast.secretary)
    for number in range(MOST_REFERENCES):
        make_reference(meeting, f"{NOTICE}之{number}", SAID)
    with pytest.raises(Refused, match="请先删去不用的"):
        add_reference(meeting, NOTICE, SAID, by=by, at=NOW)
    over = make_meeting(cast.unit, 2024, state="closed")
    with pytest.raises(Refused):
        add_reference(over, NOTICE, SAID, by=by, at=NOW)
    assert Reference.objects.count() == MOST_REFERENCES
    assert not Entry.objects.exists()


def test_it_is_taken_away_once_and_only_by_the_office(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    kept = make_reference(meeting, NOTICE, SAID)
    with pytest.raises(Forbidden):
        drop_reference(kept, by=actor_for(cast.member), at=NOW)
    same = Reference.objects.get(pk=kept.pk)
    url = reverse("meetings:drop-reference", args=[kept.pk])
    assert browser_of(cast.secretary).post(url).status_code == 302
    with pytest.raises(Stale):
        drop_reference(same, by=actor_for(cast.secretary), at=NOW)
    assert [entry.event for entry in Entry.objects.all()] == ["reference:dropped"]
