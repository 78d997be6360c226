"""Opinions are handed on word for word, signed for, and the board tells everybody what became of them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.opinions import services
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.opinions.services import Settlement
from duizhao.web.trail.models import Point
from duizhao.web.trail.services import answer_point
from duizhao.web.units.models import Person
from make import actor_for, make_list, make_problem
from opinion_rounds import NOW, WORDS, opened

pytestmark = on_both

Browser = Callable[[Person | None], Client]


@pytest.fixture
def shown(cast: Cast) -> Round:
    return opened(cast)


def forward(shown: Round, by: Person) -> None:
    services.forward_opinions(shown, by=actor_for(by), at=NOW)


def test_each_opinion_becomes_a_point_in_its_own_words(cast: Cast, shown: Round) -> None:
    forward(shown, cast.secretary)
    points = Point.objects.values_list("words", "person", "channel", "state", "raised_on")
    assert sorted(points, key=str) == sorted(
        (
            (words, cast.member.pk if number == 0 else None, "masses", "open", None)
            for number, words in enumerate(WORDS[:6])
        ),
        key=str,
    )
    assert all(each.point is not None for each in Opinion.objects.select_related("point"))
    assert Entry.objects.filter(event="round:forwarded").count() == 1
    with pytest.raises(Stale):
        forward(shown, cast.secretary)
    assert Point.objects.count() == 6


def test_only_the_office_hands_on(cast: Cast, shown: Round) -> None:
    with pytest.raises(Forbidden):
        forward(shown, cast.leader)
    assert not Point.objects.exists()


def test_a_merged_and_a_declined_opinion_are_handed_on_with_their_reasons(
    cast: Cast, shown: Round
) -> None:
    by = actor_for(cast.secretary)
    one, other, third = Opinion.objects.filter(person=None)[:3]
    services.settle_opinion(one, Settlement(merged_into=other, reason="说的是同一个窗口"), by=by, at=NOW)  # fmt: skip
    services.settle_opinion(third, Settlement(declined=True, reason="不属本局职权，已转信访"), by=by, at=NOW)  # fmt: skip
    forward(shown, cast.secretary)
    points = {each.pk: each.point for each in Opinion.objects.select_related("point")}
    merged, declined = points[one.pk], points[third.pk]
    assert merged is not None
    assert declined is not None
    assert (merged.state, merged.merged_into, merged.reason) == ("merged", points[other.pk], "说的是同一个窗口")  # fmt: skip
    assert (declined.state, declined.words) == ("declined", third.words)
    assert Point.objects.count() == 6


@pytest.mark.usefixtures("shown")
def test_nothing_is_merged_or_declined_without_a_reason(cast: Cast) -> None:
    by = actor_for(cast.secretary)
    one, other = Opinion.objects.filter(person=None)[:2]
    for settled in (Settlement(merged_into=other), Settlement(declined=True, reason=" ")):
        with pytest.raises(Refused, match="请写明"):
            services.settle_opinion(one, settled, by=by, at=NOW)
    one.refresh_from_db()
    assert (one.merged_into, one.declined) == (None, False)


def test_opinions_about_different_persons_or_chains_are_not_merged(
    cast: Cast, shown: Round
) -> None:
    by = actor_for(cast.secretary)
    mine = Opinion.objects.get(person=cast.member)
    one, other, third = Opinion.objects.filter(person=None)[:3]
    with pytest.raises(Refused, match="同一个人"):
        services.settle_opinion(mine, Settlement(merged_into=one, reason="相近"), by=by, at=NOW)
    services.settle_opinion(one, Settlement(merged_into=other, reason="相近"), by=by, at=NOW)
    for merged, into in ((third, one), (other, third)):
        with pytest.raises(Refused, match="套着合并"):
            services.settle_opinion(
                merged, Settlement(merged_into=into, reason="相近"), by=by, at=NOW
            )
    assert shown.state == "opened"


def test_a_proposal_is_taken_back(cast: Cast, shown: Round, browser_of: Browser) -> None:
    browser = browser_of(cast.secretary)
    one, other = Opinion.objects.filter(person=None)[:2]
    sent = {"into": other.pk, "reason": "说的是同一件事"}
    assert browser.post(reverse("opinions:merge", args=[one.pk]), sent).status_code == 302
    page = browser.get(reverse("opinions:round", args=[shown.pk])).content.decode()
    assert "理由：说的是同一件事" in page
    assert browser.post(reverse("opinions:unsettle", args=[one.pk])).status_code == 302
    one.refresh_from_db()
    assert (one.merged_into, one.reason) == (None, "")


@pytest.mark.usefixtures("shown")
def test_the_form_keeps_what_was_typed(cast: Cast, browser_of: Browser) -> None:
    one = Opinion.objects.filter(person=None)[0]
    answer = browser_of(cast.secretary).post(
        reverse("opinions:merge", args=[one.pk]), {"reason": "说的是同一件事"}
    )
    assert answer.status_code == 422
    assert "说的是同一件事" in answer.content.decode()
    assert "请选一条" in answer.content.decode()
    assert browser_of(cast.secretary).post(reverse("opinions:decline", args=[one.pk])).status_code == 422  # fmt: skip


def test_alike_opinions_stand_side_by_side(cast: Cast, shown: Round, browser_of: Browser) -> None:
    Opinion.objects.create(round=shown, words="取水许可窗口中午没有人值班，群众只能干等。")
    page = browser_of(cast.secretary).get(reverse("opinions:round", args=[shown.pk]))
    assert "用词相近的 2 条" in page.content.decode()
    assert Opinion.objects.filter(person=None, merged_into=None).count() == 6


def test_a_member_reads_what_is_about_him_and_about_the_team_and_signs(
    cast: Cast, shown: Round, browser_of: Browser
) -> None:
    forward(shown, cast.secretary)
    browser = browser_of(cast.member)
    address = reverse("opinions:received", args=[shown.meeting_id])
    page = browser.get(address).content.decode()
    assert all(words in page for words in WORDS[:6])
    assert (
        browser.post(reverse("opinions:receive-mine", args=[shown.meeting_id])).status_code == 302
    )
    assert [point.fed_back_at is not None for point in Point.objects.filter(person=cast.member)] == [True]  # fmt: skip
    assert not Point.objects.filter(person=None).exclude(fed_back_at=None).exists()
    assert Entry.objects.get(event="opinion:received").note == "关于本人 1 条"
    again = browser.post(reverse("opinions:receive-mine", args=[shown.meeting_id]))
    assert again.status_code == 422


def test_the_leader_signs_for_the_team(cast: Cast, shown: Round, browser_of: Browser) -> None:
    forward(shown, cast.secretary)
    address = reverse("opinions:receive-for-team", args=[shown.meeting_id])
    assert browser_of(cast.member).post(address).status_code == 403
    assert browser_of(cast.leader).post(address).status_code == 302
    assert Point.objects.filter(person=None, fed_back_at=None).count() == 0


def test_before_they_are_handed_on_a_member_sees_none(
    cast: Cast, shown: Round, browser_of: Browser
) -> None:
    address = reverse("opinions:received", args=[shown.meeting_id])
    page = browser_of(cast.member).get(address).content.decode()
    assert not [words for words in WORDS if words in page]


@pytest.mark.parametrize("part", ["secretary", "leader", "member", "cadre", "supervisor"])
def test_the_board_tells_the_unit_what_became_of_each_opinion_about_the_team(
    cast: Cast, shown: Round, browser_of: Browser, part: str
) -> None:
    forward(shown, cast.secretary)
    problems = make_list(shown.meeting)
    problem = make_problem(problems, "窗口服务离群众期盼有差距")
    point = Point.objects.get(words=WORDS[1])
    answer_point(point, problems, problem, by=actor_for(cast.secretary), at=NOW)
    address = reverse("opinions:board", args=[shown.pk])
    page = browser_of(cast.people()[part]).get(address).content.decode()
    assert WORDS[1] in page
    assert "窗口服务离群众期盼有差距" in page
    assert WORDS[0] not in page, "it is about a member"


def test_the_superior_sees_counts_and_no_words(
    cast: Cast, shown: Round, browser_of: Browser
) -> None:
    forward(shown, cast.secretary)
    page = browser_of(cast.superior).get(reverse("opinions:board", args=[shown.pk]))
    assert "关于班子的意见 5 条" in page.content.decode()
    assert not [words for words in WORDS if words in page.content.decode()]


def test_there_is_no_board_before_handing_on(cast: Cast, shown: Round, browser_of: Browser) -> None:
    page = browser_of(cast.cadre).get(reverse("opinions:board", args=[shown.pk])).content.decode()
    assert "还没有反馈" in page
    assert not [words for words in WORDS if words in page]


@pytest.mark.parametrize("name", ["opinions:round", "opinions:board", "opinions:received"])
def test_pages_ask_the_database_as_often_for_many_opinions_as_for_few(
    cast: Cast,
    shown: Round,
    browser_of: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    name: str,
) -> None:
    Opinion.objects.bulk_create(Opinion(round=shown, words=f"{n} 号灌区的闸门坏了没人修。") for n in range(60))  # fmt: skip
    if name != "opinions:round":
        forward(shown, cast.secretary)
    key = shown.meeting_id if name == "opinions:received" else shown.pk
    browser = browser_of(cast.leader)
    with django_assert_max_num_queries(20):
        assert browser.get(reverse(name, args=[key])).status_code == 200
