"""What the rule needs of a 三重一大 decision, point by point; every figure may be set otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from duizhao.core.cycle.basis import Basis
from duizhao.core.cycle.parameter import Group, Parameter, Shape

_GROUP_RULES = Basis("《中国共产党党组工作条例》")


class Matter(StrEnum):
    """What is decided."""

    MAJOR = "major"
    PERSONNEL = "personnel"
    PROJECT = "project"
    MONEY = "money"


MATTER_LABELS = {
    Matter.MAJOR: "重大决策",
    Matter.PERSONNEL: "重要人事任免",
    Matter.PROJECT: "重大项目安排",
    Matter.MONEY: "大额资金使用",
}


class Point(StrEnum):
    """A point of the list that is answered with yes or no."""

    CONSULTED = "consulted"
    EACH_SPOKE = "each_spoke"
    LEADER_LAST = "leader_last"
    MINUTED = "minuted"


POINT_LABELS = {
    Point.CONSULTED: "会前听取意见、充分酝酿",
    Point.EACH_SPOKE: "到会的逐个表态",
    Point.LEADER_LAST: "主要负责人最后表态",
    Point.MINUTED: "如实完整记录，存档",
}

MATERIAL_DAYS = Parameter(
    key="material_days", label="材料至少提前几天送达", group=Group.TERMS, shape=Shape.WHOLE,
    default=3, basis=Basis(), unit="天", least=0, most=30,
)  # fmt: skip
QUORUM = Parameter(
    key="quorum", label="到会人数至少占应到的", group=Group.SITTING, shape=Shape.SHARE,
    default=Fraction(1, 2), basis=_GROUP_RULES, least=0, most=1,
)  # fmt: skip
QUORUM_PERSONNEL = Parameter(
    key="quorum_personnel", label="议人事时到会人数至少占应到的", group=Group.SITTING,
    shape=Shape.SHARE, default=Fraction(2, 3), basis=_GROUP_RULES, least=0, most=1,
)  # fmt: skip
PARAMETERS = (MATERIAL_DAYS, QUORUM, QUORUM_PERSONNEL)
POINT_BASIS = _GROUP_RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was answered about one decision."""

    matter: Matter
    material_days: int
    present: int
    entitled: int
    kept: frozenset[Point]


def unmet(decision: Decision, stored: Mapping[str, object]) -> tuple[str, ...]:
    """What a decision lacks, each with the figure that it is held against."""
    missing = [label for point, label in POINT_LABELS.items() if point not in decision.kept]
    found = [f"没有做到：{label}" for label in missing]
    days = MATERIAL_DAYS.restored(stored.get(MATERIAL_DAYS.key))
    if isinstance(days, int) and decision.material_days < days:
        found.append(f"材料提前 {decision.material_days} 天送达，要求至少 {days} 天")
    rule = QUORUM_PERSONNEL if decision.matter is Matter.PERSONNEL else QUORUM
    share = rule.restored(stored.get(rule.key))
    if isinstance(share, int | Fraction) and decision.present < share * decision.entitled:
        needed = -(-decision.entitled * share.numerator // share.denominator)
        found.append(
            f"应到 {decision.entitled} 人，到会 {decision.present} 人，要求至少 {needed} 人"
        )
    return tuple(found)
