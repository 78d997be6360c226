"""The meeting as every paper of it names it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A meeting: whose, what it is called, its theme, when and where; `made_on` is the day of the paper.

    `day` is that on which it was held, else that for which it is planned.
    """

    unit: str
    team: str
    title: str
    year: int
    made_on: date
    theme: str = ""
    notice: str = ""
    day: date | None = None
    place: str = ""
    presider: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines below a title: whose meeting, and which."""
        return (self.team, self.title)


SAMPLE = Occasion(
    unit="清河市水务局",
    team="中共清河市水务局党组",
    title="2025年度民主生活会",
    year=2025,
    made_on=date(2026, 1, 12),
    theme="锲而不舍落实中央八项规定精神，推进作风建设常态化长效化",
    notice="清组通〔2025〕41号",
    day=date(2026, 1, 28),
    place="机关三楼会议室",
    presider="周明远",
)
"""The invented meeting of the gallery."""
