"""Somebody joins: entered once under his number, by the secretary or the system administrator."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.units.models import Person
from duizhao.web.units.services.people import Particulars, Post, add_person
from make import actor_for, make_person

Browser = Callable[[Person | None], Client]
POST = Post(post="水资源科科员", department=None, heads_department=False, team_rank=None)


def particulars(number: str) -> Particulars:
    return Particulars(
        number=number, name="宋瑞", branch=None, branch_representative=False, committee_rank=None,
        party_member=True, joined=None,
    )  # fmt: skip


def test_it_works_and_leaves_one_entry(cast: Cast, browser_of: Browser) -> None:
    office = cast.unit.departments.create(name="办公室")
    sent = {"number": "0901", "name": "宋瑞", "post": "办公室主任", "department": office.pk,
            "heads_department": "on", "in_charge_of": [office.pk], "joined": "2025-03-01"}  # fmt: skip
    answer = browser_of(cast.secretary).post(reverse("units:add-person", args=[cast.unit.pk]), sent)
    person = Person.objects.get(number="0901")
    assert answer["Location"] == reverse("units:person", args=[person.pk])
    assert (person.name, person.department, person.party_member) == ("宋瑞", office, False)
    assert list(person.in_charge_of.all()) == [office]
    assert [(e.event, e.actor_name, e.note) for e in Entry.objects.all()] == [
        ("person:added", "孙晓雯", "宋瑞")
    ]


def test_a_number_that_is_taken_is_told_at_its_field_and_what_was_typed_stays(
    cast: Cast, browser_of: Browser
) -> None:
    sent = {"number": cast.cadre.number, "name": "宋瑞"}
    answer = browser_of(cast.secretary).post(reverse("units:add-person", args=[cast.unit.pk]), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "已经是本单位另一个人的" in page
    assert 'value="宋瑞"' in page
    assert not Entry.objects.exists()


def test_who_may(cast: Cast) -> None:
    for name, person in cast.people().items():
        if name in {"secretary", "system_admin"}:
            add_person(cast.unit, particulars(f"x-{name}"), POST, by=actor_for(person), at=now())
        else:
            with pytest.raises(Forbidden):
                add_person(cast.unit, particulars("y"), POST, by=actor_for(person), at=now())
    assert not Person.objects.filter(number="y").exists()


def test_the_same_number_may_stand_in_another_unit(cast: Cast) -> None:
    by = actor_for(cast.secretary)
    assert add_person(cast.unit, particulars(cast.outsider.number), POST, by=by, at=now()).pk
    with pytest.raises(Refused, match="已经是本单位另一个人的"):
        add_person(cast.unit, particulars(cast.outsider.number), POST, by=by, at=now())


def test_the_list_is_paged_and_asks_few_questions(
    cast: Cast, browser_of: Browser, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(40):
        make_person(cast.unit, f"干部{place:02}", signs_in=False)
    browser = browser_of(cast.secretary)
    with django_assert_max_num_queries(9):
        page = browser.get(reverse("units:people", args=[cast.unit.pk])).content.decode()
    assert "第 1 页，共 2 页" in page


def test_the_list_is_narrowed_by_words_team_and_left(cast: Cast, browser_of: Browser) -> None:
    def shown(query: str) -> str:
        url = reverse("units:people", args=[cast.unit.pk])
        return browser_of(cast.secretary).get(f"{url}?{query}").content.decode()

    assert "何立新" in shown("q=河道管理")
    assert "沈若兰" not in shown("q=河道管理")
    assert "沈若兰" in shown("show=team")
    assert "何立新" not in shown("show=team")
    assert "没有符合条件的人员" in shown("show=left")
