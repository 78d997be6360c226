"""The life of a talk: due, recorded by one of the two, confirmed by both."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class TalkState(StrEnum):
    """Where a talk stands."""

    DUE = "due"
    RECORDED = "recorded"
    CONFIRMED = "confirmed"


TALK_STATE_LABELS = {
    TalkState.DUE: "待谈",
    TalkState.RECORDED: "待双方确认",
    TalkState.CONFIRMED: "双方已确认",
}


class TalkKind(StrEnum):
    """Which of the required pairs a talk belongs to."""

    LEADER_MEMBER = "leader_member"
    MEMBER_MEMBER = "member_member"
    MEMBER_HEAD = "member_head"
    MEMBER_BRANCH = "member_branch"
    COMMITTEE = "committee"
    COMMITTEE_PARTY = "committee_party"
    PARTY = "party"
    OTHER = "other"


TALK_KIND_LABELS = {
    TalkKind.LEADER_MEMBER: "主要负责人与成员",
    TalkKind.MEMBER_MEMBER: "成员之间",
    TalkKind.MEMBER_HEAD: "成员与分管部门负责人",
    TalkKind.MEMBER_BRANCH: "成员与所在党支部党员代表",
    TalkKind.COMMITTEE: "支部委员之间",
    TalkKind.COMMITTEE_PARTY: "支部委员与党员",
    TalkKind.PARTY: "党员之间",
    TalkKind.OTHER: "其他",
}


@dataclass(frozen=True, slots=True)
class Record:
    """What a record of a talk says, and who has confirmed it."""

    held: bool
    problems: int
    confirmed_by_both: bool = False


RECORD: Move[TalkState, Record] = Move(
    name="record",
    label="保存谈话记录",
    sources=frozenset({TalkState.DUE, TalkState.RECORDED}),
    target=TalkState.RECORDED,
    needs=(
        Need(lambda record: record.held, "请填写谈话日期，日期不能晚于今天"),
        Need(lambda record: record.problems > 0, "至少写下一个问题：自己的，或者给对方提的"),
    ),
)

CONFIRM: Move[TalkState, Record] = Move(
    name="confirm",
    label="确认谈话记录",
    sources=frozenset({TalkState.RECORDED}),
    target=TalkState.CONFIRMED,
    needs=(Need(lambda record: record.confirmed_by_both, "还要对方确认"),),
)
