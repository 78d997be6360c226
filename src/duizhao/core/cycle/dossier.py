"""When the dossier of a meeting can be built: once it was held, or won't be; one at a time."""

from dataclasses import dataclass
from datetime import timedelta

from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import AFTER_SITTING, OVER, MeetingState

BUILDABLE = AFTER_SITTING | OVER
HELD, HELD_AT_THE_END = timedelta(minutes=1), timedelta(minutes=15)
"""How long making the next pieces, and putting them together, may take before another may take over."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A package that was built before: its number and the digest of the whole."""

    number: int
    sha256: str


def check_building(state: MeetingState, sha256: str = "", earlier: Earlier | None = None) -> None:
    """Raise Refused before the sitting, and where the last package of this reach would be the same byte by byte."""
    if state not in BUILDABLE:
        raise Refused("会议开完以后才做卷宗")
    if earlier is not None and earlier.sha256 == sha256:
        raise Refused(f"材料没有变化，同第 {earlier.number} 份一个字节也不差，不用再做")


def check_no_other(builder: str | None) -> None:
    """Raise Refused while somebody builds one."""
    if builder is not None:
        raise Refused(f"{builder}开始的一份还没有做完，做完或者不要了再做")
