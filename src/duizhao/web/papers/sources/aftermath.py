"""Papers of the time after the sitting: ledgers, plans, evidence, reports, and what became of the last meeting."""

from collections.abc import Callable

from django.urls import reverse

from duizhao.core.cycle.sitting import SittingState
from duizhao.core.ledger.line import Line
from duizhao.core.papers.kinds import follow_up_status as follow_up_kind
from duizhao.core.papers.kinds import ledger as ledger_kind
from duizhao.core.papers.kinds import rectification_plan as plan_kind
from duizhao.core.papers.kinds import three_lists as lists_kind
from duizhao.web.inspections.selectors import last_before
from duizhao.web.papers.drafts import Answer, Asked, Draft, Missing
from duizhao.web.papers.figures import figures_of
from duizhao.web.programmes.access import Reading, inspections_for
from duizhao.web.programmes.models import Programme
from duizhao.web.programmes.papers import progress_facts
from duizhao.web.programmes.selectors.figures import figures_of as figures_of_inspection
from duizhao.web.rectification.access import all_evidence_for, items_for
from duizhao.web.rectification.papers import evidence_facts, lines_of


def follow_up_status(asked: Asked) -> Answer:
    """What became of the ledger of the year before."""
    if not asked.whole:
        return None
    earlier = last_before(asked.meeting)
    items = items_for(asked.actor, asked.meeting.unit).filter(meeting=earlier)
    if earlier is None or not items.exists():
        address = reverse("inspections:list", args=[asked.meeting.pk])
        return Missing("上一年度的会议没有整改台账", address, "巡视反馈和上次遗留")
    return [
        Draft(
            1, f"{earlier}整改落实情况",
            lambda: follow_up_kind.Facts(asked.occasion, earlier.title, lines_of(items, earlier)),
        )
    ]  # fmt: skip


def rectification_plan(asked: Asked) -> Answer:
    """The plan of rectification."""
    return _of_ledger(asked, "整改方案", lambda lines: plan_kind.Facts(asked.occasion, lines))


def three_lists(asked: Asked) -> Answer:
    """Problems, owners and tasks."""
    title = "问题清单、责任清单、任务清单"
    return _of_ledger(asked, title, lambda lines: lists_kind.Facts(asked.occasion, lines))


def ledger(asked: Asked) -> Answer:
    """The ledger."""
    return _of_ledger(asked, "整改台账", lambda lines: ledger_kind.Facts(asked.occasion, lines))


def evidence_index(asked: Asked) -> Answer:
    """The evidence of the ledger."""
    if not asked.whole:
        return None
    meeting = asked.meeting
    rows = all_evidence_for(asked.actor, meeting.unit).filter(item__meeting=meeting)
    if not rows.exists():
        return _no_ledger(asked, "还没有佐证")
    ordered = rows.select_related("item").order_by("item__number", "pk")
    return [Draft(1, "佐证目录", lambda: evidence_facts(ordered, asked.occasion))]


def meeting_report(asked: Asked) -> Answer:
    """The report, once the meeting was held."""
    return _of_held(asked, "情况报告")


def circular(asked: Asked) -> Answer:
    """The circular, once the meeting was held."""
    return _of_held(asked, "情况通报")


def progress_report(asked: Asked) -> Answer:
    """A report for each feedback that has its programme."""
    if not asked.whole:
        return None
    meeting = asked.meeting
    inspections = inspections_for(asked.actor, meeting)
    found = [
        Draft(
            programme.pk, f"{inspection}整改进展情况报告",
            lambda programme=programme: _progress(asked, programme),  # type: ignore[misc]
        )
        for inspection in inspections
        if (programme := getattr(inspection, "programme", None)) is not None
    ]  # fmt: skip
    address = reverse("programmes:list", args=[meeting.pk])
    return found or Missing("没有立项的反馈整改", address, "反馈整改")


def _progress(asked: Asked, programme: Programme) -> object:
    figures = figures_of_inspection(programme.inspection)
    reading = Reading(asked.actor, programme)
    lines = [line for line in figures.lines if reading.allows(line.finding)]
    return progress_facts(programme, figures, lines, asked.occasion)


def _of_ledger(asked: Asked, title: str, facts: Callable[[tuple[Line, ...]], object]) -> Answer:
    if not asked.whole:
        return None
    if not asked.has_items:
        return _no_ledger(asked, "整改台账还没有条目")
    return [Draft(1, title, lambda: facts(lines_of(asked.items, asked.meeting)))]


def _of_held(asked: Asked, title: str) -> Answer:
    sitting = asked.sitting
    if not asked.whole:
        return None
    if sitting is None or sitting.state != SittingState.CLOSED.value:
        address = reverse("sittings:sitting", args=[asked.meeting.pk])
        return Missing("会议还没有开完", address, "召开会议")
    return [Draft(1, title, lambda: figures_of(asked.meeting, sitting, asked.occasion))]


def _no_ledger(asked: Asked, why: str) -> Missing:
    return Missing(why, reverse("rectification:ledger", args=[asked.meeting.pk]), "整改台账")
