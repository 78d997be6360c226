"""Who is told of dates: the doers before and after, the leader of what stays late, on Mondays the office how the ledger stands."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from cast import Cast
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.selectors.ledger import counts_of_meeting, counts_of_meetings
from duizhao.web.rectification.services.reminding import remind_of_ledgers
from duizhao.web.reminders.models import Reminder
from duizhao.web.units.actors import holders_on
from duizhao.web.units.models import Person
from ledger_scenes import make_closed, make_item, make_started
from make import make_meeting
from reminded import Committed

Round = Callable[[date], set[tuple[str, str]]]
MONDAY = date(2026, 1, 12)
DUE = date(2026, 2, 28)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.unit)


@pytest.fixture
def on(django_capture_on_commit_callbacks: Committed) -> Round:
    def remind(day: date) -> set[tuple[str, str]]:
        """Whom the day's round told of what."""
        Reminder.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
            remind_of_ledgers(holders_on(day), today=day, at=at)
        names = dict(Person.objects.values_list("pk", "name"))
        return {(names[pk], kind) for pk, kind in Reminder.objects.values_list("person_id", "kind")}

    return remind


def test_doers_are_told_shortly_before_the_last_day_and_once_it_is_over(
    cast: Cast, meeting: Meeting, on: Round
) -> None:
    make_started(cast, meeting)
    assert on(DUE - timedelta(days=8)) == set()
    assert on(DUE - timedelta(days=4)) == {(cast.member.name, "item:due")}
    assert on(DUE) == {(cast.member.name, "item:due")}
    assert on(DUE + timedelta(days=3)) == {(cast.member.name, "item:late")}


def test_the_same_date_is_brought_up_once(
    cast: Cast, meeting: Meeting, django_capture_on_commit_callbacks: Committed
) -> None:
    make_started(cast, meeting)
    for days in (4, 3, 2):
        day = DUE - timedelta(days=days)
        with django_capture_on_commit_callbacks(execute=True):
            at = datetime(2026, 2, day.day, 1, tzinfo=UTC)
            remind_of_ledgers(holders_on(day), today=day, at=at)
    assert Reminder.objects.filter(person_id=cast.member.pk, kind="item:due").count() == 1


def test_what_stays_late_is_told_to_the_leader_after_the_days_of_the_notice(
    cast: Cast, on: Round
) -> None:
    meeting = make_meeting(cast.unit, parameters={"escalate_after": 3, "amber_days": 1})
    make_started(cast, meeting)
    assert on(DUE - timedelta(days=2)) == set()
    assert (cast.leader.name, "item:escalated") not in on(DUE + timedelta(days=3))
    told = on(DUE + timedelta(days=4))
    assert (cast.leader.name, "item:escalated") in told


def test_what_is_not_begun_or_is_closed_is_left_alone(
    cast: Cast, meeting: Meeting, on: Round
) -> None:
    make_item(cast, meeting)
    make_closed(cast, meeting)
    kinds = {kind for _, kind in on(DUE + timedelta(days=3))}
    assert not {"item:due", "item:late", "item:escalated"} & kinds


def test_a_standing_item_is_brought_up_by_its_review(
    cast: Cast, meeting: Meeting, on: Round
) -> None:
    make_started(cast, meeting, standing=True, review_on=date(2026, 7, 1), due=None)
    assert on(DUE + timedelta(days=3)) == set()
    assert on(date(2026, 7, 3)) == {(cast.member.name, "item:late")}


def test_a_spot_check_whose_day_has_come_is_told_to_the_office(
    cast: Cast, meeting: Meeting, on: Round
) -> None:
    make_closed(cast, meeting)
    assert on(date(2026, 4, 11)) == set()
    assert on(date(2026, 4, 14)) == {(cast.secretary.name, "item:check_due")}


def test_on_mondays_office_and_leader_read_how_the_ledger_stands(
    cast: Cast, meeting: Meeting, on: Round
) -> None:
    make_closed(cast, meeting)
    make_started(cast, meeting)
    Item.objects.filter(state="in_progress").update(
        due=date(2026, 1, 5), first_due=date(2026, 1, 5)
    )
    weekly = {one for one in on(MONDAY) if one[1] == "ledger:week"}
    assert weekly == {(cast.secretary.name, "ledger:week"), (cast.leader.name, "ledger:week")}
    about = Reminder.objects.filter(kind="ledger:week").first()
    assert about is not None
    assert "共 2 条，已销号 1，超期 1，快到期 0；本周销号 1，回潮 0" in about.about
    assert not {one for one in on(MONDAY + timedelta(days=1)) if one[1] == "ledger:week"}


def test_each_ledger_is_counted_by_the_days_of_its_own_notice(cast: Cast) -> None:
    meetings = [
        make_meeting(cast.unit, year, parameters=parameters)
        for year, parameters in ((2023, {"amber_days": 30}), (2024, {"amber_days": 1}), (2025, {}))
    ]
    for meeting in meetings[:2]:
        make_started(cast, meeting, due=DUE)
    counts = counts_of_meetings(meetings, today=DUE - timedelta(days=20))
    assert [counts[meeting.pk].amber for meeting in meetings] == [1, 0, 0]
    assert [counts[meeting.pk].total for meeting in meetings] == [1, 1, 0]
    for day in (DUE - timedelta(days=1), DUE + timedelta(days=1)):
        together = counts_of_meetings(meetings, today=day)
        assert together == {one.pk: counts_of_meeting(one, today=day) for one in meetings}


def test_a_ledger_in_which_nothing_is_open_or_happened_is_not_told_of(
    cast: Cast, meeting: Meeting, on: Round
) -> None:
    make_closed(cast, meeting)
    assert not {one for one in on(date(2026, 2, 2)) if one[1] == "ledger:week"}
