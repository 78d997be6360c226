"""How far a package goes, and what therefore may not be in it: the filter of confidentiality."""

from enum import StrEnum

from duizhao.core.cycle.evidence import Level


class Reach(StrEnum):
    """For whom a package is made."""

    ARCHIVE = "archive"
    SUPERIOR = "superior"


REACH_LABELS = {Reach.ARCHIVE: "本单位存档", Reach.SUPERIOR: "报上级"}

NEVER = (
    ("征求意见的一次性意见码和意见原件", "意见不记名，原件不离开开封它的地方"),
    ("个人有关事项和谈话函询的说明", "只给本人和通知写明的人看"),
    ("谈心谈话的内容", "只给谈话的两个人看"),
    ("没有定稿的对照检查材料和审核批注", "草稿和审核过程不归档"),
    ("会前写好、会上没有公开的批评意见", "没有公开的只有写的人知道"),
)
"""What no package holds, whoever makes it: what it is, and why."""

KINDS_KEPT_BACK = {
    "opinion-form": "意见不记名，一份一份的意见表不归档",
    "opinion-summary": "意见不记名，汇总表不出征求意见的范围",
    "feedback-slip": "反馈给本人的意见只给本人看",
    "slip-sheet": "一次性意见码不归档",
    "talk-record": "谈心谈话的内容只给谈话的两个人看",
    "review-comments": "审核过程不归档",
    "evidence-index": "佐证在卷内目录里逐件列出，不能放进去的只写件数",
    "archive-index": "卷宗有自己的卷内目录",
}
"""The kinds of papers that no package holds, and why."""

_WITHHELD = {
    Reach.ARCHIVE: frozenset({Level.RESTRICTED}),
    Reach.SUPERIOR: frozenset({Level.RESTRICTED, Level.INTERNAL}),
}
_REASONS = {
    Level.RESTRICTED: "知悉范围是“限办理和核验的人看”",
    Level.INTERNAL: "知悉范围是“内部”，不出本单位",
}


def kept_back(level: Level, reach: Reach) -> str | None:
    """Why evidence of a level may not go so far; None when it may."""
    return _REASONS[level] if level in _WITHHELD[reach] else None
