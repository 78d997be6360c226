"""The life of a publication of how findings were mended: being drafted, then out, or not made for a reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class PublicationScope(StrEnum):
    """Before whom it is made public."""

    PARTY = "party"
    PUBLIC = "public"


PUBLICATION_SCOPE_LABELS = {
    PublicationScope.PARTY: "党内通报",
    PublicationScope.PUBLIC: "向社会公开",
}


class PublicationState(StrEnum):
    """Whether it is out."""

    DRAFTED = "drafted"
    PUBLISHED = "published"
    NOT_MADE = "not_made"


PUBLICATION_STATE_LABELS = {
    PublicationState.DRAFTED: "拟稿",
    PublicationState.PUBLISHED: "已公开",
    PublicationState.NOT_MADE: "不公开",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationFacts:
    """What is said of a publication when it goes out."""

    on: date | None = None
    today: date | None = None
    where: str = ""
    text: str = ""
    withheld_without_reason: tuple[str, ...] = ()
    report_sent: bool = False
    reason: str = ""

    @property
    def in_future(self) -> bool:
        """Whether its day is still to come."""
        return self.on is not None and self.today is not None and self.on > self.today


PUBLISH: Move[PublicationState, PublicationFacts] = Move(
    name="publish",
    label="登记公开",
    sources=frozenset({PublicationState.DRAFTED}),
    target=PublicationState.PUBLISHED,
    needs=(
        Need(lambda f: f.report_sent, "进展报告还没有报送，报送以后再公开"),
        Need(lambda f: f.on is not None, "请写明什么时候公开的"),
        Need(lambda f: not f.in_future, "公开的日期还没有到，公开以后再登记"),
        Need(lambda f: bool(f.where.strip()), "请写明在哪里公开的"),
        Need(lambda f: bool(f.text.strip()), "还没有公开的文稿"),
        Need(
            lambda f: not f.withheld_without_reason,
            lambda f: f"第 {'、'.join(f.withheld_without_reason)} 条不公开，请写明理由",
        ),
    ),
)
DO_WITHOUT: Move[PublicationState, PublicationFacts] = Move(
    name="do_without",
    label="不公开",
    sources=frozenset({PublicationState.DRAFTED}),
    target=PublicationState.NOT_MADE,
    needs=(Need(lambda f: bool(f.reason.strip()), "请写明不公开的理由和依据"),),
)
TAKE_BACK: Move[PublicationState, PublicationFacts] = Move(
    name="take_back",
    label="改回拟稿",
    sources=frozenset({PublicationState.PUBLISHED, PublicationState.NOT_MADE}),
    target=PublicationState.DRAFTED,
    needs=(Need(lambda f: bool(f.reason.strip()), "请写明为什么要改"),),
)
PUBLICATION_MOVES = (PUBLISH, DO_WITHOUT, TAKE_BACK)
