"""An office's own lists: names and posts, units, wrong → right pairs, set phrases, sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an office's list, with the file and line (from 1) it stands on."""

    words: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """A source text that quotations and 《titles》 are held against: its title and its words."""

    title: str
    content: str


@dataclass(frozen=True)
class Office:
    """All lists of one office; each is empty unless its file is named in the configuration.

    `people`: name, then posts. `units`: a full name, then accepted short forms. `pairs`: wrong, right.
    `phrases`: a set phrase that must be written exactly so. `titles`: a 《title》 as it must be
    written. `sources`: texts whose quotations are held against them.
    """

    people: tuple[Entry, ...] = ()
    units: tuple[Entry, ...] = ()
    pairs: tuple[Entry, ...] = ()
    phrases: tuple[Entry, ...] = ()
    titles: tuple[Entry, ...] = ()
    sources: tuple[Source, ...] = ()
