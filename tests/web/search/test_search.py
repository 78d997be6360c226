"""Search finds two characters anywhere in what I may see, and nothing else."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.web.search.found import find, shown
from duizhao.web.units.models import Person
from make import (
    TODAY,
    actor_for,
    make_carried_item,
    make_finding,
    make_inspection,
    make_list,
    make_meeting,
    make_point,
    make_problem,
    make_talk,
)
from programme_scenes import make_remark, make_reported

pytestmark = on_both


def kinds(person: Person, words: str) -> list[str]:
    return [hit.kind.label for hit in find(actor_for(person), words)]


def test_two_characters_are_found_in_the_middle_of_words_and_marked(cast: Cast) -> None:
    make_problem(make_list(make_meeting(cast.unit), cast.member), "谈心谈话走过场")
    actor = actor_for(cast.member)
    found = shown(actor, find(actor, "心谈"), "心谈")
    assert [(one.kind, one.excerpt.before, one.excerpt.hit) for one in found] == [
        ("问题", "谈", "心谈")
    ]


def test_one_character_finds_nothing(cast: Cast) -> None:
    make_problem(make_list(make_meeting(cast.unit), cast.member), "谈心谈话走过场")
    assert kinds(cast.member, "谈") == []


def test_points_about_a_member_are_found_by_him_and_the_leader_alone(cast: Cast) -> None:
    make_point(make_meeting(cast.unit), "灌区产权证办了两年没有结果。", cast.member)
    seen = {name for name, person in cast.people().items() if kinds(person, "灌区产权")}
    assert seen == {"member", "leader"}


def test_a_talk_is_found_by_the_two_who_talked_alone(cast: Cast) -> None:
    make_talk(
        make_meeting(cast.unit), cast.leader, cast.member, state="recorded", held_on=TODAY,
        problems_of_one="会前听不同意见不够",
    )  # fmt: skip
    seen = {name for name, person in cast.people().items() if kinds(person, "不同意见")}
    assert seen == {"leader", "member"}


def test_a_finding_is_found_once_by_those_who_may_read_it(cast: Cast) -> None:
    inspection = make_inspection(make_meeting(cast.unit))
    make_finding(inspection, "分管领域招标把关不严。", cast.member)
    seen = {name for name, person in cast.people().items() if kinds(person, "招标把关")}
    assert seen == {"secretary", "leader", "member", "supervisor"}
    assert kinds(cast.member, "招标把关") == ["反馈的问题"]
    assert kinds(cast.leader, "上级决策部署") == ["反馈的问题"]


def test_what_an_earlier_meeting_left_is_found_by_what_became_of_it(cast: Cast) -> None:
    make_carried_item(make_meeting(cast.unit), became="七个镇的确权证已经发完")
    assert kinds(cast.member, "确权证") == ["上次遗留"]
    assert kinds(cast.cadre, "确权证") == []


def test_a_meeting_elsewhere_is_not_found(cast: Cast) -> None:
    make_meeting(cast.outsider.unit, title="临川市水务局2025年度民主生活会")
    assert kinds(cast.secretary, "临川") == []
    assert kinds(cast.outsider, "临川") == ["会议"]


def test_the_page_says_what_to_do_when_nothing_is_found(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    page = browser_of(cast.member).get(reverse("search:search"), {"q": "<script>没有"})
    assert "没有找到" in page.content.decode()
    assert "<script>没有" not in page.content.decode()


def test_what_a_reviewer_said_is_found_by_whom_it_may_be_read(cast: Cast) -> None:
    programme = make_reported(cast)
    reviewer = programme.reviewers.first()
    assert reviewer is not None
    remark = make_remark(cast, programme, words="廉政谈话的次数要写明，不能只写加强。")
    assert kinds(cast.secretary, "廉政谈话的次数") == ["审核意见"]
    seen = {name for name, person in cast.people().items() if kinds(person, "廉政谈话的次数")}
    assert seen == {"secretary", "leader", "member", "supervisor", "superior"}
    remark.finding = make_finding(programme.inspection, number="99", person=cast.leader)
    remark.save(update_fields=["finding"])
    seen = {name for name, person in cast.people().items() if kinds(person, "廉政谈话的次数")}
    assert seen == {"secretary", "leader", "supervisor", "superior"}
