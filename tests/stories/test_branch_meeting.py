"""A branch holds its 组织生活会, from opening it to confirmed minutes, and evaluates its members by ballots."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from branches import BranchCast, make_branch
from cast import Cast
from duizhao.core.cycle.meeting import MeetingState
from duizhao.web.evaluations.models import Evaluated, Evaluation
from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.models import Sitting
from duizhao.web.units.models import Person
from make import PASSWORD
from needs import needs_chromium
from screen import PHONE, Screen, at_screen, signed_in
from screen_sitting import close, confirm, go_on, hear, reply, seal, sign_in_and_open

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

CRITICISM = "上党课的签到您只看名单，没有问过大家听懂多少。"


@dataclass(frozen=True)
class Branch:
    """Who is there: the secretary of the branch, who keeps its record, a member with a phone."""

    cast: BranchCast
    chair: Screen
    recorder: Screen
    member: Screen


@pytest.fixture
def branch(browser: Browser, live_server: "LiveServer", cast: Cast) -> Branch:
    made = make_branch(cast)
    gone = [person.pk for person in made.members[2:]]
    Person.objects.filter(pk__in=gone).update(branch=None)  # a small branch, so that all are heard

    def sits(person: Person, width: int = 1280) -> Screen:
        assert person.user is not None
        return signed_in(browser, live_server.url, person.user.username, PASSWORD, width)

    return Branch(made, sits(made.chair), sits(made.recorder), sits(made.members[0], PHONE))


def test_a_branch_holds_its_meeting_and_evaluates_its_members(
    branch: Branch, browser: Browser, live_server: "LiveServer"
) -> None:
    meeting = open_the_meeting(branch.recorder)
    plan_the_talks(branch.recorder, meeting)
    draft_the_evaluation(branch.recorder, meeting)
    sitting = begin(branch, meeting)
    hear_everybody(branch, sitting)
    codes = print_ballots(branch.recorder, meeting)
    for code in codes[:5]:
        vote(at_screen(browser, live_server.url, PHONE), code)
    open_the_ballots(branch, meeting)
    end(branch, sitting)
    assert Evaluated.objects.get(person=branch.cast.chair).grade == "qualified"
    assert branch.chair.page.inner_text("main").count("收到 5 张") == 1


def open_the_meeting(recorder: Screen) -> Meeting:
    recorder.open("/meetings/open/")
    recorder.says("机关第二党支部")
    recorder.fill(年度="2025", 名称="2025年度组织生活会")
    recorder.fill(召开时间自="2026-01-20", 召开时间至="2026-02-28")
    assert not recorder.faults()
    recorder.press("立项")
    meeting = Meeting.objects.get()
    recorder.says("民主评议党员")
    recorder.press("保存方案")
    recorder.follow("开始会前准备")
    recorder.press("开始会前准备")
    recorder.says("会前准备")
    return meeting


def plan_the_talks(recorder: Screen, meeting: Meeting) -> None:
    recorder.open(f"/meetings/{meeting.pk}/talks/")
    recorder.says("支部委员与党员")
    recorder.press("生成")
    recorder.says("新增 6 对")
    assert not recorder.faults()


def draft_the_evaluation(recorder: Screen, meeting: Meeting) -> None:
    """It is asked for before the meeting is ready, and held when its item has come."""
    recorder.open(f"/meetings/{meeting.pk}/ready/")
    recorder.says("还没有拟定民主评议")
    recorder.follow("还没有拟定民主评议")
    recorder.follow("办一次评议")
    recorder.fill(截止日期="2026-02-27")
    recorder.press("拟定")
    recorder.says("谁能看到什么")
    assert not recorder.faults()
    recorder.open(f"/meetings/{meeting.pk}/ready/")
    assert "民主评议" not in recorder.page.inner_text("main .thread")
    assert not recorder.faults()


def print_ballots(recorder: Screen, meeting: Meeting) -> list[str]:
    recorder.open(f"/evaluations/{Evaluation.objects.get(meeting=meeting).pk}/")
    recorder.fill(印几张="6")
    recorder.press("生成并打印评议票")
    assert not recorder.faults()
    codes = recorder.page.locator("p.code").all_inner_texts()
    recorder.follow("打印好了")
    recorder.says("正在投票")
    return codes


def vote(somebody: Screen, code: str) -> None:
    somebody.open("/pj/")
    somebody.fill(评议码=code)
    somebody.press("下一步")
    somebody.says("谁能看到什么", "不评自己")
    rows = somebody.page.get_by_role("radio", name="优秀")
    assert rows.count() == 5
    rows.first.check()
    somebody.page.get_by_role("radio", name="合格", exact=True).nth(1).check()
    if code[0] in "23456789":
        assert not somebody.faults()
    somebody.press("投票")
    somebody.says("已投票")
    assert somebody.page.context.cookies() == []


def begin(branch: Branch, meeting: Meeting) -> Sitting:
    """The rest of the preparation is told elsewhere; here the sitting begins with its agenda."""
    branch.recorder.open(f"/meetings/{meeting.pk}/sitting/")
    branch.recorder.press("生成议程")
    branch.recorder.says("支部委员会对照检查", "民主评议党员")
    seal(branch.member, "唐建平", CRITICISM)
    Meeting.objects.filter(pk=meeting.pk).update(
        state=MeetingState.READY.value, ready_at="2026-01-12T02:00Z"
    )
    sitting = Sitting.objects.get()
    sign_in_and_open(branch.recorder, branch.chair, sitting)
    return sitting


def hear_everybody(branch: Branch, sitting: Sitting) -> None:
    """Everybody examines himself and hears the others, before anybody votes."""
    branch.recorder.open(f"/sittings/{sitting.pk}/record/")
    assert not branch.recorder.faults()
    for item in list(sitting.items.all())[1:-1]:
        go_on(branch.recorder, str(item))
        if item.kind == "criticism" and item.person == branch.cast.chair:
            hear(branch.recorder, "汪琳", CRITICISM)
            reply(branch.chair, sitting.meeting, "接受，党课以后当场问三个人。")


def open_the_ballots(branch: Branch, meeting: Meeting) -> None:
    address = f"/evaluations/{Evaluation.objects.get(meeting=meeting).pk}/"
    branch.recorder.open(address)
    branch.recorder.press("截止")
    branch.recorder.press("开封")
    branch.recorder.says("收到 5 张", "唐建平", "还没有定")
    assert not branch.recorder.faults()
    branch.member.open(address)
    branch.member.says("汪琳")
    assert "唐建平" not in branch.member.page.inner_text("main table")
    assert not branch.member.faults()
    branch.chair.open(address)
    branch.chair.follow("登记")
    branch.chair.page.get_by_role("radio", name="合格", exact=True).check()
    branch.chair.fill(理由="支委会议过，票数和平时表现相符。")
    assert not branch.chair.faults()
    branch.chair.press("登记")
    branch.chair.says("支部委员会", "支委会议过")


def end(branch: Branch, sitting: Sitting) -> None:
    """The numbers, and no name, go into the minutes; then the sitting is closed and the minutes locked."""
    recorder = branch.recorder
    recorder.open(f"/sittings/{sitting.pk}/record/")
    recorder.says("民主评议党员：应评 5 人，印评议票 6 张，收到 5 张。")
    assert not recorder.faults()
    recorder.press("把数字记入会议记录")
    assert not recorder.page.get_by_role("button", name="把数字记入会议记录").count()
    go_on(recorder, "总结讲话")
    close(branch.chair, sitting.meeting)
    confirm(recorder, [], sitting)
    sitting.refresh_from_db()
    for person in [*branch.cast.party[2:3], branch.cast.members[1]]:
        sitting.confirmations.create(
            person=person, handed_out=sitting.handed_out, at="2026-01-12T03:00Z"
        )
    for screen in (branch.member, recorder, branch.chair):
        screen.open(f"/sittings/{sitting.pk}/minutes/")
        screen.press("确认会议记录")
    branch.chair.says("全部确认", CRITICISM)
    assert not branch.chair.faults()
    with branch.chair.page.expect_download() as got:
        branch.chair.page.get_by_role("link", name="存为 Word").click()
    assert got.value.suggested_filename.endswith("2025年度组织生活会会议记录.docx")
    sitting.refresh_from_db()
    assert sitting.minutes_state == "confirmed"
