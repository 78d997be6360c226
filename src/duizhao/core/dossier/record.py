"""The facts of a meeting as data for other programs: dates, people, texts, ledger, evidence, what happened."""

import json
from dataclasses import asdict, dataclass

from duizhao.core.ledger.line import Line, to_stored

RECORD = "数据/会议.json"
_SCHEMA_VERSION = 1
_KIND = "duizhao-meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRecord:
    """A stage of the plan."""

    stage: str
    begins: str | None
    due: str | None
    done_on: str | None
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRecord:
    """Who was expected at the sitting, and whether he was there."""

    name: str
    seat: str
    presence: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecord:
    """A text that is final: whose, which version, how long."""

    whose: str
    version: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """A piece of evidence; `path` is null where it has no file in this package."""

    item: int
    title: str
    proves: str
    dated_on: str
    level: str
    sha256: str | None
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HappenedRecord:
    """An entry of the audit: when, what, who, and by whom it was entered for him."""

    at: str
    event: str
    label: str
    who: str
    entered_by: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord:
    """Everything."""

    unit: str
    title: str
    meeting_kind: str
    year: int
    theme: str
    notice: str
    state: str
    window_from: str | None
    window_to: str | None
    held_on: str | None
    report_sent_on: str | None
    report_sent_to: str
    stages: tuple[StageRecord, ...]
    seats: tuple[SeatRecord, ...]
    texts: tuple[TextRecord, ...]
    ledger: tuple[Line, ...]
    evidence: tuple[EvidenceRecord, ...]
    happened: tuple[HappenedRecord, ...]


def to_json(record: MeetingRecord) -> bytes:
    """The facts as JSON, always written in the same way."""
    told = {
        "schema_version": _SCHEMA_VERSION,
        "kind": _KIND,
        **asdict(record),
        "ledger": [to_stored(line) for line in record.ledger],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
