"""没有说明个人有关事项

## 看什么
个人材料里有没有对个人有关事项、谈话函询等的说明；有专门的部分，或者别处有一句“没有需要说明的个人有关事项”都算。
## 为什么
没有写和没有事项要说明是两回事。没有的，写一句“没有需要向组织说明的事项”，看的人才清楚。
## 会提示
> 一、存在的问题……二、产生问题的原因……三、今后的努力方向和整改措施……（全文没有一处说到个人有关事项）
## 不提示
> 个人有关事项已按规定填报，没有其他需要向组织说明的问题。
## 看不出什么
通知是否要求说明，要看通知。所用的框架列出这一项的按“建议”提示；没有指定框架，或者框架没有列出的，只作提醒；组织生活会的材料只有框架列出时才提示。内容是否属实不看。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.absence import (
    asked_for,
    head_of,
    left_to_custom,
    names_meeting,
    seems_whole,
)
from duizhao.core.checks.rule import PERSONS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Kind, Part, State


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint at the head of a whole personal text without a word on personal matters."""
    statement = reading.statement
    kind = statement.kind.value
    asked = asked_for(reading.framework, Part.PERSONAL_MATTERS, kind)
    customary = left_to_custom(reading.framework) and names_meeting(statement)
    if not asked and not (kind is Kind.PERSONAL and customary):
        return
    if statement.personal_matters.state is not State.MISSING or not seems_whole(statement):
        return
    if asked and reading.framework:
        message = f"没有看到“{asked.label}”，{reading.framework.name}要求说明"
        yield Hint(head_of(statement), f"{message}；没有需要说明的，也请写明没有")
    else:
        message = "没有看到个人有关事项的说明；通知要求说明而没有事项的，请写明没有"
        yield Hint(head_of(statement), message, level=Level.INFO)


RULE = Rule(
    code="DZ403",
    name="personal-matters-missing",
    level=Level.ADVICE,
    basis=Basis("县以上党和国家机关党员领导干部民主生活会若干规定"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=PERSONS,
)
