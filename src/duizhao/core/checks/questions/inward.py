"""Tells whether an explanation looks inward, at one's own thinking and conduct, or only outward."""

from collections.abc import Iterator

from duizhao.core.checks.questions.lexicon import labelled_phrases, phrases
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.speaker import speaks_of_self

_SEVERAL = 2


def judges_oneself(words: str) -> bool:
    """Whether a passage names a shortcoming of the writer, or of thinking, party spirit or conduct."""
    return names_shortcoming(words) and (
        speaks_of_self(words) or any(phrases("thought.txt").find(words))
    )


def only_outward(title: str, words: str) -> bool:
    """Whether a cause explains by circumstances and never by one's own thinking or conduct.

    Circumstances that are named once, by the way, don't count; in the title they do.
    """
    named = len(set(_circumstances(words)))
    outward = named >= _SEVERAL or any(_circumstances(title))
    return outward and not any(phrases("thought.txt").find(words))


def _circumstances(words: str) -> Iterator[str]:
    return (match.phrase for match in labelled_phrases("excuses.txt").find(words))
