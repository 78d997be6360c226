"""What is done with dossiers: a package is built piece by piece and kept; each time one is taken is recorded."""

import secrets
from datetime import datetime, timedelta
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.dossier import (
    BUILDABLE,
    HELD,
    HELD_AT_THE_END,
    Earlier,
    check_building,
    check_no_other,
)
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.dossier.build import Built
from duizhao.core.dossier.reach import Reach
from duizhao.core.dossier.signature import public_key_of
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.dossier.making import Maker, Sink, forget, put_together
from duizhao.web.dossier.models import Build, Package, Piece
from duizhao.web.dossier.plan import Plan, plan_of
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.places import place_of

_IN_MEMORY = 32 << 20


def begin_build(meeting: Meeting, reach: Reach, *, by: Actor, at: datetime) -> Build:
    """Begin a package of the meeting as it stands: note what it will hold; nothing is made yet.

    The records are read before anything is locked, since that takes its time; Stale when the
    meeting was moved meanwhile. Raises Refused before the sitting, and while another is being built.
    """
    require(by, Act.DOSSIER_BUILD, place_of(meeting.unit))
    check_building(MeetingState(meeting.state))
    seen = meeting.revision
    plan = plan_of(meeting, reach, by=by)
    with transaction.atomic():
        claim(meeting, while_in=BUILDABLE, revision=seen)
        other = Build.objects.filter(meeting=meeting).first()
        check_no_other(other.by_name if other else None)
        build = Build.objects.create(
            meeting=meeting, reach=reach.value, state_digest=plan.digest, today=plan.today,
            folder=f"dossiers/building/{secrets.token_hex(8)}", by_id=by.person_id,
            by_name=by.name, begun_at=at, moved_at=at,
        )  # fmt: skip
        Piece.objects.bulk_create(
            Piece(
                build=build, number=number, path=one.path, title=one.title, kind=one.kind,
                dated_on=one.dated_on or "", facts=one.facts, paper=one.number, ending=one.ending,
                evidence_id=one.evidence, copy_id=one.copy,
            )
            for number, one in enumerate(plan.pieces, 1)
        )  # fmt: skip
    return build


def carry_on(build: Build, *, by: Actor, at: datetime, seconds: float) -> Package | None:
    """Make the next pieces, for so many seconds; the package, once there are no more to make.

    Stale while somebody else is at it, and when it was given up meanwhile. Raises Refused, and gives
    it up, when the records are no longer those of its beginning: a package holds one state.
    """
    require(by, Act.DOSSIER_BUILD, place_of(build.meeting.unit))
    left = list(build.pieces.filter(made=False).select_related("evidence", "copy"))
    _hold(build, at, HELD if left else HELD_AT_THE_END)
    held = build.revision
    try:
        if not left:
            return _finish(build, by=by, at=at)
        made = Maker(build, by=by).make(left, seconds=seconds)
    except Refused:
        _drop(build, held)
        raise
    except Stale:
        raise
    except Exception:
        _let_go(build, held)
        raise
    with transaction.atomic():
        claim(build, revision=held)
        Piece.objects.bulk_update(
            made, ["made", "left_out", "file", "size", "checksum", "sha256", "sm3"]
        )
        build.moved_at, build.held_until = at, None
        build.save(update_fields=["moved_at", "held_until"])
    return None


@transaction.atomic
def give_up(build: Build, *, by: Actor) -> None:
    """Give a build up, also one that somebody else began; what was made of it is deleted."""
    require(by, Act.DOSSIER_BUILD, place_of(build.meeting.unit))
    claim(build)
    _delete(build)


@transaction.atomic
def note_taken(package: Package, *, by: Actor, at: datetime) -> None:
    """Say that a package left the program as a file."""
    meeting = package.meeting
    require(by, Act.DOSSIER_VIEW, place_of(meeting.unit))
    record(
        Event.DOSSIER_TAKEN, subject=meeting, unit_id=meeting.unit_id, by=by, at=at,
        note=f"第{package.number}份",
    )  # fmt: skip


@transaction.atomic
def _hold(build: Build, at: datetime, time: timedelta) -> None:
    """Take the build, so that no two make the same pieces. Stale while somebody else holds it."""
    if build.held_until is not None and build.held_until > at:
        raise Stale
    claim(build, revision=build.revision)
    build.held_until = at + time
    build.save(update_fields=["held_until"])


@transaction.atomic
def _let_go(build: Build, held: int) -> None:
    claim(build, revision=held)
    build.held_until = None
    build.save(update_fields=["held_until"])


@transaction.atomic
def _drop(build: Build, held: int) -> None:
    claim(build, revision=held)
    _delete(build)


def _delete(build: Build) -> None:
    folder = build.folder
    build.delete()
    transaction.on_commit(lambda: forget(folder))


def _finish(build: Build, *, by: Actor, at: datetime) -> Package:
    meeting, reach = build.meeting, Reach(build.reach)
    plan = plan_of(meeting, reach, by=by)
    if plan.digest != build.state_digest:
        raise Refused("开始以后有材料改过。一份卷宗只装同一个时候的材料，请重新做")
    pieces = list(build.pieces.select_related("evidence", "copy"))
    with SpooledTemporaryFile[bytes](_IN_MEMORY) as sink:
        built = put_together(plan, pieces, sink)
        with transaction.atomic():
            claim(meeting, while_in=BUILDABLE)
            claim(build, revision=build.revision)
            last = meeting.packages.filter(reach=reach.value).first()
            earlier = Earlier(last.number, last.sha256) if last else None
            check_building(MeetingState(meeting.state), built.sha256, earlier)
            made = _keep(meeting, reach, plan, built, sink, by=by, at=at)
            _delete(build)
    return made


def _keep(
    meeting: Meeting, reach: Reach, plan: Plan, built: Built, sink: Sink, *, by: Actor, at: datetime
) -> Package:
    head = plan.head
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
    record(Event.DOSSIER_BUILT, subject=meeting, unit_id=meeting.unit_id, by=by, at=at, note=note)
    return made


def _next(meeting: Meeting) -> int:
    last = meeting.packages.first()
    return last.number + 1 if last else 1
