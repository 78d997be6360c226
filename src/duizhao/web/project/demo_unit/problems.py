"""The lists of problems of the invented team: begun in the middle, all submitted on the eve."""

from collections.abc import Sequence
from datetime import date

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.point import PointChannel
from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit.people import Bureau, himself
from duizhao.web.project.demo_unit.plan import day, moment
from duizhao.web.project.demo_unit.problem_words import (
    FOUND_BY_HIMSELF,
    FROM_ABOVE,
    MEMBERS,
    TEAM,
    ProblemSeed,
)
from duizhao.web.project.demo_unit.states import DemoState
from duizhao.web.trail import services
from duizhao.web.trail.models import Problem, ProblemList
from duizhao.web.trail.selectors import open_points_of
from duizhao.web.units.models import Person

FINDER, SUBMITTED = 1, 3
"""The seats of him who found a problem himself, and of him whose list is submitted in the middle."""
BEGUN = {FINDER: 1, SUBMITTED: 2, 6: 1}
"""How many problems each has written down in the middle; the others have not begun."""


def make_problems(meeting: Meeting, bureau: Bureau, state: DemoState, *, office: Actor) -> None:
    """Points from above and found by himself; lists as far as they have come."""
    services.raise_point(
        meeting, channel=PointChannel.SUPERIOR, words=FROM_ABOVE, raised_on=day(-6)
    )
    finder = bureau.team[FINDER]
    services.add_point(
        _list(meeting, finder), FOUND_BY_HIMSELF, by=himself(finder), at=moment(-2), today=day(-2)
    )
    if state.prepared:
        _fill(_list(meeting, None), TEAM, bureau.team[0], by=office, days=6)
        for person, seeds in zip(bureau.team, MEMBERS, strict=True):
            _fill(_list(meeting, person), seeds, person, by=himself(person), days=6)
        for problems in ProblemList.objects.filter(meeting=meeting):
            by = himself(problems.person) if problems.person else office
            services.submit_list(problems, by=by, at=moment(7))
        return
    _fill(_list(meeting, None), TEAM[:2], bureau.team[0], by=office, days=-1)
    for seat, number in BEGUN.items():
        person = bureau.team[seat]
        _fill(_list(meeting, person), MEMBERS[seat][:number], person, by=himself(person), days=-1)
    submitted = bureau.team[SUBMITTED]
    services.submit_list(_list(meeting, submitted), by=himself(submitted), at=moment(-1, 17))


def _list(meeting: Meeting, person: Person | None) -> ProblemList:
    return ProblemList.objects.get_or_create(meeting=meeting, person=person)[0]


def _fill(
    problems: ProblemList, seeds: Sequence[ProblemSeed], owner: Person, *, by: Actor, days: int
) -> None:
    """Write the problems down, and answer by each the points that raised it."""
    answers = {}
    for seed in seeds:
        problem = services.add_problem(problems, _words(seed, owner), by=by, at=moment(days))
        answers.update(dict.fromkeys((*seed.masses, *seed.colleagues, *seed.others), problem))
    _answer(problems, answers, by=by, days=days)


def _answer(problems: ProblemList, answers: dict[str, Problem], *, by: Actor, days: int) -> None:
    for point in open_points_of(problems.meeting, problems.person_id):
        if problem := answers.get(point.words):
            services.answer_point(point, problems, problem, by=by, at=moment(days, 11))


def _words(seed: ProblemSeed, owner: Person) -> services.ProblemWords:
    measure = services.MeasureWords(
        words=seed.measure, owner=owner, due=date(2026, 12, 31), judged_by=seed.judged_by
    )
    return services.ProblemWords(
        title=seed.title, aspect=seed.aspect, manifestation=seed.manifestation,
        instance=seed.instance, causes=(services.CauseWords(seed.cause),), measures=(measure,),
    )  # fmt: skip
