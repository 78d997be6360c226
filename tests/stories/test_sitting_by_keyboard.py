"""A sitting is held without a mouse: from opening it to locking its minutes, every control is come to by Tab."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from cast import Cast
from duizhao.web.sittings.models import MinutesEntry, Sitting
from keyboard import Keyboard, sits_down
from needs import needs_chromium
from sitting_scenes import prepared

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

TO_LEADER = "四月的督办会，您把农村水利科的件推给了办公室，两边都没有办。"
TO_MEMBER = "灌区站的请示您压了半个月，站里等着修渠。"
LINE = "上年度整改事项二十二项，完成二十项。"
COMMENT = "批评有具体的事，整改要落到三月底前。"


def test_a_sitting_is_held_by_keys_alone(
    browser: Browser, live_server: "LiveServer", cast: Cast
) -> None:
    sitting = prepared(cast)
    secretary, leader, member = (
        sits_down(browser, live_server.url, person)
        for person in (cast.secretary, cast.leader, cast.member)
    )
    seal(member, "周明远", TO_LEADER)
    sign_in(secretary, sitting)
    open_it(leader)
    write(secretary, sitting)
    hear(secretary)
    answer(leader, sitting)
    speak_up(secretary)
    end(secretary, leader, member, sitting)
    sitting.refresh_from_db()
    assert sitting.minutes_state == "confirmed"
    assert sitting.locked_at is not None


def seal(member: Keyboard, target: str, words: str) -> None:
    member.press("写给同志们的批评意见")
    member.choose("写给谁", target)
    member.type("批评意见", words)
    member.press("写好并封存")
    member.screen.says("没有公开")


def sign_in(secretary: Keyboard, sitting: Sitting) -> None:
    secretary.open(f"/sittings/{sitting.pk}/attendance/")
    secretary.press("没有记的都到会了")
    secretary.screen.says("够人数")


def open_it(leader: Keyboard) -> None:
    leader.open("/")
    leader.press("宣布开会")
    leader.press("宣布开会")
    leader.press("开会")
    leader.screen.says("正在开会")


def write(secretary: Keyboard, sitting: Sitting) -> None:
    """A line is sent from within its field, and the focus stays there for the next."""
    secretary.open(f"/meetings/{sitting.meeting_id}/sitting/")
    secretary.press("记会议记录")
    secretary.choose("谁说的", "周明远")
    secretary.type("记录", LINE)
    secretary.stay("Control+Enter")
    secretary.screen.page.wait_for_selector(f".lines .new >> text={LINE}")
    secretary.type_here("记录", "两项转为长期坚持。")
    secretary.stay("Control+Enter")
    secretary.screen.page.wait_for_selector(".lines .new >> nth=1")
    assert MinutesEntry.objects.count() == 2


def hear(secretary: Keyboard) -> None:
    for item in ("班子对照检查", "周明远个人对照检查", "对周明远的批评意见"):
        secretary.press(f"下一项：{item}")
    assert TO_LEADER not in secretary.screen.page.inner_text("main")
    secretary.press("公开沈若兰写好的批评意见")
    secretary.screen.says(TO_LEADER)


def answer(leader: Keyboard, sitting: Sitting) -> None:
    leader.open(f"/meetings/{sitting.meeting_id}/criticisms/")
    leader.press("回应")
    leader.type("回应", "接受，三月底前把件办结。")
    leader.toggle("接受")
    leader.press("记下回应")
    leader.screen.says("接受，三月底前把件办结。")


def speak_up(secretary: Keyboard) -> None:
    """What was not written beforehand is put down as it was spoken, and its reply."""
    for item in ("沈若兰个人对照检查", "对沈若兰的批评意见"):
        secretary.press(f"下一项：{item}")
    secretary.toggle("记一条口头提出的批评意见")
    secretary.choose("谁提的", "周明远")
    secretary.type("口头提出的批评意见", TO_MEMBER)
    secretary.press("记下批评意见")
    secretary.screen.says(TO_MEMBER)
    secretary.press("记下沈若兰的回应")
    secretary.type("回应", "接受，以后三个工作日内答复。")
    secretary.toggle("接受")
    secretary.press("记下回应")


def end(secretary: Keyboard, leader: Keyboard, member: Keyboard, sitting: Sitting) -> None:
    secretary.open(f"/sittings/{sitting.pk}/record/")
    secretary.press("下一项：督导组点评")
    secretary.choose("谁说的", "卢国梁")
    secretary.type("记录", COMMENT)
    secretary.stay("Control+Enter")
    secretary.screen.page.wait_for_selector(f".lines .new >> text={COMMENT}")
    secretary.press("下一项：总结讲话")
    leader.open(f"/meetings/{sitting.meeting_id}/sitting/")
    leader.press("宣布散会")
    leader.press("散会")
    leader.screen.says("已散会")
    secretary.open(f"/sittings/{sitting.pk}/minutes/")
    secretary.press("请到会的成员确认")
    for keys in (member, leader):
        keys.open("/")
        keys.press("确认会议记录")
        keys.press("确认会议记录")
    leader.screen.says("全部确认", TO_LEADER, TO_MEMBER, COMMENT)
