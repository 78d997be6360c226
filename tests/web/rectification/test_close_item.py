"""Closing an item: tasks, evidence, effect, a verifier apart, the leader's sign-off; sent back, open again, checked."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.events import Event
from duizhao.web.audit.models import Entry
from duizhao.web.rectification.models import Change, Item, SpotCheck, Verification
from duizhao.web.rectification.services import checks, plan, verification, work
from duizhao.web.reminders.models import Reminder
from duizhao.web.units.models import Person
from ledger_scenes import (
    EFFECT,
    NOW,
    SEEN,
    item_words,
    make_asked,
    make_closed,
    make_done,
    make_item,
    make_passed,
    make_started,
    make_verifying,
)
from make import TODAY, actor_for, make_meeting

Browser = Callable[[Person | None], Client]


def test_from_the_plan_to_the_closing_each_act_leaves_one_entry_and_one_change(cast: Cast) -> None:
    item = make_closed(cast, make_meeting(cast.unit))
    item.refresh_from_db()
    assert (item.state, item.closed_on) == ("closed", TODAY)
    events = list(Entry.objects.order_by("pk").values_list("event", flat=True))
    assert events == [
        "item:added", "item:started", "task:done", "evidence:added", "item:closing_requested",
        "verifier:assigned", "item:passed", "item:signed_off", "item:closed",
    ]  # fmt: skip
    assert list(Change.objects.order_by("pk").values_list("event", flat=True)) == events
    assert [one.due for one in item.spot_checks.all()] == [
        date(2026, 4, 12), date(2026, 7, 12), date(2027, 1, 12),
    ]  # fmt: skip


def test_a_plan_that_lacks_everything_is_told_all_of_it_and_nothing_happens(cast: Cast) -> None:
    item = make_item(cast, make_meeting(cast.unit), goal="", judged_by="", due=None, tasks=())
    entries = Entry.objects.count()
    with pytest.raises(Refused) as refused:
        plan.start(item, by=actor_for(cast.secretary), at=NOW)
    assert len(refused.value.reasons) == 4
    assert Item.objects.get(pk=item.pk).state == "proposed"
    assert Entry.objects.count() == entries


def test_closing_can_not_be_asked_for_without_tasks_done_and_evidence(cast: Cast) -> None:
    item = make_started(cast, make_meeting(cast.unit))
    with pytest.raises(Refused) as refused:
        work.request_closing(item, " ", by=actor_for(cast.member), at=NOW)
    assert [reason[:4] for reason in refused.value.reasons] == ["还有 1", "还没有佐", "还没有写"]
    assert not Verification.objects.exists()


def test_one_who_is_responsible_can_not_verify(cast: Cast) -> None:
    item = make_asked(cast, make_meeting(cast.unit))
    with pytest.raises(Refused, match="责任人"):
        verification.assign_verifier(item, cast.member, by=actor_for(cast.secretary), at=NOW)
    assert Item.objects.get(pk=item.pk).state == "closing_requested"


def test_nobody_but_the_assigned_and_those_above_verifies(cast: Cast) -> None:
    item = make_verifying(cast, make_meeting(cast.unit))
    for person in (cast.member, cast.leader, cast.secretary, cast.superior):
        with pytest.raises(Forbidden):
            verification.pass_item(item, SEEN, by=actor_for(person), at=NOW)
    verification.pass_item(item, SEEN, by=actor_for(cast.supervisor), at=NOW)
    assert item.verifications.get().verifier == cast.supervisor


def test_closing_before_the_sign_off_is_refused_on_the_page_with_the_reason(
    cast: Cast, browser_of: Browser
) -> None:
    item = make_passed(cast, make_meeting(cast.unit))
    browser = browser_of(cast.secretary)
    answer = browser.post(reverse("rectification:close", args=[item.pk]))
    assert answer.status_code == 422
    assert "主要负责人还没有签字同意" in answer.content.decode()
    assert Item.objects.get(pk=item.pk).state == "verifying"


def test_the_leader_alone_signs_off(cast: Cast) -> None:
    item = make_passed(cast, make_meeting(cast.unit))
    for person in (cast.secretary, cast.member, cast.supervisor):
        with pytest.raises(Forbidden):
            verification.sign_off(item, by=actor_for(person), at=NOW)
    verification.sign_off(item, by=actor_for(cast.leader), at=NOW)
    with pytest.raises(Refused, match="已经签过字"):
        verification.sign_off(item, by=actor_for(cast.leader), at=NOW)


def test_sent_back_it_is_in_progress_with_the_reason_and_can_be_asked_for_again(cast: Cast) -> None:
    item = make_verifying(cast, make_meeting(cast.unit))
    with pytest.raises(Refused, match="理由"):
        verification.send_back(item, " ", by=actor_for(cast.cadre), at=NOW)
    verification.send_back(item, "回访的十户没有记名", by=actor_for(cast.cadre), at=NOW)
    item.refresh_from_db()
    assert (item.state, item.came_back) == ("in_progress", "returned")
    work.request_closing(item, EFFECT, by=actor_for(cast.member), at=NOW)
    assert [one.outcome for one in item.verifications.all()] == ["returned", ""]


def test_a_problem_that_is_back_opens_the_item_until_a_new_date(cast: Cast) -> None:
    item = make_closed(cast, make_meeting(cast.unit))
    with pytest.raises(Refused, match="新的完成期限"):
        verification.reopen_item(item, "又有三件超期", None, by=actor_for(cast.secretary), at=NOW)
    verification.reopen_item(
        item, "又有三件超期", date(2026, 5, 1), by=actor_for(cast.supervisor), at=NOW
    )
    item.refresh_from_db()
    assert (item.state, item.relapses, item.closed_on) == ("in_progress", 1, None)
    assert set(item.spot_checks.values_list("state", flat=True)) == {"void"}


def test_a_failed_spot_check_opens_the_item_again(cast: Cast) -> None:
    item = make_closed(cast, make_meeting(cast.unit))
    first = item.spot_checks.first()
    assert first is not None
    with pytest.raises(Refused) as refused:
        checks.record_check(first, "又超期", back=True, by=actor_for(cast.member), at=NOW)
    assert len(refused.value.reasons) == 2
    later = NOW + timedelta(days=91)
    checks.record_check(
        first, "抽查10件有2件超期", back=True, due=date(2026, 6, 1),
        by=actor_for(cast.secretary), at=later,
    )  # fmt: skip
    item.refresh_from_db()
    assert (item.state, item.came_back) == ("in_progress", "relapsed")
    assert sorted(item.spot_checks.values_list("state", flat=True)) == ["failed", "void", "void"]


def test_a_passed_spot_check_leaves_the_item_closed(cast: Cast) -> None:
    first = SpotCheck.objects.filter(item=make_closed(cast, make_meeting(cast.unit))).first()
    assert first is not None
    checks.record_check(first, "抽查10件没有超期", back=False, by=actor_for(cast.secretary), at=NOW)
    assert Item.objects.get().state == "closed"
    with pytest.raises(Stale):
        checks.record_check(first, "再看一次", back=False, by=actor_for(cast.secretary), at=NOW)


def test_more_time_is_given_by_the_leader_and_no_more_often_than_the_notice_says(
    cast: Cast,
) -> None:
    meeting = make_meeting(cast.unit, parameters={"extensions_most": 1})
    item = make_started(cast, meeting)
    member, leader = actor_for(cast.member), actor_for(cast.leader)
    asked = work.request_extension(item, "招标流标一次", date(2026, 4, 30), by=member, at=NOW)
    with pytest.raises(Refused, match="还没有批"):
        work.request_extension(item, "再等等", date(2026, 5, 30), by=member, at=NOW)
    with pytest.raises(Forbidden):
        checks.decide_extension(asked, "", approve=True, by=actor_for(cast.secretary), at=NOW)
    with pytest.raises(Refused, match="不同意的理由"):
        checks.decide_extension(asked, "", approve=False, by=leader, at=NOW)
    checks.decide_extension(asked, "下不为例", approve=True, by=leader, at=NOW)
    item.refresh_from_db()
    assert (item.due, item.first_due) == (date(2026, 4, 30), date(2026, 2, 28))
    with pytest.raises(Refused, match="已经延期 1 次"):
        work.request_extension(item, "再等等", date(2026, 5, 30), by=member, at=NOW)


def test_the_date_of_a_begun_item_changes_by_extension_alone(cast: Cast) -> None:
    item = make_started(cast, make_meeting(cast.unit))
    words = item_words(cast.member, due=date(2026, 12, 31))
    with pytest.raises(Refused, match="申请延期"):
        plan.change_item(item, words, by=actor_for(cast.secretary), at=NOW)
    assert Item.objects.get().due == date(2026, 2, 28)


@pytest.mark.django_db(transaction=True)
def test_those_whom_an_act_concerns_are_told(cast: Cast) -> None:
    make_passed(cast, make_meeting(cast.unit))
    told = set(Reminder.objects.values_list("person_id", "kind"))
    assert {
        (cast.member.pk, "item:handed_out"),
        (cast.secretary.pk, "item:closing_requested"),
        (cast.cadre.pk, "item:to_verify"),
        (cast.leader.pk, "item:passed"),
    } <= told


def test_the_page_of_the_slower_of_two_is_told(cast: Cast, browser_of: Browser) -> None:
    item = make_done(cast, make_meeting(cast.unit))
    address = reverse("rectification:request-closing", args=[item.pk])
    sent = {"revision": item.revision - 1, "effect": EFFECT}
    answer = browser_of(cast.member).post(address, sent)
    assert answer.status_code == 409
    assert not Entry.objects.filter(event=Event.ITEM_CLOSING_REQUESTED.value).exists()
