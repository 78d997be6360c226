"""Two people at one list of problems at the same moment, on PostgreSQL."""

from datetime import UTC, datetime

import pytest

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.point import PointState
from duizhao.core.cycle.talk import TalkState
from duizhao.web.talks.services import confirm_talk
from duizhao.web.trail import services
from duizhao.web.trail.models import Point, Problem, ProblemList
from make import TODAY, actor_for, make_list, make_meeting, make_point, make_problem, make_talk
from races import Act, overtaken, seen

pytestmark = on_postgresql

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
WORDS = services.ProblemWords(title="调查研究不够深入", manifestation="听汇报多，看现场少。")


@pytest.fixture
def problems(cast_for_all: Cast) -> ProblemList:
    return make_list(make_meeting(cast_for_all.unit), cast_for_all.member)


@pytest.fixture
def point(problems: ProblemList) -> Point:
    return make_point(problems.meeting, person=problems.person)


def test_of_two_answers_to_one_point_the_slower_is_told(
    cast_for_all: Cast, problems: ProblemList, point: Point
) -> None:
    by = actor_for(cast_for_all.member)

    def answer(title: str) -> Act:
        shown, of, problem = seen(point), seen(problems), make_problem(problems, title)
        return lambda: services.answer_point(
            shown, of, problem, by=by, at=NOW, revision=shown.revision
        )

    first, second = overtaken(answer("联系群众不够经常"), answer("督促检查不够有力"))
    assert first.done
    assert isinstance(second.raised, Stale)
    answered = seen(point)
    assert answered.problem is not None
    assert answered.problem.title == "联系群众不够经常"


@pytest.mark.parametrize("turned", [False, True])
def test_a_point_is_answered_or_declined_and_never_both(
    cast_for_all: Cast, problems: ProblemList, point: Point, *, turned: bool
) -> None:
    by, problem = actor_for(cast_for_all.member), make_problem(problems)
    shown, of = seen(point), seen(problems)
    also_shown, also_of = seen(point), seen(problems)
    ways: list[Act] = [
        lambda: services.answer_point(shown, of, problem, by=by, at=NOW, revision=shown.revision),
        lambda: services.decline_point(also_shown, also_of, "同上一条是一件事", by=by, at=NOW),
    ]
    first, second = overtaken(*(reversed(ways) if turned else ways))
    assert first.done
    assert isinstance(second.raised, Stale)


def test_two_points_are_not_merged_into_each_other(
    cast_for_all: Cast, problems: ProblemList, point: Point
) -> None:
    by = actor_for(cast_for_all.member)
    other = make_point(problems.meeting, "到基层少，听汇报多。", problems.person)

    def merge(one: Point, into: Point) -> Act:
        shown, of, target = seen(one), seen(problems), seen(into)
        return lambda: services.merge_point(shown, of, target, "说的是一件事", by=by, at=NOW)

    first, second = overtaken(merge(point, other), merge(other, point))
    assert first.done
    assert isinstance(second.raised, Refused)
    assert seen(other).state == PointState.OPEN.value


@pytest.mark.parametrize("turned", [False, True])
def test_a_point_is_not_answered_by_a_problem_that_is_being_dropped(
    cast_for_all: Cast, problems: ProblemList, point: Point, *, turned: bool
) -> None:
    by, problem = actor_for(cast_for_all.member), make_problem(problems)
    shown, of, dropped, answering = seen(point), seen(problems), seen(problem), seen(problem)
    ways: list[Act] = [
        lambda: services.drop_problem(dropped, by=by, at=NOW),
        lambda: services.answer_point(shown, of, answering, by=by, at=NOW),
    ]
    first, second = overtaken(*(reversed(ways) if turned else ways))
    assert first.done
    assert second.done if turned else isinstance(second.raised, Stale)
    assert seen(point).state == PointState.OPEN.value
    assert not Problem.objects.exists()


def test_a_problem_that_is_being_dropped_is_not_changed(
    cast_for_all: Cast, problems: ProblemList
) -> None:
    by, problem = actor_for(cast_for_all.member), make_problem(problems)
    dropped, changed = seen(problem), seen(problem)
    first, second = overtaken(
        lambda: services.drop_problem(dropped, by=by, at=NOW),
        lambda: services.change_problem(changed, WORDS, by=by, at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert not Problem.objects.exists()


def test_a_list_is_not_let_out_over_a_point_that_its_owner_is_just_putting_down(
    cast_for_all: Cast, problems: ProblemList
) -> None:
    by = actor_for(cast_for_all.member)
    make_problem(problems)
    shown, also_shown = seen(problems), seen(problems)
    first, second = overtaken(
        lambda: services.add_point(shown, "开会多，下去少。", by=by, at=NOW, today=TODAY),
        lambda: services.submit_list(also_shown, by=by, at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, Refused)
    assert seen(problems).submitted_at is None


def test_a_point_that_a_talk_raises_while_a_list_is_let_out_stays_open_on_it(
    cast_for_all: Cast, problems: ProblemList
) -> None:
    make_problem(problems)
    talk = make_talk(
        problems.meeting, cast_for_all.leader, cast_for_all.member, state=TalkState.RECORDED.value,
        held_on=TODAY, problems_of_other="对分管科室要求不严", one_confirmed_at=NOW,
    )  # fmt: skip
    shown = seen(problems)
    first, second = overtaken(
        lambda: services.submit_list(shown, by=actor_for(cast_for_all.member), at=NOW),
        lambda: confirm_talk(talk, by=actor_for(cast_for_all.member), at=NOW),
    )
    assert first.done
    assert second.done
    assert seen(problems).submitted_at == NOW
    assert services.facts_of(problems).open_points == 1
