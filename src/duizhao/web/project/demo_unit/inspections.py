"""The invented bureau's inspection with its findings, and what its last meeting left open."""

from datetime import date

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.inspection import InspectionKind
from duizhao.web.inspections.services.carried_items import CarriedWords, add_carried_items
from duizhao.web.inspections.services.findings import FindingWords, add_findings
from duizhao.web.inspections.services.inspections import InspectionWords, add_inspection
from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit.inspection_words import CARRIED, GROUPS
from duizhao.web.project.demo_unit.people import Bureau
from duizhao.web.project.demo_unit.plan import moment


def make_inspections(meeting: Meeting, last: Meeting, bureau: Bureau, *, office: Actor) -> None:
    """One feedback of an inspection, and three things left from the year before."""
    feedback = InspectionWords(
        kind=InspectionKind.LOCAL_TOUR, inspected_by="市委第三巡察组",
        title="关于巡察市水务局党组的反馈意见", received_on=date(2025, 9, 12),
    )  # fmt: skip
    inspection = add_inspection(meeting, feedback, by=office, at=moment(-12))
    findings = [
        FindingWords(words=words, group=group, about=(bureau.team[seat] if seat else None,))
        for group, rows in GROUPS.items()
        for words, seat in rows
    ]
    add_findings(inspection, findings, by=office, at=moment(-12))
    carried = [
        CarriedWords(
            words=one.words, promised=one.promised, became=one.became, from_year=last.year,
            earlier=last, about=bureau.team[one.seat] if one.seat else None,
        )
        for one in CARRIED
    ]  # fmt: skip
    add_carried_items(meeting, carried, by=office, at=moment(-11))
