"""A feedback is entered, changed, or taken back with its findings; who took its file is recorded."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import ProtectedError

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.inspection import InspectionKind
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.point import PointState
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.inspections.models import Inspection
from duizhao.web.kit.claims import claim
from duizhao.web.kit.uploads import File
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.services import claim_unanswered
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionWords:
    """A feedback as it was typed. Without a new file the one that is kept stays, unless it shall go."""

    kind: InspectionKind
    inspected_by: str
    title: str
    received_on: date
    file: File | None = None
    drop_file: bool = False


@transaction.atomic
def add_inspection(
    meeting: Meeting, words: InspectionWords, *, by: Actor, at: datetime
) -> Inspection:
    """Enter a feedback."""
    require(by, Act.INSPECTION_WRITE, place_of(meeting.unit))
    claim(meeting)
    inspection = Inspection(meeting=meeting)
    _write(inspection, words)
    _record(Event.INSPECTION_ADDED, inspection, by=by, at=at)
    return inspection


@transaction.atomic
def change_inspection(
    inspection: Inspection,
    words: InspectionWords,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Write a feedback's heading anew. Raises Stale when it is past `revision`."""
    require(by, Act.INSPECTION_WRITE, place_of(inspection.meeting.unit))
    claim(inspection, revision=revision)
    if words.file is not None or words.drop_file:
        _forget_file(inspection)
        inspection.file, inspection.file_name = "", ""
    _write(inspection, words)
    _record(Event.INSPECTION_CHANGED, inspection, by=by, at=at)


@transaction.atomic
def drop_inspection(inspection: Inspection, *, by: Actor, at: datetime) -> None:
    """Take a feedback back with all its findings. Raises Refused when one of them is answered."""
    require(by, Act.INSPECTION_WRITE, place_of(inspection.meeting.unit))
    claim(inspection)
    findings = list(inspection.findings.select_related("point"))
    answered = sum(finding.point.state != PointState.OPEN.value for finding in findings)
    if answered:
        raise Refused(f"有 {answered} 条已经有了回应，不能删去；要删，先在“查摆问题”里重新打开")
    for finding in findings:
        claim_unanswered(finding.point)
        finding.delete()
        finding.point.delete()
    note = f"{inspection.title}，{len(findings)} 条"
    _record(Event.INSPECTION_DROPPED, inspection, by=by, at=at, note=note)
    try:
        inspection.delete()
    except ProtectedError:
        raise Refused("这份反馈已经定了集中整改，不能删去") from None
    _forget_file(inspection)


@transaction.atomic
def note_file_read(inspection: Inspection, *, by: Actor, at: datetime) -> None:
    """Say that somebody took the file of a feedback. Raises Forbidden for those who may not."""
    require(by, Act.INSPECTION_DOCUMENT, place_of(inspection.meeting.unit))
    _record(Event.INSPECTION_FILE_READ, inspection, by=by, at=at)


def _write(inspection: Inspection, words: InspectionWords) -> None:
    inspection.kind, inspection.title = words.kind.value, words.title
    inspection.inspected_by, inspection.received_on = words.inspected_by, words.received_on
    if words.file is not None:
        inspection.file_name = words.file.shown_name
        words.file.put_into(inspection.file, str(inspection.meeting_id))
    inspection.save()


def _forget_file(inspection: Inspection) -> None:
    storage, kept = inspection.file.storage, inspection.file.name
    if kept:
        transaction.on_commit(lambda: storage.delete(kept))


def _record(
    event: Event, inspection: Inspection, *, by: Actor, at: datetime, note: str = ""
) -> None:
    unit_id = inspection.meeting.unit_id
    record(event, subject=inspection, unit_id=unit_id, by=by, at=at, note=note)
