"""台账上的条目，材料没有交代

## 看什么
给出往年的整改台账时，台账上的每一条，在今年的“上次整改落实情况”里有没有对得上的一条。
## 为什么
台账是会后承诺的账，材料里的整改落实情况要和账对得上，一条不漏。
## 会提示
> 台账：“窗口服务时间短，群众等候久”（整改中）。今年的整改落实情况只写了会风和学习两条。
## 不提示
> 今年：“三是窗口服务。中午不断岗，等候时间由四十分钟降到十五分钟。”
## 看不出什么
对得上与否是按事项和用词推测的，换了说法的可能会误认为没有交代。通知只要求说明其中几条的，其余可以写明理由不采纳。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.absence import head_of, heading_of
from duizhao.core.checks.questions.wording import listed, quoted
from duizhao.core.checks.rule import STATEMENTS, Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Part

_MOST_NAMED = 3


def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
    """One hint for each item without an entry; a single one where nothing is entered at all."""
    if reading.held is None or not reading.held.told:
        return
    missing = [told.item for told in reading.held.told if told.entry is None]
    if not reading.statement.follow_up:
        named = listed(item.problem for item in missing[:_MOST_NAMED])
        rest = "等" if len(missing) > _MOST_NAMED else ""
        message = f"台账上的 {len(missing)} 条（{named}{rest}），材料没有交代"
        yield Hint(head_of(reading.statement), message)
        return
    place = heading_of(reading.statement, Part.FOLLOW_UP)
    for item in missing:
        message = f"{item.year}年度台账上的{quoted(item.problem)}（{item.stage}），这里没有看到交代"
        yield Hint(place, message)


RULE = Rule(
    code="DZ804",
    name="ledger-item-not-mentioned",
    level=Level.ADVICE,
    basis=Basis("县以上党和国家机关党员领导干部民主生活会若干规定"),
    since="0.1",
    manual=__doc__,
    look=look,
    kinds=STATEMENTS,
)
