"""What is done with accounts, each act with its audit entry."""

import secrets
from datetime import datetime, timedelta

from axes.utils import reset
from django.db import IntegrityError, transaction

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.machine import Refused
from duizhao.web.accounts.models import User
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import happened, record

_CLEAR = "abcdefghjkmnpqrstuvwxyz"
_DIGITS = "23456789"
_GROUPS = 3


@transaction.atomic
def note_sign_in(user: User, *, at: datetime) -> None:
    """Say that a person signed in."""
    record(Event.ACCOUNT_SIGNED_IN, subject=user, unit_id=user.unit_id, by=_self(user), at=at)


@transaction.atomic
def note_sign_out(user: User, *, at: datetime) -> None:
    """Say that a person signed out."""
    record(Event.ACCOUNT_SIGNED_OUT, subject=user, unit_id=user.unit_id, by=_self(user), at=at)


@transaction.atomic
def change_password(user: User, password: str, *, at: datetime) -> None:
    """Let a person have the password that he has chosen; the form has judged it."""
    user.set_password(password)
    user.must_change, user.password_at = False, at
    user.save(update_fields=["password", "must_change", "password_at"])
    record(
        Event.ACCOUNT_PASSWORD_CHANGED, subject=user, unit_id=user.unit_id, by=_self(user), at=at
    )


@transaction.atomic
def note_pause(username: str, *, at: datetime, length: timedelta) -> None:
    """Say once that an account is paused after wrong passwords; nothing where there is no such account."""
    user = User.objects.filter(username=username).first()
    if user is not None and not happened(Event.ACCOUNT_PAUSED, subject=user, since=at - length):
        record(Event.ACCOUNT_PAUSED, subject=user, unit_id=user.unit_id, by=_self(user), at=at)


def issue(username: str, *, unit_id: int, by: Actor, at: datetime) -> tuple[User, str]:
    """A new account with its first password, which is kept nowhere; the caller has asked for the right.

    Raises Refused when the sign-in name is taken.
    """
    password = first_password()
    try:
        with transaction.atomic():
            user = User.objects.create_user(username, password, unit_id=unit_id)
    except IntegrityError:
        raise Refused(f"登录名“{username}”已经有人用了，请换一个") from None
    record(Event.ACCOUNT_ISSUED, subject=user, unit_id=unit_id, by=by, at=at, note=username)
    return user, password


def reset_password(user: User, *, by: Actor, at: datetime) -> str:
    """A new first password in the place of one that was forgotten; ends the account's sessions and its pause."""
    password = first_password()
    user.set_password(password)
    user.must_change, user.password_at = True, at
    user.save(update_fields=["password", "must_change", "password_at"])
    reset(username=user.username)
    record(
        Event.ACCOUNT_PASSWORD_RESET, subject=user, unit_id=user.unit_id, by=by, at=at,
        note=user.username,
    )  # fmt: skip
    return password


def set_active(user: User, *, active: bool, by: Actor, at: datetime) -> None:
    """Lock an account, which ends its sessions at once, or unlock it."""
    user.is_active = active
    user.save(update_fields=["is_active"])
    if active:
        reset(username=user.username)
    event = Event.ACCOUNT_UNLOCKED if active else Event.ACCOUNT_LOCKED
    record(event, subject=user, unit_id=user.unit_id, by=by, at=at, note=user.username)


def first_password() -> str:
    """A password to hand over on paper: no letters that look alike, three groups."""
    groups = (
        "".join(secrets.choice(_CLEAR) for _ in range(3)) + secrets.choice(_DIGITS)
        for _ in range(_GROUPS)
    )
    return "-".join(groups).capitalize()


def _self(user: User) -> Actor:
    return Actor(user_id=user.pk, person_id=None, name=user.username)
