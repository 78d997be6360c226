"""The kinds of meeting that a notice can ask for."""

from enum import StrEnum


class MeetingKind(StrEnum):
    """What a meeting is held for."""

    ANNUAL = "annual"
    EDUCATION = "education"
    INSPECTION = "inspection"
    CASE_REFORM = "case_reform"
    OTHER_SPECIAL = "other_special"
    BRANCH = "branch"


MEETING_KIND_LABELS = {
    MeetingKind.ANNUAL: "年度民主生活会",
    MeetingKind.EDUCATION: "主题教育专题民主生活会",
    MeetingKind.INSPECTION: "巡视巡察整改专题民主生活会",
    MeetingKind.CASE_REFORM: "以案促改专题民主生活会",
    MeetingKind.OTHER_SPECIAL: "其他专题民主生活会",
    MeetingKind.BRANCH: "组织生活会",
}

SPECIAL = frozenset(
    {
        MeetingKind.EDUCATION,
        MeetingKind.INSPECTION,
        MeetingKind.CASE_REFORM,
        MeetingKind.OTHER_SPECIAL,
    }
)
"""The kinds that are held because something happened, not because a year has passed."""
