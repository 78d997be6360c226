"""People, roles and accounts changed twice at the same moment, on PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from cast import Cast
from databases import on_postgresql
from duizhao.core.access.roles import ADMINISTRATORS, Role
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.accounts.models import User
from duizhao.web.units.models import Assignment, Department, Person, RosterImport, Unit
from duizhao.web.units.services import people, roles, roster_import, unit_lists, units
from duizhao.web.units.services.accounts import issue_accounts
from duizhao.web.units.services.people import Particulars, Post
from duizhao.web.units.services.set_up import FIRST_ROLES, FirstUnit, Newcomer, set_up
from make import TODAY, actor_for, assign, make_person
from make_sheet import HEAD, make_sheet
from races import Act, Outcome, at_once, overtaken, seen

pytestmark = on_postgresql

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
ROWS = (
    ("0901", "宋瑞", "办公室主任", "办公室", None, None, "是", "2024-03-01"),
    ("0902", "马驰", "党组成员、副局长", None, 3, "办公室、规划科", "是", None),
)
POST = Post(post="规划科科长", department=None, heads_department=True, team_rank=None)


@pytest.mark.usefixtures("postgresql_emptied", "the_day")
def test_an_installation_is_set_up_once() -> None:
    first_unit = FirstUnit(name="清河市水务局", short_name="", team_name="清河市水务局党组")
    names = zip(FIRST_ROLES, ("许文", "邓芳", "叶平", "孙晓雯"), strict=True)
    newcomers = {role: Newcomer(name, f"000{place}") for place, (role, name) in enumerate(names, 1)}
    again: Act = lambda: set_up(first_unit, newcomers, at=NOW)  # noqa: E731
    first, second = overtaken(again, again)
    assert first.done
    assert isinstance(second.raised, Stale)
    assert (Unit.objects.count(), User.objects.count()) == (1, 4)


def test_a_list_of_people_is_taken_over_once(cast_for_all: Cast) -> None:
    by = actor_for(cast_for_all.secretary)
    waiting = roster_import.hand_in(
        cast_for_all.unit, file_name="花名册.xlsx", content=make_sheet([HEAD, *ROWS]), by=by, at=NOW
    )
    shown, also_shown = seen(waiting), seen(waiting)
    first, second = overtaken(
        lambda: roster_import.import_people(shown, by=by, at=NOW),
        lambda: roster_import.import_people(also_shown, by=by, at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert Person.objects.filter(number__startswith="09").count() == 2


def test_a_list_that_is_being_taken_over_is_not_thrown_away(cast_for_all: Cast) -> None:
    by = actor_for(cast_for_all.secretary)
    waiting = roster_import.hand_in(
        cast_for_all.unit, file_name="花名册.xlsx", content=make_sheet([HEAD, *ROWS]), by=by, at=NOW
    )
    shown, also_shown = seen(waiting), seen(waiting)
    first, second = overtaken(
        lambda: roster_import.import_people(shown, by=by, at=NOW),
        lambda: roster_import.give_up(also_shown, by=by),
    )
    assert first.done
    assert isinstance(second.raised, Stale)


def test_two_lists_handed_in_at_once_leave_the_later_one(cast_for_all: Cast) -> None:
    by = actor_for(cast_for_all.secretary)

    def handing_in(name: str) -> Act:
        unit = seen(cast_for_all.unit)
        content = make_sheet([HEAD, *ROWS])
        return lambda: roster_import.hand_in(unit, file_name=name, content=content, by=by, at=NOW)

    assert all(one.done for one in overtaken(handing_in("旧.xlsx"), handing_in("新.xlsx")))
    assert RosterImport.objects.get().file_name == "新.xlsx"


def test_one_person_does_not_become_two_administrators(cast_for_all: Cast) -> None:
    person, by = cast_for_all.bystander, actor_for(cast_for_all.security_admin)

    def assigning(role: Role) -> Act:
        mine, unit = seen(person), seen(cast_for_all.unit)
        return lambda: roles.assign_role(
            mine, role, unit=unit, first_day=TODAY, last_day=None, by=by, at=NOW
        )

    for outcomes in (
        overtaken(assigning(Role.SYSTEM_ADMIN), assigning(Role.AUDIT_ADMIN)),
        at_once([assigning(role) for role in sorted(ADMINISTRATORS)]),
    ):
        assert all(one.done or isinstance(one.raised, Refused) for one in outcomes)
        assert Assignment.objects.filter(person=person).count() == 1


@pytest.mark.parametrize("turned", [False, True])
def test_an_administrator_does_not_come_by_the_content_in_the_same_moment(
    cast_for_all: Cast, *, turned: bool
) -> None:
    person, by = cast_for_all.bystander, actor_for(cast_for_all.security_admin)
    administrator, keeper, unit = seen(person), seen(person), seen(cast_for_all.unit)
    leader = seen(cast_for_all.leader)
    ways: list[Act] = [
        lambda: roles.assign_role(
            administrator, Role.AUDIT_ADMIN, unit=unit, first_day=TODAY, last_day=None, by=by,
            at=NOW,
        ),
        lambda: roles.assign_acting(
            keeper, leader, first_day=TODAY, last_day=None, by=by, at=NOW
        ),
    ]  # fmt: skip
    first, second = overtaken(*(reversed(ways) if turned else ways))
    assert first.done
    assert isinstance(second.raised, Refused)
    assert Assignment.objects.filter(person=person).count() == 1


def _second_security_admin(cast: Cast) -> Assignment:
    """One from another unit, who looks after this one as well."""
    return assign(make_person(cast.outsider.unit, "石岩"), Role.SECURITY_ADMIN, cast.unit)


def _leaving(cast: Cast, other: Assignment) -> Act:
    person, by = seen(other.person), actor_for(cast.outsider)
    return lambda: people.leave(person, last_day=TODAY, revision=0, by=by, at=NOW)


def _ending(cast: Cast, other: Assignment) -> Act:
    mine = seen(cast.security_admin.assignments.get())
    by = actor_for(other.person)
    return lambda: roles.end_role(mine, last_day=TODAY, by=by, at=NOW)


@pytest.mark.parametrize("turned", [False, True])
def test_the_last_two_who_give_roles_do_not_both_go(cast_for_all: Cast, *, turned: bool) -> None:
    other = _second_security_admin(cast_for_all)
    ways = [_leaving(cast_for_all, other), _ending(cast_for_all, other)]
    first, second = overtaken(*(reversed(ways) if turned else ways))
    assert first.done
    assert isinstance(second.raised, Refused)
    left = Assignment.objects.filter(
        unit=cast_for_all.unit, role=Role.SECURITY_ADMIN.value, last_day=None
    )
    assert left.count() == 1


def test_a_person_gets_one_account(cast_for_all: Cast) -> None:
    person = make_person(cast_for_all.unit, "马驰", signs_in=False)
    by = actor_for(cast_for_all.security_admin)

    def issuing() -> Act:
        shown = seen(person)
        return lambda: issue_accounts([shown], by=by, at=NOW)

    first, second = overtaken(issuing(), issuing())
    assert first.done
    assert isinstance(second.raised, Refused)
    assert seen(person).user is not None


def test_two_people_with_one_number_in_two_units_do_not_share_an_account(
    cast_for_all: Cast,
) -> None:
    assign(cast_for_all.security_admin, Role.SECURITY_ADMIN, cast_for_all.outsider.unit)
    by = actor_for(cast_for_all.security_admin)
    pair = [
        make_person(unit, name, signs_in=False)
        for unit, name in ((cast_for_all.unit, "马驰"), (cast_for_all.outsider.unit, "石岩"))
    ]
    Person.objects.filter(pk__in=[one.pk for one in pair]).update(number="0077")

    def issuing(person: Person) -> Act:
        shown = seen(person)
        return lambda: issue_accounts([shown], by=by, at=NOW)

    first, second = overtaken(*map(issuing, pair))
    assert first.done
    assert isinstance(second.raised, Refused)
    issuing(pair[1])()
    assert {seen(one).user.username for one in pair if seen(one).user} == {  # type: ignore[union-attr]
        "0077", f"{pair[1].unit_id}-0077",
    }  # fmt: skip


def _joining(cast: Cast, department: Department) -> Act:
    unit, by = seen(cast.unit), actor_for(cast.secretary)
    particulars = Particulars(
        number="0903", name="马驰", branch=None, branch_representative=False, committee_rank=None, party_member=True,
        joined=TODAY,
    )  # fmt: skip
    post = Post(post="科长", department=department, heads_department=True, team_rank=None)
    return lambda: people.add_person(unit, particulars, post, by=by, at=NOW)


def _changing_post(cast: Cast, department: Department) -> Act:
    person, by = seen(cast.cadre), actor_for(cast.secretary)
    post = Post(
        post="科长", department=None, heads_department=True, team_rank=None,
        in_charge_of=[department],
    )  # fmt: skip
    return lambda: people.change_post(
        person, post, first_day=TODAY, revision=person.revision, by=by, at=NOW
    )


@pytest.mark.parametrize("way", [_joining, _changing_post])
def test_nobody_is_put_into_a_department_that_is_being_taken_off_the_list(
    cast_for_all: Cast, way: Callable[[Cast, Department], Act]
) -> None:
    department = Department.objects.create(unit=cast_for_all.unit, name="规划科")
    unit, by = seen(cast_for_all.unit), actor_for(cast_for_all.secretary)
    first, second = overtaken(
        lambda: unit_lists.set_lists(unit, departments=[], branches=[], by=by, at=NOW),
        way(cast_for_all, department),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert not Department.objects.exists()


def _adding_unit(cast: Cast, beside: Unit) -> Act:
    shown, by = seen(beside), actor_for(cast.system_admin)
    named = FirstUnit(name="清河市灌区管理处", short_name="", team_name="")
    return lambda: units.add_unit(shown, named, above=False, by=by, at=NOW, today=TODAY)


def test_a_unit_is_entered_once(cast_for_all: Cast) -> None:
    elsewhere = cast_for_all.outsider.unit
    assign(cast_for_all.system_admin, Role.SYSTEM_ADMIN, elsewhere)
    outcomes: tuple[Outcome, Outcome] = overtaken(
        _adding_unit(cast_for_all, cast_for_all.unit), _adding_unit(cast_for_all, elsewhere)
    )
    assert outcomes[0].done
    assert isinstance(outcomes[1].raised, Refused)
    assert Unit.objects.filter(name="清河市灌区管理处").count() == 1


def test_of_two_who_change_a_post_the_slower_is_told(cast_for_all: Cast) -> None:
    by = actor_for(cast_for_all.secretary)

    def changing() -> Act:
        shown = seen(cast_for_all.cadre)
        return lambda: people.change_post(
            shown, POST, first_day=TODAY, revision=shown.revision, by=by, at=NOW
        )

    first, second = overtaken(changing(), changing())
    assert first.done
    assert isinstance(second.raised, Stale)
    assert cast_for_all.cadre.former_posts.count() == 1
