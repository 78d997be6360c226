"""Six persons and the supervisors hold a meeting from its notice to locked minutes, all at desktops or all at phones."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

import screen_preparation as preparation
import screen_sitting as room
import screen_statements as texts
from cast import Cast
from duizhao.core.cycle.point import PointState
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.models import Criticism, Sitting
from duizhao.web.statements.models import Statement
from duizhao.web.trail.models import Point
from needs import needs_chromium
from screen import DESKTOP, PHONE, at_screen
from seven import Seven, at_their_screens

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

SAID = {
    "周明远": "四月的督办会，您把农村水利科的件推给了办公室，两边都没有办。",
    "沈若兰": "八月的现场会，方案还没有同县里商量，您就在会上定了调。",
    "马驰": "渠系改造方案第四稿是我催了三次才拿到的，耽误的是开春的工期。",
}
BY = {"周明远": "沈若兰", "沈若兰": "马驰", "马驰": "周明远"}
COMMENT = "红脸出汗有了，整改要落到三月底前能看见的事上。"


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_meeting_is_prepared_and_held(
    browser: Browser, live_server: "LiveServer", cast: Cast, width: int
) -> None:
    seven = at_their_screens(browser, live_server.url, cast, width)
    meeting = preparation.open_the_meeting(seven.secretary)
    preparation.study(seven, meeting)
    codes = preparation.print_slips(seven.secretary, meeting, number=6)
    preparation.find_the_form(at_screen(browser, live_server.url, width), codes[0])
    for number, words in enumerate(preparation.ABOUT_MEMBER):
        preparation.give_opinion(
            at_screen(browser, live_server.url, width),
            codes[number],
            cast.member,
            words,
            preparation.ABOUT_TEAM if number == 0 else "",
        )
    preparation.hand_on(seven.secretary, meeting)
    preparation.receive(seven, meeting)
    preparation.talk(seven, meeting)
    answer(seven, meeting)
    preparation.look_on(seven, meeting)
    write(seven, meeting)
    sitting = make_ready(seven, meeting)
    hold(seven, sitting)
    lock(seven, sitting)


def answer(seven: Seven, meeting: Meeting) -> None:
    """Everybody answers what was raised of him: six points of the one, one of each of the others."""
    boards = f"/meetings/{meeting.pk}/problems"
    numbers = {"周明远": 0, "沈若兰": 7, "马驰": 1}
    for screen, person in zip(seven.team, seven.persons, strict=True):
        preparation.answer_everything(
            screen, f"{boards}/of/{person.pk}/", person.name, numbers[person.name]
        )
    preparation.answer_everything(seven.secretary, f"{boards}/team/", "班子", 1)
    points = Point.objects.filter(meeting=meeting)
    assert {point.state for point in points} == {PointState.ANSWERED.value}
    assert points.count() == len(preparation.ABOUT_MEMBER) + 4


def write(seven: Seven, meeting: Meeting) -> None:
    """Four texts come in four ways; one goes back and comes again."""
    texts.write(seven.member, meeting)
    texts.upload(seven.leader, meeting, texts.as_word("周明远"))
    texts.upload(seven.deputy, meeting, texts.as_plain_text("马驰"))
    texts.write_the_teams(seven, meeting)
    texts.return_with_a_comment(seven.secretary)
    texts.answer_the_comment(seven.member)
    texts.screen_all(seven.secretary, meeting)
    texts.pass_everything(seven)
    texts.look_at_the_review(seven, meeting)
    assert set(Statement.objects.values_list("state", flat=True)) == {"final"}


def make_ready(seven: Seven, meeting: Meeting) -> Sitting:
    """What is missing is named, and leads to where it is mended."""
    secretary = seven.secretary
    secretary.open(f"/meetings/{meeting.pk}/ready/")
    secretary.press("确认准备完成")
    secretary.says("还没有生成议程")
    secretary.sound()
    secretary.follow("还没有生成议程")
    secretary.press("生成议程")
    for screen, person in zip(seven.team, seven.persons, strict=True):
        target = next(name for name, writer in BY.items() if writer == person.name)
        room.seal(screen, target, SAID[target])
    secretary.open(f"/meetings/{meeting.pk}/ready/")
    secretary.says("程序里该办的都办好了")
    secretary.sound()
    secretary.press("确认准备完成")
    secretary.says("待召开")
    return Sitting.objects.get()


def hold(seven: Seven, sitting: Sitting) -> None:
    """Leader first, each hears the others at once; what was sealed is read out when its item has come."""
    secretary, meeting = seven.secretary, sitting.meeting
    room.sign_in_and_open(secretary, seven.leader, sitting)
    seven.supervisor.open(f"/sittings/{sitting.pk}/projector/")
    secretary.open(f"/sittings/{sitting.pk}/record/")
    room.write_line(secretary, "上年度整改事项二十四项，完成二十项。", "周明远")
    room.go_on(secretary, "班子对照检查")
    secretary.sound()
    for screen, person in zip(seven.team, seven.persons, strict=True):
        name = person.name
        room.go_on(secretary, f"{name}个人对照检查")
        room.write_line(secretary, "照材料作了对照检查，没有保留。", name)
        room.go_on(secretary, f"对{name}的批评意见")
        secretary.says("发言顺序")
        room.hear(secretary, BY[name], SAID[name])
        room.reply(screen, meeting, f"接受{BY[name]}同志的意见，三月底前改。")
    seven.supervisor.page.wait_for_selector("h1 >> text=马驰")
    assert SAID["马驰"] not in seven.supervisor.page.inner_text("main")
    room.go_on(secretary, "督导组点评")
    room.write_line(secretary, COMMENT, "卢国梁")
    room.go_on(secretary, "总结讲话")
    secretary.sound()
    room.close(seven.leader, meeting)
    assert {one.state for one in Criticism.objects.all()} == {"accepted"}


def lock(seven: Seven, sitting: Sitting) -> None:
    """Everybody who was there confirms, one of them after a correction; then nothing changes any more."""
    secretary, minutes = seven.secretary, f"/sittings/{sitting.pk}/minutes/"
    room.confirm(secretary, [seven.member], sitting)
    seven.deputy.open(minutes)
    seven.deputy.page.locator("summary", has_text="要求更正").click()
    seven.deputy.fill(要更正什么="整改事项完成的是二十二项。")
    seven.deputy.sound()
    seven.deputy.press("要求更正")
    secretary.open(minutes)
    secretary.says("整改事项完成的是二十二项。")
    secretary.page.locator("p.words", has_text="完成二十项").locator("xpath=..").get_by_role(
        "link", name="更正"
    ).click()
    secretary.fill(更正为="上年度整改事项二十四项，完成二十二项。")
    secretary.press("更正")
    room.confirm(secretary, seven.team, sitting)
    seven.supervisor.open(minutes)
    seven.supervisor.says("全部确认", COMMENT, "完成二十二项", *SAID.values())
    seven.supervisor.sound()
    sitting.refresh_from_db()
    assert sitting.minutes_state == "confirmed"
    assert sitting.locked_at is not None
    assert Entry.objects.filter(event="minutes:locked").exists()
    secretary.open(f"/sittings/{sitting.pk}/record/")
    secretary.says("现在不能再记")
