"""The life of a dispatch (报送): due, sent, then received or returned; and what a meeting must send by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duizhao.core.cycle.basis import Basis
from duizhao.core.cycle.machine import Move, Need
from duizhao.core.cycle.parameters import PARAMETERS
from duizhao.core.cycle.terms import Reckoning
from duizhao.core.cycle.workdays import LastDay


class DispatchState(StrEnum):
    """Where a dispatch stands."""

    DUE = "due"
    SENT = "sent"
    RECEIVED = "received"
    RETURNED = "returned"


DISPATCH_STATE_LABELS = {
    DispatchState.DUE: "待送",
    DispatchState.SENT: "已送出",
    DispatchState.RECEIVED: "已签收",
    DispatchState.RETURNED: "已退回",
}
OPEN = frozenset({DispatchState.DUE, DispatchState.SENT, DispatchState.RETURNED})
"""Somebody still has to do something: send it, ask for the receipt, mend it."""


class Duty(StrEnum):
    """What a meeting must send; OTHER is what the office adds itself."""

    PLAN = "plan"
    NOTICE = "notice"
    TEXTS = "texts"
    REPORT = "report"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTerms:
    """A duty: what is sent, to whom, and the parameter with its days, before the sitting or after."""

    what: str
    to_superior: bool
    parameter: str
    before: bool

    @property
    def basis(self) -> Basis:
        """What its days rest on; an article is named only where somebody has verified it."""
        return next(one.basis for one in PARAMETERS if one.key == self.parameter)

    def due(self, sitting: date, by: Reckoning) -> LastDay:
        """The last day, counted from the sitting."""
        days: int = getattr(by.parameters, self.parameter)
        return by.after(sitting, -days if self.before else days)


DUTIES = {
    Duty.PLAN: DutyTerms(
        what="时间、主题和方案", to_superior=True, parameter="notice_to_superior", before=True
    ),
    Duty.NOTICE: DutyTerms(
        what="会议通知", to_superior=False, parameter="notice_to_members", before=True
    ),
    Duty.TEXTS: DutyTerms(
        what="对照检查材料", to_superior=True, parameter="texts_to_superior", before=True
    ),
    Duty.REPORT: DutyTerms(
        what="情况报告和会议记录", to_superior=True, parameter="report_after", before=False
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchFacts:
    """What is put down in the act: to or by whom, which day, why; and the day of the sending before it."""

    whom: str = ""
    on: date | None = None
    today: date | None = None
    sent_on: date | None = None
    reason: str = ""


def _dated(facts: DispatchFacts) -> bool:
    return facts.on is not None


def _not_in_future(facts: DispatchFacts) -> bool:
    return facts.on is None or facts.today is None or facts.on <= facts.today


def _not_before_sending(facts: DispatchFacts) -> bool:
    return facts.on is None or facts.sent_on is None or facts.on >= facts.sent_on


_DAY = (
    Need(_dated, "请填写日期"),
    Need(_not_in_future, "这一天还没有到，办了以后再登记"),
)
_AFTER_SENDING = Need(_not_before_sending, "比送出的日期还早，请核对")

SEND: Move[DispatchState, DispatchFacts] = Move(
    name="send",
    label="登记送出",
    sources=frozenset({DispatchState.DUE, DispatchState.RETURNED}),
    target=DispatchState.SENT,
    needs=(Need(lambda f: bool(f.whom.strip()), "请写明送给谁"), *_DAY),
)
RECEIVE: Move[DispatchState, DispatchFacts] = Move(
    name="receive",
    label="登记签收",
    sources=frozenset({DispatchState.SENT}),
    target=DispatchState.RECEIVED,
    needs=(Need(lambda f: bool(f.whom.strip()), "请写明谁签收的"), *_DAY, _AFTER_SENDING),
)
RETURN: Move[DispatchState, DispatchFacts] = Move(
    name="return",
    label="登记退回",
    sources=frozenset({DispatchState.SENT}),
    target=DispatchState.RETURNED,
    needs=(
        Need(lambda f: bool(f.whom.strip()), "请写明谁退回的"),
        Need(lambda f: bool(f.reason.strip()), "请写明为什么退回"),
        *_DAY,
        _AFTER_SENDING,
    ),
)
TAKE_BACK: Move[DispatchState, DispatchFacts] = Move(
    name="take_back",
    label="撤销送出的登记",
    sources=frozenset({DispatchState.SENT}),
    target=DispatchState.DUE,
)
REOPEN: Move[DispatchState, DispatchFacts] = Move(
    name="reopen",
    label="撤销签收或者退回的登记",
    sources=frozenset({DispatchState.RECEIVED, DispatchState.RETURNED}),
    target=DispatchState.SENT,
)
DISPATCH_MOVES = (SEND, RECEIVE, RETURN, TAKE_BACK, REOPEN)
