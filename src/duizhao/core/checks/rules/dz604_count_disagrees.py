"""说的数目和列出的条数不一致

## 看什么
“主要有四个方面：一是……”“我从三个方面作对照检查”这样的话，后面实际列了几条。只看紧接着就列出来的。
## 为什么
数目对不上，多半是增删条目以后忘了改前面的话，或者漏了一条。
## 会提示
> 存在以下三个方面的问题：一是学习不深；二是调研不实；三是督办不严；四是宣传不够。
## 不提示
> 围绕“四个方面”的要求，主要有以下问题：一是学习不深；二是调研不实。
## 看不出什么
列出的条目没有编号的，一句话里写了两个数目的（5个方面11个问题），不作判断。
"""

from collections.abc import Iterator

from duizhao.core.checks.announced import announced_in
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Kind


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each announced number that is not the number of entries that follow."""
    for announced in announced_in(reading.statement.outline):
        if announced.number not in {0, 1, announced.listed}:
            message = f"这里说“{announced.words}”，后面列了 {announced.listed} 条"
            yield Hint(announced.span, message)


RULE = Rule(
    code="DZ604",
    name="count-disagrees",
    level=Level.ADVICE,
    basis=Basis("公文写作通行要求"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS | {Kind.RECTIFICATION},
)
