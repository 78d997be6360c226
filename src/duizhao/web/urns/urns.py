"""Reads and changes urns as a whole, one person at a time, in a way that looks the same each time.

A row and its file of keys belong together only while the row is locked; the new keys are on disk
before the commit and the earlier one is among them, so a crash at any moment loses nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from duizhao.core.cycle.machine import Stale
from duizhao.core.opinions.urn import (
    Locked,
    Unusable,
    knows,
    new_urn,
    pack,
    public_key_of,
    seal,
    unpack,
    unseal,
)
from duizhao.core.opinions.urn import Urn as Content
from duizhao.web.urns.keys import Keys, forget_keys, new_keys, read_keys, write_keys
from duizhao.web.urns.models import Urn

Change = Callable[[Content, bytes], Content]
"""Makes the new content of an urn from the present one and its public key."""


def set_up_urn(codes: list[str], *, until: date) -> Urn:
    """Make an urn that takes these slips until a day."""
    name, keys = new_keys()
    sealed = seal(pack(new_urn(codes)), keys.latest)
    return Urn.objects.create(keys=name, sealed=sealed, takes_until=until)


def take_until(urn: Urn, day: date | None) -> None:
    """Take slips until a day, or (None) no more; within the transaction of an act on its owner."""
    Urn.objects.filter(pk=urn.pk).update(takes_until=day)


def urn_of_code(code: str, *, today: date, stirs: bool) -> int | None:
    """The key of the open urn that knows a code, used or not; None where there is none.

    With `stirs` every open urn is sealed anew where there is one, as each visit must: in the same
    transaction, because opening an urn twice takes twice as long.
    """
    with transaction.atomic():
        opened = list(_opened(_collecting(today).select_for_update()))
        known = [row.pk for row, content, _ in opened if knows(content, code)]
        if known and stirs:
            for row, content, keys in opened:
                _put(row, content, keys)
    return known[0] if known else None


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
    content, keys = _open(row)
    return unpack(content), keys


def put_back(row: Urn, content: Content, keys: Keys) -> None:
    """Seal a locked urn with new keys. Raises Stale when the row is gone."""
    _put(row, pack(content), keys)


def locked_urn(pk: int) -> Urn:
    """An urn, for the rest of the transaction."""
    return Urn.objects.select_for_update().get(pk=pk)


def drop_urn(row: Urn) -> None:
    """Remove an urn, and its keys once that is certain."""
    name = row.keys
    row.delete()
    transaction.on_commit(lambda: forget_keys(name))


@transaction.atomic
def _stir(pk: int, today: date, change: Change | None = None) -> bool:
    """Whether the urn is there and the change was made; it is sealed anew even when that was refused."""
    row = _collecting(today).select_for_update().filter(pk=pk).first()
    if row is None:
        return False
    try:
        content, keys = _open(row)
    except Locked:
        return False
    changed = True
    if change is not None:
        try:
            content = pack(change(unpack(content), public_key_of(keys.private)))
        except Unusable:
            changed = False
    _put(row, content, keys)
    return changed


def _open(row: Urn) -> tuple[bytes, Keys]:
    keys = read_keys(row.keys)
    if keys is None:
        raise Locked
    content, current = unseal(bytes(row.sealed), (keys.latest, keys.before))
    return content, keys.after(current)


def _opened(rows: Iterable[Urn]) -> Iterator[tuple[Urn, bytes, Keys]]:
    """Each locked urn that can be opened."""
    for row in rows:
        with suppress(Locked):
            yield row, *_open(row)


def _put(row: Urn, content: bytes, keys: Keys) -> None:
    """Seal a locked urn with new keys; once that is committed, the key of the copy before is forgotten.

    The lock is what keeps others out until the commit: on PostgreSQL that of the row, on SQLite
    that of the database, which every transaction takes as it begins. Raises Stale when the row is gone.
    """
    if Urn.objects.filter(pk=row.pk).update(sealed=seal(content, keys.latest)) != 1:
        raise Stale
    write_keys(row.keys, keys)
    transaction.on_commit(lambda: _forget_before(row.pk, keys))


@transaction.atomic
def _forget_before(pk: int, written: Keys) -> None:
    """Keep only the key of the copy that was committed; who has changed the urn since has done so already."""
    locked = Urn.objects.select_for_update().filter(pk=pk)
    name = locked.values_list("keys", flat=True).first()
    if name is not None and read_keys(name) == written:
        write_keys(name, written.settled())


def _collecting(today: date) -> "QuerySet[Urn]":
    """The urns that take slips today, in the order in which everybody locks them."""
    return Urn.objects.filter(takes_until__gte=today).order_by("pk")
