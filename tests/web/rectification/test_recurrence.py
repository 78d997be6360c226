"""A trouble that earlier ledgers had already: proposed with the reason, confirmed by a person, carried by the item."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.models import Entry
from duizhao.web.rectification.models import Item, Recurrence
from duizhao.web.rectification.selectors.earlier import same_troubles
from duizhao.web.rectification.services.recurrence import settle_recurrence
from duizhao.web.units.models import Person
from ledger_scenes import NOW, make_closed, make_item
from make import actor_for, make_meeting

AGAIN = "河湖长制督办件办理又超过期限，二季度抽查20件有5件超期。"


def two_years(cast: Cast) -> tuple[Item, Item]:
    earlier = make_closed(cast, make_meeting(cast.unit, 2024, state="reporting"))
    return make_item(cast, make_meeting(cast.unit), problem=AGAIN), earlier


def test_the_earlier_item_is_proposed_with_the_reason_and_its_closing(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    item, earlier = two_years(cast)
    (found,) = same_troubles(item)
    assert (found.earlier, found.confirmed) == (earlier, None)
    assert "河湖长制督办件办理" in found.reason
    page = browser_of(cast.secretary).get(item.get_absolute_url()).content.decode()
    assert "往年的同样问题" in page
    assert "2026-01-12 销号" in page
    assert "是不是同一个问题，请您定" in page


def test_what_is_confirmed_stands_at_the_item_with_one_entry(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    item, earlier = two_years(cast)
    office = browser_of(cast.secretary)
    address = reverse("rectification:settle-recurrence", args=[item.pk, earlier.pk])
    page = office.post(address, {"same": "yes"}, follow=True).content.decode()
    assert "又出现" in page
    assert Recurrence.objects.get().same
    assert Entry.objects.filter(event="item:recurrence_settled").count() == 1
    item.problem = "换了一种说法"
    item.save(update_fields=["problem"])
    assert [one.confirmed for one in same_troubles(item)] == [True]


def test_what_is_said_to_be_another_is_proposed_no_more_until_somebody_thinks_again(
    cast: Cast,
) -> None:
    item, earlier = two_years(cast)
    by = actor_for(cast.secretary)
    settle_recurrence(item, earlier, same=False, by=by, at=NOW)
    assert not same_troubles(item)
    settle_recurrence(item, earlier, same=True, by=by, at=NOW)
    assert [one.confirmed for one in same_troubles(item)] == [True]
    assert Recurrence.objects.count() == 1


def test_another_person_and_a_later_year_are_never_the_same_trouble(cast: Cast) -> None:
    item, earlier = two_years(cast)
    of_member = make_item(cast, earlier.meeting, person=cast.member, problem=AGAIN)
    by, before = actor_for(cast.secretary), Entry.objects.count()
    assert of_member not in [one.earlier for one in same_troubles(item)]
    for one, other in ((item, of_member), (earlier, item), (item, item)):
        with pytest.raises(Refused, match="往年会议上同一个人"):
            settle_recurrence(one, other, same=True, by=by, at=NOW)
    assert not Recurrence.objects.exists()
    assert Entry.objects.count() == before


def test_only_who_writes_the_ledger_says_it(cast: Cast) -> None:
    item, earlier = two_years(cast)
    for person in (cast.member, cast.supervisor, cast.cadre):
        with pytest.raises(Forbidden):
            settle_recurrence(item, earlier, same=True, by=actor_for(person), at=NOW)
    assert not Recurrence.objects.exists()
