"""Every event that the audit can hold, as `thing:happened`, in the order of the alphabet, with its label."""

from enum import StrEnum


class Event(StrEnum):
    """What an entry says happened."""

    ACCOUNT_ISSUED = "account:issued"
    ACCOUNT_LOCKED = "account:locked"
    ACCOUNT_PASSWORD_CHANGED = "account:password_changed"
    ACCOUNT_PASSWORD_RESET = "account:password_reset"
    ACCOUNT_PAUSED = "account:paused"
    ACCOUNT_SIGNED_IN = "account:signed_in"
    ACCOUNT_SIGNED_OUT = "account:signed_out"
    ACCOUNT_UNLOCKED = "account:unlocked"
    ACTING_CONFIRMED = "acting:confirmed"
    ACTING_ENDED = "acting:ended"
    ACTING_STARTED = "acting:started"
    AUDIT_EXPORTED = "audit:exported"
    CARRIED_ITEM_ADDED = "carried_item:added"
    CARRIED_ITEM_CHANGED = "carried_item:changed"
    CARRIED_ITEM_DROPPED = "carried_item:dropped"
    COMMENT_ANSWERED = "comment:answered"
    COMMENT_REOPENED = "comment:reopened"
    COMMENT_WITHDRAWN = "comment:withdrawn"
    COMMENT_WRITTEN = "comment:written"
    CRITICISM_ANSWERED = "criticism:answered"
    CRITICISM_CHANGED = "criticism:changed"
    CRITICISM_OPENED = "criticism:opened"
    CRITICISM_RECORDED = "criticism:recorded"
    CRITICISM_WITHDRAWN = "criticism:withdrawn"
    CRITICISM_WRITTEN = "criticism:written"
    DISPATCH_ADDED = "dispatch:added"
    DISPATCH_DROPPED = "dispatch:dropped"
    DISPATCH_RECEIVED = "dispatch:received"
    DISPATCH_REOPENED = "dispatch:reopened"
    DISPATCH_RETURNED = "dispatch:returned"
    DISPATCH_SENT = "dispatch:sent"
    DISPATCH_TAKEN_BACK = "dispatch:taken_back"
    DOSSIER_BUILT = "dossier:built"
    DOSSIER_TAKEN = "dossier:taken"
    EVALUATION_CLOSED = "evaluation:closed"
    EVALUATION_DESTROYED = "evaluation:destroyed"
    EVALUATION_DRAFTED = "evaluation:drafted"
    EVALUATION_EXTENDED = "evaluation:extended"
    EVALUATION_OPENED = "evaluation:opened"
    EVALUATION_REVEALED = "evaluation:revealed"
    EVIDENCE_ADDED = "evidence:added"
    EVIDENCE_READ = "evidence:read"
    EXTENSION_APPROVED = "extension:approved"
    EXTENSION_REFUSED = "extension:refused"
    EXTENSION_REQUESTED = "extension:requested"
    FINDINGS_IMPORTED = "findings:imported"
    FINDING_ADDED = "finding:added"
    FINDING_CHANGED = "finding:changed"
    FINDING_DROPPED = "finding:dropped"
    FINDING_SET_ASIDE = "finding:set_aside"
    FINDING_TAKEN_UP = "finding:taken_up"
    GRADE_DECIDED = "grade:decided"
    HOLIDAYS_DROPPED = "holidays:dropped"
    HOLIDAYS_ENTERED = "holidays:entered"
    INDICATORS_COPIED = "indicators:copied"
    INDICATOR_ADDED = "indicator:added"
    INDICATOR_CHANGED = "indicator:changed"
    INDICATOR_ENTERED = "indicator:entered"
    INDICATOR_ENTRY_CORRECTED = "indicator:entry_corrected"
    INDICATOR_ENTRY_WITHDRAWN = "indicator:entry_withdrawn"
    INDICATOR_RETIRED = "indicator:retired"
    INSPECTION_ADDED = "inspection:added"
    INSPECTION_CHANGED = "inspection:changed"
    INSPECTION_DROPPED = "inspection:dropped"
    INSPECTION_FILE_READ = "inspection:file_read"
    INSTALLATION_SET_UP = "installation:set_up"
    ITEM_ADDED = "item:added"
    ITEM_CHANGED = "item:changed"
    ITEM_CLOSED = "item:closed"
    ITEM_CLOSING_REQUESTED = "item:closing_requested"
    ITEM_DROPPED = "item:dropped"
    ITEM_HANDED_OUT = "item:handed_out"
    ITEM_JOINED = "item:joined"
    ITEM_PASSED = "item:passed"
    ITEM_RECURRENCE_SETTLED = "item:recurrence_settled"
    ITEM_REOPENED = "item:reopened"
    ITEM_RETURNED = "item:returned"
    ITEM_SIGNED_OFF = "item:signed_off"
    ITEM_STARTED = "item:started"
    LEDGER_EXPORTED = "ledger:exported"
    LEDGER_IMPORTED = "ledger:imported"
    MATTERS_READ = "matters:read"
    MATTERS_WRITTEN = "matters:written"
    MEETING_BEGUN = "meeting:begun"
    MEETING_CALLED_OFF = "meeting:called_off"
    MEETING_CLOSED = "meeting:closed"
    MEETING_NOTICE_CHANGED = "meeting:notice_changed"
    MEETING_OPENED = "meeting:opened"
    MEETING_ORDERED_AGAIN = "meeting:ordered_again"
    MEETING_PARAMETERS_CHANGED = "meeting:parameters_changed"
    MEETING_PLAN_CHANGED = "meeting:plan_changed"
    MEETING_POSTPONED = "meeting:postponed"
    MEETING_READY = "meeting:ready"
    MEETING_REPORTING = "meeting:reporting"
    MEETING_REPORT_SENT = "meeting:report_sent"
    MEETING_RESUMED = "meeting:resumed"
    MEETING_STAGE_DONE = "meeting:stage_done"
    MEETING_STAGE_REOPENED = "meeting:stage_reopened"
    MINUTES_CONFIRMED = "minutes:confirmed"
    MINUTES_CORRECTED = "minutes:corrected"
    MINUTES_CORRECTION_ASKED = "minutes:correction_asked"
    MINUTES_HANDED_OUT = "minutes:handed_out"
    MINUTES_LOCKED = "minutes:locked"
    MINUTES_WRITTEN = "minutes:written"
    OFFICE_LISTS_EDITED = "office_lists:edited"
    OPINION_DROPPED = "opinion:dropped"
    OPINION_RECEIVED = "opinion:received"
    OPINION_SETTLED = "opinion:settled"
    OPINION_TYPED = "opinion:typed"
    PAPER_DOWNLOADED = "paper:downloaded"
    PAPER_READ = "paper:read"
    PERSON_ADDED = "person:added"
    PERSON_CHANGED_POST = "person:changed_post"
    PERSON_EDITED = "person:edited"
    PERSON_LEFT = "person:left"
    POINT_ANSWERED = "point:answered"
    POINT_DECLINED = "point:declined"
    POINT_MERGED = "point:merged"
    POINT_RAISED = "point:raised"
    POINT_REOPENED = "point:reopened"
    PROBLEM_ADDED = "problem:added"
    PROBLEM_CHANGED = "problem:changed"
    PROBLEM_DROPPED = "problem:dropped"
    PROBLEM_LIST_SUBMITTED = "problem_list:submitted"
    PROBLEM_LIST_TAKEN_BACK = "problem_list:taken_back"
    PROGRAMME_APPROVED = "programme:approved"
    PROGRAMME_CHANGED = "programme:changed"
    PROGRAMME_CLOSED = "programme:closed"
    PROGRAMME_CONCENTRATED = "programme:concentrated"
    PROGRAMME_FOLLOWED_UP = "programme:followed_up"
    PROGRAMME_REPORTED = "programme:reported"
    PROGRAMME_SET_UP = "programme:set_up"
    PROGRAMME_SIGNED = "programme:signed"
    PROGRAMME_TAKEN_BACK = "programme:taken_back"
    PROGRAMME_UNSIGNED = "programme:unsigned"
    PUBLICATION_MADE = "publication:made"
    PUBLICATION_NOT_MADE = "publication:not_made"
    PUBLICATION_TAKEN_BACK = "publication:taken_back"
    PUBLICATION_WRITTEN = "publication:written"
    READING_ADDED = "reading:added"
    READING_DROPPED = "reading:dropped"
    READING_READ = "reading:read"
    REFERENCE_ADDED = "reference:added"
    REFERENCE_DROPPED = "reference:dropped"
    REMARK_ADDED = "remark:added"
    REMARK_ANSWERED = "remark:answered"
    REMARK_DROPPED = "remark:dropped"
    REMARK_MERGED = "remark:merged"
    REMARK_REOPENED = "remark:reopened"
    REVIEWER_SILENT = "reviewer:silent"
    ROLE_ASSIGNED = "role:assigned"
    ROLE_ENDED = "role:ended"
    ROSTER_EXPORTED = "roster:exported"
    ROSTER_IMPORTED = "roster:imported"
    ROUND_CLOSED = "round:closed"
    ROUND_DESTROYED = "round:destroyed"
    ROUND_DRAFTED = "round:drafted"
    ROUND_EXTENDED = "round:extended"
    ROUND_FORWARDED = "round:forwarded"
    ROUND_JOINED = "round:joined"
    ROUND_OPENED = "round:opened"
    ROUND_REVEALED = "round:revealed"
    SCAN_DROPPED = "scan:dropped"
    SCAN_FILED = "scan:filed"
    SCAN_RECEIVED = "scan:received"
    SCREENING_READ = "screening:read"
    SCREENING_RUN = "screening:run"
    SECTIONS_CHANGED = "sections:changed"
    SAVED_VIEW_ADDED = "saved_view:added"
    SAVED_VIEW_CHANGED = "saved_view:changed"
    SAVED_VIEW_REMOVED = "saved_view:removed"
    SECTION_HELD = "section:held"
    SECTION_RELEASED = "section:released"
    SECTION_TAKEN_OVER = "section:taken_over"
    SIGNED_COPY_FILED = "signed_copy:filed"
    SIGNED_COPY_TAKEN = "signed_copy:taken"
    SIGNED_COPY_WITHDRAWN = "signed_copy:withdrawn"
    SITTING_AGENDA_CHANGED = "sitting:agenda_changed"
    SITTING_ATTENDANCE_ENTERED = "sitting:attendance_entered"
    SITTING_CLOSED = "sitting:closed"
    SITTING_ITEM_TAKEN_UP = "sitting:item_taken_up"
    SITTING_OPENED = "sitting:opened"
    SITTING_PREPARED = "sitting:prepared"
    SITTING_STOPPED = "sitting:stopped"
    SOURCE_DECLINED = "source:declined"
    SOURCE_TAKEN_UP = "source:taken_up"
    SPOT_CHECK_FAILED = "spot_check:failed"
    SPOT_CHECK_PASSED = "spot_check:passed"
    STATEMENTS_EXPORTED = "statements:exported"
    STATEMENT_AMENDED = "statement:amended"
    STATEMENT_FINAL = "statement:final"
    STATEMENT_PASSED = "statement:passed"
    STATEMENT_READ = "statement:read"
    STATEMENT_RETURNED = "statement:returned"
    STATEMENT_SUBMITTED = "statement:submitted"
    STATEMENT_TAKEN_BACK = "statement:taken_back"
    STATEMENT_UNDECIDED = "statement:undecided"
    STUDY_SESSION_DROPPED = "study_session:dropped"
    STUDY_SESSION_HELD = "study_session:held"
    TALKS_PLANNED = "talks:planned"
    TALK_ADDED = "talk:added"
    TALK_CONFIRMED = "talk:confirmed"
    TALK_READ = "talk:read"
    TALK_RECORDED = "talk:recorded"
    TASK_DONE = "task:done"
    TASK_REOPENED = "task:reopened"
    TEMPLATE_UPLOADED = "template:uploaded"
    TEMPLATE_WITHDRAWN = "template:withdrawn"
    UNIT_ADDED = "unit:added"
    UNIT_LIST_EDITED = "unit:list_edited"
    VERIFIER_ASSIGNED = "verifier:assigned"
    VERSION_SAVED = "version:saved"


EVENT_LABELS = {
    Event.ACCOUNT_ISSUED: "开通账号",
    Event.ACCOUNT_LOCKED: "停用账号",
    Event.ACCOUNT_PASSWORD_CHANGED: "本人改了密码",
    Event.ACCOUNT_PASSWORD_RESET: "重置密码",
    Event.ACCOUNT_PAUSED: "连续输错密码，暂停登录",
    Event.ACCOUNT_SIGNED_IN: "登录",
    Event.ACCOUNT_SIGNED_OUT: "退出",
    Event.ACCOUNT_UNLOCKED: "恢复账号",
    Event.ACTING_CONFIRMED: "本人确认代录",
    Event.ACTING_ENDED: "停止代录",
    Event.ACTING_STARTED: "开始代录",
    Event.AUDIT_EXPORTED: "导出审计记录",
    Event.CARRIED_ITEM_ADDED: "登记上次遗留的事项",
    Event.CARRIED_ITEM_CHANGED: "修改上次遗留的事项",
    Event.CARRIED_ITEM_DROPPED: "删去上次遗留的事项",
    Event.COMMENT_ANSWERED: "回应批注",
    Event.COMMENT_REOPENED: "重新提出批注",
    Event.COMMENT_WITHDRAWN: "撤去批注",
    Event.COMMENT_WRITTEN: "写批注",
    Event.CRITICISM_ANSWERED: "记下对批评意见的回应",
    Event.CRITICISM_CHANGED: "修改没有公开的批评意见",
    Event.CRITICISM_OPENED: "公开批评意见",
    Event.CRITICISM_RECORDED: "记下会上提出的批评意见",
    Event.CRITICISM_WITHDRAWN: "撤回没有公开的批评意见",
    Event.CRITICISM_WRITTEN: "会前写批评意见",
    Event.DISPATCH_ADDED: "列入要送的材料",
    Event.DISPATCH_DROPPED: "删去要送的材料",
    Event.DISPATCH_RECEIVED: "登记签收",
    Event.DISPATCH_REOPENED: "撤销签收或者退回的登记",
    Event.DISPATCH_RETURNED: "登记退回",
    Event.DISPATCH_SENT: "登记送出",
    Event.DISPATCH_TAKEN_BACK: "撤销送出的登记",
    Event.DOSSIER_BUILT: "做卷宗",
    Event.DOSSIER_TAKEN: "下载卷宗",
    Event.EVALUATION_CLOSED: "民主评议截止",
    Event.EVALUATION_DESTROYED: "民主评议未看销毁",
    Event.EVALUATION_DRAFTED: "拟定民主评议",
    Event.EVALUATION_EXTENDED: "民主评议延长",
    Event.EVALUATION_OPENED: "民主评议开始投票",
    Event.EVALUATION_REVEALED: "民主评议开封",
    Event.EVIDENCE_ADDED: "交一件佐证",
    Event.EVIDENCE_READ: "下载限定范围的佐证",
    Event.EXTENSION_APPROVED: "同意整改延期",
    Event.EXTENSION_REFUSED: "不同意整改延期",
    Event.EXTENSION_REQUESTED: "申请整改延期",
    Event.FINDINGS_IMPORTED: "导入反馈的问题",
    Event.FINDING_ADDED: "登记反馈的问题",
    Event.FINDING_CHANGED: "修改反馈的问题",
    Event.FINDING_DROPPED: "删去反馈的问题",
    Event.FINDING_SET_ASIDE: "写明提示不算问题的理由",
    Event.FINDING_TAKEN_UP: "重新列出提示",
    Event.GRADE_DECIDED: "登记评议等次",
    Event.HOLIDAYS_DROPPED: "删去登记的放假和调休",
    Event.HOLIDAYS_ENTERED: "登记放假和调休",
    Event.INDICATORS_COPIED: "照搬以前的指标",
    Event.INDICATOR_ADDED: "立指标",
    Event.INDICATOR_CHANGED: "修改指标",
    Event.INDICATOR_ENTERED: "给指标记一次",
    Event.INDICATOR_ENTRY_CORRECTED: "更正指标的登记",
    Event.INDICATOR_ENTRY_WITHDRAWN: "撤回指标的登记",
    Event.INDICATOR_RETIRED: "停用指标",
    Event.INSPECTION_ADDED: "登记一份反馈",
    Event.INSPECTION_CHANGED: "修改一份反馈",
    Event.INSPECTION_DROPPED: "删去一份反馈",
    Event.INSPECTION_FILE_READ: "下载反馈文件",
    Event.INSTALLATION_SET_UP: "首次开通",
    Event.ITEM_ADDED: "登记整改事项",
    Event.ITEM_CHANGED: "修改整改事项",
    Event.ITEM_CLOSED: "整改事项销号",
    Event.ITEM_CLOSING_REQUESTED: "申请销号",
    Event.ITEM_DROPPED: "整改事项不再列入",
    Event.ITEM_HANDED_OUT: "分办整改事项",
    Event.ITEM_JOINED: "问题并入整改事项",
    Event.ITEM_PASSED: "核验通过",
    Event.ITEM_RECURRENCE_SETTLED: "说明是不是往年的同样问题",
    Event.ITEM_REOPENED: "整改事项回潮重开",
    Event.ITEM_RETURNED: "退回整改",
    Event.ITEM_SIGNED_OFF: "签字同意销号",
    Event.ITEM_STARTED: "开始整改",
    Event.LEDGER_EXPORTED: "导出整改台账",
    Event.LEDGER_IMPORTED: "导入整改台账",
    Event.MATTERS_READ: "查看个人有关事项和谈话函询",
    Event.MATTERS_WRITTEN: "写个人有关事项和谈话函询",
    Event.MEETING_BEGUN: "开始会前准备",
    Event.MEETING_CALLED_OFF: "取消召开",
    Event.MEETING_CLOSED: "会议办结",
    Event.MEETING_NOTICE_CHANGED: "修改通知内容",
    Event.MEETING_OPENED: "会议立项",
    Event.MEETING_ORDERED_AGAIN: "责令重开",
    Event.MEETING_PARAMETERS_CHANGED: "修改参数",
    Event.MEETING_PLAN_CHANGED: "修改方案",
    Event.MEETING_POSTPONED: "延期召开",
    Event.MEETING_READY: "准备完成",
    Event.MEETING_REPORTING: "转入会后报告",
    Event.MEETING_REPORT_SENT: "登记报告的报送",
    Event.MEETING_RESUMED: "恢复准备",
    Event.MEETING_STAGE_DONE: "环节完成",
    Event.MEETING_STAGE_REOPENED: "环节改回没有完成",
    Event.MINUTES_CONFIRMED: "确认会议记录",
    Event.MINUTES_CORRECTED: "更正会议记录",
    Event.MINUTES_CORRECTION_ASKED: "要求更正会议记录",
    Event.MINUTES_HANDED_OUT: "会议记录交到会的人确认",
    Event.MINUTES_LOCKED: "会议记录全部确认、锁定",
    Event.MINUTES_WRITTEN: "记会议记录",
    Event.OFFICE_LISTS_EDITED: "修改检查用的名单",
    Event.OPINION_DROPPED: "删去录入的意见",
    Event.OPINION_RECEIVED: "收到反馈的意见",
    Event.OPINION_SETTLED: "处理意见",
    Event.OPINION_TYPED: "录入意见",
    Event.PAPER_DOWNLOADED: "下载文书",
    Event.PAPER_READ: "看文书",
    Event.PERSON_ADDED: "登记人员",
    Event.PERSON_CHANGED_POST: "职务变动",
    Event.PERSON_EDITED: "修改人员",
    Event.PERSON_LEFT: "人员离任",
    Event.POINT_ANSWERED: "意见点列入问题",
    Event.POINT_DECLINED: "意见点不列入",
    Event.POINT_MERGED: "合并意见点",
    Event.POINT_RAISED: "登记意见点",
    Event.POINT_REOPENED: "重新打开意见点",
    Event.PROBLEM_ADDED: "登记问题",
    Event.PROBLEM_CHANGED: "修改问题",
    Event.PROBLEM_DROPPED: "删去问题",
    Event.PROBLEM_LIST_SUBMITTED: "交出问题清单",
    Event.PROBLEM_LIST_TAKEN_BACK: "收回问题清单",
    Event.PROGRAMME_APPROVED: "批准反馈整改方案",
    Event.PROGRAMME_CHANGED: "修改反馈整改的期限、审核单位或者审定",
    Event.PROGRAMME_CLOSED: "了结反馈整改",
    Event.PROGRAMME_CONCENTRATED: "开始集中整改",
    Event.PROGRAMME_FOLLOWED_UP: "反馈整改转入长期整改",
    Event.PROGRAMME_REPORTED: "报送反馈整改进展报告",
    Event.PROGRAMME_SET_UP: "定下一份反馈的集中整改",
    Event.PROGRAMME_SIGNED: "签批反馈整改进展报告",
    Event.PROGRAMME_TAKEN_BACK: "退回重定反馈整改方案",
    Event.PROGRAMME_UNSIGNED: "收回进展报告的签批",
    Event.PUBLICATION_MADE: "登记整改情况公开",
    Event.PUBLICATION_NOT_MADE: "记下整改情况不公开",
    Event.PUBLICATION_TAKEN_BACK: "公开的登记改回拟稿",
    Event.PUBLICATION_WRITTEN: "写公开的文稿",
    Event.READING_ADDED: "登记学习内容",
    Event.READING_DROPPED: "删去学习内容",
    Event.READING_READ: "记下已学",
    Event.REFERENCE_ADDED: "加入引文的出处",
    Event.REFERENCE_DROPPED: "删去引文的出处",
    Event.REMARK_ADDED: "录入审核意见",
    Event.REMARK_ANSWERED: "答复审核意见",
    Event.REMARK_DROPPED: "删去审核意见",
    Event.REMARK_MERGED: "合并审核意见",
    Event.REMARK_REOPENED: "重新打开审核意见",
    Event.REVIEWER_SILENT: "记下审核单位没有意见",
    Event.ROLE_ASSIGNED: "授予角色",
    Event.ROLE_ENDED: "收回角色",
    Event.ROSTER_EXPORTED: "导出人员",
    Event.ROSTER_IMPORTED: "导入人员",
    Event.ROUND_CLOSED: "截止征求意见",
    Event.ROUND_DESTROYED: "未看销毁一轮意见",
    Event.ROUND_DRAFTED: "拟定一轮征求意见",
    Event.ROUND_EXTENDED: "延长征求意见",
    Event.ROUND_FORWARDED: "反馈意见",
    Event.ROUND_JOINED: "一轮意见并入另一轮",
    Event.ROUND_OPENED: "开始征求意见",
    Event.ROUND_REVEALED: "意见开封",
    Event.SCAN_DROPPED: "放弃一批扫描件",
    Event.SCAN_FILED: "一批扫描件归位",
    Event.SCAN_RECEIVED: "传来一批扫描件",
    Event.SCREENING_READ: "查看材料之间相同的句子",
    Event.SCREENING_RUN: "筛查全部材料",
    Event.SECTIONS_CHANGED: "划分班子材料",
    Event.SAVED_VIEW_ADDED: "存一个台账的常用筛选",
    Event.SAVED_VIEW_CHANGED: "修改台账的常用筛选",
    Event.SAVED_VIEW_REMOVED: "删去台账的常用筛选",
    Event.SECTION_HELD: "开始写班子材料的部分",
    Event.SECTION_RELEASED: "交出班子材料的部分",
    Event.SECTION_TAKEN_OVER: "接手班子材料的部分",
    Event.SIGNED_COPY_FILED: "签字件归到文书",
    Event.SIGNED_COPY_TAKEN: "打开签字件",
    Event.SIGNED_COPY_WITHDRAWN: "撤回签字件",
    Event.SITTING_AGENDA_CHANGED: "修改议程",
    Event.SITTING_ATTENDANCE_ENTERED: "登记到会情况",
    Event.SITTING_CLOSED: "散会",
    Event.SITTING_ITEM_TAKEN_UP: "进行一项议程",
    Event.SITTING_OPENED: "开会",
    Event.SITTING_PREPARED: "生成议程",
    Event.SITTING_STOPPED: "中止会议",
    Event.SOURCE_DECLINED: "写明问题不列入台账的理由",
    Event.SOURCE_TAKEN_UP: "重新列出不列入台账的问题",
    Event.SPOT_CHECK_FAILED: "抽查有回潮",
    Event.SPOT_CHECK_PASSED: "抽查没有回潮",
    Event.STATEMENTS_EXPORTED: "打包下载材料",
    Event.STATEMENT_AMENDED: "开始会后修改",
    Event.STATEMENT_FINAL: "材料定稿",
    Event.STATEMENT_PASSED: "材料审核通过",
    Event.STATEMENT_READ: "查看别人的材料",
    Event.STATEMENT_RETURNED: "材料退回修改",
    Event.STATEMENT_SUBMITTED: "提交材料",
    Event.STATEMENT_TAKEN_BACK: "撤回材料",
    Event.STATEMENT_UNDECIDED: "收回审核决定",
    Event.STUDY_SESSION_DROPPED: "删去集中学习",
    Event.STUDY_SESSION_HELD: "登记集中学习",
    Event.TALKS_PLANNED: "生成谈话安排",
    Event.TALK_ADDED: "另加谈话",
    Event.TALK_CONFIRMED: "确认谈话记录",
    Event.TALK_READ: "查看谈话记录",
    Event.TALK_RECORDED: "写谈话记录",
    Event.TASK_DONE: "整改任务完成",
    Event.TASK_REOPENED: "整改任务改回没有完成",
    Event.TEMPLATE_UPLOADED: "上传文书模板",
    Event.TEMPLATE_WITHDRAWN: "撤下文书模板",
    Event.UNIT_ADDED: "登记单位",
    Event.UNIT_LIST_EDITED: "修改部门和党支部",
    Event.VERIFIER_ASSIGNED: "指定核验人",
    Event.VERSION_SAVED: "存一版材料",
}


def label_of(event: str) -> str:
    """The label of an event as entries keep it; the event itself where this version knows it no more."""
    return EVENT_LABELS[Event(event)] if event in set(Event) else event
