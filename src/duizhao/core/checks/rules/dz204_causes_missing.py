"""没有原因分析

## 看什么
写了“存在的问题”的材料，全文有没有一处分析原因。
## 为什么
对照检查要挖思想根源；只有问题没有原因，整改就没有着力点。
## 会提示
> 一、存在的问题；二、整改措施。全文没有一句讲为什么。
## 不提示
> 每个方面先写问题，接着写“究其原因，是……”，最后写措施。
## 看不出什么
原因是否写在了附件或另一份材料里；只有一两句问题的片段、最后一句没有写完的材料不判断。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.questions.absence import breaks_off, heading_of
from duizhao.core.checks.questions.subjects import words_of_part
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Part

_CAUSES = re.compile(
    "究其(?:原因|根源)|原因(?:是|在|有|分析|剖析|主要|如下|：)|根源(?:是|在|于|：)|根子在|归根[结到]|归结起来|症结|之所以|反思起来|"
    "深挖(?:思想)?根源|作祟|作怪|主要原因|思想根源|深层次原因|从主观上"
)


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """The problems of a text that nowhere explains them."""
    statement = reading.statement
    if not statement.problems or statement.causes or statement.has(Part.CAUSES):
        return
    if len(words_of_part(reading, Part.PROBLEMS)) < ask.count("characters"):
        return
    if breaks_off(reading.text):
        return
    if _CAUSES.search(reading.text.plain(Span(0, len(reading.text.content)))):
        return
    yield Hint(
        heading_of(statement, Part.PROBLEMS),
        f"查摆了 {len(statement.problems)} 个方面的问题，全文没有看到对原因的分析",
    )


RULE = Rule(
    code="DZ204",
    name="causes-missing",
    level=Level.ADVICE,
    basis=Basis("2013 年中央关于开好专题民主生活会的通知"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"characters": 60},
)
