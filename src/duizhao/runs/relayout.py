"""Looks at the layout of a file and, where a copy is asked for, writes the one in which it is mended."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from duizhao.core.layout.profile import Profile
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unread, Unreadable
from duizhao.core.relayout.examine import Diagnosed, diagnose, repair
from duizhao.runs.files import readable
from duizhao.runs.open import read_bytes
from duizhao.runs.targets import CannotWrite, signed, write_whole


@dataclass(frozen=True)
class LayoutJob:
    """One file to look at; `data` are its bytes where they were read already.

    With a `target` the mended copy is written there, its tracked changes dated `at`.
    """

    file: str
    data: bytes | None = None
    profile: Profile | None = None
    limits: Limits = field(default_factory=Limits)
    target: Path | None = None
    at: datetime | None = None

    @property
    def name(self) -> str:
        """The file's name as reports call it."""
        return readable(self.file)


def look_at(job: LayoutJob) -> Diagnosed | Unread:
    """What is said about a file; whatever is wrong with it, it becomes an Unread."""
    try:
        data = read_bytes(Path(job.file), job.limits) if job.data is None else job.data
        if job.target is None:
            return diagnose(job.name, data, profile=job.profile, limits=job.limits)
        repaired = repair(job.name, data, at=job.at, profile=job.profile, limits=job.limits)
        write_whole(job.target, signed(repaired.copy))
    except Unreadable as refused:
        return Unread(job.name, refused.reason, refused.cure)
    except CannotWrite as refused:
        return Unread(job.name, f"副本没有写成：{refused}", "")
    return repaired.diagnosed
