"""Every event that the audit can hold, as `thing:happened`, in the order of the alphabet, with its label."""

from enum import StrEnum


class Event(StrEnum):
    """What an entry says happened."""

    ACCOUNT_ISSUED = "account:issued"
    ACCOUNT_LOCKED = "account:locked"
    ACCOUNT_PASSWORD_CHANGED = "account:password_changed"
    ACCOUNT_PASSWORD_RESET = "account:password_reset"
    ACCOUNT_SIGNED_IN = "account:signed_in"
    ACCOUNT_SIGNED_OUT = "account:signed_out"
    MEETING_BEGUN = "meeting:begun"
    MEETING_CALLED_OFF = "meeting:called_off"
    MEETING_OPENED = "meeting:opened"
    MEETING_POSTPONED = "meeting:postponed"
    MEETING_RESUMED = "meeting:resumed"
    POINT_RAISED = "point:raised"
    ROLE_ASSIGNED = "role:assigned"
    ROLE_ENDED = "role:ended"


EVENT_LABELS = {
    Event.ACCOUNT_ISSUED: "开通账号",
    Event.ACCOUNT_LOCKED: "停用账号",
    Event.ACCOUNT_PASSWORD_CHANGED: "本人改了密码",
    Event.ACCOUNT_PASSWORD_RESET: "重置密码",
    Event.ACCOUNT_SIGNED_IN: "登录",
    Event.ACCOUNT_SIGNED_OUT: "退出",
    Event.MEETING_BEGUN: "开始会前准备",
    Event.MEETING_CALLED_OFF: "取消召开",
    Event.MEETING_OPENED: "会议立项",
    Event.MEETING_POSTPONED: "延期召开",
    Event.MEETING_RESUMED: "恢复准备",
    Event.POINT_RAISED: "登记意见点",
    Event.ROLE_ASSIGNED: "授予角色",
    Event.ROLE_ENDED: "收回角色",
}
