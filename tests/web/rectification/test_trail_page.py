"""The picture of the trail: from the point to the proof, loose ends first, and only what the reader may see."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.cycle.evidence import Level
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.ledger.strands import Stop
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Source
from duizhao.web.rectification.selectors.strands import Trail, TrailChosen
from duizhao.web.rectification.selectors.trail_page import shown_strands
from duizhao.web.rectification.services import verification, work
from duizhao.web.trail.models import Measure
from duizhao.web.units.models import Person
from ledger_scenes import EFFECT, NOW, make_closed, make_evidence, make_started
from make import TODAY, actor_for, make_list, make_meeting, make_point, make_problem
from whole_trail import strands_of

pytestmark = on_both

Browser = Callable[[Person | None], Client]
BUDGET = 25


def held(cast: Cast) -> Meeting:
    return make_meeting(cast.unit, state=MeetingState.HELD.value)


def page(browser_of: Browser, person: Person, meeting: Meeting, query: str = "") -> str:
    answer = browser_of(person).get(reverse("rectification:trail", args=[meeting.pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def stops(person: Person, meeting: Meeting) -> list[Stop | None]:
    """As the page has them, which are the same as the core finds among everything."""
    actor = actor_for(person)
    found = Trail(actor, meeting).narrowed(TrailChosen())[:]
    assert list(found) == list(strands_of(actor, meeting))
    return [one.stop for one in found]


def make_strand(cast: Cast, meeting: Meeting, *, title: str = "督办件超期") -> Source:
    """A point, the problem that answers it, its measure, and a closed item."""
    problem = make_problem(make_list(meeting), title)
    make_point(meeting, "热线转来的件总是超期。", state="answered", problem=problem)
    Measure.objects.create(problem=problem, words="每周通报一次督办件")
    item = make_closed(cast, meeting)
    return Source.objects.create(meeting=meeting, problem=problem, item=item)


def test_a_whole_strand_names_each_step_with_its_page(cast: Cast, browser_of: Browser) -> None:
    meeting = held(cast)
    source = make_strand(cast, meeting)
    shown = page(browser_of, cast.secretary, meeting)
    for words in (
        "热线转来的件总是超期。",
        "督办件超期",
        "每周通报一次督办件",
        "督办件回访记录",
        "销号",
    ):
        assert words in shown
    assert source.problem is not None
    assert source.item is not None
    assert reverse("trail:problem", args=[source.problem.pk]) in shown
    assert source.item.get_absolute_url() in shown
    assert stops(cast.secretary, meeting) == [Stop.DONE]


def test_loose_ends_stand_first_and_can_be_asked_for_alone(cast: Cast, browser_of: Browser) -> None:
    meeting = held(cast)
    make_strand(cast, meeting)
    make_point(meeting, "窗口中午没有人。")
    make_problem(make_list(meeting), "会议偏多")
    assert stops(cast.secretary, meeting) == [Stop.POINT, Stop.MEASURE, Stop.DONE]
    loose = page(browser_of, cast.secretary, meeting, "?stop=loose")
    assert "窗口中午没有人。" in loose
    assert "意见没有回应" in loose
    assert "热线转来的件总是超期。" not in loose


def test_before_the_sitting_a_problem_need_not_be_in_the_ledger(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, state=MeetingState.PREPARING.value)
    problem = make_problem(make_list(meeting))
    Measure.objects.create(problem=problem, words="每月到窗口坐半天")
    assert stops(cast.secretary, meeting) == [None]


def test_a_list_that_its_owner_has_not_handed_over_is_not_told_to_the_office(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = held(cast)
    make_problem(make_list(meeting, cast.member), "对下属批评少")
    make_point(meeting, "对年轻干部帮带不够。", cast.member)
    assert "对下属批评少" in page(browser_of, cast.member, meeting)
    shown = page(browser_of, cast.secretary, meeting)
    assert "对下属批评少" not in shown
    assert "对年轻干部帮带不够。" not in shown


def test_he_who_carries_an_item_out_sees_it_and_not_what_it_came_from(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = held(cast)
    problem = make_problem(make_list(meeting, cast.member), "对下属批评少")
    item = make_started(cast, meeting, person=cast.member, owner=cast.cadre)
    Source.objects.create(meeting=meeting, problem=problem, item=item)
    shown = page(browser_of, cast.cadre, meeting)
    assert "第 1 条" in shown
    assert "来处您不能看" in shown
    assert "对下属批评少" not in shown


def test_the_superior_sees_counts_alone_until_the_report(cast: Cast, browser_of: Browser) -> None:
    meeting = held(cast)
    make_strand(cast, meeting)
    assert "督办件" not in page(browser_of, cast.superior, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.REPORTING.value)
    meeting.refresh_from_db()
    shown = page(browser_of, cast.superior, meeting)
    assert "督办件办理超过期限" in shown
    assert "热线转来的件总是超期。" not in shown


def test_six_hundred_points_are_paged_and_ask_no_more_often(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = held(cast)
    for number in range(3):
        make_point(meeting, f"第{number}条意见")
    make_strand(cast, meeting)

    browser, address = browser_of(cast.secretary), reverse("rectification:trail", args=[meeting.pk])
    browser.get(address)  # what the day's first visitor does, once for all

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    few = asked()
    for number in range(600):
        make_point(meeting, f"意见{number}")
    for number in range(10):
        Measure.objects.create(
            problem=make_problem(make_list(meeting), f"问题{number}"), words="措施"
        )
    assert asked() <= few <= BUDGET
    assert "共 31 页" in page(browser_of, cast.secretary, meeting)


def test_a_page_names_the_words_of_its_strands_alone(cast: Cast) -> None:
    meeting = held(cast)
    make_strand(cast, meeting)
    actor = actor_for(cast.secretary)
    (shown,) = shown_strands(actor, meeting, strands_of(actor, meeting), names={})
    assert [look for _, look in shown.looks] == ["knotted on"] * 4 + ["knotted"]


def test_who_promised_something_is_named_though_he_is_not_among_the_names_at_hand(
    cast: Cast,
) -> None:
    meeting = held(cast)
    problem = make_problem(make_list(meeting))
    Measure.objects.create(problem=problem, words="每月到窗口坐半天", owner=cast.member)
    actor = actor_for(cast.secretary)
    (shown,) = shown_strands(actor, meeting, strands_of(actor, meeting), names={})
    assert [node.note for node in shown.steps[2].nodes] == [cast.member.name]


def test_points_that_were_merged_into_one_are_counted_on_its_strand(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = held(cast)
    first = make_point(meeting, "热线转来的件总是超期。")
    second = make_point(
        meeting, "督办件没有人催。", state="merged", merged_into=first, reason="同一件事"
    )
    make_point(meeting, "督办件老是晚。", state="merged", merged_into=second, reason="同一件事")
    assert stops(cast.secretary, meeting) == [Stop.POINT]
    assert "另有 2 条" in page(browser_of, cast.secretary, meeting)


def test_an_item_of_an_earlier_meeting_is_on_the_strand_of_what_has_joined_it(
    cast: Cast, browser_of: Browser
) -> None:
    earlier, meeting = make_meeting(cast.unit, 2024, state=MeetingState.HELD.value), held(cast)
    item, other = make_started(cast, earlier), make_started(cast, earlier)
    problem = make_problem(make_list(meeting))
    Source.objects.create(meeting=meeting, problem=problem, item=item, joined=True)
    assert stops(cast.secretary, meeting) == [Stop.PROOF]
    shown = page(browser_of, cast.secretary, meeting)
    assert item.get_absolute_url() in shown
    assert other.get_absolute_url() not in shown


def test_restricted_evidence_is_named_for_those_alone_who_may_see_it(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = held(cast)
    item = make_started(cast, meeting)
    make_evidence(cast, item, title="信访件原件", level=Level.RESTRICTED)
    task = item.tasks.get()
    work.finish_task(task, "台账已建。", on=TODAY, by=actor_for(cast.member), at=NOW)
    work.request_closing(item, EFFECT, by=actor_for(cast.member), at=NOW)
    verification.assign_verifier(item, cast.cadre, by=actor_for(cast.secretary), at=NOW)
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.REPORTING.value)
    meeting.refresh_from_db()
    for person in (cast.secretary, cast.member, cast.cadre):
        assert "信访件原件" in page(browser_of, person, meeting)
    above = page(browser_of, cast.superior, meeting)
    assert "限定范围的佐证" in above
    assert "信访件原件" not in above


def test_the_file_is_recorded(cast: Cast, browser_of: Browser) -> None:
    meeting = held(cast)
    make_strand(cast, meeting)
    answer = browser_of(cast.secretary).get(reverse("rectification:trail-file", args=[meeting.pk]))
    assert answer.status_code == 200
    assert Entry.objects.filter(event="ledger:exported", note="脉络 1 行").count() == 1
