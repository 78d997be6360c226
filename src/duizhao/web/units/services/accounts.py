"""Accounts of people: given out on slips of paper, reset, locked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.web.accounts import services as accounts
from duizhao.web.accounts.models import User
from duizhao.web.kit.claims import claim
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True)
class AccountSlip:
    """What is handed to a person on paper, and kept nowhere."""

    name: str
    username: str
    password: str
    role: str = ""


@transaction.atomic
def issue_accounts(people: Sequence[Person], *, by: Actor, at: datetime) -> list[AccountSlip]:
    """Give each an account named after his number. Raises Refused when one has an account already."""
    if not people:
        raise Refused("请先选人，再开通账号")
    for unit in sorted({person.unit for person in people}, key=lambda one: one.pk):
        require(by, Act.ACCOUNT_ISSUE, place_of(unit))
        claim(unit)
    slips = []
    for person in people:
        claim(person)
        if person.user_id is not None:
            raise Refused(f"{person.name}已经有账号，忘了密码请用“重置密码”")
        user, password = accounts.issue(_free_name(person), unit_id=person.unit_id, by=by, at=at)
        person.user = user
        person.save(update_fields=["user"])
        slips.append(AccountSlip(person.name, user.username, password))
    return slips


@transaction.atomic
def reset_password(person: Person, *, by: Actor, at: datetime) -> AccountSlip:
    """A new first password for one who has forgotten his."""
    user = _account_of_another(person, by)
    password = accounts.reset_password(user, by=by, at=at)
    return AccountSlip(person.name, user.username, password)


@transaction.atomic
def lock_account(person: Person, *, by: Actor, at: datetime) -> None:
    """Let nobody sign in with the account any more."""
    accounts.set_active(_account_of_another(person, by), active=False, by=by, at=at)


@transaction.atomic
def unlock_account(person: Person, *, by: Actor, at: datetime) -> None:
    """Let its owner sign in again, after a lock or after too many wrong passwords."""
    accounts.set_active(_account_of_another(person, by), active=True, by=by, at=at)


def _account_of_another(person: Person, by: Actor) -> User:
    require(by, Act.ACCOUNT_ISSUE, place_of(person.unit))
    claim(person)
    if person.user is None:
        raise Refused(f"{person.name}还没有账号，请先开通")
    if person.user_id == by.user_id:
        raise Refused("自己的账号请用“修改密码”，不能自己重置或停用")
    return person.user


def _free_name(person: Person) -> str:
    """His number, or with the unit's before it where another unit has the same."""
    taken = User.objects.filter(username=person.number).exists()
    return f"{person.unit_id}-{person.number}" if taken else person.number
