"""Six persons prepare a meeting as they would: from the notice to the problems that answer every point."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from cast import Cast
from duizhao.core.cycle.point import PointState
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from make import PASSWORD
from needs import needs_chromium
from screen import PHONE, Screen, at_screen, signed_in

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

ABOUT_TEAM = "取水许可窗口午间没人值班，群众要跑两趟。"
ABOUT_MEMBER = (
    "分管科室报上去的请示，有的压了半个月没有回音。",
    "对灌区站的同志关心少，一年没有坐下来谈过。",
    "汛前检查到了现场只看台账，没有上坝。",
    "会上答应的水费公示，到年底还没有贴出来。",
    "讨论项目时听不进不同意见。",
)


@dataclass(frozen=True)
class Six:
    """The six who prepare, each before a screen."""

    secretary: Screen
    leader: Screen
    member: Screen
    cadre: Screen
    supervisor: Screen
    superior: Screen


@pytest.fixture
def six(browser: Browser, live_server: "LiveServer", cast: Cast) -> Six:
    def sits(person: Person, width: int = 1280) -> Screen:
        assert person.user is not None
        return signed_in(browser, live_server.url, person.user.username, PASSWORD, width)

    return Six(
        secretary=sits(cast.secretary),
        leader=sits(cast.leader),
        member=sits(cast.member, PHONE),
        cadre=sits(cast.cadre, PHONE),
        supervisor=sits(cast.supervisor),
        superior=sits(cast.superior),
    )


def test_a_meeting_is_prepared_by_six_persons(
    six: Six, browser: Browser, live_server: "LiveServer", cast: Cast
) -> None:
    meeting = open_the_meeting(six.secretary)
    study(six, meeting)
    codes = print_slips(six.secretary, meeting, number=6)
    find_the_form(at_screen(browser, live_server.url, PHONE), codes[0])
    for code, words in zip(codes, ABOUT_MEMBER, strict=False):
        give_opinion(at_screen(browser, live_server.url, PHONE), code, cast, words)
    hand_on(six.secretary, meeting)
    receive(six.member, meeting)
    talk(six, meeting)
    answer_everything(six.member, meeting, cast.member)
    look_on(six, meeting)
    mine = Point.objects.filter(meeting=meeting, person=cast.member)
    assert set(mine.values_list("state", flat=True)) == {PointState.ANSWERED.value}
    assert mine.count() == len(ABOUT_MEMBER) + 1


def open_the_meeting(secretary: Screen) -> Meeting:
    secretary.open("/meetings/open/")
    secretary.choose("类型", "年度民主生活会")
    secretary.fill(年度="2025", 名称="2025年度民主生活会", 通知文号="清组通〔2025〕31号")
    secretary.fill(召开时间自="2026-01-20", 召开时间至="2026-02-28")
    secretary.choose("框架", "2025年度民主生活会")
    secretary.press("立项")
    meeting = Meeting.objects.get()
    secretary.says("方案的日期是推出来的")
    secretary.press("保存方案")
    secretary.follow("开始会前准备")
    secretary.press("开始会前准备")
    secretary.says("会前准备")
    return meeting


def study(six: Six, meeting: Meeting) -> None:
    six.secretary.open(f"/meetings/{meeting.pk}/study/")
    six.secretary.follow("加学习内容")
    six.secretary.fill(学习内容="中央八项规定及其实施细则", 学完期限="2026-01-16")
    six.secretary.press("加入")
    six.member.open("/")
    six.member.says("中央八项规定及其实施细则")
    six.member.follow("中央八项规定及其实施细则")
    six.member.fill(体会="调研轻车简从，先从自己下基层做起。")
    six.member.press("记下已学")
    six.secretary.open(f"/meetings/{meeting.pk}/study/")
    six.secretary.says("1 / 2")


def print_slips(secretary: Screen, meeting: Meeting, *, number: int) -> list[str]:
    secretary.open(f"/meetings/{meeting.pk}/opinions/")
    secretary.follow("开一轮")
    secretary.fill(名称="面向机关干部的书面征求意见", 截止日期="2026-01-16")
    secretary.press("拟定")
    secretary.open(f"/meetings/{meeting.pk}/opinions/")
    secretary.page.locator("table").get_by_role("link", name="开始").click()
    secretary.fill(印几张=str(number))
    secretary.press("生成并打印意见码")
    assert not secretary.faults()
    codes = secretary.page.locator("p.code").all_inner_texts()
    assert len(set(codes)) == number
    secretary.follow("打印好了")
    secretary.says("正在征求")
    assert not secretary.faults()
    return codes


def find_the_form(somebody: Screen, code: str) -> None:
    """Who only looks uses no code up."""
    somebody.open("/yj/")
    assert not somebody.faults()
    somebody.open(f"/yj/{code.replace('-', '')}/")
    somebody.says("给", "提意见", "没有意见的空着")
    assert not somebody.faults()


def give_opinion(somebody: Screen, code: str, cast: Cast, words: str) -> None:
    somebody.open("/yj/")
    somebody.fill(意见码=code)
    somebody.press("下一步")
    somebody.says("谁能看到", "不够就谁也看不到")
    somebody.page.locator("form textarea").first.fill(ABOUT_TEAM)
    somebody.page.locator("summary", has_text=cast.member.name).click()
    somebody.page.get_by_label(f"{cast.member.name}（{cast.member.post}）").fill(words)
    somebody.press("提交")
    somebody.says("已提交", "没有编号和回执")
    assert somebody.page.context.cookies() == []


def hand_on(secretary: Screen, meeting: Meeting) -> None:
    secretary.open(f"/meetings/{meeting.pk}/opinions/")
    secretary.follow("查看")
    secretary.press("截止")
    secretary.press("开封")
    secretary.says(ABOUT_TEAM)
    secretary.press("全部原话反馈")
    secretary.says("已原汁原味反馈给本人和班子")


def receive(member: Screen, meeting: Meeting) -> None:
    member.open(f"/meetings/{meeting.pk}/opinions/received/")
    member.says(*ABOUT_MEMBER)
    member.press("关于我的，收到了")


def talk(six: Six, meeting: Meeting) -> None:
    six.secretary.open(f"/meetings/{meeting.pk}/talks/")
    six.secretary.press("生成")
    six.leader.open(f"/meetings/{meeting.pk}/talks/")
    six.leader.follow("写记录")
    six.leader.fill(谈话日期="2026-01-12", 地点="局机关谈心室")
    six.leader.page.get_by_label(re.compile("沈若兰的问题")).fill(
        "对分管科室的难事拍板慢，怕担责任。"
    )
    six.leader.press("保存记录")
    six.member.open("/")
    six.member.follow("周明远")
    six.member.says("对方写了这份记录")
    six.member.press("确认这份记录")
    six.member.says("已确认，双方的问题已列为各自的意见点")


def answer_everything(member: Screen, meeting: Meeting, person: Person) -> None:
    board = f"/meetings/{meeting.pk}/problems/of/{person.pk}/"
    member.open(board)
    member.says("待回应 6 条")
    member.press("交出清单")
    member.says("待回应")
    member.follow("写一个问题")
    member.fill(
        问题="对分管领域的难事办得慢、听得少",
        表现="请示批得慢，听不进不同意见，对基层同志关心不够。",
        事例="去年灌区站报来的维修请示，压了十六天才批。",
        原因="怕担责任，总想等别的同志先表态。",
        措施="分管科室的请示三个工作日内答复，答复不了的当面说清。",
    )
    member.press("保存")
    member.says("已加入问题清单")
    for _ in range(6):
        member.open(board)
        member.page.locator("article.point select").first.select_option(
            label="对分管领域的难事办得慢、听得少"
        )
        member.press("列入")
    member.open(board)
    member.says("意见点都有了回应")
    member.press("交出清单")
    member.says("已交出")


def look_on(six: Six, meeting: Meeting) -> None:
    """Who only looks on finds what he may, and nothing of what he may not."""
    six.cadre.open(f"/meetings/{meeting.pk}/opinions/")
    six.cadre.follow("看后来怎样了")
    six.cadre.says(ABOUT_TEAM)
    assert ABOUT_MEMBER[0] not in six.cadre.page.inner_text("main")
    six.supervisor.open(f"/meetings/{meeting.pk}/talks/")
    six.supervisor.says("双方确认")
    six.supervisor.open(f"/meetings/{meeting.pk}/problems/")
    six.supervisor.follow("沈若兰")
    six.supervisor.says("对分管领域的难事办得慢、听得少")
    six.superior.open(f"/meetings/{meeting.pk}/study/")
    six.superior.says("1 / 2")
    assert "沈若兰" not in six.superior.page.inner_text("main")
