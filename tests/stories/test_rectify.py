"""From a speech of the seed's shape to the proof: its problems and its follow-up are mended, closed, open again; next year's text is caught."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Locator
from pytest_django import Settings

from cast import Cast
from duizhao.web.indicators.models import Indicator
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Evidence, Item
from duizhao.web.units.models import Person
from ledger_scenes import make_departments
from make import PASSWORD, make_meeting, make_statement
from needs import needs_chromium
from screen import PHONE, Screen, signed_in
from seed_shape import SAID_AGAIN, SPEECH

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

RULES, LAG, CANALS = "推动内部管理提质增效", "贯彻落实有时差", "破解灌区管护难题办法不多"
REGULATIONS = [
    f"{name}办法" for name in (
        "采购管理", "公务接待", "固定资产", "合同审查", "印章使用", "督办件管理", "会议管理", "窗口值班",
        "水费公示", "档案借阅", "公车使用", "信访接待",
    )
]  # fmt: skip


@dataclass(frozen=True)
class Office:
    """Those who mend, each before a screen: two at desks, the rest with phones."""

    secretary: Screen
    leader: Screen
    member: Screen
    cadre: Screen
    supervisor: Screen


@pytest.fixture
def office(browser: Browser, live_server: "LiveServer", cast: Cast) -> Office:
    def sits(person: Person, width: int = 1280) -> Screen:
        assert person.user is not None
        return signed_in(browser, live_server.url, person.user.username, PASSWORD, width)

    return Office(
        secretary=sits(cast.secretary),
        leader=sits(cast.leader),
        member=sits(cast.member, PHONE),
        cadre=sits(cast.cadre, PHONE),
        supervisor=sits(cast.supervisor),
    )


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    make_departments(cast)
    return make_meeting(cast.unit, state="held", held_on=date(2026, 1, 9))


def test_from_each_problem_to_the_proof_that_it_was_fixed(
    office: Office, cast: Cast, meeting: Meeting, settings: Settings
) -> None:
    read_into_the_ledger(office.secretary, cast, meeting, SPEECH)
    hand_out(office.secretary, meeting)
    regulations = set_the_indicator(office.secretary)
    for title in (RULES, LAG):
        plan(office.secretary, title)
    settings.DEMO_DAY = date(2026, 3, 10)
    issue(office.member, regulations, REGULATIONS[:11])
    more_time(office, LAG)
    ask_to_close(office.member, RULES, regulations)
    give_back(office)
    settings.DEMO_DAY = date(2026, 3, 20)
    issue(office.member, regulations, REGULATIONS[11:])
    ask_to_close(office.member, RULES, regulations, again=True)
    close_by_another(office)
    settings.DEMO_DAY = date(2026, 6, 22)
    find_it_back(office.secretary)
    look_back(office.supervisor, meeting)
    settings.DEMO_DAY = date(2027, 1, 8)
    catch_what_is_claimed(office.leader, cast)
    item = item_of(RULES)
    assert (item.state, item.relapses, item.evidence.count()) == ("in_progress", 1, 2)


def test_the_speech_that_it_started_from_becomes_items_and_an_indicator(
    office: Office, cast: Cast, meeting: Meeting, real_texts: Path
) -> None:
    words = (real_texts / "seed-speech.txt").read_text("utf-8")
    read_into_the_ledger(office.secretary, cast, meeting, words, least=10)
    counted = Item.objects.get(tasks__result__contains="12项制度")
    office.secretary.open(counted.get_absolute_url())
    office.secretary.follow("立指标")
    assert office.secretary.page.get_by_label("目标数").input_value() == "12"


def item_of(title: str) -> Item:
    return Item.objects.get(problem__startswith=title, meeting__year=2025)


def opened(screen: Screen, summary: str) -> Locator:
    """What is folded under a summary, unfolded."""
    fold = screen.page.locator(
        "details", has=screen.page.locator("summary", has_text=summary)
    ).first
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
    return fold


def read_into_the_ledger(
    secretary: Screen, cast: Cast, meeting: Meeting, words: str, least: int = 10
) -> None:
    """What the paper says is shown first, with where it stands in the text; only then it is kept."""
    secretary.open(f"/meetings/{meeting.pk}/ledger/")
    secretary.follow("从材料里读出")
    secretary.choose("谁的材料", cast.leader.name)
    secretary.fill(或者把文字粘贴在这里=words)
    assert not secretary.faults()
    secretary.press("读出来看看")
    secretary.says("材料说已经完成；列入以后补佐证，核验过再销号")
    assert not Item.objects.exists()
    assert not secretary.faults()
    secretary.press("勾选的列入台账")
    secretary.says("已列入")
    kept = Item.objects.filter(person=cast.leader)
    assert kept.count() >= least
    assert set(kept.values_list("state", flat=True)) == {"proposed"}


def hand_out(secretary: Screen, meeting: Meeting) -> None:
    """Several at once: seen once more before it is done."""
    secretary.open(f"/meetings/{meeting.pk}/ledger/")
    for title in (RULES, LAG, CANALS):
        number = item_of(title).number
        secretary.page.get_by_label(f"选第 {number} 条", exact=True).check()
    secretary.press("分办勾选的")
    secretary.says("分办 3 条")
    secretary.choose("责任领导", "沈若兰")
    secretary.choose("责任部门", "河湖管理科")
    secretary.fill(完成期限="2026-03-31")
    assert not secretary.faults()
    secretary.press("确认分办")
    secretary.says("已分办 3 条")


def set_the_indicator(secretary: Screen) -> Indicator:
    """The twelve regulations of the follow-up become twelve boxes to tick."""
    secretary.open(item_of(RULES).get_absolute_url())
    secretary.says("数得清的，可以立成指标", "制度制定修订")
    secretary.follow("立指标")
    assert secretary.page.get_by_label("目标数").input_value() == "12"
    secretary.fill(名称="制定修订12项制度", 自己列的范围="\n".join(REGULATIONS))
    secretary.fill(自="2026-01-01", 至="2026-03-31")
    secretary.page.get_by_label("沈若兰").check()
    assert not secretary.faults()
    secretary.press("立指标")
    secretary.says("已立指标")
    return Indicator.objects.get()


def plan(secretary: Screen, title: str) -> None:
    """An item begins with a goal, with what it is judged by, and a task that somebody has by a date."""
    item = item_of(title)
    secretary.open(item.get_absolute_url())
    secretary.press("开始整改")
    secretary.says("还没有写整改目标", "还没有写明怎样算改好")
    secretary.follow("写目标、任务和责任")
    secretary.fill(整改目标="一件不漏，件件有结果。", 怎样算改好="台账和原件对得上")
    if not item.tasks.exists():
        secretary.page.get_by_label("整改任务").first.fill("上级部署建跟踪单，十五日内上党组会。")
        secretary.page.get_by_label("责任人").first.select_option(label="沈若兰")
        secretary.page.get_by_label("完成日期").first.fill("2026-03-31")
    assert not secretary.faults()
    secretary.press("保存")
    secretary.press("开始整改")
    secretary.says("整改中")


def issue(member: Screen, indicator: Indicator, names: list[str]) -> None:
    """One tap each, on a phone."""
    member.open(indicator.get_absolute_url())
    for name in names:
        member.page.get_by_role("button", name=re.compile(f"今天印发.*{name}")).click()
        member.page.get_by_role("button", name=re.compile(f"撤回.*{name}")).wait_for()
    member.look()
    assert not member.faults()


def more_time(office: Office, title: str) -> None:
    address = item_of(title).get_absolute_url()
    office.member.open(address)
    fold = opened(office.member, "申请延期")
    fold.get_by_label("延期的理由").fill("跟踪单要同市委督查室的系统对接。")
    fold.get_by_label("延到").fill("2026-06-30")
    assert not office.member.faults()
    office.member.press("申请延期")
    office.member.says("已申请延期，等主要负责人批复")
    office.leader.open("/")
    office.leader.follow("1 条整改事项申请延期")
    office.leader.open(address)
    office.leader.says("从 2026-03-31 延到 2026-06-30")
    office.leader.press("同意延期")
    office.leader.says("原定 2026-03-31")


def ask_to_close(member: Screen, title: str, indicator: Indicator, *, again: bool = False) -> None:
    """What is lacking is said at once; the indicator's standing of the day is the proof."""
    address = item_of(title).get_absolute_url()
    member.open(address)
    if not again:
        fold = opened(member, "申请销号")
        fold.get_by_label("整改成效").fill("制度都已印发。")
        member.press("申请销号")
        member.says("还有 1 项任务没有完成", "还没有佐证")
        fold = opened(member, "记下完成")
        fold.get_by_label("完成情况").fill("12项制度逐项起草、审核、印发。")
        fold.get_by_role("button", name="完成", exact=True).click()
        member.look()
    member.follow("交佐证")
    member.choose("种类", "指标")
    member.fill(名称=f"制度印发登记{'（补齐）' if again else ''}", 证明什么="逐项印发的日期")
    member.choose("指标", indicator.title)
    assert not member.faults()
    member.press("提交")
    kept = Evidence.objects.latest("pk")
    assert f"制度制定修订{12 if again else 11}项" in kept.words
    fold = opened(member, "申请销号")
    fold.get_by_label("整改成效").fill("12项制度全部印发，采购、接待都照办法走。")
    assert not member.faults()
    member.press("申请销号")
    member.says("已申请销号，等会务指定核验人")


def give_back(office: Office) -> None:
    """The verifier is none of those responsible; he sees that one is missing."""
    address = item_of(RULES).get_absolute_url()
    office.secretary.open(address)
    offered = office.secretary.page.get_by_label("核验人").inner_text()
    assert "沈若兰" not in offered
    assert "周明远" not in offered
    office.secretary.choose("核验人", "何立新")
    office.secretary.press("指定")
    office.cadre.open("/")
    office.cadre.follow("1 条整改事项等您核验")
    office.cadre.open(address)
    fold = opened(office.cadre, "退回")
    fold.get_by_label("理由").fill("登记只有11项，《信访接待办法》还没有印发。")
    assert not office.cadre.faults()
    office.cadre.press("退回整改")
    office.member.open("/")
    office.member.says("退回")
    office.member.open(address)
    office.member.says("退回：登记只有11项")


def close_by_another(office: Office) -> None:
    """Not before he has seen it, not before the leader has signed."""
    address = item_of(RULES).get_absolute_url()
    office.secretary.open(address)
    office.secretary.choose("核验人", "何立新")
    office.secretary.press("指定")
    office.secretary.press("销号")
    office.secretary.says("还没有核验通过", "主要负责人还没有签字同意")
    office.cadre.open(address)
    office.cadre.page.get_by_label("核验意见").fill("逐份看了12项制度的印发原件，抽查两项已照办。")
    office.cadre.press("核验通过")
    office.leader.open("/")
    office.leader.follow("1 条整改事项核验通过")
    office.leader.open(address)
    assert not office.leader.faults()
    office.leader.press("签字同意销号")
    office.secretary.open(address)
    assert not office.secretary.faults()
    office.secretary.press("销号")
    office.secretary.says("2026-03-20 销号", "2026-06-20")
    assert item_of(RULES).state == "closed"


def find_it_back(secretary: Screen) -> None:
    """The first spot check, three months later."""
    secretary.open("/")
    secretary.follow("1 条销号的整改事项该抽查了")
    secretary.open(item_of(RULES).get_absolute_url())
    fold = opened(secretary, "记抽查结果")
    fold.get_by_label("看了什么").fill("抽查5月采购三笔，两笔没有照办法比价。")
    fold.get_by_label("结果").select_option(label="有回潮，重新打开")
    fold.get_by_label("新的完成期限").fill("2026-09-30")
    assert not secretary.faults()
    fold.get_by_role("button", name="记下").click()
    secretary.look()
    secretary.says("回潮 1 次", "抽查5月采购三笔")


def look_back(supervisor: Screen, meeting: Meeting) -> None:
    """The ledger as it stood, and what turned since."""
    supervisor.open(f"/meetings/{meeting.pk}/ledger/then/?day=2026-03-21")
    supervisor.says("已销号", "回潮")
    supervisor.open(f"/meetings/{meeting.pk}/ledger/compare/?first=2026-03-21&last=2026-06-22")
    supervisor.says("回潮")
    assert not supervisor.faults()
    supervisor.open(f"/meetings/{meeting.pk}/trail/")
    supervisor.says(RULES)
    assert not supervisor.faults()


def catch_what_is_claimed(leader: Screen, cast: Cast) -> None:
    """What the next text says otherwise stands beside it while it is written."""
    following = make_meeting(cast.unit, 2026, state="preparing")
    statement = make_statement(following, cast.leader)
    leader.open(f"/statements/{statement.pk}/write/")
    leader.page.fill("#id_words", SAID_AGAIN)
    leader.page.locator("#findings article").first.wait_for()
    leader.page.wait_for_function(
        "document.querySelector('#findings').textContent.indexOf('没有看到交代') > 0"
    )
    said = leader.page.inner_text("#findings")
    for words in (
        "没有看到交代",
        "这里说已经完成，2025年度台账上的",
        "管理等15项”，2025年度台账上的",
        "还没有一件佐证",
        "2025年度的台账上有过同样的问题",
    ):
        assert words in said, f"{words} not in:\n{said}"
    codes = set(re.findall(r"DZ80[4-8]", leader.page.inner_html("#findings")))
    assert codes >= {"DZ804", "DZ805", "DZ806", "DZ807", "DZ808"}
