"""用“有的同志”“个别干部”说问题

## 看什么
个人材料的“存在的问题”和“原因分析”里，是否有句子用“有的同志”“个别干部”“一些人”作主语来说问题，前后又没有说到本人。
## 为什么
自我检查里的“有的同志”指谁都可以，等于谁也没有指。
## 会提示
> 有的同志遇到难题绕着走，工作拖拖拉拉。
## 不提示
> 个别干部工作拖拉，我知道了也没有当面指出来。
> 对个别干部批评少、迁就多。
## 看不出什么
“有的同志”里是否包括本人。群众、同志们提意见的话（有的同志反映……）不提示；班子材料不看这一项。
"""

from collections.abc import Iterator
from itertools import zip_longest

from duizhao.core.checks.questions.passages import Passage, passages_in
from duizhao.core.checks.questions.shortcomings import names_shortcoming
from duizhao.core.checks.questions.speaker import speaks_of_self, vague_subject
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import PERSONS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Part


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each sentence in the problems and causes that lays a fault on people without a name."""
    statement = reading.statement
    for part in (Part.PROBLEMS, Part.CAUSES):
        for span in statement.spans_of(part):
            for passage in passages_in(reading.text, span):
                yield from _vague_in(passage)


def _vague_in(passage: Passage) -> Iterator[Hint]:
    sentences = list(passage.sentences())
    for sentence, following in zip_longest(sentences, sentences[1:]):
        found = vague_subject(sentence.words)
        if found is None or not names_shortcoming(sentence.words[found.end :]):
            continue
        if speaks_of_self(sentence.words + (following.words if following else "")):
            continue
        who = sentence.words[found.start : found.end]
        yield Hint(
            sentence.at(found.start, found.end),
            f"这里说的是{quoted(who)}的问题，没有说是不是自己、自己负什么责任",
        )


RULE = Rule(
    code="DZ106",
    name="vague-subject",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（把自己摆进去）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=PERSONS,
)
