"""The lists that the checks use for a unit: its people and their posts, its names, and what the office typed."""

import re
from collections.abc import Iterable

from duizhao.core.checks.offices.office import Entry, Office
from duizhao.core.checks.offices.office_lists import (
    read_names,
    read_pairs,
    read_phrases,
    read_titles,
)
from duizhao.web.units.models import OfficeLists, Unit
from duizhao.web.units.places import upwards
from duizhao.web.units.selectors import people_of

READERS = {
    "people": read_names,
    "units": read_names,
    "pairs": read_pairs,
    "phrases": read_phrases,
    "titles": read_titles,
}
"""How each list is read, by the field that holds it."""
_POSTS = re.compile(r"[、，,；;/\s]+")


def office_of(unit: Unit) -> Office:
    """The lists of a unit as values. Those who left are not in them."""
    typed = OfficeLists.objects.filter(unit=unit).first() or OfficeLists(unit=unit)
    lists = {name: read(getattr(typed, name), name) for name, read in READERS.items()}
    return Office(
        people=_merged((*_people(unit), *lists["people"])),
        units=(*_units(unit), *lists["units"]),
        pairs=lists["pairs"],
        phrases=lists["phrases"],
        titles=lists["titles"],
    )


def _people(unit: Unit) -> Iterable[Entry]:
    rows = people_of(unit).filter(left__isnull=True).values_list("name", "post")
    for line, (name, post) in enumerate(rows, 1):
        yield Entry((name, *filter(None, _POSTS.split(post))), "人员", line)


def _merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry a name: two people of one name may each have the posts of both."""
    found: dict[str, Entry] = {}
    for entry in entries:
        name, *posts = entry.words
        before = found.get(name)
        words = (*before.words, *posts) if before else entry.words
        found[name] = Entry(words, entry.file, entry.line)
    return tuple(found.values())


def _units(unit: Unit) -> Iterable[Entry]:
    for line, one in enumerate(upwards(unit), 1):
        yield Entry(tuple(filter(None, (one.name, one.short_name))), "单位", line)
