"""Who gets in where: programmes, what reviewers remark, publications; rows are put into their state directly."""

from datetime import date
from typing import Any

from cast import Cast
from door import Door
from duizhao.core.cycle.programme import ProgrammeState
from duizhao.core.cycle.publication import PublicationScope
from duizhao.web.programmes.models import Programme, Publication
from duizhao.web.programmes.services import publications
from duizhao.web.programmes.services.programmes import set_up
from duizhao.web.programmes.services.remarks import answer_remark
from make import make_inspection, make_meeting
from programme_scenes import NOW, UNDONE, make_remark, office

READERS = dict.fromkeys(("secretary", "leader", "member", "supervisor", "superior"), 200)
WRITERS = {**dict.fromkeys(READERS, 403), "secretary": 200, "leader": 200}
MOVED = {**WRITERS, "secretary": 302, "leader": 302}
UNFILLED = {**WRITERS, "secretary": 422, "leader": 422}
OF_LEADER = {**dict.fromkeys(READERS, 403), "leader": 302}
REFUSED = {**OF_LEADER, "leader": 422}
"""What is still missing is said to him alone who may."""


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def feedback(cast: Cast) -> dict[str, Any]:
    return {"pk": make_inspection(make_meeting(cast.unit)).pk}


def _in(cast: Cast, state: ProgrammeState) -> Programme:
    inspection = make_inspection(make_meeting(cast.unit))
    found = set_up(inspection, UNDONE, by=office(cast), at=NOW)
    found.state, found.approved_at = state.value, NOW
    if state is ProgrammeState.REPORTED:
        found.signed_at, found.sent_on = NOW, date(2026, 1, 10)
    found.save()
    return found


def received(cast: Cast) -> dict[str, Any]:
    return {"pk": _in(cast, ProgrammeState.RECEIVED).pk}


def planned(cast: Cast) -> dict[str, Any]:
    return {"pk": _in(cast, ProgrammeState.PLANNED).pk}


def concentrated(cast: Cast) -> dict[str, Any]:
    return {"pk": _in(cast, ProgrammeState.CONCENTRATED).pk}


def signed(cast: Cast) -> dict[str, Any]:
    found = _in(cast, ProgrammeState.CONCENTRATED)
    found.signed_at = NOW
    found.save()
    return {"pk": found.pk}


def reported(cast: Cast) -> dict[str, Any]:
    return {"pk": _in(cast, ProgrammeState.REPORTED).pk}


def reviewer(cast: Cast) -> dict[str, Any]:
    return {"pk": _in(cast, ProgrammeState.REPORTED).reviewers.all()[0].pk}


def remark(cast: Cast) -> dict[str, Any]:
    return {"pk": make_remark(cast, _in(cast, ProgrammeState.REPORTED)).pk}


def answered(cast: Cast) -> dict[str, Any]:
    found = make_remark(cast, _in(cast, ProgrammeState.REPORTED))
    answer_remark(found, "已写明次数和科室。", changed=True, by=office(cast), at=NOW)
    return {"pk": found.pk}


def publication(cast: Cast) -> dict[str, Any]:
    found = _in(cast, ProgrammeState.REPORTED)
    return {"pk": found.publications.get(scope=PublicationScope.PUBLIC.value).pk}


def not_made(cast: Cast) -> dict[str, Any]:
    pk = publication(cast)["pk"]
    found = Publication.objects.select_related("programme__inspection__meeting__unit")
    row = found.get(pk=pk)
    publications.do_without(row, "按照保密要求不公开", by=office(cast), at=NOW)
    return {"pk": pk}


DOORS = {
    "programmes:list": Door(statuses=READERS, where=meeting),
    "programmes:set-up": Door(statuses=WRITERS, where=feedback),
    "programmes:programme": Door(statuses=READERS, where=received),
    "programmes:change-plan": Door(statuses=WRITERS, where=received),
    "programmes:approve": Door("post", REFUSED, where=received),
    "programmes:take-back": Door("post", UNFILLED, where=planned),
    "programmes:concentrate": Door("post", MOVED, where=planned),
    "programmes:sign": Door("post", OF_LEADER, where=concentrated),
    "programmes:unsign": Door("post", OF_LEADER, where=signed),
    "programmes:send": Door("post", UNFILLED, where=signed),
    "programmes:follow-up": Door("post", UNFILLED, where=reported),
    "programmes:close": Door("post", REFUSED, where=reported),
    "programmes:file": Door(statuses=READERS, where=received),
    "programmes:compare": Door(statuses=READERS, where=received),
    "programmes:remarks": Door(statuses=READERS, where=reported),
    "programmes:add-remark": Door(statuses=WRITERS, where=reported),
    "programmes:remarks-file": Door(statuses=READERS, where=reported),
    "programmes:silent": Door("post", UNFILLED, where=reviewer),
    "programmes:answer-remark": Door(statuses=WRITERS, where=remark),
    "programmes:merge-remark": Door(statuses=WRITERS, where=remark),
    "programmes:reopen-remark": Door("post", MOVED, where=answered),
    "programmes:drop-remark": Door("post", MOVED, where=remark),
    "programmes:publication": Door(statuses=READERS, where=publication),
    "programmes:publish": Door("post", UNFILLED, where=publication),
    "programmes:do-without": Door("post", UNFILLED, where=publication),
    "programmes:take-publication-back": Door("post", UNFILLED, where=not_made),
}
