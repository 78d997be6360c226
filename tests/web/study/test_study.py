"""Readings are listed and read; sessions are held, missed and made up; coverage says who lacks what."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.models import Entry
from duizhao.web.study import services
from duizhao.web.study.models import Reading
from duizhao.web.study.selectors import coverage_of
from duizhao.web.units.models import Person
from make import actor_for, make_meeting, make_reading

pytestmark = on_both

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
PDF = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n"


def test_a_reading_with_its_file_can_be_saved_again_by_members(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    sent = {
        "title": "关于开好民主生活会的通知",
        "due": "2026-01-20",
        "file": SimpleUploadedFile("通知.pdf", PDF),
    }
    answer = browser_of(cast.secretary).post(reverse("study:add-reading", args=[meeting.pk]), sent)
    assert answer.status_code == 302
    reading = Reading.objects.get()
    assert reading.due == date(2026, 1, 20)
    file = browser_of(cast.member).get(reverse("study:reading-file", args=[reading.pk]))
    assert b"".join(file.streaming_content) == PDF  # type: ignore[attr-defined]
    assert "attachment" in file["Content-Disposition"]
    assert [entry.event for entry in Entry.objects.all()] == ["reading:added"]


def test_a_file_of_another_kind_is_refused_and_what_was_typed_stays(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    sent = {"title": "学习资料", "file": SimpleUploadedFile("资料.pdf", b"MZ\x90\x00" + bytes(90))}
    answer = browser_of(cast.secretary).post(reverse("study:add-reading", args=[meeting.pk]), sent)
    assert answer.status_code == 422
    assert "学习资料" in answer.content.decode()
    assert "不是要求的格式" in answer.content.decode()
    assert not Reading.objects.exists()


def test_what_somebody_has_read_is_not_dropped(cast: Cast) -> None:
    reading = make_reading(make_meeting(cast.unit))
    services.mark_read(
        reading, cast.member, on=date(2026, 1, 9), thoughts="", by=actor_for(cast.member), at=NOW
    )
    with pytest.raises(Refused, match="1 人记下学过"):
        services.drop_reading(reading, by=actor_for(cast.secretary), at=NOW)
    assert Reading.objects.exists()


def test_members_do_not_write_the_list(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        services.add_reading(make_meeting(cast.unit), "自选", by=actor_for(cast.member), at=NOW)


def test_coverage_counts_what_each_member_has_read_attended_missed_and_made_up(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    reading = make_reading(meeting)
    actor = actor_for(cast.secretary)
    services.mark_read(
        reading,
        cast.leader,
        on=date(2026, 1, 9),
        thoughts="要带头",
        by=actor_for(cast.leader),
        at=NOW,
    )
    words = services.SessionWords(held_on=date(2025, 12, 22), topic="专题学习", minutes=120)
    away = services.Seat(person_id=cast.member.pk, present=False, reason="防汛值守")
    there = services.Seat(person_id=cast.leader.pk, present=True)
    session = services.hold_session(meeting, words, [there, away], by=actor, at=NOW)
    leader, member = coverage_of(meeting, meeting.unit.people.all())
    assert (leader.read, leader.attended, leader.missed) == (1, 1, 0)
    assert (member.read, member.attended, member.missed, member.made_up) == (0, 0, 1, 0)

    later = services.Seat(
        person_id=cast.member.pk, present=False, reason="防汛值守", made_up_on=date(2025, 12, 29)
    )
    services.hold_session(meeting, words, [there, later], session=session, by=actor, at=NOW)
    member = coverage_of(meeting, meeting.unit.people.all())[1]
    assert (member.missed, member.made_up) == (0, 1)


def test_who_was_absent_needs_a_reason(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    sent = {"held_on": "2025-12-22", "topic": "专题学习", f"present_{cast.leader.pk}": "on"}
    answer = browser_of(cast.secretary).post(reverse("study:add-session", args=[meeting.pk]), sent)
    assert answer.status_code == 422
    assert "沈若兰没有到会，请写明原因" in answer.content.decode()
    assert not meeting.study_sessions.exists()
