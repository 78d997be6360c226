"""Findings are entered, changed and taken back; each raises its point at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.point import PointChannel
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.inspections.models import Finding, Inspection
from duizhao.web.kit.claims import claim
from duizhao.web.trail.services import change_raised, claim_unanswered, raise_point
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """A finding as it was typed. `about` has the persons, None for the team; without a number it gets the next."""

    words: str
    about: tuple[Person | None, ...] = (None,)
    number: str = ""
    group: str = ""


@transaction.atomic
def add_finding(
    inspection: Inspection, words: FindingWords, *, by: Actor, at: datetime
) -> list[Finding]:
    """Enter a finding about one or several; each of them gets his own point. Raises Refused for a number twice."""
    _claim(inspection, by)
    findings = enter(inspection, words)
    for finding in findings:
        _record(Event.FINDING_ADDED, finding, by=by, at=at)
    return findings


@transaction.atomic
def add_findings(
    inspection: Inspection, rows: Iterable[FindingWords], *, by: Actor, at: datetime
) -> int:
    """Enter the findings that were confirmed, all or none; the number of them. Raises Refused."""
    _claim(inspection, by)
    reasons: list[str] = []
    number = 0
    for words in rows:
        try:
            number += len(enter(inspection, words))
        except Refused as refusal:
            reasons += refusal.reasons
    if reasons:
        raise Refused(*reasons)
    note = f"新增 {number} 条"
    record(
        Event.FINDINGS_IMPORTED,
        subject=inspection,
        unit_id=inspection.meeting.unit_id,
        by=by,
        at=at,
        note=note,
    )
    return number


@transaction.atomic
def change_finding(
    finding: Finding,
    words: FindingWords,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Write a finding anew. Raises Refused once it is answered, Stale when it is past `revision`."""
    _claim(finding.inspection, by)
    claim(finding, revision=revision)
    (person,) = words.about
    number = words.number or finding.number
    _require_free(finding.inspection, number, person, but=finding)
    rewrite(finding, number=number, group=words.group, words=words.words, person=person)
    _record(Event.FINDING_CHANGED, finding, by=by, at=at)


@transaction.atomic
def drop_finding(finding: Finding, *, by: Actor, at: datetime) -> None:
    """Take a finding back with its point. Raises Refused once it is answered."""
    _claim(finding.inspection, by)
    claim_unanswered(finding.point)
    _record(Event.FINDING_DROPPED, finding, by=by, at=at, note=f"第 {finding.number} 条")
    finding.delete()
    finding.point.delete()


def enter(inspection: Inspection, words: FindingWords) -> list[Finding]:
    """Enter a finding; the caller has claimed its inspection. Raises Refused for a number twice."""
    number = words.number or _next_number(inspection)
    findings = []
    for person in words.about:
        _require_free(inspection, number, person)
        point = raise_point(
            inspection.meeting,
            channel=PointChannel.INSPECTION,
            words=words.words,
            person=person,
            raised_on=inspection.received_on,
        )
        findings.append(
            Finding.objects.create(
                inspection=inspection, number=number, group=words.group, point=point
            )
        )
    return findings


def rewrite(
    finding: Finding, *, number: str, group: str, words: str, person: Person | None
) -> None:
    """Write a finding and its point anew; the caller has claimed its inspection. Raises Refused once it is answered."""
    change_raised(
        finding.point, words=words, person=person, raised_on=finding.inspection.received_on
    )
    finding.number, finding.group = number, group
    finding.save(update_fields=["number", "group"])


def _require_free(
    inspection: Inspection, number: str, person: Person | None, but: Finding | None = None
) -> None:
    same = inspection.findings.filter(number=number, point__person=person)
    if any(finding != but for finding in same):
        whom = person.name if person else "班子"
        raise Refused(f"这份反馈里关于{whom}的第“{number}”条已经登记过了，请换一个序号")


def _next_number(inspection: Inspection) -> str:
    numbers = inspection.findings.values_list("number", flat=True)
    return str(max((int(number) for number in numbers if number.isdecimal()), default=0) + 1)


def _claim(inspection: Inspection, by: Actor) -> None:
    require(by, Act.INSPECTION_WRITE, place_of(inspection.meeting.unit))
    claim(inspection)


def _record(event: Event, finding: Finding, *, by: Actor, at: datetime, note: str = "") -> None:
    unit_id = finding.inspection.meeting.unit_id
    record(event, subject=finding, unit_id=unit_id, by=by, at=at, note=note)
