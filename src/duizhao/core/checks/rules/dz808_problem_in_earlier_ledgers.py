"""往年台账上的问题今年又写到

## 看什么
给出往年的整改台账时，今年写的每个问题，是不是往年台账上已经有过，有的还销过号。
## 为什么
年年提、年年改、年年有的问题，要说清楚为什么没有改到位、销号以后为什么又出现。
## 会提示
> 台账：“督办件超期多”（2023年度，2024-06-18 销号）。今年：“督办不力，热线件超期多。”
## 不提示
> 往年台账上的是会议偏多，今年查摆的是调研走过场。
## 看不出什么
有的问题本来就要长期抓，再次查摆不等于没有整改。只是都说到同一件事的，只作提醒。
"""

from collections.abc import Iterator, Sequence

from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.ledger import LedgerItem


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each shortcoming that earlier ledgers have as well, with its history."""
    for back in reading.held.back if reading.held else ():
        level = None if back.verbatim else Level.INFO
        yield Hint(back.span, _message(back.items), f"{back.reason}。", level=level)


def _message(items: Sequence[LedgerItem]) -> str:
    years = "、".join(f"{year}年度" for year in sorted({item.year for item in items}))
    last = items[-1]
    became = f"{last.closed:%Y-%m-%d} 销号" if last.closed else last.stage
    return f"{years}的台账上有过同样的问题（最近一次{became}），今年又写到"


RULE = Rule(
    code="DZ808",
    name="problem-in-earlier-ledgers",
    level=Level.ADVICE,
    basis=Basis("对照检查材料审核的通行要求（问题不应年年重复）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
