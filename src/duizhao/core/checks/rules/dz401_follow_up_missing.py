"""没有说明上次会议的整改落实情况

## 看什么
材料里有没有“上次整改落实情况”这一部分；没有单独成段的，再看开头有没有一两句话说到上次民主生活会查摆的问题、措施后来怎么样了。
## 为什么
上次查摆的问题改没改、改到什么程度，是这次对照检查的起点。不交代，问题就容易年年写、年年有。
## 会提示
> 根据通知要求，我认真学习文件、征求意见，现作如下对照检查。一、存在的问题……二、原因分析……三、整改措施……
## 不提示
> 上年度民主生活会查摆的4个问题，已改完3个，信访积案化解一项仍在办理。
## 看不出什么
上次会议由别的人参加、今年新任职的，本来就没有可说明的。没有指定框架，或者所用的框架没有列出这一项要求时，只作提醒。只截取了一段的材料不看。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.absence import (
    asked_for,
    head_of,
    left_to_custom,
    names_meeting,
    seems_whole,
)
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.earlier_meetings import word_on_earlier_meeting
from duizhao.core.trail.model import Kind, Part

_BY_CUSTOM = frozenset({Kind.PERSONAL, Kind.TEAM})


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint at the head of a whole text that says nothing of the last meeting."""
    statement = reading.statement
    kind = statement.kind.value
    asked = asked_for(reading.framework, Part.FOLLOW_UP, kind)
    customary = left_to_custom(reading.framework) and names_meeting(statement)
    if not asked and not (kind in _BY_CUSTOM and customary):
        return
    if statement.has(Part.FOLLOW_UP) or not seems_whole(statement):
        return
    if word_on_earlier_meeting(statement) is not None:
        return
    if asked and reading.framework:
        message = f"没有看到“{asked.label}”，{reading.framework.name}要求说明"
        yield Hint(head_of(statement), message)
    else:
        yield Hint(head_of(statement), "没有看到上次会议整改措施的落实情况", level=Level.INFO)


RULE = Rule(
    code="DZ401",
    name="follow-up-missing",
    level=Level.ADVICE,
    basis=Basis("县以上党和国家机关党员领导干部民主生活会若干规定"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
