"""原因分析得浅

## 看什么
“原因分析”里的每一条：是不是只有“宗旨意识不牢”这样一句套话，是不是只说了外部原因，有没有对自己思想、党性、作风的判断。
## 为什么
原因挖不到自己思想上，措施就只能是“加强学习、提高认识”。
## 会提示
> （一）分管的工作多，人手紧张，事务缠身。
## 不提示
> （一）分管的工作多，就拿忙作理由，放松了对自己的要求，遇到硬任务先想着怎么交代，没有想着怎么办成。
## 看不出什么
原因找得准不准，是不是真心话。不足参数 characters 的字数、去掉套话和抽象的词以后剩下的又不到参数 substance 的比例，或者只有一个分句的，才算没有展开；话虽短而说到了心里的，不提示。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.questions.blanks import says_something
from duizhao.core.checks.questions.inward import judges_oneself, only_outward
from duizhao.core.checks.questions.substance import substance
from duizhao.core.checks.questions.wording import quoted
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule

_INNER_MARK = re.compile("[，；。：、](?=[\u4e00-\u9fff])(?<![一二三四五六七八九十]、)")


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """Each cause that is too short, looks only outward, or holds no judgement about oneself."""
    for cause in reading.statement.causes:
        if not says_something(reading, cause.span):
            continue
        words = reading.text.plain(cause.span)
        if only_outward(cause.title, words):
            yield Hint(cause.heading, f"{quoted(cause.title)}只说了外部原因，没有从自己身上找")
        elif len(words) < ask.count("characters") and _is_bare(words, ask.number("substance")):
            yield Hint(
                cause.heading,
                f"这一条原因只有 {len(words)} 字，没有展开分析：{quoted(cause.title)}",
            )
        elif not judges_oneself(words):
            yield Hint(
                cause.heading, f"{quoted(cause.title)}这一条没有对自己思想、党性、作风作出判断"
            )


def _is_bare(words: str, least: float) -> bool:
    """Whether a short cause is a single clause, or little but stock phrases and abstractions."""
    return _INNER_MARK.search(words) is None or substance(words) < least


RULE = Rule(
    code="DZ201",
    name="shallow-cause",
    level=Level.ADVICE,
    basis=Basis("2013 年中央关于开好专题民主生活会的通知"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"characters": 25, "substance": 0.28},
)
