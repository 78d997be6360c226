"""What an evaluation means for its meeting: asked for before and after the sitting, its numbers in the minutes."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ballots import NOW, opened, voting
from branches import branch_meeting, make_branch
from cast import Cast
from duizhao.core.cycle.agenda import ItemKind
from duizhao.core.cycle.evaluation import Grade, Result
from duizhao.web.conduct.closing import closing_of
from duizhao.web.conduct.readiness import open_matters, readiness_of
from duizhao.web.evaluations.models import Evaluated
from duizhao.web.evaluations.selectors import results_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.models import MinutesEntry, Sitting
from duizhao.web.sittings.selectors import required_of, results_to_write
from duizhao.web.sittings.services.agenda import prepare_sitting
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting

Browser = Callable[[Person | None], Client]
pytestmark = pytest.mark.django_db
COUNTED = "民主评议党员：应评 9 人，印评议票 8 张，收到 6 张。"


def in_session(meeting: Meeting) -> Sitting:
    """The sitting goes on at the item of the evaluation."""
    by = actor_for(meeting.unit.assignments.get(role="secretary").person)
    sitting = prepare_sitting(meeting, by=by, at=NOW, today=TODAY)
    Sitting.objects.filter(pk=sitting.pk).update(state="in_session", opened_at=NOW)
    sitting.items.filter(kind=ItemKind.EVALUATION.value).update(started_at=NOW)
    sitting.refresh_from_db()
    return sitting


def decide_all() -> None:
    Evaluated.objects.update(
        grade="qualified", decided_by="committee", decided_on=TODAY, reason="履职尽责"
    )
    Evaluated.objects.filter(rank=1).update(grade="excellent")


def test_a_plan_is_asked_for_before_the_sitting_and_one_that_was_destroyed_is_none(
    cast: Cast,
) -> None:
    running = voting(cast)
    meeting = running.evaluation.meeting
    assert not readiness_of(meeting).evaluation_missing
    running.destroy()
    assert readiness_of(meeting).evaluation_missing
    assert closing_of(meeting).evaluation_missing
    asked = {one.reason: one.address for one in open_matters(meeting)}
    where = reverse("evaluations:list", args=[meeting.pk])
    assert [reason for reason, address in asked.items() if address == where] == [
        "还没有拟定民主评议：会上投票，会前要定好截止日期和票怎样发"
    ]


def test_held_at_another_time_it_is_neither_asked_for_nor_on_the_agenda(cast: Cast) -> None:
    meeting = branch_meeting(make_branch(cast), parameters={"evaluation_when": "apart"})
    assert not readiness_of(meeting).evaluation_missing
    assert not closing_of(meeting).evaluation_missing
    assert ItemKind.EVALUATION not in [item.kind for item in required_of(meeting, today=TODAY)]


def test_a_teams_meeting_knows_nothing_of_it(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    assert not readiness_of(meeting).evaluation_missing
    assert not closing_of(meeting).evaluation_missing


def test_the_sentence_names_numbers_and_grades_once_all_are_decided() -> None:
    result = Result(title="评议", members=3, slips=5, collected=5, grades={Grade.QUALIFIED: 2})
    assert result.in_words() == "评议：应评 3 人，印评议票 5 张，收到 5 张。"
    grades = {Grade.QUALIFIED: 2, Grade.EXCELLENT: 1}
    whole = Result(title="评议", members=3, slips=5, collected=5, grades=grades)
    assert whole.in_words().endswith(
        "支部定的等次：优秀 1 人，合格 2 人，基本合格 0 人，不合格 0 人。"
    )


def test_the_numbers_go_into_the_minutes_once_and_again_with_the_grades(
    cast: Cast, browser_of: Browser
) -> None:
    done = opened(cast)
    sitting = in_session(done.evaluation.meeting)
    browser = browser_of(done.branch.recorder)
    record = reverse("sittings:record", args=[sitting.pk])
    (line,) = results_to_write(sitting)
    assert line.words == COUNTED
    assert COUNTED in browser.get(record).content.decode()
    sent = {"key": str(line.key), "item": line.item.pk, "words": line.words}
    for _ in range(2):
        answer = browser.post(reverse("sittings:lines", args=[sitting.pk]), sent)
        assert answer.status_code == 302
    assert [entry.words for entry in MinutesEntry.objects.all()] == [COUNTED]
    assert "把数字记入会议记录" not in browser.get(record).content.decode()
    decide_all()
    (later,) = results_to_write(sitting)
    assert "优秀 1 人，合格 8 人" in later.words
    assert not [person for person in done.branch.party if person.name in later.words]


def test_nothing_is_offered_before_its_item_nor_before_the_ballots_are_opened(cast: Cast) -> None:
    running = voting(cast)
    sitting = in_session(running.evaluation.meeting)
    assert results_of(sitting.meeting) == {}
    assert results_to_write(sitting) == []


def test_the_page_of_the_report_says_the_numbers(cast: Cast, browser_of: Browser) -> None:
    done = opened(cast)
    decide_all()
    meeting = done.evaluation.meeting
    Meeting.objects.filter(pk=meeting.pk).update(state="reporting", held_on=TODAY)
    page = browser_of(done.branch.recorder).get(reverse("conduct:closing", args=[meeting.pk]))
    shown = page.content.decode()
    assert f"{COUNTED}支部定的等次：优秀 1 人，合格 8 人" in shown
