"""问题和原因占的篇幅偏少

## 看什么
“存在的问题”和“原因分析”合起来的字数（不算空格），是否低于参数 least（没有另外规定时是二分之一）。算比例时，先除去上次整改落实情况、个人有关事项、典型案例剖析这些另外要求的部分；参数 whole 设为 true 就按全文算。框架另外规定了比例的，按框架的规定逐条看，都按全文算。
## 为什么
对照检查的主体是查问题、析原因。学习情况、工作成绩或者措施写得太长，主体就被挤小了。
## 会提示
> 全文3000字，会前准备和工作成绩写了1200字，问题和原因合计1100字，占37%。
## 不提示
> 全文3000字，问题1400字，原因500字，合计占63%。
## 看不出什么
比例只是通行的参考，写得好不好不在长短。不足1000字（参数 shortest）的短材料，和有三成以上文字不能判定属于哪一部分的材料，不作判断。
"""

from collections.abc import Iterator, Mapping

from duizhao.core.checks.questions.absence import heading_of, seems_whole
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import PART_LABELS, Part
from duizhao.core.trail.shares import shares_of

_USUAL = (Part.PROBLEMS, Part.CAUSES)
_ASKED_FOR_BESIDES = (Part.FOLLOW_UP, Part.PERSONAL_MATTERS, Part.CASE)
_MOST_UNKNOWN = 0.3
Shares = Mapping[Part, float]


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """One hint for each share that is less than asked, with the shares that were measured."""
    statement = reading.statement
    shares = {share.part: share.share for share in shares_of(statement)}
    short = reading.text.characters < ask.count("shortest")
    if short or not seems_whole(statement) or shares.get(Part.UNKNOWN, 0) > _MOST_UNKNOWN:
        return
    if reading.framework and reading.framework.shares:
        for names, least in reading.framework.shares.items():
            parts = tuple(Part(name) for name in names.split("+"))
            yield from _hint(reading, parts, least, shares)
        return
    base = shares if ask.flag("whole") else _without_extras(shares)
    yield from _hint(reading, _USUAL, ask.number("least"), base)


def _without_extras(shares: Shares) -> Shares:
    """The shares of what is left when the parts that are asked for besides are taken out."""
    left = {part: share for part, share in shares.items() if part not in _ASKED_FOR_BESIDES}
    whole = sum(left.values())
    return {part: share / whole for part, share in left.items()}


def _hint(
    reading: Reading, parts: tuple[Part, ...], least: float, shares: Shares
) -> Iterator[Hint]:
    share = sum(shares.get(part, 0) for part in parts)
    if share >= least:
        return
    names = "、".join(f"“{PART_LABELS[part]}”" for part in parts)
    measured = "，".join(f"{PART_LABELS[part]} {value:.0%}" for part, value in shares.items())
    message = f"{names}合计占 {share:.0%}，少于 {least:.0%}（量得：{measured}）"
    yield Hint(heading_of(reading.statement, parts[0]), message)


RULE = Rule(
    code="DZ505",
    name="problems-and-causes-short",
    level=Level.INFO,
    basis=Basis("对照检查材料审核的通行要求（问题和原因为主体）"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
    params={"least": 0.5, "shortest": 1000, "whole": False},
)
