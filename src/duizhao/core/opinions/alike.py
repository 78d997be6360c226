"""Points out opinions that are alike in their words, so that a person can read them side by side."""

import re
from collections.abc import Mapping

_NOISE = re.compile(r"[\W_]+")
ALIKE = 0.3
"""The share of character pairs from which on two opinions are shown together; nothing is done with it."""


def likeness(one: str, other: str) -> float:
    """How many of the pairs of neighbouring characters two opinions share: 0 none, 1 all."""
    mine, theirs = _pairs(one), _pairs(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def alike_groups(opinions: Mapping[int, str]) -> list[tuple[int, ...]]:
    """The keys of all opinions, those together that are alike, directly or by one between them."""
    pairs = {key: _pairs(words) for key, words in opinions.items()}
    groups: list[list[int]] = []
    for key, mine in pairs.items():
        near = [group for group in groups if any(_near(mine, pairs[each]) for each in group)]
        rest = [group for group in groups if group not in near]
        groups = [*rest, [*(each for group in near for each in group), key]]
    return [tuple(group) for group in groups]


def _near(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    total = len(mine) + len(theirs)
    return total > 0 and 2 * len(mine & theirs) / total >= ALIKE


def _pairs(words: str) -> frozenset[str]:
    bare = _NOISE.sub("", words)
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))
