"""What evidence can be, and who may see it beyond those who work on the item."""

from enum import StrEnum


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    FILE = "file"
    NOTE = "note"
    STUDY = "study"
    TALK = "talk"
    INDICATOR = "indicator"


EVIDENCE_KIND_LABELS = {
    EvidenceKind.FILE: "文件",
    EvidenceKind.NOTE: "文字记录",
    EvidenceKind.STUDY: "集中学习",
    EvidenceKind.TALK: "谈心谈话",
    EvidenceKind.INDICATOR: "指标",
}


class Level(StrEnum):
    """How far a piece of evidence may be known. What bears a mark of secrecy has no place here at all."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


LEVEL_LABELS = {
    Level.PUBLIC: "可以公开",
    Level.INTERNAL: "内部",
    Level.RESTRICTED: "限办理和核验的人看",
}
