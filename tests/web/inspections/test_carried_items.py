"""Open items of earlier meetings are entered, or read from last year's text and confirmed; each raises its point."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.inspections.models import CarriedItem
from duizhao.web.inspections.services import carried_items as services
from duizhao.web.inspections.services.carried_items import CarriedWords
from duizhao.web.trail.models import Point
from duizhao.web.trail.services import decline_point
from duizhao.web.units.models import Person
from make import actor_for, make_carried_item, make_list, make_meeting

Browser = Callable[[Person | None], Client]
NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
LAST_YEAR = """2024年度民主生活会班子对照检查材料

一、上年度整改措施落实情况
（一）灌区产权确权。青石、白沙两镇的确权尚未完成，已经约谈两镇负责人。
（二）取水许可窗口服务。已经实行午间轮班，办件时间缩短到3天。
二、存在的问题
（一）理论学习方面。党组中心组全年少学两次，专题研讨不深。
三、整改措施
（一）抓实理论学习。2025年每月安排一次集中学习，由办公室负责登记。
"""


def test_it_is_entered_with_what_was_promised_and_raises_a_point(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    last = make_meeting(cast.unit, 2024, state="closed")
    answer = browser_of(cast.secretary).post(
        reverse("inspections:add-carried-item", args=[meeting.pk]),
        {
            "words": "灌区产权确权还有两个镇没有完成",
            "about": "team",
            "from_year": "2024",
            "earlier": str(last.pk),
            "promised": "2025年底前全部完成。",
            "became": "完成七个镇。",
        },
    )
    assert answer["Location"].endswith("/inspections/?source=carried")
    item = CarriedItem.objects.get()
    assert (item.origin, item.promised, item.became) == (
        "2024年度民主生活会", "2025年底前全部完成。", "完成七个镇。",
    )  # fmt: skip
    assert (item.point.channel, item.point.person) == ("earlier", None)
    assert [entry.event for entry in Entry.objects.all()] == ["carried_item:added"]


def test_a_year_behind_the_meeting_is_refused_and_what_was_typed_stays(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    answer = browser_of(cast.secretary).post(
        reverse("inspections:add-carried-item", args=[meeting.pk]),
        {"words": "两个镇没有完成", "about": "team", "from_year": "2026"},
    )
    assert answer.status_code == 422
    assert "不能晚于这次会议的年度" in answer.content.decode()
    assert "两个镇没有完成" in answer.content.decode()
    assert not CarriedItem.objects.exists()


def test_a_change_words_its_point_anew(cast: Cast, browser_of: Browser) -> None:
    item = make_carried_item(make_meeting(cast.unit))
    answer = browser_of(cast.leader).post(
        reverse("inspections:carried-item", args=[item.pk]),
        {"words": "还有一个镇", "about": str(cast.member.pk), "from_year": "2023", "revision": "0"},
    )
    assert answer.status_code == 302
    item.refresh_from_db()
    assert (item.from_year, item.point.words, item.point.person) == (
        2023,
        "还有一个镇",
        cast.member,
    )


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(cast: Cast) -> None:
    item = make_carried_item(make_meeting(cast.unit))
    words = CarriedWords(words="还有一个镇", from_year=2024)
    services.change_carried_item(item, words, by=actor_for(cast.leader), at=NOW, revision=0)
    with pytest.raises(Stale):
        services.change_carried_item(item, words, by=actor_for(cast.secretary), at=NOW, revision=0)


def test_an_open_one_is_dropped_and_a_declined_one_stays(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    item, kept = make_carried_item(meeting), make_carried_item(meeting, "督办办法没有出台")
    actor = actor_for(cast.secretary)
    decline_point(kept.point, make_list(meeting), "已经办完", by=actor, at=NOW)
    Entry.objects.all().delete()
    browser = browser_of(cast.secretary)
    assert (
        browser.post(f"{reverse('inspections:drop-carried-item', args=[item.pk])}").status_code
        == 302
    )
    with pytest.raises(Refused, match="不列入，不能改也不能删"):
        services.drop_carried_item(kept, by=actor, at=NOW)
    refused = browser.post(reverse("inspections:drop-carried-item", args=[kept.pk]))
    assert refused.status_code == 422
    assert list(CarriedItem.objects.all()) == [kept]
    assert [entry.event for entry in Entry.objects.all()] == ["carried_item:dropped"]


def read(browser: Client, pk: int, **sent: Any) -> Any:  # noqa: ANN401  a test's response
    fields = {"from_year": "2024", "about": "team", **sent}
    return browser.post(reverse("inspections:read-last-text", args=[pk]), fields)


def test_last_years_text_is_read_shown_and_taken_after_confirmation(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    browser = browser_of(cast.secretary)
    file = SimpleUploadedFile("2024.txt", LAST_YEAR.encode())
    page = read(browser, meeting.pk, file=file, about=str(cast.member.pk))
    forms = page.context["found"].forms
    assert [form.initial["take"] for form in forms] == [True, False]
    assert {form.initial["about"] for form in forms} == {str(cast.member.pk)}
    assert "材料说还没有做到" in page.content.decode()
    assert not Point.objects.exists()

    sent = {"from_year": "2024", "found-TOTAL_FORMS": "2", "found-INITIAL_FORMS": "2"}
    for index, form in enumerate(forms):
        for name, value in form.initial.items():
            sent[f"found-{index}-{name}"] = value
    del sent["found-1-take"]
    sent["found-0-words"] = "灌区产权确权两个镇没有完成"
    assert (
        browser.post(reverse("inspections:take-items", args=[meeting.pk]), sent).status_code == 302
    )
    item = CarriedItem.objects.get()
    assert (item.from_year, item.point.person) == (2024, cast.member)
    assert item.point.words == "灌区产权确权两个镇没有完成"
    assert "尚未完成" in item.became


def test_nothing_ticked_is_told_and_nothing_kept(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    browser = browser_of(cast.secretary)
    page = read(browser, meeting.pk, words=LAST_YEAR)
    assert page.status_code == 200
    sent = {"from_year": "", "found-TOTAL_FORMS": "0", "found-INITIAL_FORMS": "0"}
    answer = browser.post(reverse("inspections:take-items", args=[meeting.pk]), sent)
    assert answer.status_code == 422
    assert not CarriedItem.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"words": ""}, "请选择文件，或者粘贴文字"),
        ({"words": "学习通知：周五下午集中学习。"}, "没有读出措施"),
        ({"file": SimpleUploadedFile("照片.docx", b"\x89PNG\r\n\x1a\n" + bytes(40))}, "图片"),
    ],
)
def test_what_gives_nothing_says_what_to_do(
    cast: Cast, browser_of: Browser, sent: dict[str, Any], said: str
) -> None:
    answer = read(browser_of(cast.secretary), make_meeting(cast.unit).pk, **sent)
    assert said in answer.content.decode()


def test_who_may(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    words = CarriedWords(words="两个镇没有完成", from_year=2024)
    for name in set(cast.people()) - {"secretary", "leader"}:
        with pytest.raises(Forbidden):
            services.add_carried_items(meeting, [words], by=actor_for(cast.people()[name]), at=NOW)
    assert not Point.objects.exists()
