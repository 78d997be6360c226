"""The life of an extension: requested with a reason, then approved or refused; at most so many for an item."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need, Refused


class ExtensionState(StrEnum):
    """What became of a request for more time."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"


EXTENSION_STATE_LABELS = {
    ExtensionState.REQUESTED: "等待批复",
    ExtensionState.APPROVED: "同意延期",
    ExtensionState.REFUSED: "不同意延期",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for, and what was granted before."""

    reason: str
    until: date | None
    due: date | None
    granted: int
    most: int
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is decided on a request, and until when time is given."""

    words: str = ""
    until: date
    due: date | None
    granted: int = 0
    most: int = 0


def _used_up(most: int) -> str:
    return f"已经延期 {most} 次，不能再延" if most else "这次会议的整改事项不许延期"


_NEEDS = (
    Need[Request](lambda r: bool(r.reason.strip()), "请写明延期的理由"),
    Need[Request](
        lambda r: r.until is not None and (r.due is None or r.until > r.due),
        "新的期限要晚于现在的期限",
    ),
    Need[Request](lambda r: r.due is not None, "这一条没有完成期限，不用延期"),
    Need[Request](lambda r: r.granted < r.most, lambda r: _used_up(r.most)),
    Need[Request](lambda r: r.waiting == 0, "上一份延期申请还没有批"),
)

APPROVE: Move[ExtensionState, Ruling] = Move(
    name="approve",
    label="同意延期",
    sources=frozenset({ExtensionState.REQUESTED}),
    target=ExtensionState.APPROVED,
    needs=(
        Need(lambda r: r.due is not None and r.until > r.due, "期限已经改过，申请的日期不再晚于它"),
        Need(lambda r: r.granted < r.most, lambda r: _used_up(r.most)),
    ),
)

REFUSE: Move[ExtensionState, Ruling] = Move(
    name="refuse",
    label="不同意延期",
    sources=frozenset({ExtensionState.REQUESTED}),
    target=ExtensionState.REFUSED,
    needs=(Need(lambda r: bool(r.words.strip()), "请写明不同意的理由"),),
)


def check_request(request: Request) -> None:
    """Raise Refused with every reason why more time can't be asked for."""
    reasons = tuple(need.reason(request) for need in _NEEDS if not need.holds(request))
    if reasons:
        raise Refused(*reasons)
