"""Who gets in where: the papers of a meeting, of a member's talk, the gallery; signed scans; a unit's templates."""

from typing import Any

from cast import Cast
from door import Door
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.models import Batch
from make import (
    TODAY,
    make_meeting,
    make_planned_meeting,
    make_sent_statement,
    make_talk,
    make_template,
)
from scan_scenes import make_batch, make_copy
from scanned import blank_page, pdf_of
from template_papers import LEDGER_TEMPLATE, NOTICE_TEMPLATE

READERS = dict.fromkeys(("secretary", "leader", "member", "supervisor"), 200)
EVERYBODY = dict.fromkeys(("secretary", "leader", "member", "cadre", "supervisor", "superior", "system_admin", "security_admin", "audit_admin", "outsider", "bystander"), 200)  # fmt: skip


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def plan(cast: Cast) -> dict[str, Any]:
    return {"pk": make_planned_meeting(cast.unit).pk, "kind": "plan", "number": 1}


def their_talk(cast: Cast) -> dict[str, Any]:
    talk = make_talk(
        make_meeting(cast.unit), cast.leader, cast.member, state="recorded", held_on=TODAY
    )
    return {"pk": talk.meeting_id, "kind": "talk-record", "number": talk.pk}


def their_talk_file(cast: Cast) -> dict[str, Any]:
    return {**their_talk(cast), "ending": "docx"}


def sample(_cast: Cast) -> dict[str, Any]:
    return {"kind": "ledger"}


def sample_file(_cast: Cast) -> dict[str, Any]:
    return {"kind": "ledger", "ending": "xlsx"}


def batch(cast: Cast) -> dict[str, Any]:
    return {"pk": make_batch(cast, make_meeting(cast.unit), pdf_of([blank_page(50)])).pk}


def page_of_batch(cast: Cast) -> dict[str, Any]:
    return {**batch(cast), "number": 1}


def seen(_cast: Cast) -> dict[str, Any]:
    return {"revision": str(Batch.objects.latest("pk").revision), "page-1": "aside"}


def signed_talk(cast: Cast) -> dict[str, Any]:
    where = their_talk(cast)
    meeting = Meeting.objects.get(pk=where["pk"])
    return {"pk": make_copy(cast, meeting, where["kind"], where["number"]).pk}


def signed_text(cast: Cast) -> dict[str, Any]:
    statement = make_sent_statement(make_meeting(cast.unit))
    return {"pk": make_copy(cast, statement.meeting, "team-statement", statement.pk).pk}


OWN = {"secretary": 200}
OFFICE = {**dict.fromkeys(("leader", "member", "supervisor"), 403), "secretary": 200}


def starter(_cast: Cast) -> dict[str, Any]:
    return {"kind": "ledger"}


def unit(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.unit.pk}


def ledger_template(cast: Cast) -> dict[str, Any]:
    make_template(cast.unit, "ledger", LEDGER_TEMPLATE)
    return {"pk": cast.unit.pk, "kind": "ledger"}


def ledger_version(cast: Cast) -> dict[str, Any]:
    return {**ledger_template(cast), "number": 1}


def notice_by_template(cast: Cast) -> dict[str, Any]:
    make_template(cast.unit, "notice", NOTICE_TEMPLATE)
    return {**meeting(cast), "kind": "notice", "number": 1}


KEEPERS = {"secretary": 200, "leader": 200}
DOORS = {
    "papers:scans": Door(statuses=OFFICE, where=meeting),
    "papers:batch": Door(statuses=OWN, where=batch),
    "papers:go-on": Door("post", {"secretary": 302}, where=batch),
    "papers:place": Door("post", {"secretary": 302}, where=batch, data=seen),
    "papers:file-batch": Door("post", {"secretary": 422}, where=batch),
    "papers:drop-batch": Door("post", {"secretary": 302}, where=batch),
    "papers:scan-page": Door(statuses=OWN, where=page_of_batch),
    "papers:scan-picture": Door(statuses=OWN, where=page_of_batch),
    "papers:signed-file": Door(statuses={"leader": 200, "member": 200}, where=signed_talk),
    "papers:withdraw-copy": Door(statuses=OFFICE, where=signed_text),
    "papers:papers": Door(statuses=READERS, where=meeting),
    "papers:paper": Door(statuses=READERS, where=plan),
    "papers:preview": Door(statuses={"leader": 200, "member": 200}, where=their_talk),
    "papers:file": Door(statuses={"leader": 200, "member": 200}, where=their_talk_file),
    "papers:gallery": Door(statuses=EVERYBODY),
    "papers:gallery-picture": Door(statuses=EVERYBODY, where=sample),
    "papers:gallery-file": Door(statuses=EVERYBODY, where=sample_file),
    "papers:by-template": Door(statuses=READERS, where=notice_by_template),
    "papers:starter": Door(statuses=EVERYBODY, where=starter),
    "papers:templates": Door(statuses=KEEPERS, where=unit),
    "papers:template": Door(statuses=KEEPERS, where=ledger_template),
    "papers:template-withdraw": Door(
        statuses={"secretary": 200, "leader": 403}, where=ledger_template
    ),
    "papers:template-file": Door(statuses=KEEPERS, where=ledger_version),
    "papers:template-trial": Door(statuses=KEEPERS, where=ledger_version),
}
