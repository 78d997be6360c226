"""Every kind of reminder as `thing:happened`, in the order of the alphabet, with its words.

A kind says that something happened, never what was said: who reads a reminder may long have lost
the right to what it is about. Nothing that an anonymous opinion sets off has a kind here.
"""

from dataclasses import dataclass
from enum import StrEnum


class ReminderKind(StrEnum):
    """What a reminder tells."""

    ACTING_ASSIGNED = "acting:assigned"
    ACTING_ENDED = "acting:ended"
    ACTING_RECORDED = "acting:recorded"
    DISPATCH_DUE = "dispatch:due"
    DISPATCH_LATE = "dispatch:late"
    EVALUATION_OPENED = "evaluation:opened"
    EVALUATION_REVEALED = "evaluation:revealed"
    EXTENSION_DECIDED = "extension:decided"
    EXTENSION_REQUESTED = "extension:requested"
    ITEM_CHECK_DUE = "item:check_due"
    ITEM_CLOSED = "item:closed"
    ITEM_CLOSING_REQUESTED = "item:closing_requested"
    ITEM_DUE = "item:due"
    ITEM_ESCALATED = "item:escalated"
    ITEM_HANDED_OUT = "item:handed_out"
    ITEM_LATE = "item:late"
    ITEM_PASSED = "item:passed"
    ITEM_REOPENED = "item:reopened"
    ITEM_RETURNED = "item:returned"
    ITEM_SIGNED_OFF = "item:signed_off"
    ITEM_TO_VERIFY = "item:to_verify"
    LEDGER_WEEK = "ledger:week"
    INDICATOR_ASSIGNED = "indicator:assigned"
    INDICATOR_LATE = "indicator:late"
    INDICATOR_SOON = "indicator:soon"
    MEETING_MOVED = "meeting:moved"
    MEETING_PLAN_CHANGED = "meeting:plan_changed"
    OPINION_FED_BACK = "opinion:fed_back"
    OPINION_FED_BACK_TO_TEAM = "opinion:fed_back_to_team"
    POINT_RAISED = "point:raised"
    POINT_SETTLED = "point:settled"
    PROBLEM_LIST_SUBMITTED = "problem_list:submitted"
    PROBLEM_LIST_TAKEN_BACK = "problem_list:taken_back"
    PROGRAMME_APPROVED = "programme:approved"
    PROGRAMME_DUE = "programme:due"
    PROGRAMME_LATE = "programme:late"
    PROGRAMME_SIGNED = "programme:signed"
    PROGRAMME_TO_APPROVE = "programme:to_approve"
    ROLE_ASSIGNED = "role:assigned"
    ROLE_ENDED = "role:ended"
    ROUND_EXTENDED = "round:extended"
    ROUND_OPENED = "round:opened"
    STAGE_DUE = "stage:due"
    STAGE_LATE = "stage:late"
    TALKS_PLANNED = "talks:planned"
    TALK_CONFIRMED = "talk:confirmed"
    TALK_RECORDED = "talk:recorded"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind reads; `waits`: the reader has something to do, so a mail may say so as well."""

    words: str
    waits: bool = False


REMINDER_WORDS = {
    ReminderKind.ACTING_ASSIGNED: Wording("指定了代录"),
    ReminderKind.ACTING_ENDED: Wording("收回了代录"),
    ReminderKind.ACTING_RECORDED: Wording("有人以您的名义录入了内容，请核对、确认", waits=True),
    ReminderKind.DISPATCH_DUE: Wording("有材料快到报送的期限", waits=True),
    ReminderKind.DISPATCH_LATE: Wording("有材料过了期限没有送，或者没有签收", waits=True),
    ReminderKind.EVALUATION_OPENED: Wording("民主评议党员开始投票"),
    ReminderKind.EVALUATION_REVEALED: Wording("民主评议已经开封，可以看您自己的票数"),
    ReminderKind.EXTENSION_DECIDED: Wording("整改延期有了批复"),
    ReminderKind.EXTENSION_REQUESTED: Wording("有整改延期等您批复", waits=True),
    ReminderKind.ITEM_CHECK_DUE: Wording("销号的整改事项该抽查了", waits=True),
    ReminderKind.ITEM_CLOSED: Wording("整改事项已经销号"),
    ReminderKind.ITEM_CLOSING_REQUESTED: Wording("有整改事项申请销号，请指定核验人", waits=True),
    ReminderKind.ITEM_DUE: Wording("您负责的整改事项快到期了", waits=True),
    ReminderKind.ITEM_ESCALATED: Wording("有整改事项超期较久，请您过问", waits=True),
    ReminderKind.ITEM_HANDED_OUT: Wording("有整改事项分给您", waits=True),
    ReminderKind.ITEM_LATE: Wording("您负责的整改事项已经超期", waits=True),
    ReminderKind.ITEM_PASSED: Wording("有整改事项核验通过，等您签字", waits=True),
    ReminderKind.ITEM_REOPENED: Wording("销号的整改事项回潮重开", waits=True),
    ReminderKind.ITEM_RETURNED: Wording("整改事项退回，请补办", waits=True),
    ReminderKind.ITEM_SIGNED_OFF: Wording("整改事项已经签字，可以销号", waits=True),
    ReminderKind.ITEM_TO_VERIFY: Wording("有整改事项等您核验", waits=True),
    ReminderKind.LEDGER_WEEK: Wording("整改台账一周的情况"),
    ReminderKind.INDICATOR_ASSIGNED: Wording("请您负责一个指标"),
    ReminderKind.INDICATOR_LATE: Wording("您负责的指标没有按期做够", waits=True),
    ReminderKind.INDICATOR_SOON: Wording("您负责的指标这一期快到期了", waits=True),
    ReminderKind.MEETING_MOVED: Wording("会议的安排有变动"),
    ReminderKind.MEETING_PLAN_CHANGED: Wording("会议方案的日期改了"),
    ReminderKind.OPINION_FED_BACK: Wording("对您的意见已经反馈，请看过以后签收", waits=True),
    ReminderKind.OPINION_FED_BACK_TO_TEAM: Wording(
        "对班子的意见已经反馈，请代表班子签收", waits=True
    ),
    ReminderKind.POINT_RAISED: Wording("班子的清单里新登记了意见点"),
    ReminderKind.POINT_SETTLED: Wording("班子的意见点有合并、不列入或者重新打开的"),
    ReminderKind.PROBLEM_LIST_SUBMITTED: Wording("问题清单已经交出"),
    ReminderKind.PROBLEM_LIST_TAKEN_BACK: Wording("交出的问题清单收回去了"),
    ReminderKind.PROGRAMME_APPROVED: Wording("反馈的整改方案已经批准"),
    ReminderKind.PROGRAMME_DUE: Wording("反馈整改的期限快到了", waits=True),
    ReminderKind.PROGRAMME_LATE: Wording("反馈整改已经超过期限", waits=True),
    ReminderKind.PROGRAMME_SIGNED: Wording("进展报告已经签批，可以报送", waits=True),
    ReminderKind.PROGRAMME_TO_APPROVE: Wording("有反馈的整改方案等您批准", waits=True),
    ReminderKind.ROLE_ASSIGNED: Wording("授予您一个角色"),
    ReminderKind.ROLE_ENDED: Wording("收回您的一个角色"),
    ReminderKind.ROUND_EXTENDED: Wording("征求意见的截止日期推后了"),
    ReminderKind.ROUND_OPENED: Wording("开始征求意见"),
    ReminderKind.STAGE_DUE: Wording("您负责的环节快到期了", waits=True),
    ReminderKind.STAGE_LATE: Wording("您负责的环节已经超期", waits=True),
    ReminderKind.TALKS_PLANNED: Wording("您有谈心谈话要谈", waits=True),
    ReminderKind.TALK_CONFIRMED: Wording("谈话记录双方都已确认，问题列为意见点"),
    ReminderKind.TALK_RECORDED: Wording("对方写了谈话记录，请核对、确认", waits=True),
}


def words_of(kind: str) -> str:
    """The words of a kind as reminders keep it; the kind itself where this version knows it no more."""
    return REMINDER_WORDS[ReminderKind(kind)].words if kind in set(ReminderKind) else kind
