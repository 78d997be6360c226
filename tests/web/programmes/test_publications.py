"""Publications: a text with the ledger's numbers, what is left out and why; a report's numbers are compared."""

import io
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cast import Cast
from duizhao.core.cycle.machine import Refused
from duizhao.web.programmes.models import Publication
from duizhao.web.programmes.selectors.waiting import waiting_for
from duizhao.web.programmes.services import publications as services
from duizhao.web.programmes.services.publications import PublicationWords
from duizhao.web.units.models import Person
from make import TODAY
from make_docx import docx, paragraph
from programme_scenes import NOW, make_concentrated, make_reported, office

Browser = Callable[[Person | None], Client]


def test_a_draft_begins_with_the_ledgers_numbers_and_is_noted_as_published(
    cast: Cast, browser_of: Browser
) -> None:
    found = make_reported(cast).publications.get(scope="public")
    browser = browser_of(cast.secretary)
    address = reverse("programmes:publication", args=[found.pk])
    page = browser.get(address).content.decode()
    assert "反馈问题 4 项，整改措施 6 项；完成整改 0 项，正在整改 3 项；不列入 1 项" in page
    typed = {"text": "收到反馈问题4项，已完成整改2项。", "withheld3": "on", "reason3": ""}
    assert browser.post(address, typed).status_code == 422
    assert browser.post(address, {**typed, "reason3": "涉及个人情况"}).status_code == 302
    shown = browser.get(address).content.decode()
    assert "有 1 处数目和台账不一样" in shown
    publish = reverse("programmes:publish", args=[found.pk])
    refused = browser.post(publish, {**typed, "reason3": "涉及个人情况"})
    assert "请写明在哪里公开的" in refused.content.decode()
    browser.post(
        publish,
        {
            "text": "收到反馈问题4项。", "withheld3": "on", "reason3": "涉及个人情况",
            "published_on": "2026-01-12", "where": "局门户网站",
        },
    )  # fmt: skip
    found.refresh_from_db()
    assert (found.state, found.where) == ("published", "局门户网站")
    assert [(one.number, one.reason) for one in found.withheld.all()] == [("4", "涉及个人情况")]


def test_nothing_is_public_before_the_report_was_sent(cast: Cast) -> None:
    found = make_concentrated(cast).publications.get(scope="party")
    words = PublicationWords(text="反馈问题4项。", on=TODAY, where="机关党员大会", withheld={})
    with pytest.raises(Refused, match="进展报告还没有报送"):
        services.publish(found, words, today=TODAY, by=office(cast), at=NOW)
    assert Publication.objects.get(pk=found.pk).state == "drafted"


def test_a_report_is_read_and_its_differing_numbers_are_shown_with_their_place(
    cast: Cast, browser_of: Browser
) -> None:
    found = make_concentrated(cast)
    browser = browser_of(cast.secretary)
    address = reverse("programmes:compare", args=[found.pk])
    assert browser.post(address, {"text": ""}).status_code == 422
    report = docx(paragraph("整改进展情况报告"), paragraph("反馈问题5项，制定整改措施6项。"))
    answer = browser.post(address, {"file": SimpleUploadedFile("进展报告.docx", report)})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "有 1 处数目和台账不一样，1 处一致" in page
    assert "第 2 段" in page


def test_every_page_and_file_says_the_same_counts(cast: Cast, browser_of: Browser) -> None:
    found = make_concentrated(cast)
    browser = browser_of(cast.leader)
    bold = "反馈问题 <strong>4</strong> 项 · 整改措施 <strong>6</strong> 项"
    public = found.publications.get(scope="public")
    for address in (
        found.get_absolute_url(),
        reverse("programmes:compare", args=[found.pk]),
        reverse("programmes:publication", args=[public.pk]),
    ):
        assert bold in browser.get(address).content.decode()
    answer = browser.get(reverse("programmes:file", args=[found.pk]))
    book = load_workbook(io.BytesIO(answer.content))
    *_, total = book["数目"].iter_rows(values_only=True)
    assert total[:2] == ("合计", 4)
    assert total[6] == 6
    assert book["反馈的问题"].max_row == 5


def test_making_it_public_is_due_from_the_report_and_waits_until_each_is_settled(
    cast: Cast, browser_of: Browser
) -> None:
    programme = make_reported(cast)
    due = date(2026, 2, 9)
    assert not waiting_for(office(cast), today=due - timedelta(days=16))
    (waits,) = waiting_for(office(cast), today=due - timedelta(days=15))
    assert (waits.what.split("：")[0], waits.due, waits.late) == ("公开整改情况", due, False)
    assert waiting_for(office(cast), today=due + timedelta(days=1))[0].late
    page = browser_of(cast.secretary).get(programme.get_absolute_url()).content.decode()
    assert "公开整改情况" in page
    for one in programme.publications.all():
        services.do_without(one, "反馈单位没有要求公开", by=office(cast), at=NOW)
    assert not waiting_for(office(cast), today=due)
