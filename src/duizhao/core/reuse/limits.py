"""The limits of a search, which follow the size of the collection by themselves."""

from dataclasses import dataclass
from math import log10

_FEW, _MANY, _VERY_MANY = 2_000, 15_000, 100_000
_TEXTS_LEAST, _TEXTS_MOST = 10, 60
_LONG, _LONG_TEXTS = 24, 8
_MORE_AMONG_FEW = 12.0
_MORE_AMONG_MANY = 6.0
_OFTEN = 2  # times the texts
_WORTH_A_LOOK = 0.6  # of the weight that a passage needs


@dataclass(frozen=True, slots=True)
class Scale:
    """Fingerprints of one length.

    `shingle` is their length in letters; one in `every` is looked at. One that more than `texts`
    texts have is common property. Two texts must share `weight` rare letters at one place.
    """

    shingle: int
    every: int
    texts: int
    weight: float

    @property
    def name(self) -> str:
        """A name for files that hold such fingerprints."""
        return f"{self.shingle}-{self.every}"

    @property
    def often(self) -> int:
        """A fingerprint that stands more often isn't looked at text by text."""
        return _OFTEN * self.texts

    @property
    def worth_a_look(self) -> float:
        """How much the fingerprints that two texts share must weigh together for their places to be looked at."""
        return _WORTH_A_LOOK * self.weight / self.every


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as a find in a collection of some size.

    Short fingerprints survive edits; long ones tell apart passages that are put together from
    phrases which everybody uses. Between two texts of one unit, what more than `unit_texts` texts
    of that unit have doesn't count. A passage needs `score` letters alike, rare ones counted in full,
    and a pair that has one also shows its lesser passages from `same` letters on.
    """

    short: Scale
    long: Scale
    score: float
    unit_texts: int = 9
    same: int = 16

    @property
    def scales(self) -> tuple[Scale, Scale]:
        """Both kinds of fingerprints."""
        return self.short, self.long


def limits_for(texts: int) -> Limits:
    """The limits for a collection of so many texts.

    The more texts there are, the longer words must be to be rare. Among very many hardly a clause
    of what was copied with changes is rare: every fingerprint is looked at, the fewer of them make a
    place worth aligning the more texts there are, and more letters alike are asked of what is told.
    """
    if texts <= _FEW:
        # a phrase of the genre looks rare among few, so more of them must come together
        extra = _MORE_AMONG_FEW * log10(_FEW / max(texts, 1))
        shingle, every, weight, score = 8, 1, 22.0 + extra, 30.0
    elif texts <= _MANY:
        shingle, every, weight, score = 10, 2, 18.0, 30.0
    else:
        extra = _MORE_AMONG_MANY * max(0.0, log10(_VERY_MANY / texts))
        shingle, every, weight, score = 9, 1, 11.0 + extra, 32.0
    most = round(min(_TEXTS_MOST, max(_TEXTS_LEAST, 1.5 * texts**0.4)))
    short = Scale(shingle, every, most, weight)
    long = Scale(_LONG, 2 * every, _LONG_TEXTS, 40.0)
    return Limits(short, long, score)
