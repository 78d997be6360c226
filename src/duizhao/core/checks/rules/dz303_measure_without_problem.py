"""措施找不到对应的问题

## 看什么
“整改措施”里的每一条，说的事在“存在的问题”里有没有说到。
## 为什么
措施是用来改问题的。前面没有查摆，后面却要整改，不是问题漏写了，就是措施是从别处搬来的。
## 会提示
> 问题写了学习和调研，措施里有一条“加强家风建设，管好家属”。
## 不提示
> 问题写了对家属提醒少，措施里有一条“加强家风建设，管好家属”。
## 看不出什么
意思相通而用词不同的对应关系；分不出属于哪一类的措施，不作判断。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.subjects import without_problem
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each measure that is linked to no problem and whose subject no problem speaks of."""
    if not reading.statement.problems:
        return
    for loose in without_problem(reading, reading.statement.measures):
        yield Hint(
            loose.entry.heading,
            f"{quoted(loose.entry.title)}说的是{'、'.join(loose.matters)}，前面查摆的问题里没有说到",
        )


RULE = Rule(
    code="DZ303",
    name="measure-without-problem",
    level=Level.INFO,
    basis=Basis("对照检查材料审核的通行要求（问题、原因、措施一一对应）"),
    since="0.1",
    manual=__doc__,
    look=look,
)
