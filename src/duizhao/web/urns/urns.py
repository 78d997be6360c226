"""Reads and changes urns as a whole, one person at a time, in a way that looks the same each time.

A row and its file of keys belong together only while the row is locked; the new keys are on disk
before the commit and the earlier one is among them, so a crash at any moment loses nothing.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from duizhao.core.cycle.machine import Stale
from duizhao.core.opinions.urn import Locked, Unusable, new_urn, public_key_of, seal, unseal
from duizhao.core.opinions.urn import Urn as Content
from duizhao.web.urns.keys import Keys, forget_keys, new_keys, read_keys, write_keys
from duizhao.web.urns.models import Urn

Change = Callable[[Content, bytes], Content]
"""Makes the new content of an urn from the present one and its public key."""


def set_up_urn(codes: list[str], *, until: date) -> Urn:
    """Make an urn that takes these slips until a day."""
    name, keys = new_keys()
    sealed = seal(new_urn(codes), keys.latest)
    return Urn.objects.create(keys=name, sealed=sealed, takes_until=until)


def take_until(urn: Urn, day: date | None) -> None:
    """Take slips until a day, or (None) no more; within the transaction of an act on its owner."""
    Urn.objects.filter(pk=urn.pk).update(takes_until=day)


def urn_of_code(code: str, *, today: date) -> int | None:
    """The key of the open urn that knows a code, used or not; None where there is none."""
    for pk in _collecting(today).values_list("pk", flat=True):
        with transaction.atomic():
            row = _lock(pk, today)
            try:
                known = row is not None and look_into(row)[0].knows(code)
            except Locked:
                known = False
        if known:
            return int(pk)
    return None


def stir(*, today: date) -> None:
    """Seal every open urn anew: what each visit does to them, whatever comes of it."""
    for pk in _collecting(today).values_list("pk", flat=True):
        _stir(pk, today)


def change_urn(urn: int, change: Change, *, today: date) -> None:
    """Change an open urn, and stir all others, as every visit does.

    Raises Unusable when `change` does, or when the urn takes no slips any more.
    """
    refused = True
    for pk in _collecting(today).values_list("pk", flat=True):
        if pk == urn:
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


def locked_urn(pk: int) -> Urn:
    """An urn, for the rest of the transaction."""
    return Urn.objects.select_for_update().get(pk=pk)


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
    return _collecting(today).select_for_update().filter(pk=pk).first()


def _collecting(today: date) -> "QuerySet[Urn]":
    return Urn.objects.filter(takes_until__gte=today)
