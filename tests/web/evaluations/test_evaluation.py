"""An evaluation of a branch's members: ballots become numbers, numbers are seen by few, people decide."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from ballots import NOW, opened, voting
from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.closing import CLOSE_MEETING
from duizhao.core.cycle.evaluation import DecidedBy, Grade
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.opinions.urn import Unusable
from duizhao.web.audit.models import Entry
from duizhao.web.conduct.closing import closing_of
from duizhao.web.conduct.services import call_off, postpone
from duizhao.web.evaluations import services
from duizhao.web.evaluations.models import Evaluated, Evaluation, Tally
from duizhao.web.evaluations.selectors import numbers_of
from duizhao.web.reminders.models import Reminder
from duizhao.web.units.models import Person
from duizhao.web.urns.models import Urn
from make import TODAY, actor_for

Browser = Callable[[Person | None], Client]
pytestmark = pytest.mark.django_db


def excellent(**rest: object) -> services.GradeWords:
    fields: dict[str, object] = {
        "grade": Grade.EXCELLENT, "decided_by": DecidedBy.COMMITTEE, "decided_on": TODAY,
        "reason": "防汛值班带头，群众反映好。", **rest,
    }  # fmt: skip
    return services.GradeWords(**fields)  # type: ignore[arg-type]


def test_ballots_become_numbers_and_nothing_else_is_left(cast: Cast) -> None:
    done = opened(cast)
    chair = Evaluated.objects.get(person=done.branch.chair)
    numbers = {tally.grade: tally.number for tally in chair.tallies.all()}
    assert numbers == {
        "excellent": 5, "qualified": 1, "basically_qualified": 0, "unqualified": 0,
    }  # fmt: skip
    assert Tally.objects.count() == 9 * 4
    assert not Urn.objects.exists()
    done.evaluation.refresh_from_db()
    assert (done.evaluation.state, done.evaluation.collected) == ("opened", 6)


def test_the_committee_sees_all_numbers_and_everybody_else_his_own(
    cast: Cast, browser_of: Browser
) -> None:
    done = opened(cast)
    url = reverse("evaluations:evaluation", args=[done.evaluation.pk])
    mine = done.branch.members[0]
    for person in (done.branch.chair, done.branch.recorder, done.branch.committee):
        assert len(numbers_of(actor_for(person), done.evaluation)) == 9
    assert [row.evaluated.person for row in numbers_of(actor_for(mine), done.evaluation)] == [mine]
    page = browser_of(mine).get(url).content.decode()
    assert mine.name in page
    assert done.branch.members[1].name not in page
    assert "没有您能看的票数" in browser_of(done.branch.outside).get(url).content.decode()
    assert browser_of(cast.leader).get(url).status_code == 404


def test_too_few_ballots_stay_sealed_and_can_only_be_destroyed_unread(cast: Cast) -> None:
    running = voting(cast)
    by = actor_for(running.branch.recorder)
    for number in range(4):
        running.hand_in(number)
    services.close_evaluation(running.evaluation, by=by, at=NOW)
    with pytest.raises(Refused, match="不足 5 张"):
        services.reveal_evaluation(running.evaluation, by=by, at=NOW)
    running.evaluation.refresh_from_db()
    assert running.evaluation.collected is None
    assert not Tally.objects.exists()
    running.destroy()
    assert not Urn.objects.exists()
    assert Entry.objects.filter(event="evaluation:destroyed").exists()


def test_a_ballot_is_cast_once_and_never_after_the_last_day(cast: Cast) -> None:
    running = voting(cast)
    running.hand_in(0)
    with pytest.raises(Unusable):
        running.hand_in(0)
    services.close_evaluation(running.evaluation, by=actor_for(running.branch.recorder), at=NOW)
    with pytest.raises(Unusable):
        running.hand_in(1)


def test_extending_takes_the_unused_ballots_again(cast: Cast) -> None:
    running = voting(cast)
    by = actor_for(running.branch.recorder)
    services.close_evaluation(running.evaluation, by=by, at=NOW)
    with pytest.raises(Refused, match="要晚于"):
        services.extend_evaluation(running.evaluation, date(2026, 1, 20), by=by, at=NOW)
    services.extend_evaluation(running.evaluation, date(2026, 1, 22), by=by, at=NOW)
    running.hand_in(3)


def test_the_branch_decides_with_a_reason_and_within_the_share_of_the_notice(cast: Cast) -> None:
    done = opened(cast)
    meeting, by = done.evaluation.meeting, actor_for(done.branch.chair)
    first, second, *_ = Evaluated.objects.order_by("rank")
    with pytest.raises(Refused, match="写明理由"):
        services.decide_grade(first, excellent(reason=" "), by=by, at=NOW, today=TODAY)
    with pytest.raises(Refused, match="不能晚于今天"):
        services.decide_grade(
            first, excellent(decided_on=date(2026, 1, 13)), by=by, at=NOW, today=TODAY
        )
    meeting.parameters = {"excellent_most": "1/9"}
    meeting.save()
    first = Evaluated.objects.get(pk=first.pk)
    services.decide_grade(first, excellent(), by=by, at=NOW, today=TODAY)
    second = Evaluated.objects.get(pk=second.pk)
    with pytest.raises(Refused, match="最多 1 人"):
        services.decide_grade(second, excellent(), by=by, at=NOW, today=TODAY)
    services.decide_grade(first, excellent(), by=by, at=NOW, today=TODAY)
    second.refresh_from_db()
    assert (first.grade, second.grade) == ("excellent", "")
    with pytest.raises(Forbidden):
        services.decide_grade(
            second, excellent(), by=actor_for(done.branch.members[0]), at=NOW, today=TODAY
        )


def test_a_meeting_is_not_closed_before_everybody_has_his_grade(cast: Cast) -> None:
    running = voting(cast)
    meeting = running.evaluation.meeting
    assert closing_of(meeting).evaluations_undecided == 1
    with pytest.raises(Refused, match="1 次民主评议还没有开封"):
        CLOSE_MEETING.check(MeetingState.REPORTING, closing_of(meeting))
    Evaluation.objects.update(state="opened", urn=None)
    Evaluated.objects.update(
        grade="qualified", decided_by="committee", decided_on=TODAY, reason="履职尽责"
    )
    assert closing_of(meeting).evaluations_undecided == 0
    Evaluated.objects.filter(rank=1).update(grade="")
    assert closing_of(meeting).evaluations_undecided == 1


def test_a_meeting_that_is_put_off_or_called_off_takes_its_evaluation_along(cast: Cast) -> None:
    running = voting(cast)
    meeting, by = running.evaluation.meeting, actor_for(running.branch.chair)
    running.hand_in(0)
    postpone(meeting, "防汛应急", by=by, at=NOW)
    assert Evaluation.objects.get().state == "closed"
    with pytest.raises(Unusable):
        running.hand_in(1)
    call_off(meeting, "支部撤并", by=by, at=NOW)
    assert Evaluation.objects.get().state == "destroyed"
    assert not Urn.objects.exists()


def test_opening_is_told_to_each_without_a_number(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        done = opened(cast)
    told = Reminder.objects.filter(kind="evaluation:revealed")
    assert set(told.values_list("person_id", flat=True)) == {p.pk for p in done.branch.party}
    assert not [row for row in told if "票" in row.about]


def test_from_drafting_to_the_grade_in_the_browser(cast: Cast, browser_of: Browser) -> None:
    running = voting(cast)
    office, one = browser_of(running.branch.recorder), running.evaluation
    page = Client().get(running.address(0)).content.decode()
    assert "谁能看到什么" in page
    assert "不评自己" in page
    empty = Client().post(running.address(0), {})
    assert "一个等次也没有选" in empty.content.decode()
    for number in range(5):
        assert Client().post(running.address(number), running.sent()).status_code == 302
    used = Client().post(running.address(0), running.sent())
    assert "这个评议码没有用上" in used.content.decode()
    assert office.post(reverse("evaluations:close", args=[one.pk])).status_code == 302
    assert office.post(reverse("evaluations:reveal", args=[one.pk])).status_code == 302
    shown = office.get(reverse("evaluations:evaluation", args=[one.pk])).content.decode()
    assert "收到 5 张" in shown
    row = Evaluated.objects.get(person=running.branch.chair)
    url = reverse("evaluations:grade", args=[row.pk])
    sent = {"grade": "qualified", "decided_by": "assembly", "decided_on": "2026-01-12",
            "reason": "党员大会举手通过。"}  # fmt: skip
    assert office.post(url, {**sent, "reason": ""}).status_code == 422
    assert office.post(url, sent).status_code == 302
    row.refresh_from_db()
    assert str(row) == "唐建平：合格"
