"""Asks whether the subject matters that one part names are spoken of in others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.core.checks.questions.grounds import has_grounds
from duizhao.core.checks.questions.lexicon import labelled, labelled_phrases, phrases, words
from duizhao.core.checks.rule import Reading
from duizhao.core.trail.model import Cause, Link, Measure, Part
from duizhao.core.trail.words import topic_labels


@dataclass(frozen=True, slots=True)
class Loose:
    """A cause or measure that speaks of matters which no problem touches, and their labels."""

    entry: Cause | Measure
    matters: tuple[str, ...]


def words_of_part(reading: Reading, part: Part) -> str:
    """All that a part says, in plain form."""
    return "".join(reading.text.plain(span) for span in reading.statement.spans_of(part))


def taken_up(passage: str) -> set[str]:
    """Labels of the subject matters that a passage names or, in looser words, touches."""
    found = set(labelled_phrases("answers.txt").words_in(passage))
    return topic_labels(passage).union(*(labelled("answers.txt")[word] for word in found))


def without_problem(reading: Reading, entries: Sequence[Cause | Measure]) -> Iterator[Loose]:
    """The causes or measures whose headings name subject matters that no problem touches.

    Those that name a matter which may lie behind any problem, or that are linked to a problem
    by more than their order, are none of them.
    """
    perhaps = [
        (entry, own)
        for entry in entries
        if not has_grounds(_links_of(entry)) and (own := _matters_in_heading(reading, entry))
    ]
    if not perhaps:
        return
    touched = taken_up(words_of_part(reading, Part.PROBLEMS))
    touched.update(words("general_topics.txt"))
    for entry, own in perhaps:
        if not own & touched:
            yield Loose(entry, tuple(sorted(own)))


def _links_of(entry: Cause | Measure) -> Sequence[Link]:
    return entry.explains if isinstance(entry, Cause) else entry.answers


def _matters_in_heading(reading: Reading, entry: Cause | Measure) -> set[str]:
    heading = reading.text.plain(entry.heading)
    return topic_labels(phrases("loose_wordings.txt").strip(heading))
