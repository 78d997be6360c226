"""Two people at one indicator at the same moment, on PostgreSQL."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.indicators.models import Entry, Indicator
from duizhao.web.indicators.services import entries, indicators
from duizhao.web.indicators.services.entries import EntryWords
from make import TODAY, actor_for, make_entry, make_indicator
from races import overtaken, seen

pytestmark = on_postgresql

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)


@pytest.fixture
def indicator(cast_for_all: Cast) -> Indicator:
    return make_indicator(cast_for_all.unit, responsible=[cast_for_all.cadre])


def test_of_two_who_withdraw_an_entry_the_slower_is_told(
    cast_for_all: Cast, indicator: Indicator
) -> None:
    entry = make_entry(indicator)
    first, second = (seen(entry), seen(entry))
    office, other = actor_for(cast_for_all.secretary), actor_for(cast_for_all.cadre)
    one, two = overtaken(
        lambda: entries.withdraw(first, "点错了", by=office, at=NOW),
        lambda: entries.withdraw(second, "记重了", by=other, at=NOW),
    )
    assert one.done
    assert isinstance(two.raised, Stale)
    assert seen(entry).withdrawn_reason == "点错了"


def test_one_tap_that_arrives_twice_at_once_is_kept_once(
    cast_for_all: Cast, indicator: Indicator
) -> None:
    words = EntryWords(on=TODAY, key=uuid4())
    first, second = (seen(indicator), seen(indicator))
    by = actor_for(cast_for_all.secretary)
    one, two = overtaken(
        lambda: entries.enter(first, words, by=by, at=NOW, today=TODAY),
        lambda: entries.enter(second, words, by=by, at=NOW, today=TODAY),
    )
    assert one.done
    assert two.done
    assert Entry.objects.count() == 1


def test_nothing_is_entered_once_somebody_has_retired_it(
    cast_for_all: Cast, indicator: Indicator
) -> None:
    first, second = (seen(indicator), seen(indicator))
    by = actor_for(cast_for_all.secretary)
    one, two = overtaken(
        lambda: indicators.retire_indicator(first, "并入年度计划", by=by, at=NOW, today=TODAY),
        lambda: entries.enter(second, EntryWords(on=TODAY), by=by, at=NOW, today=TODAY),
    )
    assert one.done
    assert isinstance(two.raised, Refused)
    assert not Entry.objects.exists()
