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
    codes = print_ballots(branch.recorder, meeting)
    for code in codes[:5]:
        vote(at_screen(browser, live_server.url, PHONE), code)
    sitting = hold(branch, meeting)
    open_the_ballots(branch, meeting)
    confirm(branch, sitting)
    assert Evaluated.objects.get(person=branch.cast.chair).grade == "qualified"


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


def print_ballots(recorder: Screen, meeting: Meeting) -> list[str]:
    recorder.open(f"/meetings/{meeting.pk}/evaluations/")
    recorder.follow("办一次评议")
    recorder.fill(截止日期="2026-02-27")
    recorder.press("拟定")
    recorder.says("谁能看到什么")
    assert not recorder.faults()
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


def hold(branch: Branch, meeting: Meeting) -> Sitting:
    """The preparation is told elsewhere; here the sitting begins with its agenda."""
    branch.recorder.open(f"/meetings/{meeting.pk}/sitting/")
    branch.recorder.press("生成议程")
    branch.recorder.says("支部委员会对照检查", "民主评议党员")
    branch.member.open(f"/meetings/{meeting.pk}/criticisms/")
    branch.member.choose("写给谁", "唐建平")
    branch.member.fill(批评意见=CRITICISM)
    branch.member.press("写好并封存")
    assert not branch.member.faults()
    Meeting.objects.filter(pk=meeting.pk).update(
        state=MeetingState.READY.value, ready_at="2026-01-12T02:00Z"
    )
    sitting = Sitting.objects.get()
    branch.recorder.open(f"/sittings/{sitting.pk}/attendance/")
    branch.recorder.press("没有记的都到会了")
    branch.recorder.says("够人数")
    branch.chair.open(f"/meetings/{meeting.pk}/sitting/")
    branch.chair.follow("宣布开会")
    branch.chair.press("开会")
    branch.recorder.open(f"/sittings/{sitting.pk}/record/")
    for item in list(sitting.items.all())[1:]:
        branch.recorder.press(f"下一项：{item}")
        if item.kind == "criticism" and item.person == branch.cast.chair:
            branch.recorder.press("公开汪琳写好的批评意见")
            branch.recorder.says(CRITICISM)
    branch.chair.open(f"/criticisms/{sitting.items.get(kind='criticism', person=branch.cast.chair).criticisms.get().pk}/reply/")  # fmt: skip
    branch.chair.fill(回应="接受，党课以后当场问三个人。")
    branch.chair.page.get_by_label("接受").check()
    branch.chair.press("记下回应")
    branch.chair.open(f"/meetings/{meeting.pk}/sitting/")
    branch.chair.follow("宣布散会")
    branch.chair.press("散会")
    branch.chair.says("已散会")
    return sitting


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


def confirm(branch: Branch, sitting: Sitting) -> None:
    address = f"/sittings/{sitting.pk}/minutes/"
    branch.recorder.open(address)
    branch.recorder.press("请到会的成员确认")
    sitting.refresh_from_db()
    for person in [*branch.cast.party[2:3], branch.cast.members[1]]:
        sitting.confirmations.create(
            person=person, handed_out=sitting.handed_out, at="2026-01-12T03:00Z"
        )
    for screen in (branch.member, branch.recorder, branch.chair):
        screen.open(address)
        screen.press("确认会议记录")
    branch.chair.says("全部确认", CRITICISM)
    with branch.chair.page.expect_download() as got:
        branch.chair.page.get_by_role("link", name="存为 Word").click()
    assert got.value.suggested_filename.endswith("2025年度组织生活会会议记录.docx")
    sitting.refresh_from_db()
    assert sitting.minutes_state == "confirmed"
