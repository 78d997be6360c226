"""A sitting from the sealed criticism to the locked minutes and the end of the meeting, each person before his own screen; the network drops once."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from cast import Cast
from duizhao.web.sittings.models import MinutesEntry, Sitting
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from make import PASSWORD
from needs import needs_chromium
from screen import PHONE, Screen, signed_in
from screen_sitting import close, confirm, go_on, hear, reply, seal, sign_in_and_open
from sitting_scenes import prepared

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

CRITICISM = "四月的督办会，您把农村水利科的件推给了办公室，两边都没有办。"


@dataclass(frozen=True)
class Room:
    """Who is in the room: the office at its keyboard, the leader, a member with a phone, the supervisors' wall."""

    secretary: Screen
    leader: Screen
    member: Screen
    wall: Screen


@pytest.fixture
def room(browser: Browser, live_server: "LiveServer", cast: Cast) -> Room:
    def sits(person: Person, width: int = 1280) -> Screen:
        assert person.user is not None
        return signed_in(browser, live_server.url, person.user.username, PASSWORD, width)

    return Room(
        secretary=sits(cast.secretary),
        leader=sits(cast.leader),
        member=sits(cast.member, PHONE),
        wall=sits(cast.supervisor),
    )


def test_a_sitting_is_held_and_its_minutes_are_locked(room: Room, cast: Cast) -> None:
    sitting = prepared(cast)
    seal(room.member, "周明远", CRITICISM)
    room.member.open(f"/meetings/{sitting.meeting_id}/sitting/")
    assert not room.member.faults()
    sign_in_and_open(room.secretary, room.leader, sitting)
    room.wall.open(f"/sittings/{sitting.pk}/projector/")
    room.wall.says("通报上次整改落实和这次征求意见情况")
    assert not room.wall.faults()
    write_through_a_dropped_network(room.secretary, sitting)
    hear_the_criticism(room, sitting)
    go_on(room.secretary, "沈若兰个人对照检查", "对沈若兰的批评意见", "督导组点评", "总结讲话")
    close(room.leader, sitting.meeting)
    confirm(room.secretary, [room.member, room.leader], sitting)
    room.leader.says("全部确认", CRITICISM)
    report_and_end(room, sitting)
    point = Point.objects.get(meeting=sitting.meeting, person=cast.leader)
    assert (point.words, point.channel) == (CRITICISM, "colleague")


def write_through_a_dropped_network(secretary: Screen, sitting: Sitting) -> None:
    secretary.open(f"/sittings/{sitting.pk}/record/")
    assert not secretary.faults()
    words = secretary.page.locator("textarea[name=words]").first
    words.fill("上年度整改事项二十二项，完成二十项。")
    words.press("Control+Enter")
    secretary.page.wait_for_selector(".lines .new")
    secretary.page.context.set_offline(True)
    for line in ("两项转为长期坚持。", "征求意见四十一条。"):
        words.fill(line)
        words.press("Control+Enter")
    secretary.says("还有 2 行没有送到")
    assert MinutesEntry.objects.count() == 1
    secretary.page.context.set_offline(False)
    secretary.page.wait_for_selector(".lines .new >> nth=2")
    secretary.page.wait_for_selector("[data-unsent]", state="hidden")
    kept = list(MinutesEntry.objects.order_by("pk").values_list("words", flat=True))
    assert kept[1:] == ["两项转为长期坚持。", "征求意见四十一条。"]
    assert secretary.page.evaluate("localStorage.length") == 0
    secretary.broken.clear()


def hear_the_criticism(room: Room, sitting: Sitting) -> None:
    go_on(room.secretary, "班子对照检查", "周明远个人对照检查", "对周明远的批评意见")
    room.secretary.says("发言顺序")
    room.wall.page.wait_for_selector("text=发言顺序")
    hear(room.secretary, "沈若兰", CRITICISM)
    assert not room.secretary.faults()
    assert CRITICISM not in room.wall.page.inner_text("main")
    reply(room.leader, sitting.meeting, "接受，三月底前把件办结。")


def report_and_end(room: Room, sitting: Sitting) -> None:
    room.secretary.open(f"/meetings/{sitting.meeting_id}/report/")
    room.secretary.press("转入会后报告")
    sitting.refresh_from_db()
    assert (sitting.minutes_state, sitting.meeting.state) == ("confirmed", "reporting")
    room.secretary.open(f"/meetings/{sitting.meeting_id}/closing/")
    room.secretary.says("还没有登记报告和会议记录报给了谁、哪天报的")
    assert not room.secretary.faults()
    room.secretary.follow("有 1 个问题、意见或者反馈没有列入整改台账，也没有写明不列入的理由")
    room.secretary.says(CRITICISM)
    assert not room.secretary.faults()
    room.secretary.press("勾选的各列一条")
    room.secretary.says("已列入 1 条")
    room.secretary.open(f"/meetings/{sitting.meeting_id}/closing/")
    room.secretary.fill(报给="清河市委组织部")
    room.secretary.press("登记")
    room.secretary.says("程序里该办的都办好了")
    room.secretary.press("办结")
    room.secretary.says("已办结")
    sitting.meeting.refresh_from_db()
    assert sitting.meeting.state == "closed"
