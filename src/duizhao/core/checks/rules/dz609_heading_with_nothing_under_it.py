"""标题下面没有内容

## 看什么
“原因分析”“整改措施”这样的大标题，以及“……方面”“……情况”这样的小标题，下面有没有正文；只有占位内容的，算没有。
## 为什么
空着的标题多半是没有写完，或者删了内容忘了删标题。
## 会提示
> 三、原因分析（下面接着就是“四、整改措施”）
## 不提示
> （二）增强党性方面。（1）学习不够系统。（2）调研不够深入。
## 看不出什么
“1.理论学习不够系统。”这样自己就是一条内容的短句，不算空标题。个人有关事项只有标题的，由专门的一项看。
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Heading, Span, Text
from duizhao.core.trail.model import Kind, Part
from duizhao.core.trail.placeholders import without_placeholders

_ANNOUNCES = re.compile(
    "(?:方面|情况|原因|根源|措施|事项|方向|剖析|分析|打算|表现|举措|对策|思路|体会|准备)(?:如下)?$"
)
_ANNOUNCES_PROBLEM = re.compile("(?:问题|不足|差距)(?:如下)?$")
_OWNS_UP = re.compile(
    "不[够强深实严高细紧力足到]|欠缺|缺乏|缺少|薄弱|[弱淡]化|没有|有.{0,3}差距|^(?:切实|着力|坚决|努力)?解决"
)
_NOT_LOOKED_AT = frozenset({Part.TITLE, Part.PERSONAL_MATTERS, Part.CLOSING})
_NOTHING = re.compile(
    r"【[^】]*】|<!--.*?-->|[\s，。；：、！？,.;:…—\-·（）()“”\"'*_#]+", re.DOTALL
)


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each heading that announces something and has no text and no heading below it."""
    statement = reading.statement
    headed = statement.outline.headed
    announcing = {stretch.heading for stretch in statement.stretches}
    for (section, heading), following in zip_longest(headed, headed[1:]):
        if section.children:
            continue
        part = statement.part_at(heading.span.start)
        if part in _NOT_LOOKED_AT or not _announces(reading.text, heading, part):
            continue
        after = following[1] if following else None
        if _is_blank(reading.text, section.body) and _ends_here(announcing, after):
            yield Hint(heading.span, "标题下面没有内容")


def _announces(text: Text, heading: Heading, part: Part) -> bool:
    """Whether a heading leads into something, and is not itself a problem or measure."""
    title = heading.title
    if _OWNS_UP.search(title):
        return False
    if title.endswith("方面"):
        return True
    if text.quote(heading.span).rstrip().endswith(("。", "；")):
        return False
    if _ANNOUNCES.search(title):
        return True
    return part is not Part.MEASURES and _ANNOUNCES_PROBLEM.search(title) is not None


def _is_blank(text: Text, body: Span) -> bool:
    """Whether nothing but blanks, marks, placeholders and instructions stands in a body."""
    return not _NOTHING.sub("", without_placeholders(_NOTHING.sub("", text.quote(body))))


def _ends_here(announcing: set[Span | None], heading: Heading | None) -> bool:
    """Whether what comes next is an entry of its own: the end, a numbered heading, another part."""
    if heading is None or heading.marker is not None:
        return True
    return heading.span in announcing and not heading.run_in


RULE = Rule(
    code="DZ609",
    name="heading-with-nothing-under-it",
    level=Level.MUST,
    basis=Basis("公文写作通行要求"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS | {Kind.RECTIFICATION},
)
