"""A problem with its causes and measures: written, changed, dropped, read from a text, handed in."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting import OVER, MeetingState
from duizhao.web.audit.models import Entry
from duizhao.web.trail import services
from duizhao.web.trail.models import Problem
from duizhao.web.trail.services import CauseWords, MeasureWords, ProblemWords
from duizhao.web.units.models import Person
from make import actor_for, make_list, make_meeting, make_point, make_problem

pytestmark = on_both

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
WORDS = ProblemWords(
    title="调查研究不深",
    manifestation="到河道现场多，进村入户少。",
    instance="去年汛前检查去了九个乡镇，只进了两户人家。",
    causes=(CauseWords("宗旨意识树得不牢，怕麻烦"),),
    measures=(MeasureWords("每季度住村两天", due=date(2026, 12, 31), judged_by="驻村记录"),),
)
BLANK = {
    "cause-TOTAL_FORMS": "1", "cause-INITIAL_FORMS": "0", "cause-0-words": "",
    "measure-TOTAL_FORMS": "1", "measure-INITIAL_FORMS": "0", "measure-0-words": "",
}  # fmt: skip


def test_a_problem_is_written_with_its_causes_and_measures(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    problem = services.add_problem(problems, WORDS, by=actor_for(cast.member), at=NOW)
    assert [cause.words for cause in problem.causes.all()] == ["宗旨意识树得不牢，怕麻烦"]
    assert [measure.judged_by for measure in problem.measures.all()] == ["驻村记录"]
    assert [entry.event for entry in Entry.objects.all()] == ["problem:added"]


def test_a_changed_problem_keeps_the_cause_that_stays_and_drops_the_emptied_one(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    actor = actor_for(cast.member)
    problem = services.add_problem(problems, WORDS, by=actor, at=NOW)
    kept = problem.causes.get()
    changed = ProblemWords(title="调研不深不实", causes=(CauseWords("怕麻烦", kept.pk),))
    services.change_problem(problem, changed, by=actor, at=NOW)
    assert [(cause.pk, cause.words) for cause in problem.causes.all()] == [(kept.pk, "怕麻烦")]
    assert not problem.measures.exists()


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit))
    problem = services.add_problem(problems, WORDS, by=actor_for(cast.secretary), at=NOW)
    seen = problems.revision
    services.change_problem(problem, WORDS, by=actor_for(cast.leader), at=NOW, revision=seen)
    with pytest.raises(Stale):
        services.change_problem(problem, WORDS, by=actor_for(cast.secretary), at=NOW, revision=seen)


def test_a_dropped_problem_opens_its_points_again(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    problem = make_problem(problems)
    point = make_point(problems.meeting, person=cast.member, state="answered", problem=problem)
    services.drop_problem(problem, by=actor_for(cast.member), at=NOW)
    point.refresh_from_db()
    assert (point.state, point.problem) == ("open", None)
    assert [(one.event, one.note) for one in Entry.objects.all()] == [("problem:dropped", "")]


def test_a_list_is_handed_in_only_when_every_point_has_its_answer(cast: Cast) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    actor = actor_for(cast.member)
    point = make_point(problems.meeting, person=cast.member)
    with pytest.raises(Refused) as refusal:
        services.submit_list(problems, by=actor, at=NOW)
    assert refusal.value.reasons == (
        "清单里还没有问题",
        "还有 1 条意见没有回应：列入问题，或者写明不列入的理由",
    )
    problem = make_problem(problems)
    services.answer_point(point, problems, problem, by=actor, at=NOW)
    services.submit_list(problems, by=actor, at=NOW)
    problems.refresh_from_db()
    assert problems.state == "submitted"


def test_a_list_stays_handed_in_once_all_is_ready_and_its_problems_can_still_be_changed(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    problems = make_list(meeting, cast.member)
    problem = make_problem(problems)
    actor = actor_for(cast.member)
    services.submit_list(problems, by=actor, at=NOW)
    address = reverse("trail:board", args=[meeting.pk, cast.member.pk])
    assert "收回清单" in browser_of(cast.member).get(address).content.decode()
    meeting.state, meeting.ready_at = MeetingState.READY.value, NOW
    meeting.save(update_fields=["state", "ready_at"])
    problems.refresh_from_db()
    with pytest.raises(Refused, match="不能再收回；里面的问题仍然可以改"):
        services.take_back_list(problems, by=actor, at=NOW)
    assert "收回清单" not in browser_of(cast.member).get(address).content.decode()
    problems.refresh_from_db()
    assert problems.state == "submitted"
    services.change_problem(problem, WORDS, by=actor, at=NOW)
    assert Problem.objects.get().title == WORDS.title


def test_the_secretary_sees_a_members_list_once_it_is_handed_in(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    make_problem(problems)
    browser = browser_of(cast.secretary)
    assert browser.get(problems.get_absolute_url()).status_code == 404
    services.submit_list(problems, by=actor_for(cast.member), at=NOW)
    page = browser.get(problems.get_absolute_url())
    assert page.status_code == 200
    assert "写一个问题" not in page.content.decode()


def test_the_form_keeps_what_was_typed_when_something_is_missing(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    sent = {**BLANK, "title": "", "instance": "去年汛前检查只进了两户人家。"}
    answer = browser_of(cast.member).post(reverse("trail:add-problem", args=[problems.pk]), sent)
    assert answer.status_code == 422
    assert "请用一句话写出问题" in answer.content.decode()
    assert "去年汛前检查只进了两户人家。" in answer.content.decode()
    assert not Problem.objects.exists()


def test_a_problem_written_for_a_point_answers_it(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    point = make_point(problems.meeting, person=cast.member)
    address = f"{reverse('trail:add-problem', args=[problems.pk])}?point={point.pk}"
    browser = browser_of(cast.member)
    assert point.words in browser.get(address).content.decode()
    browser.post(address, {**BLANK, "title": "对分管科室的请示答复慢"})
    point.refresh_from_db()
    assert point.problem == Problem.objects.get()
    events = set(Entry.objects.values_list("event", flat=True))
    assert events == {"problem:added", "point:answered"}


@pytest.mark.parametrize("number", ["0", "x", "99999999999999999999"])
def test_a_point_that_is_not_there_is_passed_over(
    cast: Cast, browser_of: Callable[[Person | None], Client], number: str
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    foreign = make_point(problems.meeting, person=cast.leader)
    for asked in (number, str(foreign.pk)):
        address = f"{reverse('trail:add-problem', args=[problems.pk])}?point={asked}"
        answer = browser_of(cast.member).post(address, {**BLANK, "title": "会议时间抓得不紧"})
        assert answer.status_code == 302
    foreign.refresh_from_db()
    assert foreign.state == "open"


STATEMENT = """2025年度民主生活会个人对照检查材料

一、存在的问题
（一）强化政治忠诚方面。理论学习不够经常，全年只读完两本规定书目，三次集中学习请假。
（二）干事创业、担当作为方面。对历史遗留的灌区产权问题有畏难情绪，两次专题会都没有拿出办法。
二、原因分析
（一）理论武装抓得不紧。总觉得业务忙，把学习当软任务。
三、整改措施
（一）加强理论学习。每月读一本书，每季度交流一次，2026年6月底前补齐笔记。
"""


def test_problems_are_read_from_a_text_and_taken_after_confirmation(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    browser = browser_of(cast.member)
    file = SimpleUploadedFile("我的材料.txt", STATEMENT.encode())
    page = browser.post(reverse("trail:read-statement", args=[problems.pk]), {"file": file})
    assert page.status_code == 200
    forms = page.context["found"].forms
    assert len(forms) == 2
    assert "两次专题会" in forms[1].initial["manifestation"]
    assert not Problem.objects.exists()

    sent = {"found-TOTAL_FORMS": "2", "found-INITIAL_FORMS": "2"}
    for index, form in enumerate(forms):
        sent |= {f"found-{index}-{name}": value for name, value in form.initial.items()}
    del sent["found-0-take"]
    browser.post(reverse("trail:take-found", args=[problems.pk]), sent)
    assert [problem.title for problem in problems.problems.all()] == [forms[1].initial["title"]]


def test_a_file_that_cannot_be_read_says_what_to_do(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    file = SimpleUploadedFile("照片.docx", b"\x89PNG\r\n\x1a\n" + bytes(40))
    page = browser_of(cast.member).post(
        reverse("trail:read-statement", args=[problems.pk]), {"file": file}
    )
    assert page.status_code == 422
    assert "文件是图片，没有文字" in page.content.decode()


@pytest.mark.parametrize("state", sorted(OVER))
def test_once_the_meeting_is_over_a_list_is_only_read(
    cast: Cast, state: MeetingState, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit, state=state.value)
    problems = make_list(meeting, cast.member)
    problem, point = make_problem(problems), make_point(meeting, person=cast.member)
    actor = actor_for(cast.member)
    for act in (
        partial(services.add_problem, problems, WORDS),
        partial(services.change_problem, problem, WORDS),
        partial(services.drop_problem, problem),
        partial(services.answer_point, point, problems, problem),
        partial(services.decline_point, point, problems, "与本人无关"),
        partial(services.submit_list, problems),
    ):
        with pytest.raises(Refused, match="不能再改"):
            act(by=actor, at=NOW)
    assert not Entry.objects.exists()
    board = reverse("trail:board", args=[meeting.pk, cast.member.pk])
    page = browser_of(cast.member).get(board).content.decode()
    assert "问题清单只能看" in page
    for name in ("add-problem", "add-point", "submit-list"):
        assert reverse(f"trail:{name}", args=[problems.pk]) not in page
