"""A new meeting takes over an earlier plan: who, notes, days between, figures; not its kind or framework."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.cycle.stages import Stage
from duizhao.web.meetings import services
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.meetings.services import Notice
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting, make_person

Browser = Callable[[Person | None], Client]
NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
NOTICE = Notice(
    kind="annual", year=2025, title="2025年度民主生活会", framework="2025",
    window_from=date(2026, 3, 2), window_to=date(2026, 3, 20),
)  # fmt: skip


def last_years(cast: Cast, **rest: object) -> Meeting:
    meeting = make_meeting(cast.unit, 2024, state="closed", held_on=date(2025, 1, 21), **rest)
    gone = make_person(cast.unit, "顾成", signs_in=False)
    Person.objects.filter(pk=gone.pk).update(left=date(2025, 6, 30))
    rows = (
        (Stage.TALKS, date(2024, 12, 31), date(2025, 1, 14), cast.leader, "先同班子成员谈"),
        (Stage.STATEMENTS, None, date(2025, 1, 16), gone, "两轮审阅"),
        (Stage.SITTING, None, None, cast.secretary, ""),
    )
    for stage, begins, due, owner, note in rows:
        PlannedStage.objects.create(
            meeting=meeting, stage=stage.value, begins=begins, due=due, owner=owner, note=note,
            done_on=due,
        )  # fmt: skip
    return meeting


def copied(cast: Cast, notice: Notice = NOTICE, **rest: object) -> Meeting:
    return services.open_meeting(
        cast.unit, notice, by=actor_for(cast.secretary), at=NOW, today=TODAY,
        copied=last_years(cast, **rest),
    )  # fmt: skip


def test_days_between_stages_are_those_of_the_earlier_plan(cast: Cast) -> None:
    meeting = copied(cast)
    sitting = meeting.stages.get(stage="sitting").due
    talks = meeting.stages.get(stage="talks")
    assert sitting is not None
    assert (talks.begins, talks.due) == (sitting - timedelta(days=21), sitting - timedelta(days=7))
    assert meeting.stages.get(stage="statements").due == sitting - timedelta(days=5)
    assert not meeting.stages.filter(due=None).exists()
    assert not meeting.stages.exclude(done_on=None).exists()


def test_who_sees_to_a_stage_comes_along_unless_he_has_left(cast: Cast) -> None:
    meeting = copied(cast)
    talks, statements = meeting.stages.get(stage="talks"), meeting.stages.get(stage="statements")
    assert (talks.owner, talks.note) == (cast.leader, "先同班子成员谈")
    assert (statements.owner, statements.note) == (None, "两轮审阅")


def test_figures_come_along_kind_and_framework_do_not(cast: Cast) -> None:
    meeting = copied(cast, parameters={"quorum": "9/10"}, framework="2024", kind="education")
    assert meeting.parameters == {"quorum": "9/10"}
    assert (meeting.kind, meeting.framework) == ("annual", "2025")


def test_without_a_window_the_dates_stay_open(cast: Cast) -> None:
    meeting = copied(cast, Notice(kind="annual", year=2025, title="2025年度民主生活会"))
    assert not meeting.stages.exclude(due=None).exists()
    assert meeting.stages.get(stage="talks").owner == cast.leader


def test_the_page_offers_the_meetings_of_the_unit_alone(cast: Cast, browser_of: Browser) -> None:
    mine = last_years(cast)
    other = make_meeting(cast.outsider.unit, 2024)
    PlannedStage.objects.create(meeting=other, stage="talks")
    browser = browser_of(cast.secretary)
    sent = {"kind": "annual", "year": "2025", "title": "2025年度民主生活会", "copied": other.pk}
    answer = browser.post(reverse("meetings:open"), sent)
    assert answer.status_code == 422
    assert "请从列出的会议里选" in answer.content.decode()
    assert browser.post(reverse("meetings:open"), {**sent, "copied": mine.pk}).status_code == 302
    opened = Meeting.objects.get(unit=cast.unit, year=2025)
    assert opened.stages.get(stage="talks").owner == cast.leader
