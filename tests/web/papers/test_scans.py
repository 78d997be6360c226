"""Signed papers come back: printed, scanned, told apart, placed, filed; each as secret as its paper."""

import hashlib
from collections.abc import Callable

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.scans.split import Goal
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.access import copies_for
from duizhao.web.papers.destinations import destinations_of
from duizhao.web.papers.models import Batch, SignedCopy
from duizhao.web.papers.selectors.scans import Sorted, sorted_batch
from duizhao.web.papers.services import scans
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting, make_sent_statement
from scan_scenes import (
    KEY,
    make_batch,
    make_filed,
    printed,
    received,
    signed_meeting,
    talk_of,
    tray,
)
from scanned import Scanner, blank_page, jpeg_of, page_images, pdf_of, scan_of
from sitting_scenes import NOW

Browser = Callable[[Person | None], Client]
pytestmark = pytest.mark.django_db


def pages_in(copy: SignedCopy) -> int:
    with copy.file.open("rb") as kept, pypdfium2.PdfDocument(kept.read()) as document:
        return len(document)


def parts(cast: Cast, batch: Batch) -> Sorted:
    by = actor_for(cast.secretary)
    return sorted_batch(batch, destinations_of(by, batch.meeting, today=TODAY))


def test_what_the_pages_print_comes_back_to_where_it_belongs(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = signed_meeting(cast)
    sheet = browser_of(cast.secretary).get(
        reverse("papers:file", args=[meeting.pk, "sign-in-sheet", 1, "pdf"])
    )
    data = scan_of([sheet.content], Scanner(dots=150, turns=2, noise=10))
    browser = browser_of(cast.secretary)
    answer = browser.post(
        reverse("papers:scans", args=[meeting.pk]), {"scans": SimpleUploadedFile("扫描.pdf", data)}
    )
    batch = Batch.objects.get()
    assert answer["Location"] == reverse("papers:batch", args=[batch.pk])
    page = browser.get(reverse("papers:batch", args=[batch.pk])).content.decode()
    assert "签到表" in page
    assert "页数齐" in page
    browser.post(reverse("papers:file-batch", args=[batch.pk]), {"revision": str(batch.revision)})
    copy = SignedCopy.objects.get()
    assert (copy.kind, copy.number, copy.title, copy.pages) == ("sign-in-sheet", 1, "签到表", 1)
    words = browser.get(
        reverse("papers:paper", args=[meeting.pk, "sign-in-sheet", 1])
    ).content.decode()
    assert "页数齐，和现在的记录一样" in words
    listed = browser.get(reverse("papers:papers", args=[meeting.pk])).content.decode()
    assert "已回收签字件 1 份" in listed
    taken = browser.get(reverse("papers:signed-file", args=[copy.pk]))
    content = b"".join(taken.streaming_content)  # type: ignore[attr-defined]
    assert hashlib.sha256(content).hexdigest() == copy.sha256


def test_a_batch_is_told_apart_and_a_back_is_only_proposed(cast: Cast) -> None:
    meeting = signed_meeting(cast)
    batch = make_batch(cast, meeting)
    found = parts(cast, batch)
    assert [one.where.title for one in found.found] == [
        "签到表",
        f"{talk_of(meeting)}谈心谈话记录表",
    ]
    assert [one.paper.leaves for one in found.found] == [(1,), (3,)]
    assert [(one.page.number, one.after) for one in found.loose] == [(2, 1)]
    with pytest.raises(Refused, match="还有 1 页没有放"):
        scans.file_batch(batch, by=actor_for(cast.secretary), at=NOW, today=TODAY, revision=None)
    assert not SignedCopy.objects.exists()
    assert batch.file.storage.exists(batch.file.name or "")


def test_filing_cuts_each_paper_out_and_deletes_the_file_of_the_batch(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    meeting = signed_meeting(cast)
    batch, by = make_batch(cast, meeting), actor_for(cast.secretary)
    storage, name = batch.file.storage, batch.file.name or ""
    scans.follow(batch, by=by, today=TODAY, revision=None)
    with django_capture_on_commit_callbacks(execute=True):
        copies = scans.file_batch(batch, by=by, at=NOW, today=TODAY, revision=None)
    assert [(one.kind, one.leaves, pages_in(one)) for one in copies] == [
        ("sign-in-sheet", [1, 2], 2), ("talk-record", [3], 1),
    ]  # fmt: skip
    assert copies[0].faults == "1 页没有读到码，是人工放进来的"
    assert not storage.exists(name)
    batch.refresh_from_db()
    assert (batch.state, batch.file.name, len(batch.sources[0]["sha256"])) == ("filed", "", 64)
    assert Entry.objects.filter(event="signed_copy:filed").count() == 2
    assert "2 份" in Entry.objects.get(event="scan:filed").note


def test_the_record_of_a_talk_is_seen_by_the_two_who_talked_and_not_by_who_filed_it(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = signed_meeting(cast)
    make_filed(cast, meeting)
    copy = SignedCopy.objects.get(kind="talk-record")
    file = reverse("papers:signed-file", args=[copy.pk])
    seen = {
        part for part, person in cast.people().items() if browser_of(person).get(file).status_code == 200
    }  # fmt: skip
    assert seen == {"leader", "member"}
    assert Entry.objects.filter(event="signed_copy:taken").count() == 2
    assert copy not in copies_for(actor_for(cast.secretary), meeting, today=TODAY)
    assert copy in copies_for(actor_for(cast.member), meeting, today=TODAY)


def test_a_page_of_a_talk_is_not_shown_before_it_is_filed_either(
    cast: Cast, browser_of: Browser
) -> None:
    batch = make_batch(cast, signed_meeting(cast))
    browser = browser_of(cast.secretary)
    statuses = [
        browser.get(reverse("papers:scan-picture", args=[batch.pk, number])).status_code
        for number in (1, 2, 3)
    ]
    assert statuses == [200, 200, 404]
    page = browser.get(reverse("papers:scan-page", args=[batch.pk, 3])).content.decode()
    assert "只给当事人看" in page
    assert reverse("papers:scan-picture", args=[batch.pk, 3]) not in page
    for person in (cast.leader, cast.supervisor, cast.outsider):
        assert browser_of(person).get(reverse("papers:batch", args=[batch.pk])).status_code == 404


def test_a_page_of_a_talk_goes_to_no_other_paper_and_is_not_shown_when_put_aside(
    cast: Cast, browser_of: Browser
) -> None:
    batch = make_batch(cast, signed_meeting(cast))
    browser = browser_of(cast.secretary)
    answer = browser.post(
        reverse("papers:place", args=[batch.pk]), {"page-3": "QD-1", "revision": batch.revision}
    )
    assert answer.status_code == 422
    assert "只给当事人看" in answer.content.decode()
    assert batch.leaves.get(number=3).placed == ""
    batch.refresh_from_db()
    by = actor_for(cast.secretary)
    scans.place(batch, {3: "aside"}, by=by, today=TODAY, revision=batch.revision)
    picture = reverse("papers:scan-picture", args=[batch.pk, 3])
    assert browser.get(picture).status_code == 404


def test_sheets_of_others_and_of_another_meeting_are_left_to_be_placed(cast: Cast) -> None:
    meeting = signed_meeting(cast)
    by = actor_for(cast.secretary)
    foreign = printed(meeting, by, "sign-in-sheet", key=KEY)
    other = meeting_of_last_year(cast)
    data = scan_of([foreign, printed(other, by, "team-statement", other.statements.get().pk)])
    found = parts(cast, make_batch(cast, meeting, data))
    assert not found.found
    assert [one.page.fault for one in found.loose] == [
        "归位码不是这里印的：别的单位的，或者被改过", "归位码是另一次会议的",
    ]  # fmt: skip
    assert [one.after for one in found.loose] == [None, None]


def meeting_of_last_year(cast: Cast) -> Meeting:
    meeting = make_meeting(cast.unit, 2024)
    make_sent_statement(meeting)
    return meeting


def test_an_older_version_and_changed_records_are_said(cast: Cast) -> None:
    meeting = signed_meeting(cast)
    by = actor_for(cast.secretary)
    minutes, sheet = (printed(meeting, by, kind) for kind in ("minutes", "sign-in-sheet"))
    sitting = meeting.sittings.get()
    sitting.handed_out += 1
    sitting.where = "机关五楼会议室"
    sitting.save()
    found = parts(cast, make_batch(cast, meeting, scan_of([minutes, sheet])))
    assert [one.changed for one in found.found] == [
        "扫描的是第 1 版，现在是第 2 版", "打印以后，记录有过改动",
    ]  # fmt: skip


def test_a_page_is_placed_by_hand_put_aside_and_taken_back(cast: Cast) -> None:
    meeting = signed_meeting(cast)
    by = actor_for(cast.secretary)
    batch = make_batch(cast, meeting, pdf_of([blank_page(), blank_page()]))
    scans.place(batch, {1: Goal("QD", 1), 2: "aside"}, by=by, today=TODAY, revision=batch.revision)
    found = parts(cast, batch)
    assert [(one.where.title, one.paper.leaves) for one in found.found] == [("签到表", (1,))]
    assert found.aside == (2,)
    scans.place(batch, {2: ""}, by=by, today=TODAY, revision=batch.revision)
    assert [one.page.number for one in parts(cast, batch).loose] == [2]
    with pytest.raises(Stale):
        scans.place(batch, {2: "aside"}, by=by, today=TODAY, revision=batch.revision - 1)


def test_the_form_takes_no_paper_that_there_is_not(cast: Cast, browser_of: Browser) -> None:
    batch = make_batch(cast, signed_meeting(cast), pdf_of([blank_page()]))
    address = reverse("papers:place", args=[batch.pk])
    answer = browser_of(cast.secretary).post(
        address, {"page-1": "QD-999", "revision": str(batch.revision)}
    )
    assert answer.status_code == 422
    assert batch.leaves.get().placed == ""


def test_a_withdrawn_copy_stays_in_the_list_and_nobody_opens_it(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = signed_meeting(cast)
    sheet, talk = make_filed(cast, meeting)
    browser = browser_of(cast.secretary)
    address = reverse("papers:withdraw-copy", args=[sheet.pk])
    assert browser.post(address, {"why": ""}).status_code == 422
    assert browser.post(address, {"why": "拿错了，是上次的"}).status_code == 302
    assert browser.get(reverse("papers:signed-file", args=[sheet.pk])).status_code == 404
    page = browser.get(reverse("papers:paper", args=[meeting.pk, "sign-in-sheet", 1]))
    assert "拿错了，是上次的" in page.content.decode()
    assert "拿错了" in Entry.objects.get(event="signed_copy:withdrawn").note
    assert browser.post(address, {"why": "再来一次"}).status_code == 422
    withdraw_talk = reverse("papers:withdraw-copy", args=[talk.pk])
    assert browser_of(cast.supervisor).get(withdraw_talk).status_code == 404
    assert browser_of(cast.member).get(withdraw_talk).status_code == 200


def test_a_member_who_sees_a_copy_may_not_withdraw_it(cast: Cast, browser_of: Browser) -> None:
    sheet, _ = make_filed(cast, signed_meeting(cast))
    address = reverse("papers:withdraw-copy", args=[sheet.pk])
    assert browser_of(cast.member).post(address, {"why": "不想要"}).status_code == 403
    sheet.refresh_from_db()
    assert sheet.withdrawn_at is None


def test_several_copies_of_a_paper_stand_side_by_side(cast: Cast) -> None:
    meeting = signed_meeting(cast)
    make_filed(cast, meeting)
    make_filed(cast, meeting)
    sheets = SignedCopy.objects.filter(kind="sign-in-sheet")
    assert len({one.file.name for one in sheets}) == 2
    assert [one.number for one in Batch.objects.order_by("number")] == [1, 2]


def test_a_batch_that_is_given_up_leaves_no_file(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    batch = make_batch(cast, signed_meeting(cast))
    storage, name = batch.file.storage, batch.file.name or ""
    with django_capture_on_commit_callbacks(execute=True):
        scans.drop(batch, by=actor_for(cast.secretary), at=NOW, revision=None)
    assert not storage.exists(name)
    assert not SignedCopy.objects.exists()
    with pytest.raises(Stale):
        scans.file_batch(batch, by=actor_for(cast.secretary), at=NOW, today=TODAY, revision=None)


def test_a_long_batch_is_read_a_few_pages_at_a_time(
    cast: Cast, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "AT_ONCE", 2)
    meeting = signed_meeting(cast)
    by = actor_for(cast.secretary)
    data = pdf_of([blank_page(50)] * 3)
    batch = scans.receive(meeting, received(data), by=by, at=NOW)
    scans.go_on(batch, by=by, today=TODAY)
    browser = browser_of(cast.secretary)
    page = browser.get(reverse("papers:batch", args=[batch.pk])).content.decode()
    assert "读了 2 页，还有 1 页" in page
    browser.post(reverse("papers:go-on", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == "placing"


def test_pictures_and_a_pdf_together_become_one_batch(cast: Cast, browser_of: Browser) -> None:
    meeting = signed_meeting(cast)
    by = actor_for(cast.secretary)
    how = Scanner(dots=150)
    sheet = printed(meeting, by, "sign-in-sheet")
    files = [
        SimpleUploadedFile("一.jpg", jpeg_of(page_images(sheet, how)[0])),
        SimpleUploadedFile("二.pdf", scan_of([printed(meeting, by, "minutes")], how)),
    ]
    browser_of(cast.secretary).post(reverse("papers:scans", args=[meeting.pk]), {"scans": files})
    batch = Batch.objects.get()
    assert [(one["name"], one["pages"]) for one in batch.sources] == [("一.jpg", 1), ("二.pdf", 2)]
    assert [one.where.title for one in parts(cast, batch).found] == ["签到表", "会议记录"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("照片.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "不是 PDF"),
        ("坏的.pdf", b"%PDF-1.7\nnothing", "已经损坏"),
        ("坏的.jpg", b"\xff\xd8\xff\xe0nothing", "已经损坏"),
        ("空的.pdf", b"", "空文件"),
    ],
)
def test_what_can_not_be_read_is_refused_with_the_cure(
    cast: Cast, browser_of: Browser, name: str, data: bytes, words: str
) -> None:
    meeting = make_meeting(cast.unit)
    answer = browser_of(cast.secretary).post(
        reverse("papers:scans", args=[meeting.pk]), {"scans": SimpleUploadedFile(name, data)}
    )
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Batch.objects.exists()


def test_without_a_file_one_is_asked_for(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    answer = browser_of(cast.secretary).post(reverse("papers:scans", args=[meeting.pk]))
    assert answer.status_code == 422
    assert "请选扫描件。" in answer.content.decode()
    assert not Batch.objects.exists()


def test_only_who_looks_after_the_meeting_brings_scans(cast: Cast) -> None:
    meeting = signed_meeting(cast)
    with pytest.raises(Forbidden):
        scans.receive(meeting, received(tray(cast, meeting)), by=actor_for(cast.leader), at=NOW)
    assert not Batch.objects.exists()


def test_what_people_fill_in_without_their_name_bears_no_code(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = signed_meeting(cast)
    for ending in ("pdf", "docx"):
        args = [meeting.pk, "opinion-form", 1, ending]
        first, second = (
            browser_of(cast.secretary).get(reverse("papers:file", args=args)).content for _ in "12"
        )
        assert first == second
        assert b"corner.png" not in first
    plain = printed(meeting, actor_for(cast.secretary), "opinion-form")
    found = parts(cast, make_batch(cast, meeting, scan_of([plain])))
    assert [one.page.fault for one in found.loose] == ["没有读到归位码"] * 2
