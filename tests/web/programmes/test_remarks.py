"""Remarks are entered in the reviewer's words, merged side by side, answered, and given out as a table."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.programmes.models import Remark
from duizhao.web.programmes.services import remarks as services
from duizhao.web.units.models import Person
from make import actor_for
from programme_scenes import NOW, make_programme, make_remark, make_reported, office

Browser = Callable[[Person | None], Client]
SAME = "“加强学习”这条整改措施不够具体，要写明责任科室和次数。"


def test_a_remark_is_entered_and_answered(cast: Cast, browser_of: Browser) -> None:
    found = make_reported(cast)
    browser = browser_of(cast.secretary)
    reviewer = found.reviewers.all()[1]
    services.note_no_remark(reviewer, date(2026, 1, 11), by=office(cast), at=NOW)
    browser.post(
        reverse("programmes:add-remark", args=[found.pk]),
        {"reviewer": reviewer.pk, "given_on": "2026-01-11", "words": "第二条的期限太宽。"},
    )
    remark = Remark.objects.get()
    reviewer.refresh_from_db()
    assert reviewer.silent_on is None
    address = reverse("programmes:answer-remark", args=[remark.pk])
    assert browser.post(address, {"changed": "yes", "answer": ""}).status_code == 422
    browser.post(
        address,
        {"changed": "no", "answer": "期限由上级定，没有改。", "revision": remark.revision},
    )
    remark.refresh_from_db()
    assert (remark.state, remark.answered_by_name) == ("explained", cast.secretary.name)
    assert remark.words == "第二条的期限太宽。"


def test_alike_remarks_are_pointed_out_never_merged_by_themselves(
    cast: Cast, browser_of: Browser
) -> None:
    found = make_reported(cast)
    one = make_remark(cast, found)
    other = make_remark(cast, found, SAME, body=1)
    browser = browser_of(cast.secretary)
    page = browser.get(reverse("programmes:remarks", args=[found.pk])).content.decode()
    assert "可能和市纪委监委机关的意见是同一件事" in page
    assert {row.state for row in Remark.objects.all()} == {"open"}
    address = reverse("programmes:merge-remark", args=[other.pk])
    beside = browser.get(address, {"into": one.pk}).content.decode()
    assert one.words in beside
    assert other.words in beside
    browser.post(address, {"into": one.pk, "reason": "都要求写明次数和科室"})
    services.answer_remark(one, "已写明。", changed=True, by=office(cast), at=NOW)
    shown = browser.get(reverse("programmes:remarks", args=[found.pk])).content.decode()
    assert SAME in shown
    assert "都要求写明次数和科室" in shown


def test_a_merged_remark_is_taken_apart_again(cast: Cast) -> None:
    found = make_reported(cast)
    one, other = make_remark(cast, found), make_remark(cast, found, SAME, body=1)
    services.merge_remark(other, one, "同一件事", by=office(cast), at=NOW)
    with pytest.raises(Refused, match="先拆开"):
        services.merge_remark(one, other, "同一件事", by=office(cast), at=NOW)
    services.reopen_remark(other, by=office(cast), at=NOW)
    assert (other.state, other.merged_into, other.answer) == ("open", None, "")
    assert Entry.objects.filter(event="remark:reopened", note="同一件事").exists()


def test_an_answered_remark_is_not_dropped_and_the_slower_is_told(cast: Cast) -> None:
    found = make_reported(cast)
    remark = make_remark(cast, found)
    seen = remark.revision
    services.answer_remark(remark, "已写明。", changed=True, by=office(cast), at=NOW, revision=seen)
    with pytest.raises(Stale):
        services.answer_remark(
            remark, "没有改。", changed=False, by=office(cast), at=NOW, revision=seen
        )
    with pytest.raises(Refused, match="不能删去"):
        services.drop_remark(remark, by=office(cast), at=NOW)
    assert Remark.objects.count() == 1


def test_before_the_plan_is_approved_there_is_nothing_to_remark(cast: Cast) -> None:
    found = make_programme(cast)
    with pytest.raises(Refused, match="方案批准以后"):
        make_remark(cast, found)
    assert not Remark.objects.exists()


def test_the_table_holds_every_remark_with_its_answer(cast: Cast, browser_of: Browser) -> None:
    found = make_reported(cast)
    one, other = make_remark(cast, found), make_remark(cast, found, SAME, body=1)
    make_remark(cast, found, "=请补一张表", body=2, number="2")
    services.merge_remark(other, one, "同一件事", by=office(cast), at=NOW)
    answer = browser_of(cast.supervisor).get(reverse("programmes:remarks-file", args=[found.pk]))
    sheet = load_workbook(io.BytesIO(answer.content))["审核意见"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[3] for row in rows] == [one.words, SAME, "=请补一张表"]
    assert [row[6] for row in rows] == [None, 1, None]
    assert rows[2][4] == "第 2 条"


def test_a_remark_on_a_finding_about_a_member_is_read_by_him_and_not_by_the_others(
    cast: Cast, browser_of: Browser
) -> None:
    found = make_programme(cast)
    type(found).objects.filter(pk=found.pk).update(state="planned", approved_at=NOW)
    found.refresh_from_db()
    make_remark(cast, found, "水费公示要写明到村的日期。", number="4")
    page = reverse("programmes:remarks", args=[found.pk])
    assert "水费公示" in browser_of(cast.member).get(page).content.decode()
    hidden = browser_of(cast.superior).get(page).content.decode()
    assert "水费公示" not in hidden
    assert "另有 1 条不在您能看的范围里" in hidden


def test_who_may(cast: Cast) -> None:
    found = make_reported(cast)
    remark = make_remark(cast, found)
    for name in set(cast.people()) - {"secretary", "leader"}:
        by = actor_for(cast.people()[name])
        with pytest.raises(Forbidden):
            services.answer_remark(remark, "已写明。", changed=True, by=by, at=NOW)
    remark.refresh_from_db()
    assert remark.state == "open"
