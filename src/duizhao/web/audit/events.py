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
    INSTALLATION_SET_UP = "installation:set_up"
    MEETING_BEGUN = "meeting:begun"
    MEETING_CALLED_OFF = "meeting:called_off"
    MEETING_OPENED = "meeting:opened"
    MEETING_POSTPONED = "meeting:postponed"
    MEETING_RESUMED = "meeting:resumed"
    PERSON_ADDED = "person:added"
    PERSON_CHANGED_POST = "person:changed_post"
    PERSON_EDITED = "person:edited"
    PERSON_LEFT = "person:left"
    POINT_RAISED = "point:raised"
    ROLE_ASSIGNED = "role:assigned"
    ROLE_ENDED = "role:ended"
    ROSTER_IMPORTED = "roster:imported"
    UNIT_ADDED = "unit:added"
    UNIT_LIST_EDITED = "unit:list_edited"


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
    Event.INSTALLATION_SET_UP: "首次开通",
    Event.MEETING_BEGUN: "开始会前准备",
    Event.MEETING_CALLED_OFF: "取消召开",
    Event.MEETING_OPENED: "会议立项",
    Event.MEETING_POSTPONED: "延期召开",
    Event.MEETING_RESUMED: "恢复准备",
    Event.PERSON_ADDED: "登记人员",
    Event.PERSON_CHANGED_POST: "职务变动",
    Event.PERSON_EDITED: "修改人员",
    Event.PERSON_LEFT: "人员离任",
    Event.POINT_RAISED: "登记意见点",
    Event.ROLE_ASSIGNED: "授予角色",
    Event.ROLE_ENDED: "收回角色",
    Event.ROSTER_IMPORTED: "导入人员",
    Event.UNIT_ADDED: "登记单位",
    Event.UNIT_LIST_EDITED: "修改部门和党支部",
}


def label_of(event: str) -> str:
    """The label of an event as entries keep it; the event itself where this version knows it no more."""
    return EVENT_LABELS[Event(event)] if event in set(Event) else event
