"""A meeting is opened from a notice, once for a year, with a plan proposed from its window."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.stages import Stage
from duizhao.web.audit.models import Entry
from duizhao.web.meetings import services
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.services import Notice, StageDates
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting, make_planned_meeting

pytestmark = on_both

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
NOTICE = Notice(
    kind="annual",
    year=2025,
    title="2025年度民主生活会",
    framework="2025",
    window_from=date(2026, 1, 15),
    window_to=date(2026, 3, 15),
)


def open_one(cast: Cast, notice: Notice = NOTICE) -> Meeting:
    actor = actor_for(cast.secretary)
    return services.open_meeting(cast.unit, notice, by=actor, at=NOW, today=TODAY)


def test_no_administrator_is_offered_as_the_one_who_sees_to_a_stage(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit)
    page = browser_of(cast.secretary).get(reverse("meetings:plan", args=[meeting.pk]))
    offered = page.context["form"].fields["owner_study"].choices
    names = {str(label) for _, label in offered}
    assert {cast.leader.name, cast.secretary.name} <= names
    assert not names & {cast.system_admin.name, cast.security_admin.name, cast.audit_admin.name}


def test_it_has_a_plan_in_the_window_and_leaves_one_entry(cast: Cast) -> None:
    meeting = open_one(cast)
    sitting = meeting.stages.get(stage=Stage.SITTING.value).due
    assert sitting is not None
    assert date(2026, 1, 15) <= sitting <= date(2026, 3, 15)
    assert meeting.stages.filter(due=None).count() == 0
    assert [entry.event for entry in Entry.objects.all()] == ["meeting:opened"]


def test_a_year_has_one_annual_meeting(cast: Cast) -> None:
    open_one(cast)
    with pytest.raises(Refused, match="已经立项"):
        open_one(cast)
    assert Meeting.objects.count() == 1


def test_only_the_secretary_opens(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        services.open_meeting(cast.unit, NOTICE, by=actor_for(cast.member), at=NOW, today=TODAY)


def test_a_mistake_in_the_offices_own_framework_is_shown_and_what_was_typed_stays(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    sent = {
        "kind": "annual",
        "year": "2025",
        "title": "水务局2025年度民主生活会",
        "own_framework": SimpleUploadedFile("通知.yaml", "key: 2025-city\nnam: 通知\n".encode()),
    }
    answer = browser_of(cast.secretary).post(reverse("meetings:open"), sent)
    assert answer.status_code == 422
    assert "第 2 行" in answer.content.decode()
    assert "水务局2025年度民主生活会" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(cast: Cast) -> None:
    meeting = open_one(cast)
    seen = meeting.revision
    actor = actor_for(cast.secretary)
    services.change_notice(meeting, NOTICE, by=actor, at=NOW, revision=seen)
    with pytest.raises(Stale):
        services.change_notice(meeting, NOTICE, by=actor, at=NOW, revision=seen)


def test_a_stage_cannot_end_before_it_begins(cast: Cast) -> None:
    meeting = make_planned_meeting(cast.unit)
    wrong = {Stage.TALKS: StageDates(begins=date(2026, 2, 2), due=date(2026, 2, 1))}
    with pytest.raises(Refused, match="谈心谈话"):
        services.change_plan(meeting, wrong, by=actor_for(cast.secretary), at=NOW)
    assert meeting.stages.get(stage="talks").begins is None


def test_a_stage_is_done_and_can_be_taken_back(cast: Cast) -> None:
    meeting = make_planned_meeting(cast.unit)
    actor = actor_for(cast.secretary)
    services.mark_stage(meeting, Stage.TALKS, done_on=TODAY, by=actor, at=NOW)
    assert meeting.stages.get(stage="talks").done_on == TODAY
    services.mark_stage(meeting, Stage.TALKS, done_on=None, by=actor, at=NOW)
    assert meeting.stages.get(stage="talks").done_on is None


def test_the_calendar_has_an_all_day_entry_for_every_due_day(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_planned_meeting(cast.unit)
    answer = browser_of(cast.member).get(reverse("meetings:calendar", args=[meeting.pk]))
    lines = answer.content.decode().split("\r\n")
    assert lines.count("BEGIN:VEVENT") == len(Stage)
    assert "DTSTART;VALUE=DATE:20260201" in lines
    assert "SUMMARY:2025年度民主生活会：谈心谈话" in lines


@pytest.mark.parametrize(
    ("consent", "said"),
    [({}, True), ({"consent": "市委组织部批复", "consent_on": date(2026, 1, 9)}, False)],
)
def test_a_sitting_outside_the_window_without_consent_is_said(
    cast: Cast,
    browser_of: Callable[[Person | None], Client],
    consent: dict[str, object],
    said: bool,  # noqa: FBT001  a table of cases
) -> None:
    meeting = make_planned_meeting(cast.unit, window_to=date(2026, 1, 20), **consent)
    page = browser_of(cast.secretary).get(reverse("meetings:detail", args=[meeting.pk]))
    assert ("在通知的时间之外" in page.content.decode()) is said


def test_the_pages_of_dates_show_them_as_a_browsers_control_wants_and_keep_them(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_planned_meeting(cast.unit)
    browser = browser_of(cast.secretary)
    for name in ("meetings:plan", "meetings:notice"):
        page = browser.get(reverse(name, args=[meeting.pk])).content.decode()
        shown = set(re.findall(r'type="date"[^>]* value="([^"]*)"', page)) | set(
            re.findall(r'value="([^"]*)"[^>]* type="date"', page)
        )
        assert shown
        assert all(re.fullmatch(r"2026-\d\d-\d\d", value) for value in shown)
    form = browser.get(reverse("meetings:plan", args=[meeting.pk])).context["form"]
    sent = {field.html_name: field.value() or "" for field in form}
    browser.post(reverse("meetings:plan", args=[meeting.pk]), sent)
    assert set(meeting.stages.values_list("due", flat=True)) == {date(2026, 2, 1)}
