"""Tells whether an explanation looks inward, at one's own thinking and conduct, or only outward."""

import re

from duizhao.core.checks.questions.lexicon import labelled_phrases, phrases
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.speaker import speaks_of_self

_SEVERAL = 2
_ATTITUDE = re.compile(
    "功利|私心|虚荣|攀比|自以为|无所谓|够用|够了|就行|就好|想躲|总想|先想|只想|好看|舍不得|拉不下|抹不开|顾虑|看得太?[重轻]|当[作成]"
)


def judges_oneself(words: str) -> bool:
    """Whether a passage names an inner attitude, or a shortcoming of the writer, of thinking or conduct."""
    if _ATTITUDE.search(words):
        return True
    return names_shortcoming(words) and (
        speaks_of_self(words) or bool(phrases("thought.txt").words_in(words))
    )


def only_outward(title: str, words: str) -> bool:
    """Whether a cause explains by circumstances and never by one's own thinking or conduct.

    Circumstances that are named once, by the way, don't count; in the title they do.
    """
    named = len(set(_circumstances(words)))
    outward = named >= _SEVERAL or bool(_circumstances(title))
    return outward and not phrases("thought.txt").words_in(words)


def _circumstances(words: str) -> list[str]:
    return labelled_phrases("excuses.txt").words_in(words)
