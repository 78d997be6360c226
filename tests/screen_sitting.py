"""A sitting before screens: sealed criticisms, readiness, the room, the minutes, each act as its person does it."""

from collections.abc import Iterable

from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.models import Sitting
from screen import Screen


def seal(writer: Screen, target: str, words: str) -> None:
    """A criticism that nobody else sees before it is opened."""
    writer.open("/")
    writer.follow("写给同志们的批评意见")
    writer.choose("写给谁", target)
    writer.fill(批评意见=words)
    writer.press("写好并封存")
    writer.says("没有公开", words)
    writer.sound()


def sign_in_and_open(secretary: Screen, leader: Screen, sitting: Sitting) -> None:
    """Everybody is there; the leader opens the sitting."""
    secretary.open(f"/sittings/{sitting.pk}/attendance/")
    secretary.sound()
    secretary.press("没有记的都到会了")
    secretary.says("够人数")
    leader.open(f"/meetings/{sitting.meeting_id}/sitting/")
    leader.follow("宣布开会")
    leader.press("开会")
    leader.says("正在开会")


def go_on(secretary: Screen, *items: str) -> None:
    """Take up the next items, one by one."""
    for item in items:
        secretary.press(f"下一项：{item}")


def write_line(secretary: Screen, words: str, speaker: str = "") -> None:
    """A line of the minutes, sent without leaving the page."""
    page = secretary.page
    if speaker:
        page.locator("form.line [name=speaker]").select_option(label=speaker)
    field = page.locator("form.line [name=words]")
    field.fill(words)
    field.press("Control+Enter")
    page.locator(".lines .new", has_text=words).wait_for()


def hear(secretary: Screen, writer: str, words: str) -> None:
    """The criticism of a writer is opened, at its item and not before."""
    assert words not in secretary.page.inner_text("main")
    secretary.press(f"公开{writer}写好的批评意见")
    secretary.says(words)


def reply(target: Screen, meeting: Meeting, words: str) -> None:
    """The criticised member accepts the first criticism that waits for his reply."""
    target.open(f"/meetings/{meeting.pk}/criticisms/")
    target.follow("回应")
    target.fill(回应=words)
    target.page.get_by_label("接受").check()
    target.sound()
    target.press("记下回应")
    target.says(words)


def close(leader: Screen, meeting: Meeting) -> None:
    """The leader closes the sitting."""
    leader.open(f"/meetings/{meeting.pk}/sitting/")
    leader.follow("宣布散会")
    leader.press("散会")
    leader.says("已散会")


def confirm(secretary: Screen, attended: Iterable[Screen], sitting: Sitting) -> None:
    """The minutes are handed out; everybody who was there confirms them from his own desk."""
    secretary.open(f"/sittings/{sitting.pk}/minutes/")
    secretary.sound()
    secretary.press("请到会的成员确认")
    for screen in attended:
        screen.open("/")
        screen.follow("确认会议记录")
        screen.press("确认会议记录")
