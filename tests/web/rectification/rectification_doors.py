"""Who gets in where: the ledger, what has no item, an item of the team that the member leads, evidence, imports."""

from datetime import UTC, datetime
from typing import Any

from cast import Cast
from door import Door
from duizhao.core.cycle.evidence import EvidenceKind, Level
from duizhao.web.kit.uploads import File
from duizhao.web.rectification.models import LedgerForm, LedgerImport, SavedView, Source
from duizhao.web.rectification.services import work
from ledger_scenes import (
    NOW,
    make_asked,
    make_closed,
    make_evidence,
    make_item,
    make_passed,
    make_started,
    make_verifying,
)
from make import TODAY, actor_for, make_list, make_meeting, make_problem
from make_sheet import make_sheet

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 24
READERS = dict.fromkeys(("secretary", "leader", "member", "supervisor"), 200)
OFFICE = {**dict.fromkeys((*READERS, "cadre", "superior"), 403), "secretary": 200, "leader": 200}
MOVED = {**OFFICE, "secretary": 302, "leader": 302}
SENT = {**OFFICE, "secretary": 422, "leader": 422}
WORKERS = {**dict.fromkeys(READERS, 403), "secretary": 200, "member": 200}
UNFILLED = dict.fromkeys(READERS, 422)
"""A form that comes back unfilled asks for no right: the act does."""
OF_OFFICE = dict.fromkeys(("secretary", "leader"), 200)


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def loose(cast: Cast) -> dict[str, Any]:
    problem = make_problem(make_list(make_meeting(cast.unit)))
    return {"pk": problem.list.meeting_id, "key": f"problem-{problem.pk}"}


def loose_meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": loose(cast)["pk"]}


def declined(cast: Cast) -> dict[str, Any]:
    problem = make_problem(make_list(make_meeting(cast.unit)))
    row = Source.objects.create(
        meeting=problem.list.meeting, problem=problem, declined="会前已经改好"
    )
    return {"pk": row.meeting_id, "source": row.pk}


def proposed(cast: Cast) -> dict[str, Any]:
    return {"pk": make_item(cast, make_meeting(cast.unit)).pk}


def started(cast: Cast) -> dict[str, Any]:
    return {"pk": make_started(cast, make_meeting(cast.unit)).pk}


def asked(cast: Cast) -> dict[str, Any]:
    return {"pk": make_asked(cast, make_meeting(cast.unit)).pk}


def verifying(cast: Cast) -> dict[str, Any]:
    return {"pk": make_verifying(cast, make_meeting(cast.unit)).pk}


def passed(cast: Cast) -> dict[str, Any]:
    return {"pk": make_passed(cast, make_meeting(cast.unit)).pk}


def closed(cast: Cast) -> dict[str, Any]:
    return {"pk": make_closed(cast, make_meeting(cast.unit)).pk}


def task(cast: Cast) -> dict[str, Any]:
    return {"pk": make_started(cast, make_meeting(cast.unit)).tasks.get().pk}


def extension(cast: Cast) -> dict[str, Any]:
    item = make_started(cast, make_meeting(cast.unit))
    day = datetime(2026, 4, 1, tzinfo=UTC).date()
    asked_for = work.request_extension(item, "招标流标一次", day, by=actor_for(cast.member), at=NOW)
    return {"pk": asked_for.pk}


def check(cast: Cast) -> dict[str, Any]:
    first = make_closed(cast, make_meeting(cast.unit)).spot_checks.first()
    assert first is not None
    return {"pk": first.pk}


def note(cast: Cast) -> dict[str, Any]:
    item = make_started(cast, make_meeting(cast.unit))
    return {"pk": make_evidence(cast, item).pk}


def picture(cast: Cast) -> dict[str, Any]:
    item = make_started(cast, make_meeting(cast.unit))
    file = File("窗口值班表.png", PICTURE)
    return {"pk": make_evidence(cast, item, kind=EvidenceKind.FILE, file=file).pk}


def restricted(cast: Cast) -> dict[str, Any]:
    item = make_started(cast, make_meeting(cast.unit), owner=cast.cadre)
    file = File("回访名单.txt", "回访十户的姓名和电话".encode())
    words = work.EvidenceWords(
        kind=EvidenceKind.FILE, title="回访名单", proves="逐户回访", dated_on=TODAY, file=file,
        level=Level.RESTRICTED,
    )  # fmt: skip
    return {"pk": work.add_evidence(item, words, by=actor_for(cast.cadre), at=NOW).pk}


def waiting(cast: Cast) -> dict[str, Any]:
    content = make_sheet([("序号", "问题"), ("1", "督办件超期。")], name="整改台账")
    row = LedgerImport.objects.create(
        meeting=make_meeting(cast.unit), file_name="台账.xlsx", content=content,
        columns={"序号": "number", "问题": "problem"}, made_at=datetime(2026, 1, 12, tzinfo=UTC),
    )  # fmt: skip
    return {"pk": row.pk}


def with_earlier(cast: Cast) -> dict[str, Any]:
    earlier = make_item(cast, make_meeting(cast.unit, 2024))
    return {"pk": make_item(cast, make_meeting(cast.unit)).pk, "earlier": earlier.pk}


def form(cast: Cast) -> dict[str, Any]:
    row = LedgerForm.objects.create(
        meeting=make_meeting(cast.unit), file_name="整改情况统计表.xlsx",
        content=make_sheet([("序号", "存在问题", "责任领导")], name="表"),
        columns={"序号": "number", "存在问题": "problem", "责任领导": "owner"},
        made_at=datetime(2026, 1, 12, tzinfo=UTC),
    )  # fmt: skip
    return {"pk": row.pk}


def saved_view(cast: Cast, *, shared: bool = False) -> dict[str, Any]:
    """A view that the member keeps."""
    view, _ = SavedView.objects.update_or_create(
        unit=cast.unit, person=cast.member, name="已超期的",
        defaults={"query": {"state": "red"}, "shared": shared},
    )  # fmt: skip
    return {"pk": make_meeting(cast.unit).pk, "view": view.pk}


def shared_view(cast: Cast) -> dict[str, Any]:
    return saved_view(cast, shared=True)


DOORS = {
    "rectification:ledger": Door(
        statuses={**READERS, "cadre": 200, "superior": 200}, where=meeting
    ),
    "rectification:then": Door(statuses={**READERS, "cadre": 200, "superior": 200}, where=meeting),
    "rectification:file": Door(statuses={**READERS, "cadre": 200, "superior": 403}, where=meeting),
    "rectification:trail": Door(statuses={**READERS, "cadre": 200, "superior": 200}, where=meeting),
    "rectification:trail-file": Door(
        statuses={**READERS, "cadre": 200, "superior": 403}, where=meeting
    ),
    "rectification:pictures": Door(
        statuses={**READERS, "cadre": 200, "superior": 200}, where=meeting
    ),
    "rectification:pictures-file": Door(
        statuses={**READERS, "cadre": 200, "superior": 403}, where=meeting
    ),
    "rectification:compare": Door(
        statuses={**READERS, "cadre": 200, "superior": 200}, where=meeting
    ),
    "rectification:compare-file": Door(
        statuses={**dict.fromkeys((*READERS, "cadre"), 302), "superior": 403}, where=meeting
    ),
    "rectification:add-view": Door(
        statuses={**READERS, "cadre": 200, "superior": 200}, where=meeting
    ),
    "rectification:change-view": Door(statuses={"member": 200}, where=saved_view),
    "rectification:remove-view": Door(
        statuses={
            **dict.fromkeys(("leader", "supervisor", "cadre", "superior"), 403),
            "secretary": 200, "member": 200,
        },
        where=shared_view,
    ),
    "rectification:form": Door(statuses=OFFICE, where=meeting),
    "rectification:form-preview": Door(statuses=OF_OFFICE, where=form),
    "rectification:form-columns": Door("post", dict.fromkeys(OF_OFFICE, 302), where=form),
    "rectification:form-fill": Door(statuses=OF_OFFICE, where=form),
    "rectification:form-give-up": Door("post", dict.fromkeys(OF_OFFICE, 302), where=form),
    "rectification:sources": Door(statuses=OFFICE, where=loose_meeting),
    "rectification:take-sources": Door("post", SENT, where=meeting),
    "rectification:settle-source": Door(statuses=OFFICE, where=loose),
    "rectification:take-up-source": Door("post", MOVED, where=declined),
    "rectification:add-item": Door(statuses=OFFICE, where=meeting),
    "rectification:read-text": Door(statuses=OFFICE, where=meeting),
    "rectification:take-read": Door("post", SENT, where=meeting),
    "rectification:settle-recurrence": Door(
        "post", {**dict.fromkeys(READERS, 403), "secretary": 302, "leader": 302},
        where=with_earlier,
    ),
    "rectification:hand-out": Door("post", SENT, where=meeting),
    "rectification:import": Door(statuses=OFFICE, where=meeting),
    "rectification:import-template": Door(statuses=OFFICE, where=meeting),
    "rectification:import-preview": Door(statuses=OF_OFFICE, where=waiting),
    "rectification:import-columns": Door(
        "post", dict.fromkeys(OF_OFFICE, 302), where=waiting
    ),
    "rectification:import-take-over": Door(
        "post", dict.fromkeys(OF_OFFICE, 302), where=waiting
    ),
    "rectification:import-give-up": Door("post", dict.fromkeys(OF_OFFICE, 302), where=waiting),
    "rectification:import-marked": Door(statuses=OF_OFFICE, where=waiting),
    "rectification:item": Door(statuses=READERS, where=started),
    "rectification:change-item": Door(
        statuses={**dict.fromkeys(READERS, 403), "secretary": 200, "leader": 200}, where=started
    ),
    "rectification:drop-item": Door(
        statuses={**dict.fromkeys(READERS, 403), "secretary": 200, "leader": 200}, where=proposed
    ),
    "rectification:start": Door(
        "post", {"secretary": 302, "leader": 302, "member": 403, "supervisor": 403},
        where=proposed,
    ),
    "rectification:request-extension": Door("post", UNFILLED, where=started),
    "rectification:request-closing": Door("post", UNFILLED, where=started),
    "rectification:assign-verifier": Door("post", UNFILLED, where=asked),
    "rectification:pass": Door("post", {**UNFILLED, "cadre": 422}, where=verifying),
    "rectification:send-back": Door("post", {**UNFILLED, "cadre": 422}, where=verifying),
    "rectification:sign-off": Door(
        "post",
        {**dict.fromkeys((*READERS, "cadre"), 403), "leader": 302},
        where=passed,
    ),
    "rectification:close": Door(
        "post",
        {"secretary": 422, "leader": 422, "member": 403, "supervisor": 403, "cadre": 403},
        where=passed,
    ),
    "rectification:reopen": Door("post", {**UNFILLED, "cadre": 422}, where=closed),
    "rectification:add-evidence": Door(statuses=WORKERS, where=started),
    "rectification:evidence": Door(statuses=READERS, where=note),
    "rectification:evidence-file": Door(
        statuses={**READERS, "member": 404, "cadre": 200}, where=restricted
    ),
    "rectification:evidence-image": Door(statuses=READERS, where=picture),
    "rectification:finish-task": Door("post", UNFILLED, where=task),
    "rectification:reopen-task": Door(
        "post", {"secretary": 422, "member": 422, "leader": 403, "supervisor": 403}, where=task
    ),
    "rectification:decide-extension": Door(
        "post",
        {"leader": 422, "secretary": 403, "member": 403, "supervisor": 403},
        where=extension,
    ),
    "rectification:record-check": Door("post", {**UNFILLED, "cadre": 422}, where=check),
}  # fmt: skip
