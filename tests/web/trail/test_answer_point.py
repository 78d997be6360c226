"""A point is answered by a problem of the same person, and can be opened again."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.trail import services
from duizhao.web.units.models import Person
from make import actor_for, make_list, make_meeting, make_point, make_problem

pytestmark = on_both

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)


def test_it_works_and_leaves_one_entry(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    point, problem = make_point(problems.meeting, person=cast.member), make_problem(problems)
    services.answer_point(point, problems, problem, by=actor_for(cast.member), at=NOW)
    point.refresh_from_db()
    assert (point.state, point.problem) == ("answered", problem)
    assert [entry.event for entry in Entry.objects.all()] == ["point:answered"]


def test_a_problem_of_somebody_else_is_refused_and_nothing_is_left(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    mine, team = make_list(meeting, cast.member), make_list(meeting)
    point = make_point(meeting, person=cast.member)
    with pytest.raises(Refused, match="同一个人"):
        services.answer_point(point, mine, make_problem(team), by=actor_for(cast.member), at=NOW)
    point.refresh_from_db()
    assert (point.state, point.problem) == ("open", None)
    assert not Entry.objects.exists()


def test_the_slower_of_two_is_told(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    point, problem = make_point(problems.meeting, person=cast.member), make_problem(problems)
    services.decline_point(point, problems, "已在上年整改", by=actor_for(cast.member), at=NOW)
    with pytest.raises(Stale):
        services.answer_point(point, problems, problem, by=actor_for(cast.member), at=NOW)


def test_nobody_answers_for_another(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    point, problem = make_point(problems.meeting, person=cast.member), make_problem(problems)
    with pytest.raises(Forbidden):
        services.answer_point(point, problems, problem, by=actor_for(cast.leader), at=NOW)


def test_declining_needs_a_reason(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    point = make_point(problems.meeting, person=cast.member)
    with pytest.raises(Refused, match="理由"):
        services.decline_point(point, problems, "  ", by=actor_for(cast.member), at=NOW)


def test_a_merged_point_keeps_its_words_and_can_be_opened_again(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit))
    one, other = make_point(problems.meeting), make_point(problems.meeting, "窗口排队时间长。")
    actor = actor_for(cast.secretary)
    services.merge_point(one, problems, other, "说的是同一件事", by=actor, at=NOW)
    one.refresh_from_db()
    assert (one.state, one.merged_into, one.reason) == ("merged", other, "说的是同一件事")
    services.reopen_point(one, problems, by=actor, at=NOW)
    one.refresh_from_db()
    assert (one.state, one.merged_into, one.reason) == ("open", None, "")


def test_the_board_proposes_a_problem_with_its_reason(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    make_problem(problems, "执行三重一大决策制度不严格")
    wanted = make_problem(problems, "谈心谈话走过场")
    make_point(problems.meeting, "同分管科室的谈心谈话一年只有一次。", person=cast.member)
    page = browser_of(cast.member).get(problems.get_absolute_url()).content.decode()
    assert f'value="{wanted.pk}" selected' in page
    assert "建议这一个：都说到“谈心谈话”" in page


def test_an_answer_without_a_problem_says_so_beside_the_point(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    point = make_point(problems.meeting, person=cast.member)
    answer = browser_of(cast.member).post(
        reverse("trail:answer-point", args=[point.pk]), {"problem": ""}
    )
    assert answer.status_code == 422
    assert "请先选一个问题" in answer.content.decode()


def test_a_board_with_many_points_asks_the_database_no_more_often(
    cast: Cast,
    browser_of: Callable[[Person | None], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    for number in range(12):
        problem = make_problem(problems, f"第{number}个问题")
        make_point(problems.meeting, f"第{number}条意见", person=cast.member)
        make_point(
            problems.meeting, f"列入的{number}", cast.member, state="answered", problem=problem
        )
    browser = browser_of(cast.member)
    with django_assert_max_num_queries(22):
        assert browser.get(problems.get_absolute_url()).status_code == 200
