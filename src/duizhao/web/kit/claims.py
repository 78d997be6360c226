"""Claims a row before its facts are read, so that what was decided stays true until the commit."""

from collections.abc import Iterable

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import F, Model

from duizhao.core.cycle.machine import Stale


def claim(
    row: Model, *, while_in: Iterable[str] | None = None, revision: int | None = None
) -> None:
    """Take the row for the rest of the transaction.

    One conditional UPDATE raises the row's `revision`. Raises Stale when the row has left the
    states of `while_in`, or when `revision` is given and no longer the row's; RuntimeError outside
    a transaction. The row's fields are fresh afterwards.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("claim() needs a transaction")
    rows = type(row)._default_manager.filter(pk=row.pk)  # noqa: SLF001  Django's public name for it
    if while_in is not None:
        rows = rows.filter(state__in=[str(state) for state in while_in])
    if revision is not None:
        rows = rows.filter(revision=revision)
    if rows.update(revision=F("revision") + 1) != 1:
        raise Stale
    row.refresh_from_db()


def read_again(row: Model) -> None:
    """Make fresh what was read before its aggregate was claimed. Raises Stale when the row is gone."""
    try:
        row.refresh_from_db()
    except ObjectDoesNotExist:
        raise Stale from None
