"""The kinds of inspection whose findings a meeting answers."""

from enum import StrEnum


class InspectionKind(StrEnum):
    """Who looked into the unit."""

    TOUR = "tour"
    LOCAL_TOUR = "local_tour"
    AUDIT = "audit"
    OVERSIGHT = "oversight"
    OTHER = "other"


INSPECTION_KIND_LABELS = {
    InspectionKind.TOUR: "巡视",
    InspectionKind.LOCAL_TOUR: "巡察",
    InspectionKind.AUDIT: "审计",
    InspectionKind.OVERSIGHT: "督查",
    InspectionKind.OTHER: "其他",
}
