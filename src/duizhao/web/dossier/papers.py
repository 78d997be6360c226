"""The files of a package: the papers of a meeting, the evidence that may go along, the facts as data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models.fields.files import FieldFile

from duizhao.core.access.actor import Actor
from duizhao.core.agreement.guess import guessed_kind
from duizhao.core.agreement.model import PaperText
from duizhao.core.cycle.evidence import EvidenceKind, Level
from duizhao.core.cycle.minutes import MinutesState
from duizhao.core.cycle.stages import Stage
from duizhao.core.dossier.build import Offered
from duizhao.core.dossier.container import CHUNK, Held
from duizhao.core.dossier.contents import with_contents
from duizhao.core.dossier.manifest import Head, Left
from duizhao.core.dossier.paths import as_name, free
from duizhao.core.dossier.reach import KINDS_KEPT_BACK, Reach, kept_back
from duizhao.core.dossier.record import RECORD, to_json
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.read import read
from duizhao.core.papers.registry import kind_of
from duizhao.web.audit.models import Entry
from duizhao.web.dossier.selectors.facts import as_of, happened_in, record_of
from duizhao.web.dossier.selectors.gaps import (
    evidence_of,
    final_texts,
    missing_of,
    withheld_of,
)
from duizhao.web.kit.uploads import File
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.access import copies_for
from duizhao.web.papers.selectors.shelves import every_paper
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
class Paper:
    """A paper of the meeting: its kind, its stage, what it is called, of which day, and its files by their ending."""

    kind: str
    stage: Stage
    title: str
    dated_on: date | None
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Package:
    """What a package is to hold."""

    head: Head
    files: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """The bytes of a file that was handed in, read piece by piece."""

    file: FieldFile

    def chunks(self) -> Iterator[bytes]:
        """The bytes from the beginning."""
        with self.file.storage.open(self.file.name or "", "rb") as opened:
            while chunk := opened.read(CHUNK):
                yield chunk


def package_of(meeting: Meeting, reach: Reach, *, by: Actor) -> Package:
    """Everything that goes into a package of the meeting, made from what stands today."""
    happened = happened_in(by, meeting)
    papers = list(_offered_papers(meeting, by, as_of(happened, meeting)))
    signed, gone = _signed_copies(meeting, as_of(happened, meeting), by=by)
    evidence, lost = _offered_evidence(meeting, reach, by=by)
    head = Head(
        unit=str(meeting.unit),
        meeting=meeting.title,
        year=meeting.year,
        reach=reach.value,
        as_of=day.isoformat() if (day := as_of(happened, meeting)) else None,
        withheld=withheld_of(by, meeting, reach),
        missing=(*missing_of(meeting), *gone, *lost),
    )
    data = _data(meeting, happened, {pk: one.path for pk, one in evidence.items()}, by=by)
    return Package(head, tuple(with_contents(head, [*papers, *signed, *evidence.values(), data])))


def texts_of(meeting: Meeting, *, by: Actor) -> Iterator[PaperText]:
    """The words of the papers of the meeting, to be held against one another."""
    for paper in _papers(meeting, by, as_of(happened_in(by, meeting), meeting)):
        text = read(f"{paper.title}.docx", paper.files["docx"], Limits())
        yield PaperText(paper.title, paper.kind, _paragraphs(text))


def own_text(file: File) -> PaperText:
    """The words of a paper that the office brings along. Raises Unreadable."""
    text = read(file.shown_name, file.data, Limits())
    paragraphs = _paragraphs(text)
    return PaperText(file.shown_name, guessed_kind(file.shown_name, paragraphs), paragraphs)


def _paragraphs(text: Text) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in text.paragraphs)


def _papers(meeting: Meeting, by: Actor, on: date | None) -> Iterator[Paper]:
    """Every paper of the meeting that the actor may read, in the order of time; of texts and minutes what is final."""
    is_settled = _settled(meeting)
    made = every_paper(meeting, by, today=on or date(meeting.year, 12, 31), without=KINDS_KEPT_BACK)
    for one in made:
        if is_settled(one.kind, one.number):
            stage = kind_of(one.kind).stage
            yield Paper(one.kind, stage, one.title, _day(stage, meeting, on), one.files)


def _settled(meeting: Meeting) -> Callable[[str, int], bool]:
    """Whether a paper may be kept: of texts those that are final, the minutes once all have confirmed them."""
    final = {one.pk for one in final_texts(meeting)}
    sitting = current_sitting(meeting)
    locked = sitting is not None and sitting.minutes_state == MinutesState.CONFIRMED.value

    def ask(kind: str, number: int) -> bool:
        is_draft = kind in _TEXTS and number not in final
        return not is_draft and (locked or kind != _MINUTES)

    return ask


def _signed_copies(
    meeting: Meeting, on: date | None, *, by: Actor
) -> tuple[list[Offered], list[Left]]:
    """The signed scans of the papers that are kept, beside them; and what is registered but no longer there."""
    is_settled, offered, gone = _settled(meeting), list[Offered](), list[Left]()
    for one in copies_for(by, meeting, today=on or date(meeting.year, 12, 31)):
        left_out = one.kind in KINDS_KEPT_BACK or not is_settled(one.kind, one.number)
        if left_out or one.withdrawn_at is not None:
            continue
        if not one.file.storage.exists(one.file.name or ""):
            gone.append(Left(str(one), _LOST))
            continue
        stage = kind_of(one.kind).stage
        day = _day(stage, meeting, on)
        path = f"{_FOLDERS.get(stage, _BEFORE)}/{as_name(one.title)}_签字件.pdf"
        path = free(path, [each.path for each in offered])
        dated = day.isoformat() if day else None
        offered.append(Offered(path, str(one), one.kind, dated, Stored(one.file)))
    return offered, gone


def _day(stage: Stage, meeting: Meeting, on: date | None) -> date | None:
    """Of which day a paper is; those of the preparation bear none."""
    if stage is Stage.SITTING:
        return meeting.held_on
    return on if stage in {Stage.RECTIFICATION, Stage.REPORT} else None


def _offered_papers(meeting: Meeting, by: Actor, on: date | None) -> Iterator[Offered]:
    for paper in _papers(meeting, by, on):
        folder = _FOLDERS.get(paper.stage, _BEFORE)
        day = paper.dated_on.isoformat() if paper.dated_on else None
        for ending, content in sorted(paper.files.items()):
            path = f"{folder}/{as_name(paper.title)}.{ending}"
            yield Offered(path, paper.title, paper.kind, day, Held(content))


def _offered_evidence(
    meeting: Meeting, reach: Reach, *, by: Actor
) -> tuple[dict[int, Offered], list[Left]]:
    """The evidence that may go so far, by its key; and what is registered but no longer there."""
    offered: dict[int, Offered] = {}
    lost = []
    for one in evidence_of(by, meeting):
        if kept_back(Level(one.level), reach) is not None:
            continue
        folder = f"{_EVIDENCE}/第{one.item.number}条"
        taken = [each.path for each in offered.values()]
        if one.kind == EvidenceKind.FILE.value:
            if not one.file.storage.exists(one.file.name or ""):
                lost.append(Left(f"台账第{one.item.number}条的佐证“{one.title}”", _LOST))
                continue
            path = free(f"{folder}/{as_name(one.file_name)}", taken)
            offered[one.pk] = _piece(one, path, Stored(one.file))
        elif one.kind == EvidenceKind.NOTE.value:
            path = free(f"{folder}/{as_name(one.title)}.txt", taken)
            offered[one.pk] = _piece(one, path, Held(one.words.encode("utf-8-sig")))
    return offered, lost


def _piece(one: Evidence, path: str, content: Held | Stored) -> Offered:
    return Offered(path, one.title, "evidence", one.dated_on.isoformat(), content)


def _data(
    meeting: Meeting, happened: list[Entry], places: Mapping[int, str], *, by: Actor
) -> Offered:
    content = to_json(record_of(by, meeting, happened, places))
    return Offered(RECORD, "会议的事实（数据）", "data", None, Held(content))
