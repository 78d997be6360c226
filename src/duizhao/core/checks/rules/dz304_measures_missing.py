"""没有整改措施

## 看什么
写了“存在的问题”的材料，全文有没有一处讲今后怎么改。
## 为什么
查出问题是为了改。没有措施，会后就没有可以对照的东西。
## 会提示
> 一、存在的问题；二、原因分析。写到这里就结束了。
## 不提示
> 每个方面写完问题，接着写“下一步，将……”。
## 看不出什么
措施是否写在了另外的整改清单里；只有一两句问题的片段、最后一句没有写完的材料不判断。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.absence import breaks_off, heading_of
from duizhao.core.checks.questions.subjects import words_of_part
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Part
from duizhao.core.zh.led import led_by

_MEASURES = led_by(
    "下今党努坚我支改整本班立",
    "今后(?:的?工作中)?，?(?:我|本人|将|要|应|必须|努力|一定|坚决)|下一步|下步|(?:我|本人|班子|支部|党组|党委)(?:决心|决定|将|要(?!求))|努力方向|"
    "整改措施|改进措施|整改方向|整改打算|立行立改|坚决(?:改正|整改|纠正)|(?:整改|改进)(?:如下|举措|思路)",
)


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """The problems of a text that nowhere says what will be done about them."""
    statement = reading.statement
    if not statement.problems or statement.measures or statement.has(Part.MEASURES):
        return
    if len(words_of_part(reading, Part.PROBLEMS)) < ask.count("characters"):
        return
    if breaks_off(reading.text):
        return
    if _MEASURES.search(reading.text.plain(_after_opening(reading))):
        return
    yield Hint(
        heading_of(statement, Part.PROBLEMS),
        f"查摆了 {len(statement.problems)} 个方面的问题，全文没有看到整改措施",
    )


def _after_opening(reading: Reading) -> Span:
    """The text from the first problem on: openings announce measures that may never come."""
    return Span(reading.statement.problems[0].span.start, len(reading.text.content))


RULE = Rule(
    code="DZ304",
    name="measures-missing",
    level=Level.ADVICE,
    basis=Basis("2013 年中央关于开好专题民主生活会的通知"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"characters": 60},
)
