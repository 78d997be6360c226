"""Once a meeting is over, its texts are read and nothing of them changes: no act, no page that offers one."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.checks.drafts.baseline import Known
from duizhao.core.cycle.autosave import Sent
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import OVER
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.statements.models import Draft, Statement, Version
from duizhao.web.statements.selectors.team import open_work_of
from duizhao.web.statements.services import comments, findings, matters, rounds, sections, versions
from duizhao.web.units.models import Person
from make import (
    STATEMENT_WORDS,
    actor_for,
    make_meeting,
    make_section,
    make_sent_comment,
    make_sent_statement,
    make_statement,
    make_version,
)

NOW = datetime(2026, 3, 20, 2, tzinfo=UTC)
SENT = Sent(client="甲", number=1, seen=0)
FINDING = Known(file="材料", fingerprint="0" * 16, code="DZ103", quote="", message="", around="")
Browser = Callable[[Person | None], Client]


@pytest.fixture(params=sorted(OVER))
def over(cast: Cast, request: pytest.FixtureRequest) -> Meeting:
    return make_meeting(cast.unit, state=request.param.value)


def refused(act: Callable[[], object]) -> None:
    def rows() -> list[list[str]]:
        kept = (Statement, Version, Draft, Entry)
        return [[repr(row) for row in model.objects.values()] for model in kept]

    before = rows()
    with pytest.raises(Refused, match=r"这次会议.+，不能再改"):
        act()
    assert rows() == before


def test_an_author_writes_no_more(cast: Cast, over: Meeting) -> None:
    mine = make_statement(over, cast.member)
    old = make_version(mine)
    for act in (
        partial(versions.autosave, mine, "联系群众不够经常。", SENT),
        partial(versions.save_version, mine, "联系群众不够经常。"),
        partial(versions.restore_version, mine, old),
        partial(rounds.submit, mine),
        partial(matters.write_matters, mine, {"personal": "没有"}),
        partial(findings.set_aside, mine, FINDING, "已核对", on=date(2026, 3, 20)),
    ):
        refused(partial(act, by=actor_for(cast.member), at=NOW))


def test_nobody_goes_on_with_a_review(cast: Cast, over: Meeting) -> None:
    office, author = actor_for(cast.secretary), actor_for(cast.member)
    comment = make_sent_comment(over, cast.member, cast.secretary)
    statement = comment.round.statement
    said = comments.CommentWords("请写具体的一件事", "两次专题会没有拿出办法")
    for act in (
        partial(comments.add_comment, statement, said, by=office),
        partial(comments.withdraw, comment, by=office),
        partial(rounds.pass_statement, statement, by=office),
        partial(rounds.return_statement, statement, "请补事例", by=office),
        partial(rounds.withdraw_decision, statement, by=office),
        partial(comments.resolve, comment, "已补写", by=author),
        partial(rounds.take_back, statement, by=author),
    ):
        refused(partial(act, at=NOW))


def test_nothing_is_declared_final_or_opened_again(cast: Cast, over: Meeting) -> None:
    passed = make_sent_statement(over, cast.member, state="passed", step="")
    refused(lambda: rounds.finalise(passed, by=actor_for(cast.secretary), at=NOW))
    Statement.objects.filter(pk=passed.pk).update(state="final")
    refused(lambda: rounds.amend(passed, by=actor_for(cast.member), at=NOW))
    Statement.objects.filter(pk=passed.pk).update(state="amended")
    refused(lambda: rounds.hand_in_amended(passed, by=actor_for(cast.member), at=NOW))


def test_the_teams_text_is_neither_divided_nor_written(cast: Cast, over: Meeting) -> None:
    part = make_section(over, cast.member)
    office, writer = actor_for(cast.secretary), actor_for(cast.member)
    planned = [sections.SectionWords("二、原因剖析")]
    for act in (
        partial(sections.plan_sections, part.statement, planned, by=office),
        partial(sections.join_sections, part.statement, by=office),
        partial(sections.hold_section, part, by=writer),
        partial(sections.save_section, part, "学习不够系统。", SENT, by=writer),
    ):
        refused(partial(act, at=NOW))
    assert open_work_of(cast.member.pk) == []


def test_the_pages_offer_no_way_to_write_and_show_what_was_left(
    cast: Cast, over: Meeting, browser_of: Browser
) -> None:
    mine = make_statement(over, cast.member)
    Draft.objects.create(statement=mine, text="还没有存成版本的一段", writer=cast.member, at=NOW)
    browser = browser_of(cast.member)
    address = reverse("statements:write", args=[mine.pk])
    page = browser.get(address, follow=True)
    assert page.redirect_chain[-1][0] == mine.get_absolute_url()
    words = page.content.decode()
    assert f"这次会议{over.get_state_display()}，材料只能看，不能再改" in words
    assert "还没有存成版本的一段" in words
    assert address not in words

    sent = browser.post(address, {"words": STATEMENT_WORDS, "client": "甲", "number": 1, "seen": 0})
    assert sent.status_code == 422
    assert "两次专题会没有拿出办法" in sent.content.decode()
    assert not mine.versions.exists()


def test_a_reviewer_is_offered_no_act(cast: Cast, over: Meeting, browser_of: Browser) -> None:
    comment = make_sent_comment(over, cast.member, cast.secretary)
    statement = comment.round.statement
    words = browser_of(cast.secretary).get(statement.get_absolute_url()).content.decode()
    assert comment.text in words
    for act in ("pass", "return", "comment", "finalise", "take-back"):
        assert reverse(f"statements:{act}", args=[statement.pk]) not in words
    assert reverse("statements:withdraw", args=[comment.pk]) not in words


def test_a_section_is_shown_as_it_was_left(cast: Cast, over: Meeting, browser_of: Browser) -> None:
    part = make_section(over, cast.member)
    Draft.objects.create(
        statement=part.statement, section=part, text="学习不够系统。", writer=cast.member, at=NOW
    )
    browser = browser_of(cast.member)
    page = browser.get(reverse("statements:section", args=[part.pk])).content.decode()
    assert "学习不够系统。" in page
    assert "这一部分只能看" in page
    assert reverse("statements:hold", args=[part.pk]) not in page
    listed = browser.get(reverse("statements:sections", args=[part.statement_id])).content.decode()
    assert reverse("statements:section", args=[part.pk]) in listed
    assert reverse("statements:join", args=[part.statement_id]) not in listed
