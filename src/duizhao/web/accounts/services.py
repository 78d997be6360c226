"""What is done with accounts, each act with its audit entry."""

import secrets
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.web.accounts.models import User
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record

_CLEAR = "abcdefghjkmnpqrstuvwxyz"
_DIGITS = "23456789"
_GROUPS = 3


@transaction.atomic
def note_sign_in(user: User, *, at: datetime) -> None:
    """Say that a person signed in."""
    record(Event.ACCOUNT_SIGNED_IN, subject=user, unit_id=None, by=_self(user), at=at)


@transaction.atomic
def note_sign_out(user: User, *, at: datetime) -> None:
    """Say that a person signed out."""
    record(Event.ACCOUNT_SIGNED_OUT, subject=user, unit_id=None, by=_self(user), at=at)


@transaction.atomic
def change_password(user: User, password: str, *, at: datetime) -> None:
    """Let a person have the password that he has chosen; the form has judged it."""
    user.set_password(password)
    user.must_change, user.password_at = False, at
    user.save(update_fields=["password", "must_change", "password_at"])
    record(Event.ACCOUNT_PASSWORD_CHANGED, subject=user, unit_id=None, by=_self(user), at=at)


def first_password() -> str:
    """A password to hand over on paper: no letters that look alike, three groups."""
    groups = (
        "".join(secrets.choice(_CLEAR) for _ in range(3)) + secrets.choice(_DIGITS)
        for _ in range(_GROUPS)
    )
    return "-".join(groups).capitalize()


def _self(user: User) -> Actor:
    return Actor(user_id=user.pk, person_id=None, name=user.username)
