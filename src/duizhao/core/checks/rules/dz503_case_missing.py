"""没有典型案例剖析

## 看什么
框架（当年通知）要求剖析典型案例的，或者标题写明“含案例”的，正文里有没有案例剖析这一部分，或者有没有一段话剖析案例。
## 为什么
要求以案为鉴的年度，案例剖析是单独要写的内容；标题说有而正文没有，多半是漏了。
## 会提示
> 领导班子2025年度民主生活会对照检查材料（含案例）……一、存在的问题……二、原因分析……三、整改措施……
## 不提示
> 二、反面典型案例剖析。班子对照县里通报的一起招标违纪案，逐条查了自己的工程项目。
## 看不出什么
案例选得是否合适。只截取了一段的材料不看。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.questions.absence import asked_for, head_of, seems_whole
from duizhao.core.checks.questions.passages import plain_words
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Part, Statement

_ANNOUNCED = re.compile("含[^（）]{0,8}案例")
_SPOKEN_OF = re.compile(
    "案例|(?:违纪|违法|腐败)[^，。；]{0,6}案(?!件线索)|以案为鉴|以案促改|警示教育片|反面典型"
)


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint at the head of a whole text that lacks the case it was asked for or announces."""
    statement = reading.statement
    if statement.has(Part.CASE) or not seems_whole(statement) or _speaks_of_case(statement):
        return
    asked = asked_for(reading.framework, Part.CASE, statement.kind.value)
    if asked and reading.framework:
        message = f"没有看到“{asked.label}”，{reading.framework.name}要求有这一部分"
        yield Hint(head_of(statement), message)
    elif any(
        _ANNOUNCED.search(plain_words(reading.text, s)) for s in statement.spans_of(Part.TITLE)
    ):
        yield Hint(head_of(statement), "标题写明含有案例，正文里没有看到案例剖析")


def _speaks_of_case(statement: Statement) -> bool:
    """Whether the text says anything about a case outside its title."""
    body = [s.span for s in statement.stretches if s.part is not Part.TITLE]
    return any(_SPOKEN_OF.search(plain_words(statement.text, span)) for span in body)


RULE = Rule(
    code="DZ503",
    name="case-missing",
    level=Level.ADVICE,
    basis=Basis("当年民主生活会通知（见所用框架）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
