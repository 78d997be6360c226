"""Who sees what others have studied, and who only how many have."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.web.study import services
from duizhao.web.study.models import ReadingDone
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting, make_reading

NOW = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
SEES_ALL = {"secretary", "leader", "supervisor"}
SEES_COUNTS = {"member", "cadre", "superior"}


@pytest.fixture
def pages(cast: Cast, browser_of: Callable[[Person | None], Client]) -> Callable[[str], str]:
    """The pages of study as a part of the cast gets them, where the leader has read something."""
    meeting = make_meeting(cast.unit)
    reading = make_reading(meeting)
    actor = actor_for(cast.leader)
    services.mark_read(reading, cast.leader, on=TODAY, thoughts="要带头", by=actor, at=NOW)
    addresses = [
        reverse("study:list", args=[meeting.pk]),
        reverse("study:reading", args=[reading.pk]),
    ]

    def read(part: str) -> str:
        browser = browser_of(cast.people()[part])
        return "".join(browser.get(address).content.decode() for address in addresses)

    return read


@pytest.mark.parametrize("part", sorted(SEES_ALL | SEES_COUNTS))
def test_names_are_for_those_who_look_after_it_and_counts_for_all(
    pages: Callable[[str], str], part: str
) -> None:
    page = pages(part)
    assert ("周明远 · " in page) is (part in SEES_ALL)
    assert "1 / 2" in page


def test_a_member_finds_his_own_row(pages: Callable[[str], str]) -> None:
    page = pages("member")
    assert "我学到哪里" in page
    assert '<td data-label="成员">沈若兰</td>' in page


@pytest.mark.parametrize("part", ["supervisor", "superior"])
def test_who_only_looks_on_says_nothing_of_his_own_reading(
    cast: Cast, pages: Callable[[str], str], part: str
) -> None:
    assert "我学过了" not in pages(part)
    person = cast.people()[part]
    reading = make_reading(make_meeting(cast.unit, year=2024))
    with pytest.raises(Forbidden):
        services.mark_read(reading, person, on=TODAY, thoughts="", by=actor_for(person), at=NOW)
    assert not ReadingDone.objects.filter(person=person).exists()
