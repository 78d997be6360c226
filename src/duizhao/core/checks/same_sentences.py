"""Finds sentences that several texts of one team share, word for word or nearly; says where, never why.

What everybody writes because he was told to doesn't count: headings, quotations and 《titles》, the
aspects of the framework, the words of the notice, and the fixed formulas of the genre.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from duizhao.core.checks.questions.passages import Passage, passages_in
from duizhao.core.cycle.same_words import same_words
from duizhao.core.frameworks.model import Framework
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Statement
from duizhao.core.trail.shared_words import runs
from duizhao.core.zh.normal import plain

SHORTEST = 15
"""How many characters of its own a sentence must have to be looked at."""
ALIKE = 0.85
"""How alike (0-1) two sentences must be to be shown as nearly the same."""
_LEAST_RUNS = 6
_GRAM = 4
_LEAST_SHARED = 0.6
_QUOTED = re.compile("“[^”]*”|《[^》]*》")
_NO_WORD = re.compile(r"[\W_]+")
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]+是|其[一二三四五六七八九十]|第[一二三四五六七八九十]+|"
    r"（[一二三四五六七八九十\d]+）|\d+[.、．]|[一二三四五六七八九十]+、)[，,]?"
)


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """Where a sentence stands: the key of its text, its span there, and its words."""

    text: int
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class SameSentence:
    """A sentence that stands in several texts; `exact`: word for word but for marks."""

    places: tuple[SentencePlace, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    place: SentencePlace
    bare: str


def same_sentences(
    texts: Mapping[int, Statement], *, framework: Framework | None = None, given: Sequence[str] = ()
) -> list[SameSentence]:
    """The sentences that at least two of the texts share, in the order of the texts.

    `given` are words that come from the notice, such as the theme of the meeting.
    """
    told = _told(framework, given)
    sentences = [
        sentence
        for key, statement in texts.items()
        for sentence in _sentences(key, statement, told)
    ]
    groups = _grouped(sentences)
    found = (_same([sentences[number] for number in group]) for group in groups)
    return [same for same in found if same is not None]


def _told(framework: Framework | None, given: Iterable[str]) -> tuple[str, ...]:
    """What everybody was told to write, the longest first, in plain form without marks."""
    words = [*given]
    if framework is not None:
        words += [framework.theme, *(aspect.name for aspect in framework.aspects)]
        words += [word for aspect in framework.aspects for word in (aspect.label, *aspect.words)]
    bare = {_NO_WORD.sub("", plain(each).text) for each in words}
    return tuple(sorted((each for each in bare if len(each) >= _GRAM), key=len, reverse=True))


def _sentences(key: int, statement: Statement, told: Sequence[str]) -> Iterator[_Sentence]:
    text = statement.text
    headings = [heading.span for _, heading in statement.outline.headed]
    if statement.outline.title is not None:
        headings.append(statement.outline.title)
    for passage in passages_in(text, Span(0, len(text.content))):
        for sentence in passage.sentences():
            span = sentence.span
            if any(heading.overlaps(span) for heading in headings):
                continue
            bare = _own_words(sentence, told)
            if len(bare) >= SHORTEST and len(runs(bare)) >= _LEAST_RUNS:
                yield _Sentence(SentencePlace(key, span, text.quote(span).strip()), bare)


def _own_words(sentence: Passage, told: Sequence[str]) -> str:
    """The words of a sentence that nobody told its writer to use."""
    bare = _NO_WORD.sub("", _QUOTED.sub("", _ORDINAL.sub("", sentence.words.strip())))
    if any(bare in each for each in told):
        return ""
    for each in told:
        bare = bare.replace(each, "")
    return bare


def _grouped(sentences: Sequence[_Sentence]) -> list[list[int]]:
    """The numbers of sentences that are the same, or nearly; the first of each leads its group."""
    leader = list(range(len(sentences)))

    def lead(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    def join(one: int, other: int) -> None:
        first, second = sorted((lead(one), lead(other)))
        leader[second] = first

    distinct = dict.fromkeys(range(len(sentences)))
    for first, *rest in same_words({n: one.bare for n, one in enumerate(sentences)}):
        for other in rest:
            join(first, other)
            del distinct[other]
    for one, other in _near(sentences, list(distinct)):
        join(one, other)
    groups: dict[int, list[int]] = {}
    for number in range(len(sentences)):
        groups.setdefault(lead(number), []).append(number)
    return [group for group in groups.values() if len(group) > 1]


def _near(sentences: Sequence[_Sentence], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences of different texts that share most of their words in the same order."""
    holders: dict[str, list[int]] = {}
    for number in numbers:
        bare = sentences[number].bare
        grams = {bare[at : at + _GRAM] for at in range(len(bare) - _GRAM + 1)}
        shared = Counter(other for gram in grams for other in holders.get(gram, ()))
        for other, count in shared.items():
            if count >= _LEAST_SHARED * len(grams) and _alike(bare, sentences[other].bare):
                yield other, number
        for gram in grams:
            holders.setdefault(gram, []).append(number)


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _same(group: Sequence[_Sentence]) -> SameSentence | None:
    """The group as it is shown; None when it stands in one text only."""
    if len({sentence.place.text for sentence in group}) == 1:
        return None
    exact = len({sentence.bare for sentence in group}) == 1
    return SameSentence(tuple(sentence.place for sentence in group), exact)
