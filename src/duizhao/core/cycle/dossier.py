"""When the dossier of a meeting can be built: once it was held, or won't be."""

from dataclasses import dataclass

from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import AFTER_SITTING, OVER, MeetingState

BUILDABLE = AFTER_SITTING | OVER


@dataclass(frozen=True, slots=True)
class Earlier:
    """A package that was built before: its number and the digest of the whole."""

    number: int
    sha256: str


def check_building(state: MeetingState, sha256: str, earlier: Earlier | None) -> None:
    """Raise Refused before the sitting, and where the last package of this reach would be the same byte by byte."""
    if state not in BUILDABLE:
        raise Refused("会议开完以后才做卷宗")
    if earlier is not None and earlier.sha256 == sha256:
        raise Refused(f"材料没有变化，同第 {earlier.number} 份一个字节也不差，不用再做")
