"""The plan of a meeting as a calendar file."""

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from duizhao.web.meetings.models import Meeting


def to_calendar(meeting: Meeting, *, at: datetime) -> bytes:
    """An .ics file with one all-day entry for the due day of every stage that has one."""
    calendar = Calendar()
    calendar.add("prodid", "-//duizhao//plan//ZH")
    calendar.add("version", "2.0")
    for stage in meeting.stages.exclude(due=None):
        due = stage.due or date.min
        entry = Event()
        entry.add("uid", f"meeting-{meeting.pk}-{stage.stage}@duizhao")
        entry.add("dtstamp", at)
        entry.add("dtstart", due)
        entry.add("dtend", due + timedelta(days=1))
        entry.add("summary", f"{meeting.title}：{stage.get_stage_display()}")
        if stage.note:
            entry.add("description", stage.note)
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content
