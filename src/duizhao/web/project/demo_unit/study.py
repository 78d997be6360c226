"""What the invented team reads, and the sessions it has held."""

from datetime import date

from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit.people import Bureau
from duizhao.web.project.demo_unit.plan import day
from duizhao.web.project.demo_unit.states import DemoState
from duizhao.web.study.models import Attendance, Reading, ReadingDone, StudySession

READINGS = (
    "党的二十届四中全会公报",
    "中央八项规定及其实施细则",
    "关于新形势下党内政治生活的若干准则",
)
SESSIONS = ((-20, "专题学习四中全会精神", 2), (-9, "学习八项规定案例通报", 4))
"""The day, what was studied, and the seat of him who was away."""


def make_study(meeting: Meeting, bureau: Bureau, state: DemoState) -> None:
    """In the middle some readings are still to be done; on the eve all are, and who was away has made up."""
    all_done = state.prepared
    for index, title in enumerate(READINGS):
        reading = Reading.objects.create(meeting=meeting, title=title, due=day(3 * index - 3))
        readers = bureau.team if all_done else bureau.team[: 6 - 2 * index]
        ReadingDone.objects.bulk_create(
            ReadingDone(reading=reading, person=person, on=day(3 * index - 4 if all_done else -8))
            for person in readers
        )
    for days, topic, absent in SESSIONS:
        session = StudySession.objects.create(
            meeting=meeting, held_on=day(days), topic=topic, minutes=120, where="局机关三楼会议室"
        )
        _attendance(session, bureau, absent, made_up_on=day(2) if all_done else None)


def _attendance(
    session: StudySession, bureau: Bureau, absent: int, made_up_on: date | None
) -> None:
    Attendance.objects.bulk_create(
        Attendance(
            session=session, person=person, present=index != absent,
            reason="在省厅开会" if index == absent else "",
            made_up_on=made_up_on if index == absent else None,
        )
        for index, person in enumerate(bureau.team)
    )  # fmt: skip
