"""A meeting from ready to reported: quorum, closing, stopping, and being ordered again."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.sitting import Presence
from duizhao.web.audit.models import Entry
from duizhao.web.conduct import services, sitting_moves
from duizhao.web.conduct.readiness import open_matters
from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.models import Sitting
from duizhao.web.sittings.services import agenda
from duizhao.web.units.models import Person
from make import (
    TODAY,
    actor_for,
    make_list,
    make_meeting,
    make_person,
    make_point,
    make_reading,
    make_sent_statement,
    make_statement,
    make_version,
)
from sitting_scenes import NOW, answer, confirmed, finished, opened, prepared, said, sign_in

Browser = Callable[[Person | None], Client]


def test_a_sitting_opens_with_its_first_item(cast: Cast) -> None:
    sitting = opened(cast)
    meeting = Meeting.objects.get()
    assert (meeting.state, sitting.state) == ("in_session", "in_session")
    assert sitting.items.get(ended_at=None, started_at__isnull=False).kind == "follow_up"
    assert Entry.objects.get(event="sitting:opened").note == "应到 2 人，到会 2 人"


@pytest.mark.parametrize(("quorum", "opens"), [("2/3", True), ("9/10", False)])
def test_the_notices_quorum_decides(cast: Cast, quorum: str, opens: bool) -> None:  # noqa: FBT001
    absent = make_person(cast.unit, "马德胜", Role.MEMBER, team_rank=3)
    sitting = prepared(cast, parameters={"quorum": quorum})
    sign_in(cast, sitting, absent)
    by = actor_for(cast.leader)
    if opens:
        sitting_moves.open_sitting(sitting, by=by, at=NOW)
        return
    with pytest.raises(Refused, match="至少要到 3 人（9/10），现在到会 2 人"):
        sitting_moves.open_sitting(sitting, by=by, at=NOW)
    sitting.refresh_from_db()
    assert (sitting.state, sitting.meeting.state) == ("prepared", "ready")
    assert not sitting.items.exclude(started_at=None).exists()


def test_the_slower_of_two_is_told(cast: Cast) -> None:
    sitting = opened(cast)
    with pytest.raises(Stale):
        sitting_moves.open_sitting(sitting, by=actor_for(cast.leader), at=NOW)


def test_the_office_does_not_open_it(cast: Cast) -> None:
    sitting = prepared(cast)
    sign_in(cast, sitting)
    with pytest.raises(Forbidden):
        sitting_moves.open_sitting(sitting, by=actor_for(cast.secretary), at=NOW)


def test_a_meeting_that_is_still_prepared_is_not_opened(cast: Cast) -> None:
    sitting = prepared(cast, state="preparing")
    sign_in(cast, sitting)
    with pytest.raises(Stale):
        sitting_moves.open_sitting(sitting, by=actor_for(cast.leader), at=NOW)


def test_items_left_keep_it_from_closing(cast: Cast) -> None:
    sitting = opened(cast)
    with pytest.raises(Refused, match="还有 7 项议程没有进行"):
        sitting_moves.close_sitting(sitting, by=actor_for(cast.leader), at=NOW)
    sitting.refresh_from_db()
    assert sitting.closed_at is None


@pytest.mark.parametrize(("days", "due"), [(None, date(2026, 1, 27)), (7, date(2026, 1, 19))])
def test_closed_it_sets_the_day_and_the_term_of_the_report(
    cast: Cast, days: int | None, due: date
) -> None:
    sitting = prepared(cast, parameters={} if days is None else {"report_after": days})
    sitting.meeting.stages.create(stage="report")
    sitting.meeting.stages.create(stage="sitting")
    sign_in(cast, sitting)
    sitting_moves.open_sitting(sitting, by=actor_for(cast.leader), at=NOW)
    finished(cast, sitting)
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.held_on) == ("held", TODAY)
    assert meeting.stages.get(stage="report").due == due
    assert meeting.stages.get(stage="sitting").done_on == TODAY


def test_stopped_it_keeps_what_was_said_and_another_sitting_is_held(cast: Cast) -> None:
    sitting = opened(cast)
    answer(said(cast, sitting, cast.member, cast.leader))
    by = actor_for(cast.leader)
    with pytest.raises(Refused, match="理由"):
        sitting_moves.stop_sitting(sitting, " ", by=by, at=NOW)
    sitting_moves.stop_sitting(sitting, "防汛应急响应，两位成员离会", by=by, at=NOW)
    meeting = Meeting.objects.get()
    assert (meeting.state, sitting.state) == ("postponed", "stopped")
    services.resume(meeting, by=by, at=NOW)
    new = agenda.prepare_sitting(meeting, by=actor_for(cast.secretary), at=NOW, today=TODAY)
    assert new != sitting
    assert sitting.items.filter(criticisms__isnull=False).exists()


def test_of_a_stopped_sitting_the_reply_that_is_missing_can_still_be_put_down(
    cast: Cast, browser_of: Browser
) -> None:
    sitting = opened(cast)
    criticism = said(cast, sitting, cast.member, cast.leader)
    sitting_moves.stop_sitting(sitting, "防汛应急响应", by=actor_for(cast.leader), at=NOW)
    minutes = reverse("sittings:minutes", args=[sitting.pk])
    reply = reverse("sittings:reply", args=[criticism.pk])
    assert reply in browser_of(cast.secretary).get(minutes).content.decode()
    assert reply in browser_of(cast.leader).get(minutes).content.decode()
    assert reply not in browser_of(cast.member).get(minutes).content.decode()
    overview = reverse("sittings:sitting", args=[sitting.meeting_id])
    resume = reverse("conduct:resume", args=[sitting.meeting_id])
    shown = browser_of(cast.secretary).get(overview).content.decode()
    assert "这次会议延期召开：防汛应急响应" in shown
    assert resume in shown
    assert resume not in browser_of(cast.member).get(overview).content.decode()


def test_the_report_waits_for_the_minutes_and_for_the_telling(cast: Cast) -> None:
    absent = make_person(cast.unit, "马德胜", Role.MEMBER, team_rank=3)
    sitting = opened(cast, absent)
    answer(said(cast, sitting, cast.member, cast.leader))
    finished(cast, sitting)
    by = actor_for(cast.secretary)
    with pytest.raises(Refused) as told:
        sitting_moves.begin_reporting(sitting.meeting, by=by, at=NOW)
    assert len(told.value.reasons) == 2
    confirmed(cast, sitting)
    seat = sitting.attendance.get(person=absent)
    words = agenda.SeatWords(pk=seat.pk, presence=Presence.ABSENT, reason="住院", told_on=TODAY)
    agenda.enter_attendance(sitting, [words], by=by, at=NOW)
    sitting_moves.begin_reporting(sitting.meeting, by=by, at=NOW)
    assert Meeting.objects.get().state == "reporting"


def test_ordered_again_a_new_meeting_supersedes_the_old_one(cast: Cast) -> None:
    sitting = finished(cast, opened(cast))
    by = actor_for(cast.superior)
    new = sitting_moves.order_again(sitting.meeting, "清组函〔2026〕9号，批评走过场", by=by, at=NOW)
    old = Meeting.objects.get(pk=sitting.meeting_id)
    assert (old.state, new.state, new.supersedes) == ("ordered_again", "planned", old)
    assert (new.title, new.framework) == ("2025年度民主生活会（重开）", "2025")
    assert new.stages.count() == 10
    assert Sitting.objects.get().meeting == old
    with pytest.raises(Stale):
        sitting_moves.order_again(old, "再开一次", by=by, at=NOW)


def test_ready_is_refused_with_everything_that_is_open_and_each_is_linked(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    make_reading(meeting)
    make_point(meeting)
    make_statement(meeting)  # opened, and no word in it
    make_version(make_statement(meeting, cast.leader))
    make_sent_statement(meeting, cast.member)
    page = browser_of(cast.secretary)
    address = reverse("conduct:ready", args=[meeting.pk])
    answered = page.post(address)
    shown = answered.content.decode()
    assert answered.status_code == 422
    for words, name in (
        ("有 2 人次的学习内容还没有记下学过", "study:list"),
        ("有 1 条意见点还没有回应", "trail:boards"),
        ("有 3 份问题清单还没有交出", "trail:boards"),
        ("有 1 份对照检查材料还没有写", "statements:list"),
        ("有 1 份对照检查材料在写，还没有提交", "statements:list"),
        ("有 1 份对照检查材料还在审核", "statements:list"),
        ("还没有生成议程", "sittings:sitting"),
    ):
        assert f'<a href="{reverse(name, args=[meeting.pk])}">{words}</a>' in shown
    meeting.refresh_from_db()
    assert meeting.state == "preparing"
    assert not Entry.objects.exists()


def test_a_returned_text_keeps_it_from_being_ready(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    make_sent_statement(meeting, cast.member, state="returned", step="")
    told = [one.reason for one in open_matters(meeting)]
    assert "有 1 份对照检查材料退回修改，还没有再交" in told
    assert "有 2 份对照检查材料还没有写" in told


def test_with_nothing_open_it_is_ready(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    agenda.prepare_sitting(meeting, by=actor_for(cast.secretary), at=NOW, today=TODAY)
    for person in (None, cast.leader, cast.member):
        problems = make_list(meeting, person)
        problems.state, problems.submitted_at = "submitted", NOW
        problems.save(update_fields=["state", "submitted_at"])
        make_sent_statement(meeting, person, state="final" if person else "passed", step="")
    page = browser_of(cast.secretary)
    assert page.post(reverse("conduct:ready", args=[meeting.pk])).status_code == 302
    meeting.refresh_from_db()
    assert meeting.state == "ready"
    assert meeting.ready_at is not None


def test_what_stands_in_the_way_is_said_before_anybody_presses(
    cast: Cast, browser_of: Browser
) -> None:
    sitting = prepared(cast)
    leader, office = browser_of(cast.leader), browser_of(cast.secretary)

    def shown(page: Client, name: str, pk: int) -> str:
        return page.get(reverse(f"conduct:{name}", args=[pk])).content.decode()

    assert "还有 2 人没有记到会还是缺席" in shown(leader, "open-sitting", sitting.pk)
    sign_in(cast, sitting)
    ready = shown(leader, "open-sitting", sitting.pk)
    assert "现在还不行" not in ready
    assert '<button class="primary" type="submit">开会' in ready
    sitting_moves.open_sitting(sitting, by=actor_for(cast.leader), at=NOW)
    assert "还有 7 项议程没有进行" in shown(leader, "close-sitting", sitting.pk)
    criticism = said(cast, sitting, cast.member, cast.leader)
    finished(cast, sitting)
    minutes = reverse("sittings:minutes", args=[sitting.pk])
    assert "还有 1 条批评意见没有记下本人怎样回应" in office.get(minutes).content.decode()
    answer(criticism)
    assert "现在还不行" not in office.get(minutes).content.decode()
    assert "会议记录还没有全部确认" in shown(office, "begin-reporting", sitting.meeting_id)
    overview = office.get(reverse("sittings:sitting", args=[sitting.meeting_id])).content.decode()
    assert '<a class="button" href="/meetings/' in overview
    assert 'class="button primary" href="/sittings/' in overview  # first the minutes
    confirmed(cast, sitting)
    assert "现在还不行" not in shown(office, "begin-reporting", sitting.meeting_id)


def test_the_leader_opens_and_closes_it_in_the_browser(cast: Cast, browser_of: Browser) -> None:
    sitting = prepared(cast)
    page = browser_of(cast.leader)
    address = reverse("conduct:open-sitting", args=[sitting.pk])
    refused = page.post(address)
    assert refused.status_code == 422
    assert "还有 2 人没有记到会还是缺席" in refused.content.decode()
    assert "至少要到 2 人" in refused.content.decode()
    sign_in(cast, sitting)
    assert "宣布开会" in page.get(reverse("desk:desk")).content.decode()
    page.post(address)
    stop = page.post(reverse("conduct:stop-sitting", args=[sitting.pk]), {"reason": ""})
    assert stop.status_code == 422
    for item in sitting.items.filter(started_at=None):
        page.post(reverse("sittings:take-up", args=[item.pk]))
    page.post(reverse("conduct:close-sitting", args=[sitting.pk]))
    sitting.refresh_from_db()
    assert sitting.state == "closed"
