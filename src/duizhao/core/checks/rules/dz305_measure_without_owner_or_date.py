"""措施没有写时限和责任人

## 看什么
“整改措施”各条里有没有一处写了完成时间或次数周期；班子材料还看有没有一处写了牵头领导或责任部门。
## 为什么
没有时限和责任人，整改台账排不出来，下一年的“上次整改落实情况”也没有可对照的。
## 会提示
> 班子的 5 条措施都没有写什么时候完成、由谁牵头。
## 不提示
> 5 条措施里有一条写了“6 月底前由办公室修订印发”。
## 看不出什么
时限是否合理，责任人是否合适。个人材料的责任人就是本人，只看时限。
"""

from collections.abc import Iterator

from duizhao.core.checks.questions.absence import heading_of
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.trail.model import Kind, Part


def look(reading: Reading, ask: Params) -> Iterator[Hint]:
    """The measures of a text, when none of them states a date nor, for a team, an owner."""
    measures = reading.statement.measures
    if len(measures) < ask.count("least"):
        return
    team = reading.statement.kind.value is Kind.TEAM
    if any(measure.due or (team and measure.owner) for measure in measures):
        return
    lacking = "什么时候完成、由谁负责" if team else "什么时候完成"
    yield Hint(
        heading_of(reading.statement, Part.MEASURES),
        f"{len(measures)} 条措施没有一条写明{lacking}",
    )


RULE = Rule(
    code="DZ305",
    name="measure-without-owner-or-date",
    level=Level.INFO,
    basis=Basis("对照检查材料审核的通行要求（措施具体、可检查）"),
    since="0.1",
    manual=__doc__,
    look=look,
    params={"least": 2},
)
