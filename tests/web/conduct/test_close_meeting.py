"""A meeting is closed: when its report was sent, its minutes locked, and nothing is left from the sitting."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.conduct import closing_moves, sitting_moves
from duizhao.web.desk.services import remind_of_dates
from duizhao.web.desk.waiting import desks_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.selectors.loose import without_item
from duizhao.web.rectification.services.plan import decline_source
from duizhao.web.reminders.models import Reminder
from duizhao.web.sittings.models import Criticism
from duizhao.web.statements.services import rounds
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting, make_sent_statement
from reminded import Committed
from sitting_scenes import NOW, all_listed, answer, confirmed, finished, opened, said

Browser = Callable[[Person | None], Client]


def reporting(cast: Cast) -> Meeting:
    """A sitting was held with an accepted criticism, its minutes are locked, the report is due."""
    sitting = opened(cast)
    answer(said(cast, sitting, cast.leader, cast.member))
    confirmed(cast, finished(cast, sitting))
    meeting = sitting.meeting
    sitting_moves.begin_reporting(meeting, by=actor_for(cast.secretary), at=NOW)
    return meeting


def sent(cast: Cast, meeting: Meeting, day: date = TODAY, to: str = "清河市委组织部") -> None:
    by = actor_for(cast.secretary)
    closing_moves.enter_report(meeting, day, to, by=by, at=NOW, today=TODAY)


def test_with_its_report_sent_and_nothing_left_it_is_closed(cast: Cast) -> None:
    meeting = reporting(cast)
    all_listed(cast, meeting)
    sent(cast, meeting)
    assert (meeting.report_sent_on, meeting.report_sent_to) == (TODAY, "清河市委组织部")
    assert meeting.stages.get(stage="report").done_on == TODAY
    closing_moves.close_meeting(meeting, by=actor_for(cast.secretary), at=NOW)
    meeting.refresh_from_db()
    assert meeting.state == "closed"
    last = list(Entry.objects.order_by("pk").values_list("event", flat=True))[-2:]
    assert last == ["meeting:report_sent", "meeting:closed"]
    with pytest.raises(Stale):
        closing_moves.close_meeting(meeting, by=actor_for(cast.secretary), at=NOW)


def test_everything_that_is_open_is_said_at_once_and_nothing_is_left(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, state="reporting", held_on=TODAY)
    make_sent_statement(meeting, cast.member, state="amended", step="")
    with pytest.raises(Refused) as told:
        closing_moves.close_meeting(meeting, by=actor_for(cast.secretary), at=NOW)
    assert told.value.reasons == (
        "有 1 份对照检查材料在会后修改，还没有定稿",
        "会议记录还没有全部确认、锁定",
        "还没有登记报告和会议记录报给了谁、哪天报的",
    )
    meeting.refresh_from_db()
    assert meeting.state == "reporting"
    assert not Entry.objects.exists()


def test_an_accepted_criticism_that_is_not_on_the_trail_holds_it_back(cast: Cast) -> None:
    meeting = reporting(cast)
    sent(cast, meeting)
    Criticism.objects.update(point=None)
    with pytest.raises(Refused, match="1 条接受的批评意见还没有列为意见点"):
        closing_moves.close_meeting(meeting, by=actor_for(cast.secretary), at=NOW)


def test_what_has_no_item_and_no_reason_holds_it_back(cast: Cast) -> None:
    meeting = reporting(cast)
    sent(cast, meeting)
    with pytest.raises(Refused, match="1 个问题、意见或者反馈没有列入整改台账"):
        closing_moves.close_meeting(meeting, by=actor_for(cast.secretary), at=NOW)
    (loose,) = without_item(meeting)
    decline_source(meeting, loose.key, "会上已当场改正", by=actor_for(cast.secretary), at=NOW)
    closing_moves.close_meeting(meeting, by=actor_for(cast.secretary), at=NOW)
    assert meeting.state == "closed"


@pytest.mark.parametrize(
    ("days", "to", "reason"),
    [(0, " ", "报给了谁"), (-1, "清河市委", "早于开会"), (1, "清河市委", "还没有到")],
)
def test_a_report_has_somebody_it_goes_to_and_a_day_that_can_be(
    cast: Cast, days: int, to: str, reason: str
) -> None:
    meeting = reporting(cast)
    with pytest.raises(Refused, match=reason):
        sent(cast, meeting, TODAY + timedelta(days=days), to)
    meeting.refresh_from_db()
    assert meeting.report_sent_on is None


def test_members_and_those_above_close_nothing(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, state="reporting")
    for person in (cast.member, cast.supervisor, cast.superior):
        with pytest.raises(Forbidden):
            closing_moves.close_meeting(meeting, by=actor_for(person), at=NOW)


def test_no_text_is_opened_again_once_it_is_closed(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, state="closed", held_on=TODAY)
    mine = make_sent_statement(meeting, cast.member, state="final", step="")
    with pytest.raises(Refused):
        rounds.amend(mine, by=actor_for(cast.member), at=NOW)
    mine.refresh_from_db()
    assert mine.state == "final"


def test_the_page_leads_to_each_thing_and_keeps_what_was_typed(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit, state="reporting", held_on=TODAY)
    page = browser_of(cast.secretary)
    address = reverse("conduct:closing", args=[meeting.pk])
    refused = page.post(address)
    assert refused.status_code == 422
    shown = refused.content.decode()
    place = reverse("sittings:sitting", args=[meeting.pk])
    assert f'<a href="{place}">会议记录还没有全部确认、锁定</a>' in shown
    wrong = page.post(
        reverse("conduct:report-sent", args=[meeting.pk]),
        {"sent_on": "2026-01-01", "sent_to": "清河市委"},
    )
    assert wrong.status_code == 422
    assert "早于开会" in wrong.content.decode()
    assert 'value="清河市委"' in wrong.content.decode()


def test_it_is_closed_in_the_browser(cast: Cast, browser_of: Browser) -> None:
    meeting = reporting(cast)
    page = browser_of(cast.secretary)
    assert "办结以前还有 2 件事" in page.get(reverse("desk:desk")).content.decode()
    page.post(
        reverse("conduct:report-sent", args=[meeting.pk]),
        {"sent_on": TODAY.isoformat(), "sent_to": "清河市委组织部"},
    )
    all_listed(cast, meeting)
    assert "办结这次会议" in page.get(reverse("desk:desk")).content.decode()
    page.post(reverse("conduct:closing", args=[meeting.pk]))
    detail = page.get(reverse("meetings:detail", args=[meeting.pk])).content.decode()
    assert "已办结" in detail
    assert "报清河市委组织部" in detail


def test_the_term_of_the_report_is_on_the_desk_and_reminded_of(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    meeting = reporting(cast)
    due = meeting.stages.get(stage="report").due
    assert due == date(2026, 1, 27)
    (desk,) = desks_of(actor_for(cast.secretary), today=due)
    (closing,) = [one for one in desk.waiting if one.what.startswith("办结以前")]
    assert closing.due == due
    with django_capture_on_commit_callbacks(execute=True):
        remind_of_dates(today=due, at=NOW)
    told = Reminder.objects.filter(kind="stage:due", person_id=cast.secretary.pk)
    assert told.filter(about__contains="2026-01-27 到期").exists()
