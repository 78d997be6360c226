"""The table of rights as people read it: each act, and who may do it under which condition."""

from dataclasses import dataclass

from duizhao.core.access.acts import Act
from duizhao.core.access.questions import (
    Question,
    acts_in_person,
    is_about_the_team,
    is_anothers,
    is_audit_admin,
    is_cadre,
    is_for_supervisors,
    is_leader,
    is_member,
    is_of_the_committee,
    is_opened,
    is_party,
    is_secretary,
    is_security_admin,
    is_sent_up,
    is_shared,
    is_superior,
    is_system_admin,
    owns,
    supervises,
)
from duizhao.core.access.rights import RIGHTS

ACT_LABELS = {
    Act.ACCOUNT_ISSUE: "开通账号、重置密码、停用账号",
    Act.ACTING_CONFIRM: "确认别人为自己代录的内容",
    Act.AUDIT_READ: "看审计记录",
    Act.CRITICISM_OPEN: "在会上公开批评意见",
    Act.CRITICISM_REPLY: "记下对批评意见的回应",
    Act.CRITICISM_VIEW: "看批评意见",
    Act.CRITICISM_WRITE: "会前写给别的同志的批评意见",
    Act.DISPATCH_VIEW: "看一次会议的报送和签收",
    Act.DISPATCH_WRITE: "登记报送、签收和退回",
    Act.DOSSIER_BUILD: "做一次会议的卷宗",
    Act.DOSSIER_VIEW: "看一次会议的档案，下载卷宗",
    Act.EVALUATION_DECIDE: "登记支部给党员定的等次",
    Act.EVALUATION_HOLD: "组织民主评议党员、发评议票",
    Act.EVALUATION_NUMBERS: "看民主评议的票数：全部的，或者自己的",
    Act.EVIDENCE_RESTRICTED: "看限办理和核验的人看的佐证",
    Act.EXTENSION_DECIDE: "批复整改延期",
    Act.HOLIDAYS_ENTER: "登记放假和调休",
    Act.INDICATOR_ENTER: "给指标记一次、撤回、更正",
    Act.INDICATOR_LIST: "打开指标的清单",
    Act.INDICATOR_SET: "立指标、修改、停用",
    Act.INDICATOR_VIEW: "看指标和登记",
    Act.INSPECTION_COUNT: "看巡视反馈和上次遗留有多少条、回应了多少",
    Act.INSPECTION_DOCUMENT: "看反馈文件的原件",
    Act.INSPECTION_READ: "看巡视反馈的问题和上次遗留的事项",
    Act.INSPECTION_WRITE: "登记、导入巡视反馈的问题和上次遗留的事项",
    Act.ITEM_CLOSE: "把整改事项销号",
    Act.ITEM_HAND_OUT: "把整改事项分给人和部门",
    Act.ITEM_REOPEN: "重新打开已销号的整改事项",
    Act.ITEM_SIGN_OFF: "签字同意整改事项销号",
    Act.ITEM_VERIFY: "核验整改事项",
    Act.ITEM_VIEW: "看整改事项和佐证",
    Act.ITEM_WORK: "办整改任务、交佐证、申请销号和延期",
    Act.ITEM_WRITE: "写整改目标和任务",
    Act.LEDGER_VIEW: "看整改台账里自己能看的部分",
    Act.LEDGER_WRITE: "建整改台账、定哪些问题列入、导入台账",
    Act.MATTERS_READ: "看个人有关事项和谈话函询的说明",
    Act.MATTERS_STATE: "看个人有关事项和谈话函询写了没有",
    Act.MATTERS_WRITE: "写个人有关事项和谈话函询的说明",
    Act.MEETING_CONDUCT: "推进会议的各个环节",
    Act.MEETING_OPEN: "按通知立项",
    Act.MEETING_VIEW: "看会议的名称、安排和进度",
    Act.MINUTES_CONFIRM: "确认会议记录、要求更正",
    Act.MINUTES_READ: "看会议记录",
    Act.MINUTES_WRITE: "记会议记录",
    Act.OPINION_COLLECT: "组织征求意见、发意见码、录入意见",
    Act.OPINION_HEAR: "看对班子和对自己的意见",
    Act.OPINION_OUTCOME: "看意见办得怎么样",
    Act.OPINION_READ: "开封以后看全部意见",
    Act.OPINION_RECEIVE: "签收反馈的意见",
    Act.PAPER_VIEW: "打开文书页，下载自己能看的记录出的文书",
    Act.PAPER_WHOLE: "出整本台账、清单、汇总表、报告这类全套内容的文书",
    Act.POINT_ANSWER: "回应意见点",
    Act.POINT_VIEW: "看意见点",
    Act.PROBLEM_EDIT: "写问题、原因、措施",
    Act.PROBLEM_VIEW: "看问题清单",
    Act.PROGRAMME_APPROVE: "批准反馈的整改方案，签批进展报告，了结",
    Act.PROGRAMME_FINDING: "在反馈整改里看每一条问题的原话和审核意见",
    Act.PROGRAMME_VIEW: "看反馈整改的进程、数目、审核意见和公开",
    Act.PROGRAMME_WRITE: "定反馈整改的期限，录入、答复审核意见，登记报送和公开",
    Act.REMINDER_READ: "看自己的提醒",
    Act.ROLE_ASSIGN: "授予和收回角色、指定代录人",
    Act.ROSTER_EDIT: "登记、修改、导入人员",
    Act.ROSTER_VIEW: "看人员名单",
    Act.SAVED_VIEW_CHANGE: "改和删整改台账的常用筛选",
    Act.SAVED_VIEW_SAVE: "把整改台账的筛选存成常用的，留给自己或者共享给单位",
    Act.SCAN_FILE: "传签过字的扫描件，放到各份文书下",
    Act.SCAN_WITHDRAW: "撤回放错的签字件",
    Act.SCREENING_RUN: "对全部材料做一次筛查",
    Act.SCREENING_VIEW: "看筛查结果里自己能看的材料",
    Act.SECTION_ASSIGN: "把班子材料分给各人写",
    Act.SECTION_WRITE: "写班子材料里分给自己的部分",
    Act.SITTING_ATTEND: "看议程、到会情况和会议进程",
    Act.SITTING_ORDER_AGAIN: "登记责令重开",
    Act.SITTING_PREPARE: "排议程、登记到会",
    Act.SITTING_PRESIDE: "开会、散会、中止会议",
    Act.SITTING_STEER: "逐项推进议程",
    Act.SPOT_CHECK_RECORD: "记整改抽查的结果",
    Act.STATEMENT_FINALISE: "把审核通过的材料定稿",
    Act.STATEMENT_PROGRESS: "看各人的材料到了哪一步",
    Act.STATEMENT_REVIEW_AS_LEADER: "作为主要负责人审核材料",
    Act.STATEMENT_REVIEW_AS_SECRETARY: "作为会务审核材料",
    Act.STATEMENT_REVIEW_AS_SUPERVISORS: "作为督导组或上级审核材料",
    Act.STATEMENT_SUBMIT: "提交、撤回材料",
    Act.STATEMENT_VIEW: "看对照检查材料",
    Act.STATEMENT_WRITE: "写对照检查材料",
    Act.STUDY_COVERAGE: "看每个人学到哪里",
    Act.STUDY_MARK: "记下自己学过",
    Act.STUDY_READ: "看学习内容和学过的人数",
    Act.STUDY_WRITE: "列学习内容、登记集中学习",
    Act.SYSTEM_RUN: "管机器、备份和恢复",
    Act.TALK_COVERAGE: "看谈心谈话谈了没有",
    Act.TALK_READ: "看谈话记录",
    Act.TALK_WRITE: "写谈话记录、确认谈话记录",
    Act.TEMPLATE_KEEP: "上传、替换、撤下本单位的文书模板",
    Act.TEMPLATE_VIEW: "看本单位的文书模板",
    Act.VERIFIER_ASSIGN: "指定核验人",
}

_WHO: dict[Question, str] = {
    is_secretary: "会务",
    is_leader: "主要负责人",
    is_member: "班子成员",
    is_cadre: "干部",
    supervises: "督导组",
    is_superior: "上级",
    owns: "本人",
    is_party: "当事人",
    is_of_the_committee: "支部委员",
    is_system_admin: "系统管理员",
    is_security_admin: "安全保密管理员",
    is_audit_admin: "安全审计员",
}
_CONDITIONS: dict[Question, str] = {
    acts_in_person: "须亲自办理，不能代录",
    is_about_the_team: "班子的",
    is_anothers: "别人的",
    is_sent_up: "上报以后",
    is_for_supervisors: "通知写明督导组可以看的",
    is_shared: "交出以后",
    is_opened: "会上公开以后",
}


@dataclass(frozen=True, slots=True)
class RightInWords:
    """What is done, and by whom."""

    act: str
    who: tuple[str, ...]


def rights_in_words() -> list[RightInWords]:
    """Every act of the table with its alternatives, in words."""
    return [RightInWords(ACT_LABELS[act], who_may(act)) for act in RIGHTS]


def who_may(act: Act) -> tuple[str, ...]:
    """The people who may do an act, alternative by alternative."""
    return tuple(_alternative(asked) for asked in RIGHTS[act])


def _alternative(asked: list[Question]) -> str:
    who = "兼".join(_WHO[ask] for ask in asked if ask in _WHO)
    conditions = "，".join(_CONDITIONS[ask] for ask in asked if ask not in _WHO)
    return f"{who}（{conditions}）" if conditions else who
