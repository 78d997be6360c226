"""规范提法差一个字

## 看什么
与规范提法只差一个字、多一个字、少一个字或者颠倒了两个字的写法。看两处的提法：单位名单里的，和随程序带的几十条通行提法、党内法规名称（参数 usual 设为 false 就不看后一种）。不足六个字的短提法，只看引号里的。
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

from collections.abc import Iterator
from functools import cache

from duizhao.core.checks.questions.lexicon import whole_lines
from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Paragraph
from duizhao.core.zh.near_miss import NearMiss, NearMisses

_OPEN, _CLOSE = frozenset("“‘《"), frozenset("”’》")
_USUAL = "set_phrases.txt"


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each near miss of a set phrase; short ones only where they fill a quotation."""
    office = reading.office
    long = ask.count("long")
    for paragraph in reading.text.paragraphs:
        passage = paragraph.plain.text
        missed = list(office.phrase_misses.find(passage)) if office.phrases else []
        told = [(miss.start, miss.end) for miss in missed]
        if ask.flag("usual"):
            missed += [one for one in _usual().find(passage) if (one.start, one.end) not in told]
        for miss in missed:
            if len(miss.phrase) >= long or _fills_quotation(passage, miss):
                yield _hint(paragraph, miss)


@cache
def _usual() -> NearMisses:
    return NearMisses(whole_lines(_USUAL))


def _fills_quotation(passage: str, miss: NearMiss) -> bool:
    before, after = passage[miss.start - 1 : miss.start], passage[miss.end : miss.end + 1]
    return before in _OPEN and after in _CLOSE


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
