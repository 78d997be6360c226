"""Evidence: files taken by their content and kept whole, notes, links to what is on record; looked at by whom it may."""

import hashlib
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime

from cast import Cast
from duizhao.core.cycle.evidence import EvidenceKind
from duizhao.core.cycle.machine import Refused
from duizhao.core.indicators.kinds import IndicatorKind
from duizhao.web.audit.models import Entry
from duizhao.web.rectification.models import Evidence, Item
from duizhao.web.rectification.services import work
from duizhao.web.units.models import Person
from ledger_scenes import NOW, make_closed, make_evidence, make_started
from make import (
    TODAY,
    actor_for,
    make_entry,
    make_indicator,
    make_meeting,
    make_session,
    make_talk,
)
from make_docx import docx, paragraph, run, text, zipped
from make_ole import ole
from make_pdf import pdf
from make_sheet import make_sheet
from typeset import typeset

Browser = Callable[[Person | None], Client]
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 24
WORDS = "督办件回访十户，户户说回了话。"


def hand_in(
    browser: Client, item: Item, file: bytes = b"", name: str = "", **rest: object
) -> HttpResponse:
    sent = {
        "kind": "file" if file else "note", "title": "督办件回访记录", "proves": "督办件按期办结",
        "dated_on": "2026-01-10", "level": "internal", **rest,
    }  # fmt: skip
    if file:
        sent["file"] = SimpleUploadedFile(name, file)
    address = reverse("rectification:add-evidence", args=[item.pk])
    return browser.post(address, sent)  # type: ignore[return-value]


def page_of(browser: Client, evidence: Evidence) -> str:
    address = reverse("rectification:evidence", args=[evidence.pk])
    return browser.get(address).content.decode()


def files() -> list[str]:
    """The files that are kept; those of other tests lie in the same memory."""
    there = default_storage.exists("evidence")
    return sorted(default_storage.listdir("evidence")[1]) if there else []


@pytest.fixture
def item(cast: Cast) -> Item:
    return make_started(cast, make_meeting(cast.unit))


@pytest.fixture
def browser(cast: Cast, browser_of: Browser) -> Client:
    return browser_of(cast.member)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("回访记录.docx", docx(paragraph(run(text(WORDS))))),
        ("回访记录.pdf", pdf(typeset([WORDS]))),
        ("回访记录.txt", WORDS.encode()),
    ],
)
def test_a_text_is_kept_as_it_came_and_can_be_read_in_the_page(
    item: Item, browser: Client, name: str, content: bytes
) -> None:
    assert hand_in(browser, item, content, name).status_code == 302
    kept = Evidence.objects.get()
    assert (kept.file_name, kept.size) == (name, len(content))
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert "督办件回访十户" in page_of(browser, kept).replace("\n", "")
    answer = browser.get(reverse("rectification:evidence-file", args=[kept.pk]))
    assert b"".join(answer) == content
    assert "attachment" in answer["Content-Disposition"]


def test_a_picture_is_shown_and_a_spreadsheet_is_only_offered(item: Item, browser: Client) -> None:
    hand_in(browser, item, PICTURE, "窗口值班表.png")
    picture = Evidence.objects.get()
    address = reverse("rectification:evidence-image", args=[picture.pk])
    assert f'src="{address}"' in page_of(browser, picture)
    assert browser.get(address)["Content-Type"] == "image/png"
    hand_in(browser, item, make_sheet([("序号", "件号"), (1, "督1")], name="台账"), "督办台账.xlsx")
    sheet = Evidence.objects.latest("pk")
    assert "不能在网页里看，请下载" in page_of(browser, sheet)
    assert browser.get(reverse("rectification:evidence-image", args=[sheet.pk])).status_code == 404


def test_a_text_that_pretends_to_be_a_picture_is_never_served_as_one(
    item: Item, browser: Client
) -> None:
    hand_in(browser, item, "窗口值班 <script>alert(1)</script>".encode(), "窗口.png")
    kept = Evidence.objects.get()
    assert browser.get(reverse("rectification:evidence-image", args=[kept.pk])).status_code == 404
    assert "<script>alert(1)" not in page_of(browser, kept)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("有宏.docm", docx(paragraph(run(text(WORDS))), more={"word/vbaProject.bin": b"\0" * 16})),
        ("打包.zip", b"PK\x05\x06" + b"\0" * 18),
        ("有宏.xlsm", zipped({"[Content_Types].xml": "<Types/>", "xl/vbaProject.bin": b"\0"})),
        ("网页.png", b"<html><script>alert(1)</script></html>"),
        ("程序.docx", b"MZ\x90\0" + b"\0" * 60),
        ("演示.ppt", ole("PowerPoint Document")),
        ("台账.txt", "机密★10年\n督办件台账".encode()),
    ],
    ids=lambda one: one.split(".")[0] if isinstance(one, str) else "",
)
def test_what_may_not_be_kept_is_refused_by_its_content_and_nothing_is_left(
    item: Item, browser: Client, name: str, content: bytes
) -> None:
    before = files()
    answer = hand_in(browser, item, content, name)
    assert answer.status_code == 422
    assert "督办件按期办结" in answer.content.decode()
    assert not Evidence.objects.exists()
    assert files() == before


def test_a_kind_without_what_it_asks_for_is_told_so_beside_the_field(
    item: Item, browser: Client
) -> None:
    for kind, said in (
        ("file", "请给出文件"), ("note", "请给出文字记录"), ("study", "请给出集中学习"),
        ("talk", "请给出谈心谈话"), ("indicator", "请给出指标"),
    ):  # fmt: skip
        answer = hand_in(browser, item, kind=kind)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert not Evidence.objects.exists()


def test_the_day_it_is_from_and_how_long_it_holds_are_apart_from_the_upload(
    item: Item, browser: Client
) -> None:
    late = hand_in(browser, item, words=WORDS, dated_on="2026-02-01")
    assert "材料日期不能晚于今天" in late.content.decode()
    short = hand_in(browser, item, words=WORDS, holds_until="2025-12-31")
    assert "有效期不能早于材料日期" in short.content.decode()
    assert not Evidence.objects.exists()
    hand_in(browser, item, words=WORDS, dated_on="2025-12-01", holds_until="2026-01-11")
    kept = Evidence.objects.get()
    assert (kept.dated_on, localtime(kept.at).date()) == (date(2025, 12, 1), TODAY)
    page = browser.get(item.get_absolute_url()).content.decode()
    assert "已过有效期" in page


def test_study_talks_and_indicators_on_record_prove_something(
    cast: Cast, item: Item, browser: Client
) -> None:
    session = make_session(item.meeting, held_on=TODAY)
    talk = make_talk(item.meeting, cast.leader, cast.member, state="recorded", held_on=TODAY)
    team = make_indicator(
        cast.unit, IndicatorKind.REGULATION, labels=("督办办法", "窗口值班制度"), target=12
    )
    for one in team.covered.all():
        make_entry(team, one, step="issued")
    hand_in(browser, item, kind="study", session=session.pk)
    hand_in(browser, item, kind="talk", talk=talk.pk)
    hand_in(browser, item, kind="indicator", indicator=team.pk)
    study, talked, counted = Evidence.objects.order_by("pk")
    assert (study.session, talked.talk, counted.indicator) == (session, talk, team)
    assert counted.words.startswith("制度制定修订2项。截至 2026-01-12")
    assert team.get_absolute_url() in page_of(browser, counted)
    assert "内容只有双方能看" in page_of(browser, talked)


def test_what_an_indicator_proved_stays_when_its_entries_go_on(cast: Cast, item: Item) -> None:
    indicator = make_indicator(cast.unit, target=4, period="year", rhythm="")
    make_entry(indicator)
    kept = make_evidence(cast, item, kind=EvidenceKind.INDICATOR, indicator=indicator, words="")
    make_entry(indicator)
    kept.refresh_from_db()
    assert kept.words.startswith("调研1次。")
    later = make_evidence(cast, item, kind=EvidenceKind.INDICATOR, indicator=indicator, words="")
    assert later.words.startswith("调研2次。")


def test_an_indicator_is_named_to_those_who_may_not_open_it_and_not_offered_to_them(
    cast: Cast, item: Item, browser_of: Browser
) -> None:
    own = make_indicator(cast.unit, person=cast.leader, title="局长下基层")
    address = reverse("rectification:add-evidence", args=[item.pk])
    assert "局长下基层" not in browser_of(cast.member).get(address).content.decode()
    words = work.EvidenceWords(
        kind=EvidenceKind.INDICATOR, title="下基层登记", proves="到一线办公", dated_on=TODAY,
        indicator=own,
    )  # fmt: skip
    kept = work.add_evidence(item, words, by=actor_for(cast.secretary), at=NOW)
    page = page_of(browser_of(cast.member), kept)
    assert "局长下基层" in page
    assert own.get_absolute_url() not in page


def test_what_replaces_a_piece_stands_beside_it_and_only_once(
    cast: Cast, item: Item, browser: Client
) -> None:
    first = make_evidence(cast, item)
    address = reverse("rectification:add-evidence", args=[item.pk]) + f"?replaces={first.pk}"
    sent = {
        "kind": "note", "title": "回访记录（补齐）", "proves": "按期办结", "dated_on": "2026-01-11",
        "level": "internal", "words": "补到十五户。",
    }  # fmt: skip
    assert browser.post(address, sent).status_code == 302
    assert Evidence.objects.latest("pk").replaces == first
    again = browser.post(address, sent)
    assert "已经有了替换的材料" in again.content.decode()
    assert Evidence.objects.count() == 2


def test_the_database_refuses_to_change_a_piece(cast: Cast, item: Item) -> None:
    kept = make_evidence(cast, item)
    with pytest.raises(DatabaseError), transaction.atomic():
        Evidence.objects.filter(pk=kept.pk).update(words="改过的话")
    kept.refresh_from_db()
    assert kept.words == "回访10户，都回了话。"


def test_a_file_that_was_changed_on_the_disk_is_told_and_not_shown(
    item: Item, browser: Client
) -> None:
    hand_in(browser, item, WORDS.encode(), "回访记录.txt")
    kept = Evidence.objects.get()
    with default_storage.open(str(kept.file.name), "wb") as file:
        file.write("换过的内容".encode())
    page = page_of(browser, kept)
    assert "和提交时不一致了" in page
    assert "换过的内容" not in page


def test_nothing_more_is_handed_in_once_it_is_closed(cast: Cast) -> None:
    closed = make_closed(cast, make_meeting(cast.unit))
    entries = Entry.objects.count()
    with pytest.raises(Refused, match="不能再交佐证"):
        make_evidence(cast, closed)
    assert (Evidence.objects.count(), Entry.objects.count()) == (1, entries)


def test_a_restricted_file_is_counted_to_others_and_each_taking_of_it_is_recorded(
    cast: Cast, item: Item, browser: Client, browser_of: Browser
) -> None:
    hand_in(browser, item, WORDS.encode(), "回访名单.txt", level="restricted")
    kept = Evidence.objects.get()
    address = reverse("rectification:evidence-file", args=[kept.pk])
    other = browser_of(cast.leader)
    assert other.get(address).status_code == 200
    assert Entry.objects.filter(event="evidence:read").count() == 1
    assert browser_of(cast.outsider).get(address).status_code == 404
    assert Entry.objects.filter(event="evidence:read").count() == 1


def test_an_item_that_can_be_counted_leads_to_the_indicator_that_counts_it(
    cast: Cast, browser_of: Browser
) -> None:
    item = make_started(cast, make_meeting(cast.unit), problem="年底前制定修订采购管理等12项制度。")
    office = browser_of(cast.secretary)
    page = office.get(item.get_absolute_url())
    (found,) = page.context["page"].countable
    assert found.kind == "制度制定修订"
    form = office.get(found.address).content.decode()
    assert 'value="12"' in form
    assert "年底前制定修订采购管理等12项制度" in form
    assert "立指标" not in browser_of(cast.supervisor).get(item.get_absolute_url()).content.decode()


def test_evidence_is_due_from_a_day_that_is_past(cast: Cast, item: Item) -> None:
    with pytest.raises(Refused, match="不能晚于今天"):
        make_evidence(cast, item, dated_on=TODAY + timedelta(days=1))
    assert not Evidence.objects.exists()
