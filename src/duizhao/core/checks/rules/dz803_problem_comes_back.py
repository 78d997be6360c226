"""去年的问题今年又出现

## 看什么
给出去年材料（--last）时，今年写的每个问题，去年是不是用几乎相同的话写过，或者去年也在同一件事上查摆过。
## 为什么
年年提、年年改、年年有的问题，要说清楚上次为什么没有改到位；原样搬来的，更要提防照抄。
## 会提示
> 去年：“到办事窗口听意见少，群众反映的停车难拖了半年。”今年：“到办事窗口听意见少，群众反映的停车难仍未解决。”
## 不提示
> 去年查摆的是调研走过场，今年查摆的是督办不及时。
## 看不出什么
有的问题本来就要长期抓，再次查摆不等于没有整改。只是都说到同一件事的，只作提醒；理论学习年年都要查，不算。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.wording import file_name, quoted
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each shortcoming that last year's text has as well, with its words."""
    years, last = reading.years, reading.last
    if years is None or last is None:
        return
    for one in years.returning:
        before = quoted(last.text.quote(one.span_last), _LONGEST_QUOTE)
        level = None if one.verbatim else Level.INFO
        yield Hint(
            one.span_this,
            f"去年（{file_name(last.text.name)}）写过{before}：{one.reason}",
            level=level,
        )


_LONGEST_QUOTE = 60
RULE = Rule(
    code="DZ803",
    name="problem-comes-back",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（问题不应年年重复）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
