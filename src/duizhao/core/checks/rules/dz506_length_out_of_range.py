"""字数不在规定的范围

## 看什么
全文字数（不算空格）是否超出框架或者参数规定的上下限。没有规定的（参数为0），这一项不看。
## 为什么
有的通知规定了篇幅。全国没有统一的字数要求，所以没有默认的限制。
## 会提示
> 通知要求个人材料不超过3000字，材料有4215字。
## 不提示
> 通知没有规定字数，材料有6000字。
## 看不出什么
该长的地方长、该短的地方短，要由人来定。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.absence import head_of
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """One hint at the head of a text that is shorter or longer than asked."""
    least, most = _limits(reading, ask)
    length = reading.text.characters
    if most and length > most:
        yield Hint(head_of(reading.statement), f"全文 {length} 字，超过规定的 {most} 字")
    elif least and length < least:
        yield Hint(head_of(reading.statement), f"全文 {length} 字，不到规定的 {least} 字")


def _limits(reading: Reading, ask: Params) -> tuple[int, int]:
    """Least and most characters, 0 where open: the user's, else the framework's."""
    framework, kind = reading.framework, reading.statement.kind.value.value
    asked = framework.lengths.get(kind, (None, None)) if framework else (None, None)
    return ask.count("least") or asked[0] or 0, ask.count("most") or asked[1] or 0


RULE = Rule(
    code="DZ506",
    name="length-out-of-range",
    level=Level.ADVICE,
    basis=Basis("当年民主生活会通知（见所用框架）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
    params={"least": 0, "most": 0},
)
