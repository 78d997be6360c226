"""The office prepares a sitting: agenda from the people, seats, who is there; every wrong entry is told at once."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.sitting import Presence
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.models import Sitting
from duizhao.web.sittings.selectors import roll_of
from duizhao.web.sittings.services import agenda
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting, make_person
from sitting_scenes import NOW, finished, opened, prepared, sign_in


def test_agenda_and_seats_come_from_the_people(cast: Cast) -> None:
    sitting = prepared(cast)
    assert [str(item) for item in sitting.items.all()] == [
        "通报上次整改落实和这次征求意见情况",
        "班子对照检查",
        "周明远个人对照检查",
        "对周明远的批评意见",
        "沈若兰个人对照检查",
        "对沈若兰的批评意见",
        "督导组点评",
        "总结讲话",
    ]
    assert [(seat.person.name, seat.seat) for seat in sitting.attendance.all()] == [
        ("周明远", "expected"),
        ("沈若兰", "expected"),
        ("卢国梁", "supervisor"),
    ]
    assert sitting.presider == cast.leader
    assert [entry.event for entry in Entry.objects.all()] == ["sitting:prepared"]


def test_made_anew_it_has_the_new_member_and_keeps_what_was_added(cast: Cast) -> None:
    sitting = prepared(cast)
    by = actor_for(cast.secretary)
    team_text = sitting.items.get(kind="team_text")
    agenda.add_item(sitting, "休会十五分钟", team_text, minutes=15, by=by, at=NOW)
    make_person(cast.unit, "马德胜", Role.MEMBER, team_rank=3)
    assert roll_of(sitting, today=TODAY).agenda_differs
    again = agenda.prepare_sitting(sitting.meeting, by=by, at=NOW, today=TODAY)
    assert again == sitting
    titles = [str(item) for item in sitting.items.all()]
    assert titles[1:3] == ["班子对照检查", "休会十五分钟"]
    assert titles[-4:-2] == ["马德胜个人对照检查", "对马德胜的批评意见"]
    assert sitting.attendance.filter(seat="expected").count() == 3
    assert not roll_of(sitting, today=TODAY).agenda_differs


def test_who_is_not_in_the_party_sits_in_and_does_not_count(cast: Cast) -> None:
    guest = make_person(cast.unit, "秦卫东", Role.MEMBER, team_rank=3)
    guest.party_member = False
    guest.save(update_fields=["party_member"])
    sitting = prepared(cast)
    assert sitting.attendance.get(person=guest).seat == "observer"
    assert roll_of(sitting, today=TODAY).should == 2
    assert not sitting.items.filter(person=guest).exists()


def test_a_required_item_stays(cast: Cast) -> None:
    sitting = prepared(cast)
    with pytest.raises(Refused, match="必须有"):
        agenda.drop_item(sitting.items.get(kind="closing"), by=actor_for(cast.secretary), at=NOW)
    assert sitting.items.filter(kind="closing").exists()


def test_a_planned_meeting_has_no_agenda_yet(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, state="planned")
    with pytest.raises(Refused, match="会前准备期间"):
        agenda.prepare_sitting(meeting, by=actor_for(cast.secretary), at=NOW, today=TODAY)
    assert not Sitting.objects.exists()
    assert not Entry.objects.exists()


def test_members_do_not_make_the_agenda(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        agenda.prepare_sitting(
            make_meeting(cast.unit), by=actor_for(cast.member), at=NOW, today=TODAY
        )


def test_absence_needs_a_reason_and_leaves_nothing_without(cast: Cast) -> None:
    sitting = prepared(cast)
    seat = sitting.attendance.get(person=cast.member)
    words = agenda.SeatWords(pk=seat.pk, presence=Presence.ABSENT, told_on=date(2026, 1, 13))
    with pytest.raises(Refused) as told:
        agenda.enter_attendance(sitting, [words], by=actor_for(cast.secretary), at=NOW)
    assert len(told.value.reasons) == 2
    seat.refresh_from_db()
    assert seat.presence == "unsigned"


def test_after_the_sitting_only_the_telling_is_entered(cast: Cast) -> None:
    absent = make_person(cast.unit, "马德胜", Role.MEMBER, team_rank=3)
    sitting = finished(cast, opened(cast, absent))
    seat = sitting.attendance.get(person=absent)
    came = agenda.SeatWords(pk=seat.pk, presence=Presence.PRESENT)
    by = actor_for(cast.secretary)
    with pytest.raises(Refused, match="是不是到会不能再改"):
        agenda.enter_attendance(sitting, [came], by=by, at=NOW)
    told = agenda.SeatWords(
        pk=seat.pk, presence=Presence.ABSENT, reason="住院", statement_on=date(2026, 1, 11),
        told_on=date(2026, 1, 12),
    )  # fmt: skip
    agenda.enter_attendance(sitting, [told], by=by, at=NOW)
    seat.refresh_from_db()
    assert seat.told_on == date(2026, 1, 12)


def test_the_sign_in_page_says_how_many_are_needed_and_keeps_what_was_typed(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    sitting = prepared(cast)
    page = browser_of(cast.secretary)
    address = reverse("sittings:attendance", args=[sitting.pk])
    assert "至少要到 2 人（2/3）" in page.get(address).content.decode()
    seats = list(sitting.attendance.all())
    sent = {f"presence_{seat.pk}": "present" for seat in seats}
    sent[f"presence_{seats[1].pk}"] = "absent"
    sent[f"statement_on_{seats[1].pk}"] = "2026-01-11"
    answer = page.post(address, sent)
    assert answer.status_code == 422
    assert "沈若兰缺席，请写明原因" in answer.content.decode()
    assert 'value="2026-01-11"' in answer.content.decode()
    sent[f"reason_{seats[1].pk}"] = "住院"
    assert page.post(address, sent).status_code == 302
    assert sitting.attendance.get(person=cast.member).statement_on == date(2026, 1, 11)


def test_the_office_shapes_the_agenda_in_the_browser(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    page = browser_of(cast.secretary)
    assert "生成议程" in page.get(reverse("sittings:sitting", args=[meeting.pk])).content.decode()
    page.post(reverse("sittings:prepare", args=[meeting.pk]))
    sitting = Sitting.objects.get()
    words = {"planned_on": "2026-01-30", "where": "局机关三楼会议室", "presider": cast.leader.pk}
    page.post(reverse("sittings:agenda", args=[sitting.pk]), words)
    page.post(
        reverse("sittings:add-item", args=[sitting.pk]),
        {"title": "学习有关规定", "behind": "", "minutes": "20"},
    )
    shown = page.get(reverse("sittings:agenda", args=[sitting.pk])).content.decode()
    assert "局机关三楼会议室" in shown
    added = sitting.items.get(kind="other")
    assert (added.rank, added.minutes) == (1, 20)
    page.post(reverse("sittings:drop-item", args=[added.pk]))
    assert not sitting.items.filter(kind="other").exists()
    page.post(reverse("sittings:add-observer", args=[sitting.pk]), {"person": cast.cadre.pk})
    assert sitting.attendance.get(person=cast.cadre).seat == "observer"


def test_the_superior_and_the_cadre_see_the_day_and_not_the_agenda(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    sitting = prepared(cast)
    sign_in(cast, sitting)
    for person in (cast.superior, cast.cadre):
        address = reverse("sittings:sitting", args=[sitting.meeting_id])
        shown = browser_of(person).get(address).content.decode()
        assert "待召开" in shown
        assert "个人对照检查" not in shown


def test_once_the_meeting_is_closed_who_was_there_is_only_read(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    sitting = finished(cast, opened(cast))
    Meeting.objects.filter(pk=sitting.meeting_id).update(state="closed")
    browser, address = browser_of(cast.secretary), reverse("sittings:attendance", args=[sitting.pk])
    page = browser.get(address).content.decode()
    assert "这次会议已经办结，到会情况不再改动" in page
    assert "保存到会情况" not in page
    seat = sitting.attendance.get(person=cast.member)
    sent = {f"presence_{seat.pk}": "absent", f"reason_{seat.pk}": "出差"}
    assert browser.post(address, sent).status_code == 422
    seat.refresh_from_db()
    assert seat.presence == "present"
