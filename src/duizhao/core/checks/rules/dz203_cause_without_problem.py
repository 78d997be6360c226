"""原因找不到对应的问题

## 看什么
“原因分析”里的每一条，说的事在“存在的问题”里有没有说到。
## 为什么
原因是用来解释问题的。原因里冒出一个前面没有查摆的事，不是问题漏写了，就是原因是从别处搬来的。
## 会提示
> 问题写了学习和调研，原因里有一条“廉洁自律意识淡薄”。
## 不提示
> 问题写了公务接待超标准，原因里有一条“廉洁自律意识淡薄”。
## 看不出什么
意思相通而用词不同的对应关系；分不出属于哪一类的原因，不作判断。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.subjects import without_problem
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each cause that is linked to no problem and whose subject no problem speaks of."""
    if not reading.statement.problems:
        return
    for loose in without_problem(reading, reading.statement.causes):
        yield Hint(
            loose.entry.heading,
            f"{quoted(loose.entry.title)}说的是{'、'.join(loose.matters)}，前面查摆的问题里没有说到",
        )


RULE = Rule(
    code="DZ203",
    name="cause-without-problem",
    level=Level.INFO,
    basis=Basis("2013 年中央关于开好专题民主生活会的通知"),
    since="0.1",
    manual=__doc__,
    look=look,
)
