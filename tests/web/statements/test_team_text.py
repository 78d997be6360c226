"""The team's text is written by sections, each by one person at a time, and put together as a version."""

from datetime import UTC, datetime, timedelta

import pytest

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.autosave import Autosave, Sent
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.section_lock import RELEASED_AFTER
from duizhao.web.audit.models import Entry
from duizhao.web.statements.models import Section, Statement
from duizhao.web.statements.selectors.team import sections_of
from duizhao.web.statements.services import sections, versions
from duizhao.web.units.handover import open_work_of
from make import actor_for, make_meeting, make_statement

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
ONE = Sent(client="甲", number=1, seen=0)


@pytest.fixture
def team(cast: Cast) -> Statement:
    statement = make_statement(make_meeting(cast.unit))
    planned = [
        sections.SectionWords("一、存在的突出问题", cast.member),
        sections.SectionWords("二、原因分析"),
    ]
    sections.plan_sections(statement, planned, by=actor_for(cast.secretary), at=NOW)
    return statement


def first(team: Statement) -> Section:
    found = team.sections.first()
    assert found is not None
    return found


def test_one_writes_and_the_other_is_told_who_holds_it(cast: Cast, team: Statement) -> None:
    sections.hold_section(first(team), by=actor_for(cast.member), at=NOW)
    with pytest.raises(Refused, match="沈若兰正在写"):
        sections.hold_section(first(team), by=actor_for(cast.secretary), at=NOW)
    row = sections_of(team, at=NOW)[0]
    assert (row.holder, row.until) == (cast.member, NOW + RELEASED_AFTER)


def test_it_is_free_again_after_the_stated_time(cast: Cast, team: Statement) -> None:
    sections.hold_section(first(team), by=actor_for(cast.member), at=NOW)
    later = NOW + RELEASED_AFTER + timedelta(minutes=1)
    assert sections_of(team, at=later)[0].holder is None
    sections.hold_section(first(team), by=actor_for(cast.secretary), at=later)
    assert first(team).holder == cast.secretary


def test_every_save_is_a_sign_that_keeps_it(cast: Cast, team: Statement) -> None:
    me = actor_for(cast.member)
    sections.hold_section(first(team), by=me, at=NOW)
    saved_at = NOW + timedelta(minutes=29)
    sections.save_section(first(team), "会议题常常提前一天才送。", ONE, by=me, at=saved_at)
    assert sections_of(team, at=NOW + timedelta(minutes=58))[0].holder == cast.member


def test_it_is_taken_over_with_a_note_and_the_words_so_far_stay(
    cast: Cast, team: Statement
) -> None:
    me, office = actor_for(cast.member), actor_for(cast.secretary)
    sections.hold_section(first(team), by=me, at=NOW)
    sections.save_section(first(team), "会议题常常提前一天才送。", ONE, by=me, at=NOW)
    with pytest.raises(Refused, match="为什么接手"):
        sections.take_over_section(first(team), " ", by=office, at=NOW)
    sections.take_over_section(first(team), "今天要送审", by=office, at=NOW)
    again = Sent(client="甲", number=2, seen=1)
    with pytest.raises(Refused, match=r"孙晓雯接手了.*今天要送审"):
        sections.save_section(first(team), "又写了一句", again, by=me, at=NOW)
    assert first(team).draft.text == "会议题常常提前一天才送。"
    assert Entry.objects.filter(event="section:taken_over").count() == 1


def test_the_sections_make_a_version_under_their_titles(cast: Cast, team: Statement) -> None:
    for section in team.sections.all():
        outcome, _ = sections.save_section(
            section, f"{section.title}的内容。", ONE, by=actor_for(cast.secretary), at=NOW
        )
        assert outcome is Autosave.KEEP
    version = sections.join_sections(team, by=actor_for(cast.leader), at=NOW)
    assert version is not None
    assert version.text.split("\n") == [
        "一、存在的突出问题", "一、存在的突出问题的内容。", "二、原因分析", "二、原因分析的内容。",
    ]  # fmt: skip
    assert sections.join_sections(team, by=actor_for(cast.leader), at=NOW) is None


def test_what_was_written_in_the_whole_text_stays_when_the_sections_are_joined(
    cast: Cast, team: Statement
) -> None:
    office = actor_for(cast.secretary)
    versions.autosave(team, "在全文里改的一稿", ONE, by=office, at=NOW)
    sections.save_section(first(team), "会议题常常提前一天才送。", ONE, by=office, at=NOW)
    sections.join_sections(team, by=office, at=NOW)
    joined = "一、存在的突出问题\n会议题常常提前一天才送。"
    assert [one.text for one in team.versions.all()] == ["在全文里改的一稿", joined]
    assert team.drafts.get(section=None).text == joined


def test_a_section_with_words_is_not_dropped(cast: Cast, team: Statement) -> None:
    office = actor_for(cast.secretary)
    sections.save_section(first(team), "会议题常常提前一天才送。", ONE, by=office, at=NOW)
    with pytest.raises(Refused, match="不能删去"):
        sections.plan_sections(team, [], by=office, at=NOW)
    assert team.sections.count() == 2


def test_who_leaves_is_told_which_sections_wait_for_another(cast: Cast, team: Statement) -> None:
    reader = actor_for(cast.secretary)
    waiting = [work.words for work in open_work_of(cast.member, for_reader=reader)]
    assert waiting == [f"{team.meeting}：班子材料的“一、存在的突出问题”分给了他"]
    assert not open_work_of(cast.leader, for_reader=reader)


def test_a_member_writes_the_section_that_was_given_to_him(cast: Cast, team: Statement) -> None:
    other = team.sections.last()
    assert other is not None
    with pytest.raises(Forbidden):
        sections.hold_section(other, by=actor_for(cast.member), at=NOW)
    with pytest.raises(Forbidden):
        sections.plan_sections(team, [], by=actor_for(cast.member), at=NOW)
