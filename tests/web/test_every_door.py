"""Every address has a row that says who gets which answer; a new address without one fails here."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cast import Cast
from door import all_doors
from duizhao.web.units.models import Person


def _addresses(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _addresses(pattern, space)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


DOORS = all_doors()
ADDRESSES = sorted(set(_addresses(get_resolver())))


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(DOORS) == ADDRESSES


@pytest.mark.parametrize("address", DOORS)
def test_everybody_gets_the_answer_of_the_table(
    cast: Cast, browser_of: Callable[[Person | None], Client], address: str
) -> None:
    door = DOORS[address]
    people: dict[str, Person | None] = {"nobody": None, **cast.people()}
    expected = {name: door.statuses.get(name, door.others) for name in cast.people()}
    expected["nobody"] = door.nobody
    answers = {}
    for name in expected:
        url = reverse(address, kwargs=door.where(cast))
        send = getattr(browser_of(people[name]), door.method)
        answers[name] = send(url, door.data(cast)).status_code
    assert answers == expected


def test_there_is_no_row_for_a_part_that_is_not_in_the_cast(cast: Cast) -> None:
    assert not {name for door in DOORS.values() for name in door.statuses} - set(cast.people())
