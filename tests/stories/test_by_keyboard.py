"""A meeting is prepared without a mouse: every control is come to by Tab, seen to have the focus, and worked by keys."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from cast import Cast
from duizhao.core.cycle.point import PointState
from duizhao.core.cycle.talk import TalkState
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions.models import Opinion
from duizhao.web.study.models import Attendance, StudySession
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import Point, ProblemList
from keyboard import Keyboard, sits_down
from needs import needs_chromium
from screen import at_screen

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

SAID_AT_FORUM = "到基层调研多在办公室听汇报，库区的老坝一次没有上去看过。"
SAID_ON_SLIP = "分管的请示压得久，催了两次才批。"
FOUND = "水费收缴台账与实际不符，县里两次提醒没有整改。"
SLOW = "分管领域的难事拍板慢，怕担责任。"
PROBLEM = "调查研究不深入，对难事拿主意慢"


def test_a_meeting_is_prepared_by_keys_alone(
    browser: Browser, live_server: "LiveServer", cast: Cast
) -> None:
    secretary = sits_down(browser, live_server.url, cast.secretary)
    meeting = open_from_the_notice(secretary)
    plan(secretary)
    study(secretary)
    type_an_opinion_in(secretary, cast)
    print_slips(secretary)
    enter_a_finding(secretary, cast)
    pair(secretary)
    leader = sits_down(browser, live_server.url, cast.leader)
    record_a_talk(leader)
    member = sits_down(browser, live_server.url, cast.member)
    receive_and_confirm(member)
    answer_every_point(member, meeting, cast)
    hand_over(member)
    find(member)


def test_an_opinion_is_given_by_keys_alone(
    browser: Browser, live_server: "LiveServer", cast: Cast
) -> None:
    secretary = sits_down(browser, live_server.url, cast.secretary)
    open_from_the_notice(secretary)
    secretary.save()
    begin(secretary)
    code = print_slips(secretary)[0]
    anybody = Keyboard(at_screen(browser, live_server.url))
    anybody.open("/yj/")
    anybody.type("意见码", code)
    anybody.press("下一步")
    anybody.toggle(cast.member.name)
    anybody.type(f"{cast.member.name}（", SAID_ON_SLIP)
    anybody.press("提交")
    anybody.screen.says("已提交")


def open_from_the_notice(secretary: Keyboard) -> Meeting:
    secretary.go("会议")
    secretary.press("按通知立项")
    secretary.choose("类型", "年度民主生活会")
    secretary.type("年度", "2025")
    secretary.type("名称", "2025年度民主生活会")
    secretary.day("召开时间自", "2026-01-20")
    secretary.day("召开时间至", "2026-02-28")
    secretary.choose("框架", "2025年度民主生活会")
    secretary.press("立项")
    secretary.screen.says("方案的日期是推出来的")
    return Meeting.objects.get()


def plan(secretary: Keyboard) -> None:
    secretary.day("学习：完成期限", "2026-02-10")
    secretary.save()
    begin(secretary)


def begin(secretary: Keyboard) -> None:
    secretary.press("开始会前准备")
    secretary.press("开始会前准备")
    secretary.screen.says("会前准备")


def study(secretary: Keyboard) -> None:
    secretary.go("学习")
    secretary.press("加学习内容")
    secretary.type("学习内容", "中央八项规定及其实施细则")
    secretary.press("加入")
    secretary.press("登记集中学习")
    secretary.day("日期", "2026-01-09")
    secretary.type("内容", "专题学习作风建设的论述")
    secretary.toggle("沈若兰 到会")
    secretary.type("沈若兰 缺席原因", "在省里开会")
    secretary.press("保存")
    absent = Attendance.objects.get(session=StudySession.objects.get(), present=False)
    assert absent.person.name == "沈若兰"


def type_an_opinion_in(secretary: Keyboard, cast: Cast) -> None:
    secretary.go("征求意见")
    secretary.press("开一轮")
    secretary.type("名称", "基层站所座谈会")
    secretary.choose("方式", "座谈会")
    secretary.day("截止日期", "2026-01-16")
    secretary.press("拟定")
    secretary.press("开始录入")
    secretary.choose("关于谁", cast.member.name)
    secretary.type("意见原话", SAID_AT_FORUM)
    secretary.press("录入")
    for button in ("录完了，截止", "开封", "全部原话反馈"):
        secretary.press(button)
    assert Opinion.objects.get().words == SAID_AT_FORUM


def print_slips(secretary: Keyboard) -> list[str]:
    secretary.go("征求意见")
    secretary.press("开一轮")
    secretary.type("名称", "面向机关干部的书面征求意见")
    secretary.day("截止日期", "2026-01-16")
    secretary.press("拟定")
    secretary.type("印几张", "5")
    secretary.press("生成并打印意见码")
    codes = secretary.screen.page.locator("p.code").all_inner_texts()
    secretary.press("打印好了")
    secretary.screen.says("正在征求")
    return codes


def enter_a_finding(secretary: Keyboard, cast: Cast) -> None:
    secretary.go("巡视反馈")
    secretary.press("登记一份反馈")
    secretary.type("谁来的", "市委第三巡察组")
    secretary.type("反馈文件名称", "关于市水务局党组的巡察反馈意见")
    secretary.day("收到日期", "2025-12-19")
    secretary.press("保存")
    secretary.press("录入一条")
    secretary.type("序号", "1")
    secretary.type("问题", FOUND)
    secretary.toggle(f"{cast.unit}党组")  # ticked unless it is taken out
    secretary.toggle(cast.member.name)
    secretary.press("保存")
    secretary.screen.says(FOUND)


def pair(secretary: Keyboard) -> None:
    secretary.go("谈心谈话")
    secretary.press("生成")
    secretary.screen.says("应谈")


def record_a_talk(leader: Keyboard) -> None:
    leader.press("2025年度民主生活会")
    leader.go("谈心谈话")
    leader.press("写记录")
    leader.day("谈话日期", "2026-01-12")
    leader.type("沈若兰的问题", SLOW)
    leader.press("保存记录")


def receive_and_confirm(member: Keyboard) -> None:
    member.press("对您的 1 条意见等待签收")
    member.press("关于我的，收到了")
    member.go("我的工作")
    member.press("确认谈话记录：周明远")
    member.press("确认这份记录")
    assert Talk.objects.get(state=TalkState.CONFIRMED.value)


def answer_every_point(member: Keyboard, meeting: Meeting, cast: Cast) -> None:
    member.go("查摆问题")
    member.press(cast.member.name)
    member.screen.says("待回应 3 条", SAID_AT_FORUM, FOUND, SLOW)
    member.press("写成一个新问题")
    member.type("问题", PROBLEM)
    member.type("事例", "去年灌区站报来的维修请示，压了十六天才批。")
    member.type("原因", "怕担责任，总想等别的同志先表态。")
    member.type("措施", "分管科室的请示三个工作日内答复。")
    member.press("保存")
    for _ in range(2):
        member.choose("列入哪个问题", PROBLEM)
        member.press("列入")
    points = Point.objects.filter(meeting=meeting, person=cast.member)
    assert {point.state for point in points} == {PointState.ANSWERED.value}


def hand_over(member: Keyboard) -> None:
    member.press("交出清单")
    member.screen.says("已交出")
    assert ProblemList.objects.get().state == "submitted"


def find(member: Keyboard) -> None:
    member.go("我的工作")
    member.screen.says("等您办的事")
    member.search("老坝")
    member.screen.says("库区的老坝一次没有上去看过")
