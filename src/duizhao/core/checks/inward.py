"""Tells whether an explanation looks inward, at one's own thinking and conduct, or only outward."""

from duizhao.core.checks.lexicon import labelled_phrases, phrases
from duizhao.core.checks.shortcomings import names_shortcoming


def judges_oneself(words: str) -> bool:
    """Whether a passage names a shortcoming, and one of thinking, party spirit or conduct."""
    return names_shortcoming(words) and any(phrases("thought.txt").find(words))


def only_outward(words: str) -> bool:
    """Whether a passage explains by circumstances and never by one's own thinking or conduct."""
    outward = any(labelled_phrases("excuses.txt").find(words))
    return outward and not any(phrases("thought.txt").find(words))
