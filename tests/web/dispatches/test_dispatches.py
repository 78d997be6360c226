"""What goes to whom by when: put down as sent, received, returned; undone; late ones told."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.dispatch import DispatchState, Duty
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.conduct.closing_moves import enter_report
from duizhao.web.desk.services import remind_of_dates
from duizhao.web.dispatches import services
from duizhao.web.dispatches.models import Dispatch
from duizhao.web.dispatches.selectors import running, shown_of, waiting_for
from duizhao.web.dispatches.services import Entered
from duizhao.web.meetings.models import Meeting
from duizhao.web.reminders.models import Reminder
from duizhao.web.units.models import Person
from ledger_scenes import NOW
from make import TODAY, actor_for, make_meeting
from reminded import Committed

pytestmark = pytest.mark.django_db
Browser = Callable[[Person | None], Client]
TO_SUPERIOR = Entered(whom="清河市委", on=TODAY)
BY_OFFICE = Entered(whom="市委办公室刘敏", on=TODAY)


def a_meeting(cast: Cast, sitting: date = TODAY + timedelta(days=10)) -> Meeting:
    meeting = make_meeting(cast.unit)
    meeting.stages.create(stage="sitting", due=sitting)
    return meeting


def sent(cast: Cast, meeting: Meeting) -> Dispatch:
    return services.send(
        meeting, Duty.PLAN, TO_SUPERIOR, by=actor_for(cast.secretary), at=NOW, today=TODAY
    )


def test_what_is_due_follows_from_the_sitting_and_names_the_superior(cast: Cast) -> None:
    shown = {one.duty: one for one in shown_of(a_meeting(cast), today=TODAY)}
    assert shown[Duty.PLAN].to == str(cast.upper)
    assert shown[Duty.PLAN].due == TODAY - timedelta(days=5)
    assert shown[Duty.PLAN].late
    assert not shown[Duty.REPORT].late
    assert {one.state for one in shown.values()} == {DispatchState.DUE}


def test_sent_and_received_stand_with_day_and_whom_each_with_its_entry(cast: Cast) -> None:
    dispatch = sent(cast, a_meeting(cast))
    services.receive(dispatch, BY_OFFICE, by=actor_for(cast.secretary), at=NOW, today=TODAY)
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.whom, dispatch.answered_by) == (
        "received", "清河市委", "市委办公室刘敏",
    )  # fmt: skip
    events = list(Entry.objects.order_by("pk").values_list("event", flat=True))
    assert events == ["dispatch:sent", "dispatch:received"]


def test_returned_waits_with_its_reason_and_is_sent_again(cast: Cast) -> None:
    meeting = a_meeting(cast)
    dispatch = sent(cast, meeting)
    back = Entered(whom="市委组织部", on=TODAY, reason="主题没有写全")
    services.send_back(dispatch, back, by=actor_for(cast.secretary), at=NOW, today=TODAY)
    (waits,) = [
        one
        for one in waiting_for(actor_for(cast.secretary), running(), today=TODAY)
        if "再送" in one.what
    ]
    assert "主题没有写全" in waits.why
    assert sent(cast, meeting).state == "sent"


def test_undoing_goes_back_one_step_at_a_time_and_forgets_nothing_in_the_audit(cast: Cast) -> None:
    dispatch = sent(cast, a_meeting(cast))
    secretary = actor_for(cast.secretary)
    services.receive(dispatch, BY_OFFICE, by=secretary, at=NOW, today=TODAY)
    services.undo(dispatch, by=secretary, at=NOW)
    assert (dispatch.state, dispatch.answered_on) == ("sent", None)
    services.undo(dispatch, by=secretary, at=NOW)
    assert (dispatch.state, dispatch.sent_on) == ("due", None)
    assert "市委办公室刘敏" in Entry.objects.get(event="dispatch:reopened").note
    with pytest.raises(Stale):
        services.undo(dispatch, by=secretary, at=NOW)


def test_what_was_received_is_not_sent_again_by_somebody_slower(cast: Cast) -> None:
    meeting = a_meeting(cast)
    sent(cast, meeting)
    with pytest.raises(Stale):
        sent(cast, meeting)
    assert Entry.objects.count() == 1


def test_the_report_is_put_down_once_where_the_meeting_keeps_it(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, state="reporting", held_on=TODAY)
    secretary = actor_for(cast.secretary)
    with pytest.raises(Refused, match="报送、办结"):
        services.send(meeting, Duty.REPORT, TO_SUPERIOR, by=secretary, at=NOW, today=TODAY)
    assert not Dispatch.objects.exists()
    enter_report(meeting, TODAY, "清河市委", by=secretary, at=NOW, today=TODAY)
    report = Dispatch.objects.get(duty="report")
    assert (report.state, report.whom, report.sent_on) == ("sent", "清河市委", TODAY)
    services.receive(report, BY_OFFICE, by=secretary, at=NOW, today=TODAY)
    enter_report(meeting, TODAY, "清河市委办公室", by=secretary, at=NOW, today=TODAY)
    report.refresh_from_db()
    assert (report.state, report.whom) == ("received", "清河市委办公室")


def test_a_duty_stays_and_what_the_office_added_can_go_until_it_is_sent(cast: Cast) -> None:
    meeting, secretary = a_meeting(cast), actor_for(cast.secretary)
    with pytest.raises(Refused, match="不能删去"):
        services.drop(sent(cast, meeting), by=secretary, at=NOW)
    added = services.add(meeting, "征求意见的函", "各区水务局", None, by=secretary, at=NOW)
    services.send_added(
        added, Entered(whom="各区水务局", on=TODAY), by=secretary, at=NOW, today=TODAY
    )
    with pytest.raises(Stale):
        services.drop(added, by=secretary, at=NOW)
    services.undo(added, by=secretary, at=NOW)
    services.drop(added, by=secretary, at=NOW)
    assert not Dispatch.objects.filter(duty="other").exists()


@pytest.mark.parametrize("part", ["member", "cadre", "supervisor", "superior"])
def test_nobody_but_the_office_puts_anything_down(cast: Cast, part: str) -> None:
    meeting = a_meeting(cast)
    with pytest.raises(Forbidden):
        services.send(
            meeting, Duty.PLAN, TO_SUPERIOR, by=actor_for(cast.people()[part]), at=NOW, today=TODAY
        )
    assert not Dispatch.objects.exists()


def test_late_ones_are_on_the_desk_and_are_reminded_of_once(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    a_meeting(cast)
    assert [
        one for one in waiting_for(actor_for(cast.secretary), running(), today=TODAY) if one.late
    ]
    with django_capture_on_commit_callbacks(execute=True):
        remind_of_dates(today=TODAY, at=NOW)
    late = Reminder.objects.filter(kind="dispatch:late")
    assert {one.person_id for one in late} == {cast.secretary.pk, cast.leader.pk}
    with django_capture_on_commit_callbacks(execute=True):
        remind_of_dates(today=TODAY + timedelta(days=1), at=NOW + timedelta(days=1))
    assert late.filter(person_id=cast.secretary.pk).count() == 1


def test_a_receipt_that_does_not_come_is_asked_for(cast: Cast) -> None:
    sent(cast, a_meeting(cast))
    secretary = actor_for(cast.secretary)
    soon, later = TODAY + timedelta(days=1), TODAY + timedelta(days=5)
    assert not [one for one in waiting_for(secretary, running(), today=soon) if "签收" in one.what]
    assert [one for one in waiting_for(secretary, running(), today=later) if "问签收" in one.what]


def test_the_pages_put_down_what_was_typed_and_keep_what_was_refused(
    cast: Cast, browser_of: Browser
) -> None:
    meeting, browser = a_meeting(cast), browser_of(cast.secretary)
    address = reverse("dispatches:send-duty", args=[meeting.pk, "plan"])
    future = (TODAY + timedelta(days=400)).isoformat()
    refused = browser.post(address, {"whom": "清河市委", "on": future})
    assert (refused.status_code, future in refused.content.decode()) == (422, True)
    assert not Dispatch.objects.exclude(state="due").exists()
    assert browser.post(address, {"whom": "清河市委", "on": "2026-01-09"}).status_code == 302
    dispatch = Dispatch.objects.get()
    answered = browser.post(
        reverse("dispatches:answer", args=[dispatch.pk]),
        {"kind": "return", "whom": "组织部", "on": "2026-01-10", "reason": "缺日程"},
    )
    assert answered.status_code == 302
    words = browser.get(reverse("dispatches:list", args=[meeting.pk])).content.decode()
    assert "退回：缺日程" in words
    assert browser.get(reverse("dispatches:send-duty", args=[meeting.pk, "x"])).status_code == 404
