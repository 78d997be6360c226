"""Personal matters and 谈话函询: the person writes, he and the leader read, the office knows whether, no more."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.statements.models import Matters, Statement
from duizhao.web.units.models import Person
from make import make_meeting, make_sent_statement, make_statement

Browser = Callable[[Person | None], Client]
TOLD = "配偶在市属企业任职，已按规定报告。"


@pytest.fixture
def sent(cast: Cast) -> Statement:
    statement = make_sent_statement(make_meeting(cast.unit), cast.member)
    Matters.objects.create(
        statement=statement,
        kind="personal",
        number=1,
        words=TOLD,
        at=statement.sent.at,  # type: ignore[union-attr]
    )
    return statement


def look(browser: Client, statement: Statement) -> tuple[int, str]:
    answer = browser.get(reverse("statements:matters", args=[statement.pk]))
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("part", ["member", "leader"])
def test_he_and_the_leader_read_it_and_each_look_is_entered(
    cast: Cast, sent: Statement, browser_of: Browser, part: str
) -> None:
    person = cast.people()[part]
    for _ in range(2):
        assert TOLD in look(browser_of(person), sent)[1]
    looks = Entry.objects.filter(event="matters:read")
    assert [entry.actor_name for entry in looks] == [person.name] * 2


@pytest.mark.parametrize("part", ["secretary", "supervisor", "superior", "cadre", "audit_admin"])
def test_nobody_else_finds_a_word_of_it_anywhere(
    cast: Cast, sent: Statement, browser_of: Browser, part: str
) -> None:
    browser = browser_of(cast.people()[part])
    assert look(browser, sent)[0] == 404
    for address in (
        reverse("statements:list", args=[sent.meeting_id]),
        reverse("statements:statement", args=[sent.pk]),
        reverse("search:search") + "?q=市属企业",
        reverse("desk:desk"),
    ):
        assert TOLD not in browser.get(address).content.decode()
    assert not Entry.objects.filter(event="matters:read").exists()


def test_the_leader_does_not_read_what_was_not_handed_in(cast: Cast, browser_of: Browser) -> None:
    draft = make_statement(make_meeting(cast.unit), cast.member)
    assert look(browser_of(cast.leader), draft)[0] == 404


def test_the_office_sees_whether_it_is_written_empty_or_missing(
    cast: Cast, sent: Statement, browser_of: Browser
) -> None:
    Matters.objects.create(
        statement=sent,
        kind="inquiry",
        number=1,
        words=" ",
        at=sent.sent.at,  # type: ignore[union-attr]
    )
    make_statement(sent.meeting, cast.leader)
    page = browser_of(cast.secretary).get(reverse("statements:list", args=[sent.meeting_id]))
    for state in ("写了", "空着", "没有写"):
        assert state in page.content.decode()


def test_each_saving_is_a_row_that_stays(cast: Cast, browser_of: Browser) -> None:
    mine = make_statement(make_meeting(cast.unit), cast.member)
    browser = browser_of(cast.member)
    for words in ("没有", "没有", TOLD):
        data = {"personal": words, "inquiry": "没有"}
        browser.post(reverse("statements:matters", args=[mine.pk]), data)
    kept = mine.matters.filter(kind="personal").values_list("words", flat=True)
    assert list(kept) == ["没有", TOLD]
    assert mine.matters.filter(kind="inquiry").count() == 1
    assert Entry.objects.filter(event="matters:written").count() == 2


def test_the_leader_reads_and_does_not_write(
    cast: Cast, sent: Statement, browser_of: Browser
) -> None:
    data = {"personal": "改了", "inquiry": "改了"}
    address = reverse("statements:matters", args=[sent.pk])
    assert browser_of(cast.leader).post(address, data).status_code == 403
    assert Matters.objects.filter(statement=sent).count() == 1


def written(cast: Cast, statement: Statement, browser_of: Browser, words: str = TOLD) -> None:
    data = {"personal": words, "inquiry": "没有"}
    browser_of(cast.member).post(reverse("statements:matters", args=[statement.pk]), data)


def let(meeting: Meeting, *, supervisors: bool) -> None:
    meeting.parameters = {"matters_for": "supervisors"} if supervisors else {}
    meeting.save(update_fields=["parameters"])


def test_where_the_notice_says_so_the_supervisors_read_it_and_each_look_is_entered(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit, parameters={"matters_for": "supervisors"})
    mine = make_sent_statement(meeting, cast.member)
    before = look(browser_of(cast.member), mine)[1]
    assert "主要负责人和督导组（通知写明督导组可以看）" in before
    written(cast, mine, browser_of)
    Entry.objects.all().delete()
    browser = browser_of(cast.supervisor)
    page = browser.get(reverse("statements:statement", args=[mine.pk])).content.decode()
    assert reverse("statements:matters", args=[mine.pk]) in page
    assert TOLD in look(browser, mine)[1]
    looks = Entry.objects.filter(event="matters:read")
    assert [entry.actor_name for entry in looks] == [cast.supervisor.name]
    for part in ("secretary", "superior", "cadre"):
        assert look(browser_of(cast.people()[part]), mine)[0] == 404


def test_the_supervisors_read_nothing_that_was_not_handed_in(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit, parameters={"matters_for": "supervisors"})
    draft = make_statement(meeting, cast.member)
    written(cast, draft, browser_of)
    assert look(browser_of(cast.supervisor), draft)[0] == 404


def test_what_was_written_under_another_promise_stays_hidden_until_its_author_saves_it_again(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    mine = make_sent_statement(meeting, cast.member)
    written(cast, mine, browser_of)
    assert "督导组看不到" in look(browser_of(cast.member), mine)[1]
    let(meeting, supervisors=True)
    status, shown = look(browser_of(cast.supervisor), mine)
    assert status == 200
    assert TOLD not in shown
    assert "还没有照现在的范围确认" in shown
    assert "原来写的仍然不给督导组看" in look(browser_of(cast.member), mine)[1]
    assert TOLD in look(browser_of(cast.leader), mine)[1]
    written(cast, mine, browser_of)
    assert TOLD in look(browser_of(cast.supervisor), mine)[1]
    let(meeting, supervisors=False)
    assert look(browser_of(cast.supervisor), mine)[0] == 404
