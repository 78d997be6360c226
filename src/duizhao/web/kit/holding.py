"""Asks the database for texts that hold a word."""

from functools import reduce
from operator import or_

from django.db.models import Q


def holding(word: str, *fields: str) -> Q:
    """That one of the fields holds the word; a letter may be small or capital.

    Chinese has neither, so a word of it is looked for as it stands: PostgreSQL needs several times
    as long to turn every text into capitals as to search it.
    """
    look = "contains" if word.upper() == word.lower() else "icontains"
    return reduce(or_, (Q(**{f"{name}__{look}": word}) for name in fields))
