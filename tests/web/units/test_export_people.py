"""The people of a unit are given out as a list that can be imported again, here or in another unit."""

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.roles import Role
from duizhao.core.sheets.verdict import Verdict
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.units.models import Person
from duizhao.web.units.services.roster_import import hand_in, import_people, preview_of
from make import actor_for, assign, make_person, make_unit
from make_sheet import HEAD, make_sheet

Browser = Callable[[Person | None], Client]
ROWS = (
    ("0901", "宋瑞", "办公室主任", "办公室", None, None, "是", "2024-03-01"),
    ("0902", "马驰", "党组成员、副局长", None, 3, "办公室、规划科", "否", None),
)


def given_out(cast: Cast, browser_of: Browser) -> bytes:
    waiting = hand_in(
        cast.unit, file_name="花名册.xlsx", content=make_sheet([HEAD, *ROWS]),
        by=actor_for(cast.secretary), at=now(),
    )  # fmt: skip
    import_people(waiting, by=actor_for(cast.secretary), at=now())
    answer = browser_of(cast.secretary).get(reverse("units:people-file", args=[cast.unit.pk]))
    return answer.content


def test_imported_again_it_changes_nothing(cast: Cast, browser_of: Browser) -> None:
    make_person(cast.unit, "顾成", signs_in=False)
    Person.objects.filter(name="顾成").update(left=date(2025, 6, 30))
    content = given_out(cast, browser_of)
    again = hand_in(
        cast.unit, file_name="人员.xlsx", content=content, by=actor_for(cast.secretary), at=now()
    )
    counts = preview_of(again).counts()
    here = cast.unit.people.filter(left=None).count()
    assert counts == {
        Verdict.NEW: 0, Verdict.CHANGED: 0, Verdict.SAME: here, Verdict.CONFLICT: 0,
        Verdict.WRONG: 0,
    }  # fmt: skip
    assert [entry.event for entry in Entry.objects.all()][:1] == ["roster:exported"]


def test_another_unit_takes_it_over_with_departments(cast: Cast, browser_of: Browser) -> None:
    content = given_out(cast, browser_of)
    new = make_unit("清河市水利服务中心", cast.upper)
    assign(cast.secretary, Role.SECRETARY, new)
    by = actor_for(cast.secretary)
    import_people(
        hand_in(new, file_name="人员.xlsx", content=content, by=by, at=now()), by=by, at=now()
    )
    ma = new.people.get(number="0902")
    assert (ma.post, ma.team_rank, ma.party_member) == ("党组成员、副局长", 3, False)
    assert {one.name for one in ma.in_charge_of.all()} == {"办公室", "规划科"}
    assert new.people.get(number="0901").joined == date(2024, 3, 1)
