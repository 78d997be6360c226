"""The pages that no link leads to, because they answer what was sent: whole at both widths and open to all, as the others."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from playwright.sync_api import Browser, FilePayload

from cast import Cast
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person
from make import (
    PASSWORD,
    make_inspection,
    make_list,
    make_meeting,
    make_person,
    make_round,
    make_sent_statement,
)
from make_sheet import HEAD, make_sheet
from needs import needs_chromium
from project import SOURCE
from screen import Screen, at_screen, signed_in

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

Sits = Callable[[Person], Screen]
POOR = SOURCE / "examples" / "2025-personal-poor.txt"
FIRST = ("许文", "邓芳", "叶平", "孙晓雯")
FEEDBACK = """一、落实上级决策部署有差距
1.督办件办理超期，抽查30件有6件超过期限。
2.灌区产权确权两年没有完成。
二、意见建议
1.提高政治站位，逐条整改。
"""
PEOPLE = (
    ("0901", "宋瑞", "办公室主任", "办公室", None, None, "是", "2024-03-01"),
    ("0902", "马驰", "党组成员、副局长", None, "三", "办公室、规划科", "是", None),
)
FINDINGS = (
    ("问题编号", "问题类别", "反馈问题", "涉及对象"),
    (1, "落实决策部署方面", "督办件办理超期，抽查30件有6件超过期限。", None),
    (2, None, "分管领域招标把关不严，3个项目应招未招。", "查无此人"),
)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.unit)


@pytest.fixture
def sits(browser: Browser, live_server: "LiveServer") -> Sits:
    def sit(person: Person) -> Screen:
        assert person.user is not None
        return signed_in(browser, live_server.url, person.user.username, PASSWORD)

    return sit


def sheet(*rows: tuple[object, ...]) -> FilePayload:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FilePayload(name="名单.xlsx", mimeType=kind, buffer=make_sheet(rows))


def hand_in(screen: Screen, file: FilePayload | Path, field: str = "file") -> None:
    screen.page.set_input_files(f"[name={field}]", file)


def whole(screen: Screen, *says: str) -> None:
    """The page says that, and has no fault."""
    screen.says(*says)
    assert not screen.faults(), screen.page.url


def test_what_was_read_from_a_feedback_and_from_texts(
    sits: Sits, cast: Cast, meeting: Meeting
) -> None:
    inspection, problems = make_inspection(meeting), make_list(meeting, cast.member)
    secretary = sits(cast.secretary)
    secretary.open(f"/inspections/{inspection.pk}/findings/paste/")
    secretary.fill(把反馈的文字粘贴在这里=FEEDBACK)
    secretary.press("认出问题")
    whole(secretary, "认出 3 条", "像是整改要求，不是问题")
    secretary.press("登记勾上的")
    secretary.open(f"/meetings/{meeting.pk}/carried-items/read/")
    secretary.fill(或者把文字粘贴在这里=POOR.read_text(encoding="utf-8"))
    secretary.press("读出来看看")
    whole(secretary, "读出")
    member = sits(cast.member)
    member.open(f"/problem-lists/{problems.pk}/read/")
    hand_in(member, POOR)
    member.press("读出来看看")
    whole(member, "读出", "请逐条核对")


def test_previews_of_lists_of_people_and_of_findings(
    sits: Sits, cast: Cast, meeting: Meeting
) -> None:
    inspection = make_inspection(meeting)
    secretary = sits(cast.secretary)
    secretary.open(f"/units/{cast.unit.pk}/import/")
    hand_in(secretary, sheet(HEAD, *PEOPLE))
    secretary.press("上传，看预览")
    whole(secretary, "现在还不能导入", "新增 1")
    secretary.page.locator("summary", has_text="各列的意思").click()
    whole(secretary, "按这样读")
    secretary.open(f"/inspections/{inspection.pk}/findings/import/")
    hand_in(secretary, sheet(*FINDINGS))
    secretary.press("上传，看预览")
    whole(secretary, "现在还不能导入")


def test_what_the_quick_check_says_and_cannot_read(sits: Sits, cast: Cast) -> None:
    cadre = sits(cast.cadre)
    cadre.open("/check/")
    broken = FilePayload(name="坏了.docx", mimeType="", buffer=b"PK\3\4" + b"0" * 40)
    hand_in(cadre, POOR, "chosen")
    cadre.press("检查")
    whole(cadre, "必改 1 条")
    cadre.open("/check/")
    hand_in(cadre, broken, "chosen")
    cadre.press("检查")
    whole(cadre, "坏了.docx")


def test_slips_of_accounts_and_refused_forms(sits: Sits, cast: Cast, meeting: Meeting) -> None:
    song = make_person(cast.unit, "宋瑞", signs_in=False)
    guard = sits(cast.security_admin)
    guard.open(f"/units/{cast.unit.pk}/accounts/")
    guard.page.get_by_label(song.name).check()
    guard.press("为选中的人开通账号")
    whole(guard, "密码只显示这一次")
    secretary = sits(cast.secretary)
    secretary.open("/meetings/open/")
    secretary.press("立项")
    whole(secretary, "请填写年度")
    secretary.open(f"/units/{cast.unit.pk}/people/add/")
    secretary.press("登记")
    whole(secretary, "请填写这一项")
    secretary.open(f"/units/{cast.unit.pk}/holidays/2027/")
    secretary.page.locator("main form textarea").first.fill("元旦：2月30日放假")
    secretary.press("保存")
    whole(secretary, "没有2027年2月30日")
    supervisor = sits(cast.supervisor)
    supervisor.page.goto(f"{supervisor.address}/meetings/{meeting.pk}/plan/")
    whole(supervisor, "这件事不归您办")
    supervisor.page.goto(f"{supervisor.address}/meetings/{meeting.pk + 1}/")
    whole(supervisor, "没有这个页面")


def test_a_refused_text_and_a_code_that_is_of_no_use(
    browser: Browser, sits: Sits, cast: Cast, meeting: Meeting, live_server: "LiveServer"
) -> None:
    sent = make_sent_statement(meeting, cast.member)
    secretary = sits(cast.secretary)
    secretary.open(f"/statements/{sent.pk}/read-back/")
    hand_in(secretary, POOR)
    secretary.press("读入批注")
    whole(secretary, "Word")
    make_round(meeting)
    anybody = at_screen(browser, live_server.url)
    anybody.open("/yj/")
    anybody.fill(意见码="不是码")
    anybody.press("下一步")
    whole(anybody, "这不像一个意见码")
    anybody.page.goto(f"{live_server.url}/yj/{'2' * 20}/")
    whole(anybody, "这个意见码没有用上")


def test_the_first_start(browser: Browser, live_server: "LiveServer", the_day: None) -> None:  # noqa: ARG001
    somebody = at_screen(browser, live_server.url)
    somebody.open("/")
    somebody.fill(开通码="不对")
    somebody.press("下一步")
    whole(somebody, "开通码")
    somebody.fill(开通码=settings.SET_UP_CODE)
    somebody.press("下一步")
    whole(somebody, "单位和班子")
    somebody.press("下一步")
    whole(somebody, "请填写单位全称", "请填写班子名称")
    somebody.page.fill("[name=name]", "清河市水务局")
    somebody.page.fill("[name=team_name]", "清河市水务局党组")
    somebody.press("下一步")
    whole(somebody, "三个管理员和会务")
    for place, name in enumerate(FIRST):
        somebody.page.locator("[name$=_name]").nth(place).fill(name)
        somebody.page.locator("[name$=_number]").nth(place).fill(f"000{place}")
    somebody.press("开通")
    whole(somebody, "密码只显示这一次", "接下来")
    assert Person.objects.count() == len(FIRST)
