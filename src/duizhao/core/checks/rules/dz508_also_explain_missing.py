"""通知要求说明的其他内容没有写到

## 看什么
框架（当年通知）另外要求说明的内容，例如专项学习教育的整改情况、对巡视反馈的逐项回应、会前准备情况，全文有没有一处说到。
## 为什么
这些内容不在各个方面之内，容易漏掉。
## 会提示
> 框架要求说明中央八项规定精神学习教育查摆问题的整改情况，材料全文没有提到这次学习教育。
## 不提示
> 中央八项规定精神学习教育中查摆的6个问题，已整改5个。
## 看不出什么
说到了，但说得够不够。上次整改落实情况、个人有关事项和案例剖析由各自的检查项看，这里不重复。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.absence import asks, head_of, seems_whole
from duizhao.core.checks.questions.aspects import bare, bare_word
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Part

_ELSEWHERE = frozenset({Part.FOLLOW_UP, Part.PERSONAL_MATTERS, Part.CASE})


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each further thing asked for of which a whole text says no word."""
    framework, statement = reading.framework, reading.statement
    if framework is None or not seems_whole(statement):
        return
    words = bare("".join(paragraph.plain.text for paragraph in reading.text.paragraphs))
    for also in framework.also:
        if also.key in _ELSEWHERE or not asks(also, statement.kind.value):
            continue
        if not any(bare_word(word) in words for word in also.words):
            yield Hint(head_of(statement), f"没有看到“{also.label}”，{framework.name}要求说明")


RULE = Rule(
    code="DZ508",
    name="also-explain-missing",
    level=Level.ADVICE,
    basis=Basis("当年民主生活会通知（见所用框架）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
