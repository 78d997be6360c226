"""What the records say of a meeting, to be held against its papers."""

from collections.abc import Iterator

from duizhao.core.agreement.model import Subject, Told, Value
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.sitting import Presence, SeatKind
from duizhao.core.cycle.talk import TalkState
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions.models import Opinion
from duizhao.web.sittings.access import current_sitting
from duizhao.web.sittings.models import Criticism
from duizhao.web.study.models import StudySession
from duizhao.web.talks.models import Talk

RECORDS = "程序里的登记"


def records_of(meeting: Meeting) -> list[Told]:
    """Counts, names and the day as they were entered; what was not entered is not told."""
    return [
        Told(subject, value, RECORDS, 0, str(value)) for subject, value in _values(meeting) if value
    ]


def _values(meeting: Meeting) -> Iterator[tuple[Subject, Value | None]]:
    yield Subject.HELD_ON, meeting.held_on
    yield Subject.STUDY, StudySession.objects.filter(meeting=meeting).count()
    yield Subject.OPINIONS, Opinion.objects.filter(round__meeting=meeting).count()
    held = Talk.objects.filter(meeting=meeting).exclude(state=TalkState.DUE.value)
    yield Subject.TALKS, held.count()
    opened = Criticism.objects.filter(meeting=meeting).exclude(state=CriticismState.WRITTEN.value)
    yield Subject.CRITICISMS, opened.count()
    sitting = current_sitting(meeting)
    if sitting is None or sitting.opened_at is None:
        return
    yield Subject.PRESIDER, sitting.presider.name if sitting.presider else None
    yield Subject.RECORDER, sitting.recorder.name if sitting.recorder else None
    seats = list(sitting.attendance.values_list("seat", "presence"))
    expected = [presence for seat, presence in seats if seat == SeatKind.EXPECTED.value]
    yield Subject.EXPECTED, len(expected)
    yield Subject.PRESENT, expected.count(Presence.PRESENT.value)
    yield Subject.ABSENT, expected.count(Presence.ABSENT.value)
