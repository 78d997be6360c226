"""A meeting that was held and what it left behind, and packages of it, as tests need them."""

import hashlib
import zipfile

from cast import Cast
from duizhao.core.cycle.evidence import EvidenceKind, Level
from duizhao.core.cycle.statement import StatementState
from duizhao.core.dossier.reach import Reach
from duizhao.web.dossier.models import Build, Package
from duizhao.web.dossier.services import begin_build, carry_on
from duizhao.web.kit.uploads import File
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person
from ledger_scenes import NOW, make_evidence, make_started
from make import TODAY, actor_for, make_meeting, make_sent_statement

PICTURE = b"\xff\xd8\xff" + "督办件的照片".encode()


def held_meeting(cast: Cast) -> Meeting:
    """A meeting that was held: the leader's text final, the member's not, one item with evidence of each level."""
    meeting = make_meeting(cast.unit, state="held", held_on=TODAY)
    final = make_sent_statement(meeting, cast.leader)
    final.state, final.step = StatementState.FINAL.value, ""
    final.save()
    item = make_started(cast, meeting)
    for level, title in (
        (Level.PUBLIC, "办理情况公告"),
        (Level.INTERNAL, "督办件照片"),
        (Level.RESTRICTED, "群众来信"),
    ):
        data = PICTURE + level.value.encode()
        make_evidence(
            cast, item, kind=EvidenceKind.FILE, title=title, level=level, words="",
            file=File(f"{title}.jpg", data),
        )  # fmt: skip
    make_evidence(cast, item, title="回访记录", words="回访10户，都回了话。")
    meeting.refresh_from_db()
    return meeting


def make_package(cast: Cast, reach: Reach = Reach.ARCHIVE) -> Package:
    """A package of that meeting."""
    return build_package(held_meeting(cast), reach, by=cast.secretary)


def build_package(meeting: Meeting, reach: Reach, *, by: Person) -> Package:
    """A package of a meeting, from its beginning to its end."""
    return finished(begin_build(meeting, reach, by=actor_for(by), at=NOW), by=by)


def finished(build: Build, *, by: Person) -> Package:
    """The package of a build that goes on to its end."""
    while True:
        made = carry_on(build, by=actor_for(by), at=NOW, seconds=60)
        if made is not None:
            return made


def begun(cast: Cast, pieces: int = 0) -> Build:
    """A build of that meeting of which some pieces are made."""
    build = begin_build(held_meeting(cast), Reach.ARCHIVE, by=actor_for(cast.secretary), at=NOW)
    for _ in range(pieces):
        carry_on(build, by=actor_for(cast.secretary), at=NOW, seconds=0)
    return build


def inside(package: Package) -> dict[str, bytes]:
    """The files of a package by their path."""
    with package.file.open("rb") as opened, zipfile.ZipFile(opened) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def digest_of(package: Package) -> str:
    """The digest of the bytes that are kept."""
    with package.file.open("rb") as opened:
        return hashlib.sha256(opened.read()).hexdigest()
