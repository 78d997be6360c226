"""What an office's ledger says of each item, and the headings under which offices write it."""

from enum import StrEnum

from duizhao.core.sheets.list_kind import ListKind


class LedgerColumn(StrEnum):
    """One thing that a ledger says of an item, or of a task of it."""

    NUMBER = "number"
    WHOSE = "whose"
    PROBLEM = "problem"
    GOAL = "goal"
    MEASURE = "measure"
    KIND = "kind"
    OWNER = "owner"
    DEPARTMENT = "department"
    HELPERS = "helpers"
    DUE = "due"
    JUDGED_BY = "judged_by"
    RESULT = "result"
    STATE = "state"
    CLOSED_ON = "closed_on"
    EVIDENCE = "evidence"


LEDGER_COLUMN_LABELS = {
    LedgerColumn.NUMBER: "序号",
    LedgerColumn.WHOSE: "谁的问题",
    LedgerColumn.PROBLEM: "问题",
    LedgerColumn.GOAL: "整改目标",
    LedgerColumn.MEASURE: "整改措施",
    LedgerColumn.KIND: "措施类型",
    LedgerColumn.OWNER: "责任领导",
    LedgerColumn.DEPARTMENT: "责任部门",
    LedgerColumn.HELPERS: "配合部门",
    LedgerColumn.DUE: "完成期限",
    LedgerColumn.JUDGED_BY: "怎样算改好",
    LedgerColumn.RESULT: "完成情况",
    LedgerColumn.STATE: "状态",
    LedgerColumn.CLOSED_ON: "销号日期",
    LedgerColumn.EVIDENCE: "佐证件数",
}

MADE_BY_ACTS = (LedgerColumn.STATE, LedgerColumn.CLOSED_ON, LedgerColumn.EVIDENCE)
"""What only the acts of an item change: told by the ledger, never taken over from a spreadsheet."""

_ALSO = {
    LedgerColumn.NUMBER: ("编号", "条目", "问题编号"),
    LedgerColumn.WHOSE: ("对象", "问题对象", "涉及人员", "班子或者个人"),
    LedgerColumn.PROBLEM: (
        "问题内容", "具体问题", "存在问题", "存在的问题", "查摆问题", "问题清单", "问题表述", "突出问题",
        "查摆出的问题", "主要问题",
    ),
    LedgerColumn.GOAL: ("目标", "整改目标任务", "预期目标", "整改要求"),
    LedgerColumn.MEASURE: ("措施", "整改任务", "任务清单", "具体措施", "整改落实措施", "任务"),
    LedgerColumn.KIND: ("类型", "整改类型", "任务类型"),
    LedgerColumn.OWNER: ("责任人", "牵头领导", "分管领导", "牵头责任人", "包抓领导"),
    LedgerColumn.DEPARTMENT: (
        "责任单位", "责任科室", "牵头单位", "牵头部门", "牵头科室", "责任处室", "承办单位"
    ),
    LedgerColumn.HELPERS: ("配合单位", "协办单位", "配合科室", "协同单位", "责任配合单位"),
    LedgerColumn.DUE: (
        "完成时限", "整改时限", "时限", "整改期限", "期限", "完成时间", "整改完成时限", "限期"
    ),
    LedgerColumn.JUDGED_BY: ("销号标准", "完成标准", "验收标准", "整改标准"),
    LedgerColumn.RESULT: (
        "整改情况", "进展情况", "落实情况", "整改进展", "整改落实情况", "整改成效", "目前进展", "整改结果"
    ),
    LedgerColumn.STATE: (
        "整改状态", "目前状态", "当前状态", "是否销号", "销号情况", "是否完成", "是否整改完成", "完成与否",
        "整改是否完成",
    ),
    LedgerColumn.CLOSED_ON: ("销号时间", "实际完成时间", "整改完成时间", "完成日期"),
    LedgerColumn.EVIDENCE: ("佐证材料", "佐证材料数", "印证材料", "佐证"),
}  # fmt: skip

LEDGER: ListKind[LedgerColumn] = ListKind(
    "整改台账", LEDGER_COLUMN_LABELS, _ALSO, (LedgerColumn.NUMBER, LedgerColumn.PROBLEM)
)
