"""A programme goes from its plan to its end; every act is audited, refused ones leave nothing."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.inspections.services.inspections import drop_inspection
from duizhao.web.programmes.models import Programme, Publication
from duizhao.web.programmes.selectors.figures import figures_of
from duizhao.web.programmes.services import programmes as acts
from duizhao.web.programmes.services.publications import do_without
from duizhao.web.programmes.services.remarks import note_no_remark
from duizhao.web.rectification.services.work import finish_task
from duizhao.web.units.models import Person
from make import actor_for, make_finding
from programme_scenes import (
    BODIES,
    NOW,
    PLAN,
    UNDONE,
    leader,
    make_concentrated,
    make_feedback,
    make_planned,
    make_programme,
    make_reported,
    make_signed,
    office,
    plan_items,
)

Browser = Callable[[Person | None], Client]


def test_a_feedback_is_given_its_terms_reviewers_and_two_publications(
    cast: Cast, browser_of: Browser
) -> None:
    inspection = make_feedback(cast)
    browser = browser_of(cast.secretary)
    typed = {
        "counting": "calendar", "plan_days": "30", "months": "3", "report_days": "10", "publish_days": "30",
        "reviewers": "市委组织部\n市委巡察办\n\n市委组织部", "adopted_by": "", "adopted_on": "",
    }  # fmt: skip
    address = reverse("programmes:set-up", args=[inspection.pk])
    page = browser.get(address).content.decode()
    assert "条款待核" in page
    browser.post(address, typed)
    found = Programme.objects.get()
    assert [one.name for one in found.reviewers.all()] == ["市委组织部", "市委巡察办"]
    assert [one.scope for one in found.publications.all()] == ["party", "public"]
    shown = browser.get(found.get_absolute_url()).content.decode()
    assert "2025-12-12" in shown
    assert "第 1、2、3、4 条还没有列入台账" in shown
    assert Entry.objects.get().event == "programme:set_up"


def test_an_adoption_in_the_future_comes_back_with_what_was_typed(
    cast: Cast, browser_of: Browser
) -> None:
    inspection = make_feedback(cast)
    typed = {
        "counting": "calendar", "plan_days": "0", "months": "3", "report_days": "10", "publish_days": "30",
        "reviewers": "市委巡察办", "adopted_by": "局党组会", "adopted_on": "2039-01-01",
    }  # fmt: skip
    answer = browser_of(cast.secretary).post(
        reverse("programmes:set-up", args=[inspection.pk]), typed
    )
    assert answer.status_code == 422
    assert "还没有到" in answer.content.decode()
    assert "请填 1 到 180" in answer.content.decode()
    assert not Programme.objects.exists()


def test_the_whole_way_from_the_plan_to_the_long_work(cast: Cast) -> None:
    found = make_reported(cast)
    assert (found.approved_by_name, found.signed_by_name) == (cast.leader.name, cast.leader.name)
    assert (
        found.sent_counts == found.signed_counts == figures_of(found.inspection).counts.sentence()
    )
    for one in found.reviewers.all():
        note_no_remark(one, date(2026, 1, 11), by=office(cast), at=NOW)
    for draft in found.publications.all():
        do_without(draft, "按照保密要求不公开", by=office(cast), at=NOW)
    acts.follow_up(found, by=office(cast), at=NOW)
    assert found.state == "followed_up"
    with pytest.raises(Refused, match="还没有销号"):
        acts.close(found, "已经办完", on=date(2026, 1, 12), by=leader(cast), at=NOW)
    found.inspection.meeting.items.update(state="closed", closed_on=date(2026, 1, 12))
    acts.close(found, "已经办完", on=date(2026, 1, 12), by=leader(cast), at=NOW)
    assert (found.state, found.closed_on) == ("closed", date(2026, 1, 12))
    events = [one.event for one in Entry.objects.filter(event__startswith="programme:")]
    assert sorted(events) == sorted(
        f"programme:{name}"
        for name in (
            "set_up", "approved", "concentrated", "signed", "reported", "followed_up", "closed",
        )
    )  # fmt: skip


def test_the_plan_waits_for_everything_it_lacks(cast: Cast) -> None:
    found = make_programme(cast)
    before = Entry.objects.count()
    with pytest.raises(Refused) as refused:
        acts.approve_plan(found, by=leader(cast), at=NOW)
    assert len(refused.value.reasons) == 2
    found.refresh_from_db()
    assert (found.state, found.approved_at) == ("received", None)
    assert Entry.objects.count() == before


def test_an_item_that_has_not_begun_holds_the_period_back(cast: Cast) -> None:
    found = make_planned(cast, start=False)
    with pytest.raises(Refused, match="台账第 1、2、3 条还在待研究"):
        acts.concentrate(found, by=office(cast), at=NOW)


def test_a_report_whose_counts_moved_since_it_was_signed_is_signed_again(cast: Cast) -> None:
    found = make_signed(cast)
    item = found.inspection.meeting.items.get(number=1)
    first = item.tasks.all()[0]
    finish_task(first, "已写进责任书。", on=date(2026, 1, 12), by=office(cast), at=NOW)
    with pytest.raises(Refused, match="签批以后台账的数变了"):
        acts.send_report(found, date(2026, 1, 12), "市委", by=office(cast), at=NOW)
    found.refresh_from_db()
    assert (found.state, found.sent_on) == ("concentrated", None)
    acts.unsign_report(found, by=leader(cast), at=NOW)
    acts.sign_report(found, by=leader(cast), at=NOW)
    acts.send_report(found, date(2026, 1, 12), "市委", by=office(cast), at=NOW)
    assert "措施完成 1 项" in found.sent_counts


def test_the_slower_of_two_is_told(cast: Cast) -> None:
    found = make_programme(cast)
    seen = found.revision
    acts.change_plan(found, PLAN, by=office(cast), at=NOW, revision=seen)
    with pytest.raises(Stale):
        acts.change_plan(found, UNDONE, by=leader(cast), at=NOW, revision=seen)


def test_an_approved_plan_is_taken_back_with_the_reason_before_its_adoption_changes(
    cast: Cast,
) -> None:
    found = make_planned(cast)
    other = acts.PlanWords(
        terms=PLAN.terms, reviewers=BODIES, adopted_on=date(2025, 10, 20), adopted_by="另一次会议"
    )
    with pytest.raises(Refused, match="先"):
        acts.change_plan(found, other, by=office(cast), at=NOW)
    acts.take_back_plan(found, "上级要求增加举一反三的措施", by=office(cast), at=NOW)
    assert (found.state, found.approved_at) == ("received", None)
    acts.change_plan(found, other, by=office(cast), at=NOW)
    assert found.adopted_by == "另一次会议"


def test_only_the_leader_approves_signs_and_closes(cast: Cast) -> None:
    found = make_programme(cast, PLAN)
    plan_items(found, cast)
    for name in set(cast.people()) - {"leader"}:
        by = actor_for(cast.people()[name])
        for act in (acts.approve_plan, acts.sign_report):
            with pytest.raises(Forbidden):
                act(found, by=by, at=NOW)
    assert Programme.objects.get().state == "received"


def test_a_feedback_with_a_programme_is_not_dropped(cast: Cast) -> None:
    inspection = make_feedback(cast)
    acts.set_up(inspection, UNDONE, by=office(cast), at=NOW)
    with pytest.raises(Refused, match="集中整改"):
        drop_inspection(inspection, by=office(cast), at=NOW)
    assert inspection.findings.count() == 4
    assert Publication.objects.count() == 2


def test_who_reads_which_finding_while_the_counts_are_the_same_for_all(
    cast: Cast, browser_of: Browser
) -> None:
    found = make_concentrated(cast)
    sentence = "反馈问题 <strong>4</strong> 项 · 整改措施 <strong>6</strong> 项"
    own, team = "水费收缴账目", "督办件办理超过期限"
    seen = {"secretary": (1, 1), "leader": (1, 1), "supervisor": (1, 1), "superior": (0, 0)}
    for name, (mine, ours) in (*seen.items(), ("member", (1, 1))):
        page = browser_of(cast.people()[name]).get(found.get_absolute_url()).content.decode()
        assert sentence in page, name
        assert (own in page, team in page) == (bool(mine), bool(ours)), name
    acts.sign_report(found, by=leader(cast), at=NOW)
    acts.send_report(found, date(2026, 1, 12), "市委", by=office(cast), at=NOW)
    page = browser_of(cast.superior).get(found.get_absolute_url()).content.decode()
    assert own in page


def test_the_desk_and_a_reminder_bring_a_term_up_that_is_near(
    cast: Cast, browser_of: Browser
) -> None:
    make_programme(cast)
    page = browser_of(cast.secretary).get("/").content.decode()
    assert "定整改方案：关于巡察市水务局党组的反馈意见" in page
    assert "应于 2025-10-12 办完" in page


def test_the_page_asks_no_more_of_a_long_feedback(cast: Cast, browser_of: Browser) -> None:
    found = make_concentrated(cast)
    numbers = []
    for more in (0, 12):
        for number in range(more):
            make_finding(found.inspection, f"第{number}处渠道没有清淤。", number=f"9{number}")
        for address in (
            found.get_absolute_url(),
            reverse("programmes:list", args=[found.inspection.meeting_id]),
            reverse("programmes:remarks", args=[found.pk]),
        ):
            browser = browser_of(cast.secretary)
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(address).status_code == 200
            numbers.append(len(queries))
    assert numbers[:3] == numbers[3:]
    assert max(numbers) <= 24
