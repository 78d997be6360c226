"""A meeting whose papers were printed and signed, and batches of their scans, as tests need them."""

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from cast import Cast
from duizhao.core.access.actor import Actor
from duizhao.core.papers.kind import file_of
from duizhao.core.papers.printed import stamp_of
from duizhao.web.conduct import sitting_moves
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.forms.scans import BatchForm
from duizhao.web.papers.models import Batch, SignedCopy
from duizhao.web.papers.selectors.shelves import draft_for
from duizhao.web.papers.services import scans
from duizhao.web.sittings.services import agenda
from duizhao.web.talks.models import Talk
from make import TODAY, actor_for, make_planned_meeting, make_talk
from scanned import Scanner, blank_page, page_images, pdf_of
from sitting_scenes import NOW, sign_in

KEY = "k" * 40


def signed_meeting(cast: Cast) -> Meeting:
    """A meeting in session, with a talk of the leader and the member: sign-in sheet, minutes, record of the talk."""
    meeting = make_planned_meeting(cast.unit, state="ready", ready_at=NOW)
    make_talk(
        meeting, cast.leader, cast.member, state="recorded", held_on=TODAY,
        problems_of_one="布置任务急。", agreed="每半个月当面说一次。",
    )  # fmt: skip
    sitting = agenda.prepare_sitting(meeting, by=actor_for(cast.secretary), at=NOW, today=TODAY)
    sign_in(cast, sitting)
    sitting_moves.open_sitting(sitting, by=actor_for(cast.leader), at=NOW)
    meeting.refresh_from_db()
    return meeting


def printed(meeting: Meeting, by: Actor, kind: str, number: int = 1, key: str = "") -> bytes:
    """A paper as it comes out of the printer, with its codes; with another key that of another installation."""
    found, draft = draft_for(by, meeting, kind, number, today=TODAY)
    facts = draft.facts()
    stamp = stamp_of(
        found, facts, meeting=meeting.pk, record=draft.number, version=draft.version,
        key=key or settings.SHEET_KEY,
    )  # fmt: skip
    return file_of(found, facts, "pdf", stamp)


def talk_of(meeting: Meeting) -> Talk:
    return Talk.objects.get(meeting=meeting)


def tray(cast: Cast, meeting: Meeting) -> bytes:
    """A scan of the sign-in sheet with its empty back, and of the record of the talk."""
    how = Scanner(dots=150, skew=0.7, noise=8, grey=30)
    sheet = page_images(printed(meeting, actor_for(cast.secretary), "sign-in-sheet"), how)
    talk = printed(meeting, actor_for(cast.leader), "talk-record", talk_of(meeting).pk)
    return pdf_of([*sheet, blank_page(), *page_images(talk, how)], how)


def received(data: bytes, name: str = "扫描.pdf") -> scans.Received:
    """A file as the form hands it on."""
    form = BatchForm({}, MultiValueDict({"scans": [SimpleUploadedFile(name, data)]}))
    assert form.is_valid(), form.errors
    found: scans.Received = form.cleaned_data["scans"]
    return found


def make_batch(cast: Cast, meeting: Meeting, data: bytes | None = None) -> Batch:
    """A batch that the secretary brought, read to its end."""
    by = actor_for(cast.secretary)
    batch = scans.receive(meeting, received(data or tray(cast, meeting)), by=by, at=NOW)
    while batch.state == "reading":
        scans.go_on(batch, by=by, today=TODAY)
        batch.refresh_from_db()
    return batch


def make_filed(cast: Cast, meeting: Meeting) -> list[SignedCopy]:
    """The sign-in sheet and the record of the talk, filed."""
    batch, by = make_batch(cast, meeting), actor_for(cast.secretary)
    scans.follow(batch, by=by, today=TODAY, revision=None)
    return scans.file_batch(batch, by=by, at=NOW, today=TODAY, revision=None)


def make_copy(cast: Cast, meeting: Meeting, kind: str, number: int = 1) -> SignedCopy:
    """A signed copy as it is kept, without the way it took."""
    batch = Batch.objects.create(
        meeting=meeting, number=1, state="filed", by=cast.secretary, by_name=cast.secretary.name,
        at=NOW,
    )  # fmt: skip
    copy = SignedCopy(
        meeting=meeting, kind=kind, number=number, title="签字件", pages=1, batch=batch, at=NOW,
        sha256=hashlib.sha256(b"%PDF-").hexdigest(), size=5, by_name=cast.secretary.name,
    )  # fmt: skip
    copy.file.save("copy.pdf", ContentFile(b"%PDF-"), save=False)
    copy.save()
    return copy
