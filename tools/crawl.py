"""Follows the links of the pages as somebody would who presses everything that only looks."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from lxml import html

OF_ONE_KIND = 3
"""How many pages of one kind are opened: a list of forty persons shows no more than three of them do."""


@dataclass(frozen=True)
class Place:
    """A page that links lead to: the name of its address, and one such address."""

    name: str
    address: str


@dataclass(frozen=True)
class Opened:
    """What an address shows: the address where one ends up, and its HTML."""

    address: str
    page: str


Read = Callable[[str], Opened | None]
"""Opens an address of this application; None for what is no page but a file."""


def crawl(read: Read, start: str = "/") -> Iterator[Place]:
    """Every page that can be reached from a start by links alone, the nearest first.

    Of each kind a few pages are opened, because what a page links to depends on what it shows.
    """
    waiting, seen, times = [start], {start}, Counter[str]()
    for address in waiting:
        name = _name_of(address)
        if times[name] >= OF_ONE_KIND:
            continue
        times[name] += 1
        if (opened := read(address)) is None:
            continue
        yield Place(_name_of(opened.address), opened.address)
        new = [link for link in _links_of(opened.page) if link not in seen]
        waiting += new
        seen.update(new)


def places_by_person(
    people: Iterable[str], reader_of: Callable[[str], Read]
) -> dict[str, list[Place]]:
    """One page of each kind, under the first of some people who comes to it."""
    known: set[str] = set()
    found: dict[str, list[Place]] = {}
    for person in people:
        new = {place.name: place for place in reversed(list(crawl(reader_of(person))))}
        found[person] = [place for name, place in reversed(new.items()) if name not in known]
        known.update(new)
    return found


def _links_of(page: str) -> list[str]:
    """Where a page's anchors lead within the application, each once, without what follows the path."""
    links = [anchor.get("href", "") for anchor in html.fromstring(page).iter("a")]
    return list(dict.fromkeys(urlsplit(link).path for link in links if link.startswith("/")))


def _name_of(address: str) -> str:
    try:
        return resolve(address).view_name
    except Resolver404:
        return address
