"""A finding is entered by hand with its point, changed and dropped while nothing answers it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.inspections.models import Finding, Inspection
from duizhao.web.inspections.services import findings as services
from duizhao.web.inspections.services.findings import FindingWords
from duizhao.web.trail.models import Point
from duizhao.web.trail.services import answer_point
from duizhao.web.units.models import Person
from make import (
    actor_for,
    make_finding,
    make_inspection,
    make_list,
    make_meeting,
    make_point,
    make_problem,
)

Browser = Callable[[Person | None], Client]
NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
WORDS = FindingWords(words="党组会临时动议多，2025年共有11个议题。", group="民主集中制方面")


@pytest.fixture
def inspection(cast: Cast) -> Inspection:
    return make_inspection(make_meeting(cast.unit))


def test_it_is_numbered_on_and_raises_an_open_point_about_the_team(
    cast: Cast, inspection: Inspection
) -> None:
    make_finding(inspection, number="7")
    (finding,) = services.add_finding(inspection, WORDS, by=actor_for(cast.secretary), at=NOW)
    point = finding.point
    assert finding.number == "8"
    assert (point.channel, point.state, point.person) == ("inspection", "open", None)
    assert point.raised_on == inspection.received_on
    assert [entry.event for entry in Entry.objects.all()] == ["finding:added"]


def test_one_about_several_gives_each_his_own_point(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    sent = {"number": "3", "words": WORDS.words, "about": ["team", str(cast.member.pk)]}
    address = reverse("inspections:add-finding", args=[inspection.pk])
    answer = browser_of(cast.secretary).post(address, {**sent, "again": "1"})
    assert answer["Location"] == address
    assert [(f.number, f.point.person) for f in Finding.objects.all()] == [
        ("3", None),
        ("3", cast.member),
    ]


def test_the_same_number_about_the_same_is_refused_and_what_was_typed_stays(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    make_finding(inspection, number="3")
    answer = browser_of(cast.secretary).post(
        reverse("inspections:add-finding", args=[inspection.pk]),
        {"number": "3", "words": "窗口午间没人值班。", "about": ["team"]},
    )
    assert answer.status_code == 422
    assert "第“3”条已经登记过了" in answer.content.decode()
    assert "窗口午间没人值班。" in answer.content.decode()
    assert Point.objects.count() == 1
    assert not Entry.objects.exists()


def test_a_change_words_its_point_anew_and_may_be_about_somebody_else(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    finding = make_finding(inspection)
    answer = browser_of(cast.secretary).post(
        reverse("inspections:finding", args=[finding.pk]),
        {"number": "1", "words": "督办件超期六件。", "about": str(cast.leader.pk), "revision": "0"},
    )
    assert answer.status_code == 302
    point = Point.objects.get()
    assert (point.words, point.person) == ("督办件超期六件。", cast.leader)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    cast: Cast, inspection: Inspection
) -> None:
    finding = make_finding(inspection)
    services.change_finding(finding, WORDS, by=actor_for(cast.leader), at=NOW, revision=0)
    with pytest.raises(Stale):
        services.change_finding(finding, WORDS, by=actor_for(cast.secretary), at=NOW, revision=0)


def test_an_open_one_is_dropped_with_its_point_after_asking(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    finding = make_finding(inspection)
    browser = browser_of(cast.secretary)
    address = reverse("inspections:drop-finding", args=[finding.pk])
    assert "删去这一条" in browser.get(address).content.decode()
    assert browser.post(address).status_code == 302
    assert not Finding.objects.exists()
    assert not Point.objects.exists()
    assert [entry.note for entry in Entry.objects.all()] == ["第 1 条"]


def test_an_answered_one_is_neither_changed_nor_dropped_and_says_so(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    finding = make_finding(inspection)
    problems = make_list(inspection.meeting)
    actor = actor_for(cast.secretary)
    answer_point(finding.point, problems, make_problem(problems), by=actor, at=NOW)
    Entry.objects.all().delete()
    with pytest.raises(Refused, match="已列入问题，不能改也不能删"):
        services.drop_finding(finding, by=actor, at=NOW)
    with pytest.raises(Refused, match="重新打开"):
        services.change_finding(finding, WORDS, by=actor, at=NOW)
    browser = browser_of(cast.secretary)
    answer = browser.post(reverse("inspections:drop-finding", args=[finding.pk]))
    assert answer.status_code == 422
    assert "不能改也不能删" in answer.content.decode()
    finding.refresh_from_db()
    assert finding.point.words.startswith("河湖长制督办件")
    assert not Entry.objects.exists()


def test_one_into_which_another_was_merged_stays(cast: Cast, inspection: Inspection) -> None:
    finding = make_finding(inspection)
    make_point(inspection.meeting, state="merged", merged_into=finding.point, reason="说的是一件事")
    with pytest.raises(Refused, match="有 1 条意见合并到了这一条"):
        services.drop_finding(finding, by=actor_for(cast.secretary), at=NOW)
    assert Finding.objects.filter(pk=finding.pk).exists()


def test_who_may(cast: Cast, inspection: Inspection) -> None:
    for name in set(cast.people()) - {"secretary", "leader"}:
        with pytest.raises(Forbidden):
            services.add_finding(inspection, WORDS, by=actor_for(cast.people()[name]), at=NOW)
    assert not Point.objects.exists()
