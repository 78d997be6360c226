"""说的数目和列出的条数不一致

## 看什么
“主要有四个方面：一是……”“我从三个方面作对照检查”这样的话，后面实际列了几条。紧接着就列出来的逐条数；开头说“从四个方面查摆问题”的，同“存在的问题”里的条目（或者全文的大标题）对一对数目。
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

from duizhao.core.checks.questions.announced import Announced, announced_aspects, announced_in
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import MarkerKind, Span
from duizhao.core.trail.model import Kind, Part, Statement


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """Each announced number that is not the number of entries that follow."""
    counted: set[Span] = set()
    for announced in announced_in(reading.statement.outline):
        counted.add(announced.span)
        aspects = _aspects(reading.statement, announced)
        if announced.number not in {0, 1, announced.listed, aspects}:
            message = f"这里说“{announced.words}”，后面列了 {announced.listed} 条"
            yield Hint(announced.span, message)
    yield from _aspects_announced(reading.statement, counted)


def _aspects(statement: Statement, announced: Announced) -> int:
    """How many aspects the text examines, where the opening announces them before all its parts."""
    opening = statement.part_at(announced.span.start) is Part.OPENING
    return len(statement.problems) if opening and announced.words.endswith("方面") else 0


def _aspects_announced(statement: Statement, counted: set[Span]) -> Iterator[Hint]:
    """An opening's number of aspects, where it is neither that of the problems nor of the parts."""
    problems = len(statement.problems)
    if problems <= 1 or not statement.is_statement:
        return
    expected = {problems, _parts(statement)}
    for opening in statement.spans_of(Part.OPENING):
        for announced in announced_aspects(statement.text, opening):
            if announced.span not in counted and announced.number not in expected:
                message = f"这里说“{announced.words}”，“存在的问题”里列了 {problems} 条"
                yield Hint(announced.span, message)


def _parts(statement: Statement) -> int:
    """How many headings 一、二、三 the text has at its outermost level."""
    markers = [
        section.heading.marker for section in statement.outline.root.children if section.heading
    ]
    return sum(marker is not None and marker.kind is MarkerKind.HAN for marker in markers)


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
