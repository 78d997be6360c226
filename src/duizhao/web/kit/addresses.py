"""Addresses of very many pages of one kind, which differ in a key alone."""

from collections.abc import Callable

from django.urls import reverse

_KEY = 907_151_823


def addresses(name: str, *before: int) -> Callable[[int], str]:
    """The address of a page by its key, the last of what the page is known by; `before` comes the rest.

    The routes are looked through once, and not for each of the hundreds of addresses of a table.
    """
    one = reverse(name, args=[*before, _KEY])
    return lambda key: one.replace(str(_KEY), str(key))
