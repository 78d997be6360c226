"""Reads the numbers that a browser sends in an address or a hidden field."""

from django.http import QueryDict


def number_in(sent: QueryDict, name: str) -> int | None:
    """The number that was sent under a name; None where none was, or something else."""
    word = sent.get(name, "")
    return int(word) if word.isascii() and word.isdecimal() else None
