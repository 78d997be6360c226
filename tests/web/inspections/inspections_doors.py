"""Who gets in where: feedbacks, findings and carried items. The finding of the rows is about the member of the cast."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.base import ContentFile

from cast import Cast
from door import Door
from duizhao.web.inspections.models import FindingImport, Inspection
from make import make_carried_item, make_finding, make_inspection, make_meeting
from make_sheet import make_sheet

READERS = dict.fromkeys(("secretary", "leader", "member", "supervisor"), 200)
WRITERS = {**dict.fromkeys(READERS, 403), "secretary": 200, "leader": 200}
OF_STAGE = {**WRITERS, "superior": 403}
SENT = {**WRITERS, "secretary": 422, "leader": 422}
OFFICE = dict.fromkeys(("secretary", "leader"), 200)
MOVED = dict.fromkeys(("secretary", "leader"), 302)


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def _feedback(cast: Cast) -> Inspection:
    return make_inspection(make_meeting(cast.unit))


def feedback(cast: Cast) -> dict[str, Any]:
    return {"pk": _feedback(cast).pk}


def feedback_with_file(cast: Cast) -> dict[str, Any]:
    found = _feedback(cast)
    found.file_name = "反馈意见.txt"
    found.file.save("1.txt", ContentFile("反馈如下".encode()))
    return {"pk": found.pk}


def members_finding(cast: Cast) -> dict[str, Any]:
    return {"pk": make_finding(_feedback(cast), person=cast.member).pk}


def carried_item(cast: Cast) -> dict[str, Any]:
    return {"pk": make_carried_item(make_meeting(cast.unit)).pk}


def waiting(cast: Cast) -> dict[str, Any]:
    content = make_sheet([("序号", "问题"), ("1", "督办件超期。")], name="反馈问题")
    row = FindingImport.objects.create(
        inspection=_feedback(cast), file_name="问题清单.xlsx", content=content,
        columns={"序号": "number", "问题": "words"}, made_at=datetime(2026, 1, 12, tzinfo=UTC),
    )  # fmt: skip
    return {"pk": row.pk}


DOORS = {
    "inspections:list": Door(statuses={**READERS, "superior": 200}, where=meeting),
    "inspections:add-inspection": Door(statuses=OF_STAGE, where=meeting),
    "inspections:inspection": Door(statuses=READERS, where=feedback),
    "inspections:change-inspection": Door(statuses=WRITERS, where=feedback),
    "inspections:drop-inspection": Door(statuses=WRITERS, where=feedback),
    "inspections:inspection-file": Door(
        statuses={**READERS, "member": 403}, where=feedback_with_file
    ),
    "inspections:add-finding": Door(statuses=WRITERS, where=feedback),
    "inspections:paste-findings": Door(statuses=WRITERS, where=feedback),
    "inspections:take-findings": Door("post", SENT, where=feedback),
    "inspections:import": Door(statuses=WRITERS, where=feedback),
    "inspections:import-template": Door(statuses=WRITERS, where=feedback),
    "inspections:import-preview": Door(statuses=OFFICE, where=waiting),
    "inspections:import-columns": Door("post", MOVED, where=waiting),
    "inspections:import-take-over": Door("post", MOVED, where=waiting),
    "inspections:import-give-up": Door("post", MOVED, where=waiting),
    "inspections:import-marked": Door(statuses=OFFICE, where=waiting),
    "inspections:finding": Door(statuses=READERS, where=members_finding),
    "inspections:drop-finding": Door(statuses=WRITERS, where=members_finding),
    "inspections:add-carried-item": Door(statuses=OF_STAGE, where=meeting),
    "inspections:read-last-text": Door(statuses=OF_STAGE, where=meeting),
    "inspections:take-items": Door(
        "post", {**OF_STAGE, "secretary": 422, "leader": 422}, where=meeting
    ),
    "inspections:carried-item": Door(statuses=READERS, where=carried_item),
    "inspections:drop-carried-item": Door(statuses=WRITERS, where=carried_item),
}
