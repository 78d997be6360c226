"""The entries of one indicator as its page and its file show them, and those that no longer count."""

from dataclasses import dataclass

from duizhao.core.cycle.workdays import Workdays
from duizhao.core.indicators.checklist import MATTER_LABELS
from duizhao.core.indicators.kinds import IndicatorKind
from duizhao.web.indicators.models import Entry, Indicator
from duizhao.web.indicators.selectors.figures import Judged, decision_of, judge, workdays_for


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry, how it was judged, and what was answered about a decision, in words."""

    entry: Entry
    judged: Judged
    answered: str = ""


def entries_of(indicator: Indicator) -> tuple[ShownEntry, ...]:
    """What counts, the newest first."""
    workdays = workdays_for([indicator]).get(indicator.unit_id, Workdays())
    kept = indicator.entries.filter(withdrawn_at=None).select_related("covered", "by")
    return tuple(
        ShownEntry(entry, judge(indicator, entry, workdays), _answered(indicator, entry))
        for entry in kept
    )


def history_of(indicator: Indicator) -> list[Entry]:
    """The entries that were withdrawn or replaced, the newest first."""
    gone = indicator.entries.filter(withdrawn_at__isnull=False)
    return list(gone.select_related("covered", "by", "withdrawn_by"))


def _answered(indicator: Indicator, entry: Entry) -> str:
    if indicator.kind != IndicatorKind.DECISION.value:
        return ""
    decision = decision_of(entry.answers)
    return (
        f"{MATTER_LABELS[decision.matter]}；材料提前 {decision.material_days} 天送达；"
        f"应到 {decision.entitled} 人，到会 {decision.present} 人"
    )
