"""What can be chosen in several fields of a page, read from the database once for all of them."""

from collections.abc import Iterable

from django.db.models import Model


def read_once(rows: Iterable[Model], *, empty: str) -> list[tuple[int | str, str]]:
    """The choices of a field over these rows, after one for nothing."""
    return [("", empty), *((row.pk, str(row)) for row in rows)]
