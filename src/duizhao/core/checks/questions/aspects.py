"""Finds which aspects of a framework a text examines: what its headings announce, what it names."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from duizhao.core.checks.questions.passages import plain_words
from duizhao.core.frameworks.model import Aspect
from duizhao.core.outline.model import Heading
from duizhao.core.trail.model import Part, Statement

_MARKS = re.compile("[，。、；：“”‘’\"'（）《》]")


def bare(words: str) -> str:
    """The words without punctuation: notices and texts set it differently."""
    return _MARKS.sub("", words)


@lru_cache(maxsize=2048)
def bare_word(word: str) -> str:
    """`bare` of a word of a framework: there are only so many, and every text is asked for them."""
    return bare(word)


def headings_of_problems(statement: Statement) -> Iterator[Heading]:
    """The headings inside the problem part, in the order of the text."""
    for _, heading in statement.outline.headed:
        if statement.part_at(heading.span.start) is Part.PROBLEMS:
            yield heading


def covered(statement: Statement, aspects: Iterable[Aspect]) -> set[str]:
    """Keys of the aspects that a heading of the problems announces or their text names."""
    titles = [bare(heading.title) for heading in headings_of_problems(statement)]
    titles += [bare(problem.aspect) for problem in statement.problems]
    body = bare("".join(plain_words(statement.text, s) for s in statement.spans_of(Part.PROBLEMS)))
    return {aspect.key for aspect in aspects if _is_covered(aspect, titles, body)}


def _is_covered(aspect: Aspect, titles: Iterable[str], body: str) -> bool:
    words = [bare_word(word) for word in aspect.words]
    general = [bare_word(word) for word in aspect.heading_words]
    return any(word in body for word in words) or any(
        word in title for title in titles for word in (*words, *general)
    )
