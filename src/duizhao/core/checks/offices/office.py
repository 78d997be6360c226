"""An office's own lists: names and posts, units, wrong → right pairs, set phrases, sources."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from duizhao.core.checks.offices.source_index import SourceIndex
from duizhao.core.checks.offices.title_index import TitleIndex
from duizhao.core.zh.near_miss import NearMisses
from duizhao.core.zh.phrases import Phrases


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

    def __getstate__(self) -> Mapping[str, object]:
        """The lists alone travel to another process; what is made from them is made anew there."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def wrong_words(self) -> Phrases:
        """The wrong halves of the pairs, to be found in one pass."""
        return Phrases(pair.words[0] for pair in self.pairs)

    @cached_property
    def right_words(self) -> Mapping[str, Entry]:
        """Wrong words → the pair they stand in."""
        return {pair.words[0]: pair for pair in self.pairs}

    @cached_property
    def phrase_misses(self) -> NearMisses:
        """The near misses of the set phrases."""
        return NearMisses(phrase.words[0] for phrase in self.phrases)

    @cached_property
    def unit_misses(self) -> NearMisses:
        """The near misses of the units' full names; accepted short forms are no near misses."""
        return NearMisses(name for unit in self.units for name in unit.words)

    @cached_property
    def source_index(self) -> SourceIndex:
        """Where in the sources some words stand."""
        return SourceIndex((source.title, source.content) for source in self.sources)

    @cached_property
    def title_index(self) -> TitleIndex:
        """The titles as they must be written, those of the sources among them."""
        listed = (title.words[0] for title in self.titles)
        return TitleIndex([*listed, *(source.title for source in self.sources)])
