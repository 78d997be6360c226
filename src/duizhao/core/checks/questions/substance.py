"""Measures how much a passage says beyond demands, abstractions and fixed formulas."""

import re

from duizhao.core.checks.questions.lexicon import phrases
from duizhao.core.trail.words import formulas

_EMPTY = ("empty_verbs.txt", "abstractions.txt", "stock.txt", "thought.txt", "politics.txt")
_OTHER = re.compile("[^一-鿿]+")


def substance(words: str) -> float:
    """The share (0-1) of Chinese characters left when all that is taken out; 0 where none are."""
    whole = _OTHER.sub("", words)
    left = _OTHER.sub("", phrases(*_EMPTY).strip(formulas().strip(words)))
    return len(left) / len(whole) if whole else 0.0
