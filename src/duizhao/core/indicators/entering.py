"""What an entry of an indicator must be: dated within the run and not in the future, and whole for its kind."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.indicators.kinds import IndicatorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands around an entry that is about to be made."""

    kind: IndicatorKind
    first: date
    last: date
    today: date
    retired: bool
    on: date
    since: date | None = None
    amount: int = 1
    step: str = ""
    named: bool = False


def why_not(facts: Facts) -> tuple[str, ...]:
    """Everything that stands against an entry. `named`: it says of what it is, by the set or in words."""
    found = []
    if facts.retired:
        found.append("这个指标已经停用，不能再记")
    if facts.on > facts.today:
        found.append("日期还没有到，发生以后再记")
    elif not facts.first <= facts.on <= facts.last:
        found.append(f"日期不在这个指标的起止日期（{facts.first} 至 {facts.last}）之内")
    if facts.amount < 1:
        found.append("数目至少是 1")
    if facts.kind is IndicatorKind.RESPONSE_LAG and (facts.since is None or facts.since > facts.on):
        found.append("请写上级决定的日期，它不晚于本单位第一次行动的日期")
    if facts.kind is IndicatorKind.REGULATION and not facts.step:
        found.append("请选起草、印发还是修订印发")
    by_words = facts.kind in {
        IndicatorKind.REGULATION, IndicatorKind.DECISION, IndicatorKind.RESPONSE_LAG,
    }  # fmt: skip
    if by_words and not facts.named:
        found.append("请写明是哪一件")
    return tuple(found)
