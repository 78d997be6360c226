"""What a search for copied passages is given and what it yields."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property


class ReuseKind(StrEnum):
    """What a shared passage is: copied, out of one's own last year, or common property."""

    COPIED = "copied"
    OWN_LAST_YEAR = "own_last_year"
    QUOTATION = "quotation"
    TEMPLATE = "template"
    NOTICE = "notice"


KIND_LABELS = {
    ReuseKind.COPIED: "雷同",
    ReuseKind.OWN_LAST_YEAR: "照搬上年",
    ReuseKind.QUOTATION: "引文",
    ReuseKind.TEMPLATE: "套话模板",
    ReuseKind.NOTICE: "通知原文",
}


@dataclass(frozen=True, slots=True)
class Work:
    """One text of a collection: its name, and whose it is and of when, as far as that is known.

    Empty words and None mean that it isn't known.
    """

    name: str
    unit: str = ""
    person: str = ""
    year: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two texts share: where in each, how long, how many letters alike.

    `characters` counts the letters of the longer of the two, without punctuation, `same` those
    that are alike. `rarity` is 1 where no third text has the words and comes nearer to 0 the
    more have them; `texts` is how many texts have them on average. `name` is its fingerprint.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    characters: int
    same: int
    rarity: float
    texts: int
    kind: ReuseKind = ReuseKind.COPIED
    name: str = ""

    @property
    def is_stock(self) -> bool:
        """Whether it is common property and so nobody's."""
        return self.kind not in {ReuseKind.COPIED, ReuseKind.OWN_LAST_YEAR}

    @property
    def rare_letters(self) -> float:
        """How many letters alike, each counted by its rarity: what passages are ordered by."""
        return self.same * self.rarity


@dataclass(frozen=True)
class Pair:
    """Two texts, by their numbers in the collection, and what they share."""

    a: int
    b: int
    passages: tuple[Passage, ...]

    @cached_property
    def rare_letters(self) -> float:
        """What pairs are ordered by; common property doesn't count."""
        return sum(one.rare_letters for one in self.passages if not one.is_stock)


@dataclass(frozen=True, slots=True)
class Stock:
    """A passage that so many texts have that it is common property, in the first text that has it."""

    work: int
    start: int
    end: int
    texts: int
    kind: ReuseKind = ReuseKind.TEMPLATE


@dataclass(frozen=True)
class Alike:
    """Texts that are the same but for punctuation, by number; the first stands for all."""

    works: tuple[int, ...]


@dataclass(frozen=True)
class Found:
    """What a search found: pairs in order of rarity, texts all alike, what was set apart."""

    works: Sequence[Work]
    pairs: tuple[Pair, ...]
    alike: tuple[Alike, ...] = ()
    common: tuple[Stock, ...] = ()
