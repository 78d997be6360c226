"""The states in which the demo can be opened, and the day on which its clock then stands."""

from datetime import date
from enum import StrEnum


class DemoState(StrEnum):
    """How far the invented bureau has come."""

    MID = "mid"
    EVE = "eve"
    AFTER = "after"

    @property
    def prepared(self) -> bool:
        """Whether everything before the sitting is done."""
        return self is not DemoState.MID


DAYS = {
    DemoState.MID: date(2026, 1, 12),
    DemoState.EVE: date(2026, 1, 27),
    DemoState.AFTER: date(2026, 7, 28),
}
MID_DAY = DAYS[DemoState.MID]
"""The day from which the plan is counted, whichever state is opened."""
