"""Asks whether the subject matters that one part names are spoken of in others."""

from duizhao.core.checks.lexicon import labelled, labelled_phrases, words
from duizhao.core.checks.rule import Reading
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Part
from duizhao.core.trail.words import topic_labels


def words_of_part(reading: Reading, part: Part) -> str:
    """All that a part says, in plain form."""
    return "".join(reading.text.plain(span) for span in reading.statement.spans_of(part))


def taken_up(passage: str) -> set[str]:
    """Labels of the subject matters that a passage names or, in looser words, touches."""
    found = {match.phrase for match in labelled_phrases("answers.txt").find(passage)}
    return topic_labels(passage).union(*(labelled("answers.txt")[word] for word in found))


def subjects_without_problem(reading: Reading, heading: Span) -> tuple[str, ...]:
    """The subject matters of a cause's or measure's heading, when the problems touch none of them.

    Empty when the heading names none, or one that may lie behind any problem.
    """
    own = topic_labels(reading.text.plain(heading))
    if own & {*words("general_topics.txt"), *taken_up(words_of_part(reading, Part.PROBLEMS))}:
        return ()
    return tuple(sorted(own))
