"""Two people at one meeting at the same moment, on PostgreSQL: the slower one is told."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.stages import Stage
from duizhao.web.audit.models import Entry
from duizhao.web.conduct import services as conduct
from duizhao.web.meetings import services
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.services import Notice, StageDates
from make import TODAY, actor_for, make_meeting, make_planned_meeting
from races import Act, overtaken, seen

pytestmark = on_postgresql

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
NOTICE = Notice(kind="annual", year=2025, title="2025年度民主生活会", framework="2025")


def test_of_two_who_change_the_plan_the_slower_is_told(cast_for_all: Cast) -> None:
    meeting = make_planned_meeting(cast_for_all.unit)

    def change(day: date) -> Act:
        shown = seen(meeting)
        return lambda: services.change_plan(
            shown,
            {Stage.TALKS: StageDates(begins=None, due=day)},
            by=actor_for(cast_for_all.secretary),
            at=NOW,
            revision=shown.revision,
        )

    first, second = overtaken(change(date(2026, 1, 25)), change(date(2026, 1, 28)))
    assert first.done
    assert isinstance(second.raised, Stale)
    assert meeting.stages.get(stage=Stage.TALKS.value).due == date(2026, 1, 25)
    assert Entry.objects.count() == 1


def test_of_two_who_change_the_notice_the_slower_is_told(cast_for_all: Cast) -> None:
    meeting = make_planned_meeting(cast_for_all.unit)

    def change(theme: str) -> Act:
        shown = seen(meeting)
        return lambda: services.change_notice(
            shown,
            replace(NOTICE, theme=theme),
            by=actor_for(cast_for_all.secretary),
            at=NOW,
            revision=shown.revision,
        )

    first, second = overtaken(change("持续深化作风建设"), change("学习教育成果巩固"))
    assert first.done
    assert isinstance(second.raised, Stale)
    assert seen(meeting).theme == "持续深化作风建设"


@pytest.mark.parametrize("turned", [False, True])
def test_a_year_has_one_annual_meeting_whichever_way_it_comes(
    cast_for_all: Cast, *, turned: bool
) -> None:
    unit, by = cast_for_all.unit, actor_for(cast_for_all.secretary)
    special = make_meeting(unit, kind="special", title="巡视整改专题民主生活会")
    shown, office = seen(special), seen(unit)
    ways: list[Act] = [
        lambda: services.open_meeting(office, NOTICE, by=by, at=NOW, today=TODAY),
        lambda: services.change_notice(shown, NOTICE, by=by, at=NOW),
    ]
    first, second = overtaken(*(reversed(ways) if turned else ways))
    assert first.done
    assert isinstance(second.raised, Refused)
    assert Meeting.objects.filter(kind="annual", year=2025).count() == 1


def test_two_who_open_the_annual_meeting_open_one(cast_for_all: Cast) -> None:
    by = actor_for(cast_for_all.secretary)

    def open_it() -> Act:
        office = seen(cast_for_all.unit)
        return lambda: services.open_meeting(office, NOTICE, by=by, at=NOW, today=TODAY)

    first, second = overtaken(open_it(), open_it())
    assert first.done
    assert isinstance(second.raised, Refused)
    assert Meeting.objects.count() == 1


def test_a_plan_is_not_changed_under_a_meeting_that_is_being_called_off(cast_for_all: Cast) -> None:
    meeting = make_planned_meeting(cast_for_all.unit)
    by = actor_for(cast_for_all.secretary)
    shown, also_shown = seen(meeting), seen(meeting)
    first, second = overtaken(
        lambda: conduct.call_off(shown, "上级通知合并召开", by=by, at=NOW),
        lambda: services.mark_stage(also_shown, Stage.STUDY, done_on=TODAY, by=by, at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, Refused)
    assert meeting.stages.get(stage=Stage.STUDY.value).done_on is None


def test_a_meeting_is_moved_once(cast_for_all: Cast) -> None:
    meeting = make_planned_meeting(cast_for_all.unit)
    by = actor_for(cast_for_all.secretary)
    shown, also_shown = seen(meeting), seen(meeting)
    first, second = overtaken(
        lambda: conduct.begin(shown, by=by, at=NOW),
        lambda: conduct.begin(also_shown, by=by, at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert [entry.event for entry in Entry.objects.all()] == ["meeting:begun"]
