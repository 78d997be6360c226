"""What a list of people can say of each, and the headings under which offices write it."""

from enum import StrEnum

from duizhao.core.sheets.list_kind import ListKind


class RosterColumn(StrEnum):
    """One thing that a list says of a person."""

    NUMBER = "number"
    NAME = "name"
    POST = "post"
    DEPARTMENT = "department"
    HEADS_DEPARTMENT = "heads_department"
    TEAM_RANK = "team_rank"
    IN_CHARGE_OF = "in_charge_of"
    BRANCH = "branch"
    BRANCH_REPRESENTATIVE = "branch_representative"
    COMMITTEE_RANK = "committee_rank"
    PARTY_MEMBER = "party_member"
    JOINED = "joined"


ROSTER_COLUMN_LABELS = {
    RosterColumn.NUMBER: "工号",
    RosterColumn.NAME: "姓名",
    RosterColumn.POST: "职务",
    RosterColumn.DEPARTMENT: "所在部门",
    RosterColumn.HEADS_DEPARTMENT: "部门负责人",
    RosterColumn.TEAM_RANK: "班子排序",
    RosterColumn.IN_CHARGE_OF: "分管部门",
    RosterColumn.BRANCH: "所在党支部",
    RosterColumn.BRANCH_REPRESENTATIVE: "党支部党员代表",
    RosterColumn.COMMITTEE_RANK: "支委会排序",
    RosterColumn.PARTY_MEMBER: "中共党员",
    RosterColumn.JOINED: "到任日期",
}

REQUIRED = (RosterColumn.NUMBER, RosterColumn.NAME)

_ALSO = {
    RosterColumn.NUMBER: ("人员编号", "编号", "职工编号", "员工编号", "工作证号", "人员代码"),
    RosterColumn.NAME: ("人员姓名", "名字"),
    RosterColumn.POST: ("现任职务", "职务名称", "党内职务", "行政职务", "岗位", "职位"),
    RosterColumn.DEPARTMENT: ("部门", "科室", "处室", "所在科室", "所在处室", "工作部门"),
    RosterColumn.HEADS_DEPARTMENT: ("是否部门负责人", "科室负责人", "是否负责人"),
    RosterColumn.TEAM_RANK: ("班子成员排序", "班子排名", "班子序号"),
    RosterColumn.IN_CHARGE_OF: ("分管科室", "分管处室", "分管单位", "分管"),
    RosterColumn.BRANCH: ("党支部", "所在支部", "支部", "组织关系所在支部"),
    RosterColumn.BRANCH_REPRESENTATIVE: ("党员代表", "支部党员代表", "是否党员代表"),
    RosterColumn.COMMITTEE_RANK: ("支委排序", "支委会排名", "支部委员会排序", "支委序号"),
    RosterColumn.PARTY_MEMBER: ("党员", "是否党员", "是否中共党员", "政治面貌"),
    RosterColumn.JOINED: ("到任时间", "任职日期", "任职时间", "到岗日期", "入职日期"),
}

ROSTER: ListKind[RosterColumn] = ListKind("人员", ROSTER_COLUMN_LABELS, _ALSO, REQUIRED)
