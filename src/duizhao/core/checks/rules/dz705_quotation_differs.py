"""引文与出处差几个字

## 看什么
引号里八个字以上的话，同单位提供的出处逐一核对：出处里有一段只差一两处的，把出处的原文摆在旁边。标点不计。
## 为什么
引用原话要一字不差。
## 会提示
> （出处：……功成不必在我，功成必定有我……）树立“功成不必在我、功成一定有我”的境界。
## 不提示
> 树立“功成不必在我、功成必定有我”的境界。
## 看不出什么
出处里没有的话、改动较大的话，看不出来。节选一段而两头多一两个字的，不提示。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.rule import ANY_KIND, Basis, Hint, Level, Params, Reading, Rule

_QUOTATION = re.compile("“(?P<words>[^“”]{8,400})”")


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each quotation that a source has but for a word, with the source's words."""
    if not reading.office.sources:
        return
    index = reading.office.source_index
    for paragraph in reading.text.paragraphs:
        for match in _QUOTATION.finditer(paragraph.plain.text):
            found = index.differing(match["words"])
            if found is not None:
                message = f"与《{found.title}》不一致，出处是“{found.words}”"
                yield Hint(paragraph.at(*match.span("words")), message)


RULE = Rule(
    code="DZ705",
    name="quotation-differs",
    level=Level.ADVICE,
    basis=Basis("单位提供的出处"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=ANY_KIND,
)
