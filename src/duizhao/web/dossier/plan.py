"""What a package of a meeting is to hold, before anything of it is made: its pieces, each known by its facts."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.evidence import EvidenceKind, Level
from duizhao.core.cycle.minutes import MinutesState
from duizhao.core.cycle.stages import Stage
from duizhao.core.dossier.build import Offered
from duizhao.core.dossier.container import Held
from duizhao.core.dossier.contents import apart
from duizhao.core.dossier.digests import sha256_of
from duizhao.core.dossier.manifest import Head, Left
from duizhao.core.dossier.paths import as_name, free
from duizhao.core.dossier.reach import KINDS_KEPT_BACK, Reach, kept_back
from duizhao.core.dossier.record import RECORD, to_json
from duizhao.core.papers.kind import AnyKind, digest_of
from duizhao.core.papers.registry import kind_of
from duizhao.web.audit.models import Entry
from duizhao.web.dossier.selectors.facts import as_of, happened_in, record_of
from duizhao.web.dossier.selectors.gaps import (
    evidence_of,
    final_texts,
    missing_of,
    withheld_of,
)
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.access import copies_for
from duizhao.web.papers.drafts import Draft
from duizhao.web.papers.selectors.shelves import drafts_for
from duizhao.web.rectification.models import Evidence
from duizhao.web.sittings.access import current_sitting

_FOLDERS = {
    Stage.SITTING: "2_会议",
    Stage.EVALUATION: "2_会议",
    Stage.RECTIFICATION: "3_整改",
    Stage.REPORT: "3_整改",
}
_BEFORE, _EVIDENCE = "1_会前准备", "4_佐证"
_TEXTS = ("personal-outline", "team-statement")
_MINUTES = "minutes"
_LOST = "登记的文件已经不在"


@dataclass(frozen=True, slots=True)
class Planned:
    """A piece of a package: where it is to stand, what it is made from, and what its facts are known by.

    A paper has its `number` and `ending`, evidence and a signed copy their keys.
    """

    path: str
    title: str
    kind: str
    dated_on: str | None
    facts: str
    number: int | None = None
    ending: str = ""
    evidence: int | None = None
    copy: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a package is to hold; `today` is the day that its papers bear."""

    head: Head
    pieces: tuple[Planned, ...]
    data: bytes
    today: date

    @property
    def digest(self) -> str:
        """What the whole state is known by: another fact anywhere gives another digest."""
        told = [asdict(self.head), [asdict(one) for one in self.pieces], self.today.isoformat()]
        words = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return sha256_of(f"{words}{hashlib.sha256(self.data).hexdigest()}")


def plan_of(meeting: Meeting, reach: Reach, *, by: Actor) -> Plan:
    """Everything that would go into a package of the meeting as it stands."""
    happened = happened_in(by, meeting)
    on = as_of(happened, meeting)
    today = _today(meeting, on)
    papers = [one for pair in papers_of(meeting, by=by) for one in _pieces(*pair, meeting, on)]
    signed, gone = _signed(meeting, on, by=by)
    evidence, lost = _evidence(meeting, reach, by=by)
    head = Head(
        unit=str(meeting.unit),
        meeting=meeting.title,
        year=meeting.year,
        reach=reach.value,
        as_of=on.isoformat() if on else None,
        withheld=withheld_of(by, meeting, reach),
        missing=(*missing_of(meeting), *gone, *lost),
    )
    data = _data(meeting, happened, {pk: one.path for pk, one in evidence.items()}, by=by)
    pieces = [*papers, *signed, *evidence.values()]
    paths = apart(one.path for one in pieces)
    placed = tuple(replace(one, path=path) for one, path in zip(pieces, paths, strict=True))
    return Plan(head, placed, data, today)


def papers_of(meeting: Meeting, *, by: Actor) -> Iterator[tuple[AnyKind, Draft]]:
    """Every paper of the meeting that the actor may read, in the order of time; of texts and minutes what is final."""
    is_settled = _settled(meeting)
    today = _today(meeting, as_of(happened_in(by, meeting), meeting))
    for kind, draft in drafts_for(by, meeting, today=today, without=KINDS_KEPT_BACK):
        if is_settled(kind.key, draft.number):
            yield kind, draft


def listed(plan: Plan) -> list[Offered]:
    """The pieces without their bytes, and the data, to be listed."""
    empty = Held(b"")
    pieces = [
        Offered(one.path, one.title, one.kind, one.dated_on, empty) for one in plan.pieces
    ]  # fmt: skip
    return [*pieces, data_of(plan)]


def data_of(plan: Plan) -> Offered:
    """The facts as data, which stand last in the package."""
    return Offered(RECORD, "会议的事实（数据）", "data", None, Held(plan.data))


def _today(meeting: Meeting, on: date | None) -> date:
    return on or date(meeting.year, 12, 31)


def _settled(meeting: Meeting) -> Callable[[str, int], bool]:
    """Whether a paper may be kept: of texts those that are final, the minutes once all have confirmed them."""
    final = {one.pk for one in final_texts(meeting)}
    sitting = current_sitting(meeting)
    locked = sitting is not None and sitting.minutes_state == MinutesState.CONFIRMED.value

    def ask(kind: str, number: int) -> bool:
        is_draft = kind in _TEXTS and number not in final
        return not is_draft and (locked or kind != _MINUTES)

    return ask


def _pieces(kind: AnyKind, draft: Draft, meeting: Meeting, on: date | None) -> Iterator[Planned]:
    """The files of a paper. Their facts are read here once, so that the whole plan is of one moment."""
    facts = digest_of(draft.facts())
    folder = _FOLDERS.get(kind.stage, _BEFORE)
    day = _day(kind.stage, meeting, on)
    for ending in sorted(kind.endings):
        path = f"{folder}/{as_name(draft.title)}.{ending}"
        dated = day.isoformat() if day else None
        yield Planned(path, draft.title, kind.key, dated, facts, draft.number, ending)


def _day(stage: Stage, meeting: Meeting, on: date | None) -> date | None:
    """Of which day a paper is; those of the preparation bear none."""
    if stage is Stage.SITTING:
        return meeting.held_on
    return on if stage in {Stage.RECTIFICATION, Stage.REPORT} else None


def _signed(meeting: Meeting, on: date | None, *, by: Actor) -> tuple[list[Planned], list[Left]]:
    """The signed scans of the papers that are kept, beside them; and what is registered but no longer there."""
    is_settled, planned, gone = _settled(meeting), list[Planned](), list[Left]()
    for one in copies_for(by, meeting, today=_today(meeting, on)):
        left_out = one.kind in KINDS_KEPT_BACK or not is_settled(one.kind, one.number)
        if left_out or one.withdrawn_at is not None:
            continue
        if not one.file.storage.exists(one.file.name or ""):
            gone.append(Left(str(one), _LOST))
            continue
        stage = kind_of(one.kind).stage
        day = _day(stage, meeting, on)
        path = f"{_FOLDERS.get(stage, _BEFORE)}/{as_name(one.title)}_签字件.pdf"
        path = free(path, [each.path for each in planned])
        dated = day.isoformat() if day else None
        planned.append(Planned(path, str(one), one.kind, dated, one.sha256, copy=one.pk))
    return planned, gone


def _evidence(
    meeting: Meeting, reach: Reach, *, by: Actor
) -> tuple[dict[int, Planned], list[Left]]:
    """The evidence that may go so far, by its key; and what is registered but no longer there."""
    planned: dict[int, Planned] = {}
    lost = []
    for one in evidence_of(by, meeting):
        if kept_back(Level(one.level), reach) is not None:
            continue
        folder = f"{_EVIDENCE}/第{one.item.number}条"
        taken = [each.path for each in planned.values()]
        if one.kind == EvidenceKind.FILE.value:
            if not one.file.storage.exists(one.file.name or ""):
                lost.append(Left(f"台账第{one.item.number}条的佐证“{one.title}”", _LOST))
                continue
            path = free(f"{folder}/{as_name(one.file_name)}", taken)
            planned[one.pk] = _piece(one, path, one.sha256)
        elif one.kind == EvidenceKind.NOTE.value:
            path = free(f"{folder}/{as_name(one.title)}.txt", taken)
            planned[one.pk] = _piece(one, path, sha256_of(one.words))
    return planned, lost


def _piece(one: Evidence, path: str, facts: str) -> Planned:
    return Planned(
        path, one.title, "evidence", one.dated_on.isoformat(), facts, evidence=one.pk
    )  # fmt: skip


def _data(
    meeting: Meeting, happened: list[Entry], places: Mapping[int, str], *, by: Actor
) -> bytes:
    return to_json(record_of(by, meeting, happened, places))
