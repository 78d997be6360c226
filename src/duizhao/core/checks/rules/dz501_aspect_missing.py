"""有的方面没有对照检查

## 看什么
框架（当年通知）列出的每一个方面，在“存在的问题”里有没有对应的标题，或者有没有一段话说到它。
## 为什么
通知要求逐个方面对照。少一个方面，材料通常要退回补写。
## 会提示
> 框架列出“敬畏人民、敬畏组织、敬畏法纪”，材料的问题部分只写了政治忠诚、固本培元、干事创业、管党治党四个方面。
## 不提示
> （三）群众观念树得不牢。对照“敬畏人民”的要求，到窗口听意见少。
## 看不出什么
用自己的话写了这个方面、一个提法也没有带上的，看不出来。只截取了一段的材料不看；年度的各方面没有核实的框架，这一项不作判断。各方面一个也没有对上的，多半是换了说法或者框架选错了，只提示一次。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.absence import heading_of, seems_whole
from duizhao.core.checks.questions.aspects import covered
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Part

_WHOLE = 60


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each aspect of a confirmed framework that the problems leave out."""
    framework, statement = reading.framework, reading.statement
    if framework is None or not framework.aspects_confirmed:
        return
    if not (statement.problems and seems_whole(statement)):
        return
    found = covered(statement, framework.aspects)
    place = heading_of(statement, Part.PROBLEMS)
    if not found:
        message = f"{framework.name}的各个方面一个也没有看到，可能是换了说法，也可能是框架选错了"
        yield Hint(place, message, level=Level.INFO)
        return
    for aspect in framework.aspects:
        if aspect.key not in found:
            yield Hint(place, f"没有看到对照检查{quoted(aspect.name, _WHOLE)}这个方面")


RULE = Rule(
    code="DZ501",
    name="aspect-missing",
    level=Level.ADVICE,
    basis=Basis("当年民主生活会通知（见所用框架）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
