"""Reads and changes urns as a whole, one person at a time, in a way that looks the same each time.

A row and its file of keys belong together only while the row is locked; the new keys are on disk
before the commit and the earlier one is among them, so a crash at any moment loses nothing.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from duizhao.core.cycle.machine import Stale
from duizhao.core.cycle.opinion_round import RoundState
from duizhao.core.opinions.urn import Locked, Unusable, new_urn, public_key_of, seal, unseal
from duizhao.core.opinions.urn import Urn as Content
from duizhao.web.opinions.keys import Keys, forget_keys, new_keys, read_keys, write_keys
from duizhao.web.opinions.models import Round, Urn

Change = Callable[[Content, bytes], Content]
"""Makes the new content of an urn from the present one and the round's public key."""


def set_up_urn(collecting: Round, codes: list[str]) -> None:
    """Make the urn of a round that begins."""
    name, keys = new_keys()
    Urn.objects.create(round=collecting, keys=name, sealed=seal(new_urn(codes), keys.latest))


def round_of_code(code: str, *, today: date) -> Round | None:
    """The open round that knows a code, used or not; None where there is none."""
    for pk in _collecting(today).values_list("pk", flat=True):
        with transaction.atomic():
            row = _lock(pk, today)
            try:
                known = row is not None and look_into(row)[0].knows(code)
            except Locked:
                known = False
        if known and row is not None:
            return Round.objects.select_related("meeting__unit").get(pk=row.round_id)
    return None


def stir(*, today: date) -> None:
    """Seal every open urn anew: what each visit does to them, whatever comes of it."""
    for pk in _collecting(today).values_list("pk", flat=True):
        _stir(pk, today)


def change_urn(collecting: Round, change: Change, *, today: date) -> None:
    """Change the urn of an open round, and stir all others, as every visit does.

    Raises Unusable when `change` does, or when the round has closed meanwhile.
    """
    refused = True
    for pk, round_pk in _collecting(today).values_list("pk", "round_id"):
        if round_pk == collecting.pk:
            refused = not _stir(pk, today, change)
        else:
            _stir(pk, today)
    if refused:
        raise Unusable


def look_into(row: Urn) -> tuple[Content, Keys]:
    """What is in a locked urn, and the keys for its next change. Raises Locked without keys."""
    keys = read_keys(row.keys)
    if keys is None:
        raise Locked
    content, current = unseal(bytes(row.sealed), (keys.latest, keys.before))
    return content, keys.after(current)


def put_back(row: Urn, content: Content, keys: Keys) -> None:
    """Seal a locked urn with new keys. Raises Stale when the row is gone.

    The lock is what keeps others out until the commit: on PostgreSQL that of the row, on SQLite
    that of the database, which every transaction takes as it begins.
    """
    if Urn.objects.filter(pk=row.pk).update(sealed=seal(content, keys.latest)) != 1:
        raise Stale
    write_keys(row.keys, keys)


def locked_urn(collecting: Round) -> Urn:
    """The urn of a round, for the rest of the transaction."""
    return Urn.objects.select_for_update().get(round=collecting)


def drop_urn(row: Urn) -> None:
    """Remove an urn, and its keys once that is certain."""
    name = row.keys
    row.delete()
    transaction.on_commit(lambda: forget_keys(name))


@transaction.atomic
def _stir(pk: int, today: date, change: Change = lambda content, _: content) -> bool:
    """Whether the change was made; the urn is sealed anew even when it was refused.

    Once that is committed, the key of the copy before is forgotten.
    """
    row = _lock(pk, today)
    if row is None:
        return False
    try:
        content, keys = look_into(row)
    except Locked:
        return False
    changed = True
    try:
        content = change(content, public_key_of(keys.private))
    except Unusable:
        changed = False
    put_back(row, content, keys)
    transaction.on_commit(lambda: _forget_before(pk, keys))
    return changed


@transaction.atomic
def _forget_before(pk: int, written: Keys) -> None:
    """Keep only the key of the copy that was committed; who has changed the urn since has done so already."""
    locked = Urn.objects.select_for_update().filter(pk=pk)
    name = locked.values_list("keys", flat=True).first()
    if name is not None and read_keys(name) == written:
        write_keys(name, written.settled())


def _lock(pk: int, today: date) -> Urn | None:
    return _collecting(today).select_for_update(of=("self",)).filter(pk=pk).first()


def _collecting(today: date) -> "QuerySet[Urn]":
    return Urn.objects.filter(round__state=RoundState.OPEN.value, round__due__gte=today)
