"""The superior's form is matched with the ledger, corrected, remembered, and filled with what its figures mean."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import FormColumns, LedgerForm
from duizhao.web.units.models import Person
from ledger_scenes import EFFECT, PROBLEM, make_closed, make_started
from make import make_meeting
from make_sheet import make_sheet

Browser = Callable[[Person | None], Client]
FORM = [
    ("附件3", None, None, None, None, None),
    ("序号", "存在问题", "责任领导", "整改时限", "是否销号", "整改成效", "群众评价"),
    (None,) * 7,
    ("填表人：", None, "审核人：", None, None, None, None),
]


def hand_in(
    browser: Client, meeting: Meeting, rows: Sequence[Sequence[object]]
) -> LedgerForm | None:
    file = SimpleUploadedFile("整改情况统计表.xlsx", make_sheet(rows, name="统计表"))
    browser.post(reverse("rectification:form", args=[meeting.pk]), {"file": file})
    return LedgerForm.objects.first()


def filled(browser: Client, form: LedgerForm, query: str = "") -> list[list[object]]:
    answer = browser.get(reverse("rectification:form-fill", args=[form.pk]) + query)
    assert answer.status_code == 200, answer.content.decode()
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["统计表", "填表口径"]
    return [[cell.value for cell in row] for row in book["统计表"].iter_rows()]


def test_a_form_is_filled_line_by_line_with_its_meanings(cast: Cast, browser_of: Browser) -> None:
    meeting, browser = make_meeting(cast.unit), browser_of(cast.secretary)
    make_closed(cast, meeting)
    make_started(cast, meeting)
    form = hand_in(browser, meeting, FORM)
    assert form is not None
    shown = browser.get(reverse("rectification:form-preview", args=[form.pk])).content.decode()
    assert "空着不填的列：群众评价" in shown
    assert "任务都做完、还没有销号的写“否”" in shown
    rows = filled(browser, form)
    assert rows[2][:6] == [1, PROBLEM, "沈若兰", "限期整改", "是", EFFECT]
    assert rows[3][4] == "否"
    assert rows[4][0] == "填表人："
    assert Entry.objects.filter(event="ledger:exported", note__startswith="填表").count() == 1


def test_the_meanings_say_the_day_the_items_and_each_column(
    cast: Cast, browser_of: Browser
) -> None:
    meeting, browser = make_meeting(cast.unit), browser_of(cast.secretary)
    make_closed(cast, meeting)
    form = hand_in(browser, meeting, FORM)
    assert form is not None
    answer = browser.get(reverse("rectification:form-fill", args=[form.pk]) + "?scope=open")
    page = load_workbook(io.BytesIO(answer.content))["填表口径"]
    said = {str(row[0].value): str(row[1].value) for row in page.iter_rows()}
    assert said["截至"] == "2026-01-12 结束时"
    assert said["填了哪些"] == "台账里没有销号的，不再列入的不算；共 0 条，一条一行"
    assert said["是否销号"].startswith("“是”：已销号")
    assert said["没有填的列"].startswith("群众评价")


def test_a_heading_can_be_given_another_column_and_that_is_remembered(
    cast: Cast, browser_of: Browser
) -> None:
    meeting, browser = make_meeting(cast.unit), browser_of(cast.secretary)
    make_closed(cast, meeting)
    form = hand_in(browser, meeting, FORM)
    assert form is not None
    sent = {
        "column0": "number", "column1": "problem", "column2": "owner", "column3": "due",
        "column4": "", "column5": "effect", "column6": "judged_by",
    }  # fmt: skip
    browser.post(reverse("rectification:form-columns", args=[form.pk]), sent)
    rows = filled(browser, form)
    assert rows[2][3:5] == [datetime(2026, 2, 28), None]  # noqa: DTZ001  as workbooks hold it
    assert FormColumns.objects.get().columns["群众评价"] == "judged_by"
    again = hand_in(browser, meeting, FORM)
    assert again is not None
    assert again.pk != form.pk
    assert again.columns["整改时限"] == "due"
    assert "是否销号" not in again.columns


def test_an_earlier_day_is_filled_as_the_ledger_stood(cast: Cast, browser_of: Browser) -> None:
    meeting, browser = make_meeting(cast.unit), browser_of(cast.secretary)
    make_closed(cast, meeting)
    form = hand_in(browser, meeting, FORM)
    assert form is not None
    assert filled(browser, form, f"?day={date(2026, 1, 11)}")[2][1] is None


def test_a_form_that_counts_is_told_to_be_filled_by_hand(cast: Cast, browser_of: Browser) -> None:
    meeting, browser = make_meeting(cast.unit), browser_of(cast.secretary)
    form = hand_in(browser, meeting, [("责任单位", "完成期限", "合计"), (None, None, None)])
    assert form is not None
    shown = browser.get(reverse("rectification:form-preview", args=[form.pk])).content.decode()
    assert "合计、按类统计的表，这里不填" in shown
    answer = browser.get(reverse("rectification:form-fill", args=[form.pk]))
    assert answer.status_code == 422
    assert not Entry.objects.filter(event="ledger:exported").exists()


def test_a_form_with_rows_of_its_own_and_what_is_no_form_leave_nothing(
    cast: Cast, browser_of: Browser
) -> None:
    meeting, browser = make_meeting(cast.unit), browser_of(cast.secretary)
    full = [*FORM[:2], (1, "会议偏多", "周明远", "限期", "是", "少了", "好")]
    assert hand_in(browser, meeting, full) is None
    file = SimpleUploadedFile("表.xlsx", b"not a workbook")
    answer = browser.post(reverse("rectification:form", args=[meeting.pk]), {"file": file})
    assert answer.status_code == 422
    assert not LedgerForm.objects.exists()
