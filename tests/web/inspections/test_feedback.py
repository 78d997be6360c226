"""A feedback is entered with its file, changed, and taken back as long as nothing answers its findings."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.inspection import InspectionKind
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.inspections.models import Inspection
from duizhao.web.inspections.services import inspections as services
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from make import actor_for, make_finding, make_inspection, make_list, make_meeting, make_problem

Browser = Callable[[Person | None], Client]
NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
WORDS = services.InspectionWords(
    kind=InspectionKind.AUDIT,
    inspected_by="市审计局",
    title="关于市水务局预算执行情况的审计报告",
    received_on=date(2025, 10, 20),
)
TYPED = {
    "kind": "local_tour",
    "inspected_by": "市委第三巡察组",
    "title": "关于巡察市水务局党组的反馈意见",
    "received_on": "2025-09-12",
}


def test_a_feedback_is_entered_with_its_file_which_is_taken_with_an_entry(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    file = SimpleUploadedFile("巡察反馈.txt", "现将巡察情况反馈如下：".encode())
    browser = browser_of(cast.secretary)
    answer = browser.post(
        reverse("inspections:add-inspection", args=[meeting.pk]), {**TYPED, "file": file}
    )
    found = Inspection.objects.get()
    assert answer["Location"] == reverse("inspections:inspection", args=[found.pk])
    assert (found.file_name, found.received_on) == ("巡察反馈.txt", date(2025, 9, 12))
    taken = browser.get(reverse("inspections:inspection-file", args=[found.pk]))
    assert taken.getvalue().decode() == "现将巡察情况反馈如下："
    assert [entry.event for entry in Entry.objects.order_by("pk")] == [
        "inspection:added",
        "inspection:file_read",
    ]


def test_a_program_is_refused_as_a_file_and_what_was_typed_stays(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    file = SimpleUploadedFile("反馈.docx", b"MZ\x90\x00" + bytes(range(256)) * 4)
    answer = browser_of(cast.leader).post(
        reverse("inspections:add-inspection", args=[meeting.pk]), {**TYPED, "file": file}
    )
    assert answer.status_code == 422
    assert "市委第三巡察组" in answer.content.decode()
    assert not Inspection.objects.exists()


def test_a_changed_heading_keeps_its_file_until_another_comes_or_it_is_dropped(
    cast: Cast, browser_of: Browser
) -> None:
    found = make_inspection(make_meeting(cast.unit), file_name="旧.txt", file="inspections/old.txt")
    browser = browser_of(cast.secretary)
    address = reverse("inspections:change-inspection", args=[found.pk])
    browser.post(address, {**TYPED, "title": "巡察反馈意见（修订）", "revision": found.revision})
    found.refresh_from_db()
    assert (found.title, found.file_name) == ("巡察反馈意见（修订）", "旧.txt")
    browser.post(address, {**TYPED, "drop_file": "on"})
    found.refresh_from_db()
    assert (found.file.name, found.file_name) == ("", "")


def test_the_slower_of_two_is_told(cast: Cast) -> None:
    found = make_inspection(make_meeting(cast.unit))
    seen = found.revision
    services.change_inspection(found, WORDS, by=actor_for(cast.leader), at=NOW, revision=seen)
    with pytest.raises(Stale):
        services.change_inspection(
            found, WORDS, by=actor_for(cast.secretary), at=NOW, revision=seen
        )


def test_dropping_it_takes_its_findings_and_their_points_along(
    cast: Cast, browser_of: Browser
) -> None:
    found = make_inspection(make_meeting(cast.unit))
    make_finding(found)
    make_finding(found, person=cast.member, number="2")
    browser = browser_of(cast.secretary)
    address = reverse("inspections:drop-inspection", args=[found.pk])
    assert "它的 2 条问题" in browser.get(address).content.decode()
    assert browser.post(address).status_code == 302
    assert not Inspection.objects.exists()
    assert not Point.objects.exists()


def test_one_answered_finding_keeps_the_whole_feedback(cast: Cast, browser_of: Browser) -> None:
    found = make_inspection(make_meeting(cast.unit))
    problem = make_problem(make_list(found.meeting))
    make_finding(found, state="answered", problem=problem)
    make_finding(found, number="2")
    with pytest.raises(Refused, match="有 1 条已经有了回应"):
        services.drop_inspection(found, by=actor_for(cast.secretary), at=NOW)
    answer = browser_of(cast.secretary).post(
        reverse("inspections:drop-inspection", args=[found.pk])
    )
    assert answer.status_code == 422
    assert (found.findings.count(), Point.objects.count()) == (2, 2)
    assert not Entry.objects.exists()


def test_who_may(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    for name in set(cast.people()) - {"secretary", "leader"}:
        with pytest.raises(Forbidden):
            services.add_inspection(meeting, WORDS, by=actor_for(cast.people()[name]), at=NOW)
    assert not Inspection.objects.exists()
