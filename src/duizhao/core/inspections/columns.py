"""What a list of findings can say of each, and the headings under which offices write it."""

from enum import StrEnum

from duizhao.core.sheets.list_kind import ListKind


class FindingColumn(StrEnum):
    """One thing that a list says of a finding."""

    NUMBER = "number"
    GROUP = "group"
    WORDS = "words"
    ABOUT = "about"


FINDING_COLUMN_LABELS = {
    FindingColumn.NUMBER: "序号",
    FindingColumn.GROUP: "所属类别",
    FindingColumn.WORDS: "问题",
    FindingColumn.ABOUT: "关于谁",
}

_ALSO = {
    FindingColumn.NUMBER: ("编号", "问题编号", "问题序号", "条目"),
    FindingColumn.GROUP: ("类别", "问题类别", "问题类型", "方面", "所属方面", "一级问题", "问题分类"),
    FindingColumn.WORDS: (
        "问题内容", "具体问题", "反馈问题", "反馈的问题", "问题表述", "问题描述", "存在问题", "存在的问题",
        "巡视反馈问题", "巡察反馈问题", "审计发现问题", "主要问题", "反馈意见",
    ),
    FindingColumn.ABOUT: ("涉及对象", "涉及人员", "对象", "问题对象"),
}  # fmt: skip

FINDINGS: ListKind[FindingColumn] = ListKind(
    "反馈问题", FINDING_COLUMN_LABELS, _ALSO, (FindingColumn.NUMBER, FindingColumn.WORDS)
)
