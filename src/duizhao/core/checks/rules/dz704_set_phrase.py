"""规范提法差一个字

## 看什么
与名单所列的规范提法只差一个字、多一个字、少一个字或者颠倒了两个字的写法。不足六个字的短提法，只看引号里的。
## 为什么
规范提法一个字也不能错，而这样的错最难看出来。
## 会提示
> （名单：铸牢中华民族共同体意识）要铸牢中华民族共同意识。
## 不提示
> （名单：两个维护）坚决做到“两个维护”，维护好群众的利益。
## 看不出什么
提法的开头和末尾一个字不同的，多半是另一种说法，不看；只差数字的（如届次）不看。名单里没有的提法不看。
"""

from collections.abc import Iterator

from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.zh.near_miss import NearMiss

_OPEN, _CLOSE = frozenset("“‘《"), frozenset("”’》")


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each near miss of a set phrase; short ones only where they fill a quotation."""
    if not reading.office.phrases:
        return
    long = ask.count("long")
    for paragraph in reading.text.paragraphs:
        words = paragraph.plain.text
        for miss in reading.office.phrase_misses.find(words):
            if len(miss.phrase) >= long or _fills_quotation(words, miss):
                message = f"“{words[miss.start : miss.end]}”与规范提法“{miss.phrase}”差一个字"
                yield Hint(paragraph.at(miss.start, miss.end), message)


def _fills_quotation(words: str, miss: NearMiss) -> bool:
    before, after = words[miss.start - 1 : miss.start], words[miss.end : miss.end + 1]
    return before in _OPEN and after in _CLOSE


RULE = Rule(
    code="DZ704",
    name="set-phrase",
    level=Level.ADVICE,
    basis=Basis("单位名单"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
    params={"long": 6},
)
