"""What is done with dossiers: a package is built and kept; each time one is taken is recorded."""

import tempfile
from datetime import datetime

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.dossier import BUILDABLE, Earlier, check_building
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.dossier.build import TooMuch, build
from duizhao.core.dossier.reach import Reach
from duizhao.core.dossier.signature import public_key_of
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.dossier.models import Package
from duizhao.web.dossier.papers import package_of
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.places import place_of

_IN_MEMORY = 32 << 20


def build_package(meeting: Meeting, reach: Reach, *, by: Actor, at: datetime) -> Package:
    """Build a package of the meeting as it stands, and keep it.

    It is read and written before anything is locked, since that takes its time; Stale when the
    meeting was moved meanwhile. Raises Refused before the sitting, when nothing has changed since
    the last one, and when it would be too large.
    """
    require(by, Act.DOSSIER_BUILD, place_of(meeting.unit))
    if MeetingState(meeting.state) not in BUILDABLE:
        check_building(MeetingState(meeting.state), "", None)
    seen = meeting.revision
    package = package_of(meeting, reach, by=by)
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as sink:
        try:
            built = build(package.head, package.files, sink, private_key=settings.DOSSIER_KEY)
        except TooMuch as fault:
            raise Refused("卷宗超过 4 GB，装不下，请把大的佐证另外存放") from fault
        with transaction.atomic():
            claim(meeting, while_in=BUILDABLE, revision=seen)
            last = meeting.packages.filter(reach=reach.value).first()
            earlier = Earlier(last.number, last.sha256) if last else None
            check_building(MeetingState(meeting.state), built.sha256, earlier)
            head = package.head
            made = Package(
                meeting=meeting, number=_next(meeting), reach=reach.value, size=built.size,
                sha256=built.sha256, seal=built.manifest.seal,
                public_key=public_key_of(settings.DOSSIER_KEY),
                entries=len(built.manifest.entries), missing=len(head.missing),
                withheld=len(head.withheld), by_id=by.person_id, by_name=by.name, at=at,
            )  # fmt: skip
            sink.seek(0)
            made.file.save(f"{built.sha256}.zip", File(sink), save=False)
            made.save()
            note = f"第{made.number}份，{made.get_reach_display()}，{made.entries}件，SHA-256 {made.sha256}"
            record(
                Event.DOSSIER_BUILT, subject=meeting, unit_id=meeting.unit_id, by=by, at=at,
                note=note,
            )  # fmt: skip
    return made


@transaction.atomic
def note_taken(package: Package, *, by: Actor, at: datetime) -> None:
    """Say that a package left the program as a file."""
    meeting = package.meeting
    require(by, Act.DOSSIER_VIEW, place_of(meeting.unit))
    record(
        Event.DOSSIER_TAKEN, subject=meeting, unit_id=meeting.unit_id, by=by, at=at,
        note=f"第{package.number}份",
    )  # fmt: skip


def _next(meeting: Meeting) -> int:
    last = meeting.packages.first()
    return last.number + 1 if last else 1
