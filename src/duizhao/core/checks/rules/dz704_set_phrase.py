"""规范提法差一个字

## 看什么
与规范提法只差一个字、多一个字、少一个字或者颠倒了两个字的写法。看两处的提法：单位名单里的，和随程序带的几十条通行提法（参数 usual 设为 false 就不看后一种）。不足六个字的短提法，只看引号里的，整个引号里只差一个字的就提示。
## 为什么
规范提法一个字也不能错，而这样的错最难看出来。
## 会提示
> （名单：铸牢中华民族共同体意识）要铸牢中华民族共同意识。
> 学习习近平新世代中国特色社会主义思想。
## 不提示
> （名单：两个维护）坚决做到“两个维护”，维护好群众的利益。
## 看不出什么
提法的开头和末尾一个字不同的，多半是另一种说法，不看；只差数字的（如届次）、只差标点的不看。两处都没有的提法不看。
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from duizhao.core.checks.questions.lexicon import whole_lines
from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Paragraph
from duizhao.core.zh.near_miss import SHORTEST, NearMiss, NearMisses
from duizhao.core.zh.numerals import HAN as NUMERALS

_USUAL = "set_phrases.txt"
_QUOTED = re.compile(f"[“‘《](?P<words>[一-鿿]{{{SHORTEST - 1},}})[”’》]")


class _Listed(NamedTuple):
    """A list of phrases: itself, its near misses, and its phrases by what a gap leaves of them."""

    phrases: tuple[str, ...]
    near: NearMisses
    gaps: Mapping[str, str]


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each near miss of a set phrase; short ones only where they fill a quotation."""
    office = tuple(phrase.words[0] for phrase in reading.office.phrases)
    lists = [_Listed(office, reading.office.phrase_misses, _with_gaps(office))] if office else []
    if ask.flag("usual"):
        lists.append(_usual())
    long = ask.count("long")
    for paragraph in reading.text.paragraphs:
        told: set[int] = set()
        for listed in lists:
            for miss in _missed(paragraph.plain.text, listed, long):
                if miss.start not in told:
                    told.add(miss.start)
                    yield _hint(paragraph, miss)


@cache
def _usual() -> _Listed:
    phrases = whole_lines(_USUAL)
    return _Listed(phrases, NearMisses(phrases), _with_gaps(phrases))


def _missed(passage: str, listed: _Listed, long: int) -> Iterator[NearMiss]:
    quoted = dict.fromkeys(match.span("words") for match in _QUOTED.finditer(passage))
    for miss in listed.near.find(passage):
        if len(miss.phrase) >= long or (miss.start, miss.end) in quoted:
            yield miss
    for start, end in quoted:
        words = passage[start:end]
        if end - start < long and words not in listed.phrases:
            found = (listed.gaps.get(gap) for gap in _gaps(words))
            yield from (NearMiss(phrase, start, end) for phrase in found if phrase)


@lru_cache(maxsize=4)
def _with_gaps(phrases: Sequence[str]) -> Mapping[str, str]:
    """Phrases by what is left of them when any one character is left open."""
    return {gap: phrase for phrase in phrases for gap in _gaps(phrase)}


def _gaps(words: str) -> Iterator[str]:
    """The words with each character but numerals left open in turn."""
    for at, char in enumerate(words):
        if char not in NUMERALS:
            yield f"{words[:at]}?{words[at + 1 :]}"


def _hint(paragraph: Paragraph, miss: NearMiss) -> Hint:
    found = paragraph.plain.text[miss.start : miss.end]
    message = f"“{found}”与规范提法“{miss.phrase}”差一个字"
    return Hint(paragraph.at(miss.start, miss.end), message)


RULE = Rule(
    code="DZ704",
    name="set-phrase",
    level=Level.ADVICE,
    basis=Basis("单位名单、通行的规范提法"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
    params={"long": 6, "usual": True},
)
