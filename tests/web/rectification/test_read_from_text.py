"""Items are read from a text for an office that has only paper, and a person confirms each."""

import re
from collections.abc import Callable
from datetime import date

from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.rectification.models import Item
from duizhao.web.units.models import Person
from ledger_scenes import make_item
from make import make_meeting

TEXT = """清河市水务局党组2024年度民主生活会对照检查材料
一、2023年度民主生活会整改落实情况
（一）健全制度。制定修订采购管理等12项制度规定，已全部完成。
（二）灌区产权。还有两个镇没有完成确权，正在推进。
二、存在的问题
（一）督办不力。热线件超期多，第三季度超期31件。
三、整改措施
（一）抓实督办。由沈若兰同志负责，3月底前清零，每周一通报热线件超期情况。
（二）改进会风。每次会议不超过一小时。"""


def sent(page: str) -> dict[str, str]:
    """The form of the page as a browser would send it."""
    data: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        box = 'type="checkbox"' in tag
        if name and name[1].startswith("read-") and (not box or "checked" in tag):
            data[name[1]] = "on" if box else value[1] if value else ""
    areas = r'<textarea name="(read-[^"]+)"[^>]*>\n?(.*?)</textarea>'
    data |= dict(re.findall(areas, page, re.DOTALL))
    for name, body in re.findall(r'<select name="(read-[^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        data[name] = chosen[1] if chosen else ""
    return data


def test_what_is_read_is_shown_and_nothing_is_kept_before_it_is_confirmed(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    office = browser_of(cast.secretary)
    page = office.post(reverse("rectification:read-text", args=[meeting.pk]), {"words": TEXT})
    words = page.content.decode()
    assert "读出 4 条" in words
    assert "材料说已经完成；列入以后补佐证，核验过再销号" in words
    assert "订采购管理等12项" in words
    assert "没有找到它对应的问题" in words
    assert not Item.objects.exists()
    assert not Entry.objects.exists()


def test_what_is_confirmed_is_entered_with_owner_date_and_what_became_of_it(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    office = browser_of(cast.secretary)
    page = office.post(reverse("rectification:read-text", args=[meeting.pk]), {"words": TEXT})
    data = sent(page.content.decode())
    del data["read-1-take"]
    answer = office.post(reverse("rectification:take-read", args=[meeting.pk]), data)
    assert answer.status_code == 302
    rules, late, meetings = Item.objects.order_by("number")
    assert {one.state for one in (rules, late, meetings)} == {"proposed"}
    assert (rules.problem, meetings.problem) == ("健全制度", "改进会风")
    assert late.problem.splitlines() == ["督办不力", "热线件超期多，第三季度超期31件。"]
    assert "12项制度规定" in rules.tasks.get().result
    assert (late.owner, late.due) == (cast.member, date(2026, 3, 31))
    assert Entry.objects.filter(event="item:added").count() == 3


def test_the_same_text_is_not_entered_twice(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    office = browser_of(cast.secretary)
    page = office.post(reverse("rectification:read-text", args=[meeting.pk]), {"words": TEXT})
    data = sent(page.content.decode())
    take = reverse("rectification:take-read", args=[meeting.pk])
    office.post(take, data)
    again = office.post(take, data)
    assert again.status_code == 422
    assert "台账里已经有“健全制度”" in again.content.decode()
    assert Item.objects.count() == 4


def test_what_is_not_filled_in_well_is_told_and_what_was_typed_stays(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    office = browser_of(cast.secretary)
    page = office.post(reverse("rectification:read-text", args=[meeting.pk]), {"words": TEXT})
    data = sent(page.content.decode())
    data |= {"read-0-problem": "", "read-1-problem": "灌区产权还剩一个镇", "read-1-standing": "on"}
    answer = office.post(reverse("rectification:take-read", args=[meeting.pk]), data)
    words = answer.content.decode()
    assert answer.status_code == 422
    assert "不要这一条，请去掉勾" in words
    assert "长期坚持的，请定下次复查的日期" in words
    assert "灌区产权还剩一个镇" in words
    assert not Item.objects.exists()


def test_a_text_without_anything_to_read_says_what_to_do(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    address = reverse("rectification:read-text", args=[meeting.pk])
    page = browser_of(cast.secretary).post(
        address, {"words": "关于报送材料的通知\n请于月底前报送。"}
    )
    assert "没有读出问题" in page.content.decode()
    nothing = browser_of(cast.secretary).post(address, {"person": ""})
    assert "请选择文件，或者粘贴文字" in nothing.content.decode()


def test_nothing_ticked_is_told(cast: Cast, browser_of: Callable[[Person | None], Client]) -> None:
    meeting = make_meeting(cast.unit)
    make_item(cast, meeting)
    data = {"read-TOTAL_FORMS": "0", "read-INITIAL_FORMS": "0"}
    address = reverse("rectification:take-read", args=[meeting.pk])
    answer = browser_of(cast.secretary).post(address, data)
    assert "一条也没有勾选" in answer.content.decode()
    assert Item.objects.count() == 1
