"""The text of a feedback is pasted, its findings are shown, and nothing is kept before they are confirmed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.inspections.models import Finding, Inspection
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from make import make_finding, make_inspection, make_meeting

Browser = Callable[[Person | None], Client]
FEEDBACK = """现将巡察情况反馈如下：
一、落实上级决策部署有差距
1.督办件办理超期，抽查30件有6件超过期限。
2.灌区产权确权两年没有完成。
二、意见建议
1.提高政治站位，逐条整改。
"""


@pytest.fixture
def inspection(cast: Cast) -> Inspection:
    return make_inspection(make_meeting(cast.unit))


def paste(browser: Client, inspection: Inspection, **sent: Any) -> Any:  # noqa: ANN401  a test's response
    address = reverse("inspections:paste-findings", args=[inspection.pk])
    return browser.post(address, {"clauses": "on", **sent})


def confirmed(page: Any, **changes: str) -> dict[str, str]:  # noqa: ANN401  a test's response
    """What the browser sends when the shown rows are confirmed."""
    forms = page.context["found"].forms
    sent = {"found-TOTAL_FORMS": str(len(forms)), "found-INITIAL_FORMS": str(len(forms))}
    for index, form in enumerate(forms):
        sent[f"found-{index}-about"] = "team"
        for name in ("number", "group", "words", "doubt"):
            sent[f"found-{index}-{name}"] = form.initial[name]
        if form.initial["take"]:
            sent[f"found-{index}-take"] = "on"
    return {**sent, **changes}


def test_what_is_recognised_is_shown_and_kept_once_it_is_confirmed(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    page = paste(browser, inspection, words=FEEDBACK)
    shown = page.content.decode()
    assert [form.initial["take"] for form in page.context["found"].forms] == [True, True, False]
    assert "像是整改要求，不是问题" in shown
    assert "没有收的 1 段" in shown
    assert not Point.objects.exists()

    sent = confirmed(
        page, **{"found-1-about": str(cast.member.pk), "found-1-words": "灌区确权两年没有完成。"}
    )
    answer = browser.post(reverse("inspections:take-findings", args=[inspection.pk]), sent)
    assert answer.status_code == 302
    assert [(f.number, f.group, f.point.words, f.point.person) for f in Finding.objects.all()] == [
        ("一1", "落实上级决策部署有差距", "督办件办理超期，抽查30件有6件超过期限。", None),
        ("一2", "落实上级决策部署有差距", "灌区确权两年没有完成。", cast.member),
    ]
    assert [(e.event, e.note) for e in Entry.objects.all()] == [("findings:imported", "新增 2 条")]


def test_a_file_is_read_like_pasted_words(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    file = SimpleUploadedFile("反馈.txt", FEEDBACK.encode("gb18030"))
    page = paste(browser_of(cast.secretary), inspection, words="", file=file)
    assert len(page.context["found"].forms) == 3


def test_what_is_entered_already_is_not_ticked_again(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    make_finding(inspection, "灌区产权确权两年没有完成。")
    page = paste(browser_of(cast.secretary), inspection, words=FEEDBACK)
    assert [form.initial["doubt"] for form in page.context["found"].forms][:2] == ["", "已经登记过"]


def test_a_number_that_is_taken_holds_everything_back(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    make_finding(inspection, number="一2")
    browser = browser_of(cast.secretary)
    page = paste(browser, inspection, words=FEEDBACK)
    answer = browser.post(
        reverse("inspections:take-findings", args=[inspection.pk]), confirmed(page)
    )
    assert answer.status_code == 422
    assert "第“一2”条已经登记过了" in answer.content.decode()
    assert "督办件办理超期" in answer.content.decode()
    assert Point.objects.count() == 1
    assert not Entry.objects.exists()


def test_nothing_ticked_and_an_emptied_row_are_told(
    cast: Cast, inspection: Inspection, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    page = paste(browser, inspection, words=FEEDBACK)
    address = reverse("inspections:take-findings", args=[inspection.pk])
    sent = {key: value for key, value in confirmed(page).items() if not key.endswith("take")}
    assert "一条也没有勾选" in browser.post(address, sent).content.decode()
    emptied = confirmed(page, **{"found-0-words": ""})
    assert "问题空着。不要这一条，请去掉勾。" in browser.post(address, emptied).content.decode()
    assert not Point.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"words": "  "}, "请粘贴文字，或者选择文件"),
        ({"file": SimpleUploadedFile("照片.docx", b"\x89PNG\r\n\x1a\n" + bytes(40))}, "图片"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    cast: Cast, inspection: Inspection, browser_of: Browser, sent: dict[str, Any], said: str
) -> None:
    answer = paste(browser_of(cast.secretary), inspection, **sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
