"""The plan of a meeting as a calendar file, and as the facts of its notice, plan and form for opinions."""

from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from duizhao.core.cycle.stages import Stage
from duizhao.core.papers.kinds import notice, opinion_form, plan
from duizhao.core.papers.occasion import Occasion
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants, sitting_of, team_name

_NOT_PREPARED = frozenset({Stage.SITTING.value, Stage.RECTIFICATION.value, Stage.REPORT.value})


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


def occasion_of(meeting: Meeting, *, on: date, place: str = "", presider: str = "") -> Occasion:
    """A meeting as its papers name it; the place and who presides are known to its sitting."""
    return Occasion(
        unit=meeting.unit.name,
        team=team_name(meeting),
        title=meeting.title,
        year=meeting.year,
        made_on=on,
        theme=meeting.theme.rstrip("。"),
        notice=meeting.notice,
        day=sitting_of(meeting),
        place=place,
        presider=presider,
    )


def notice_facts(meeting: Meeting, occasion: Occasion) -> notice.Facts:
    """Who is called to the meeting, and what is to be done before it."""
    stages = meeting.stages.select_related("owner").exclude(stage__in=_NOT_PREPARED)
    return notice.Facts(
        occasion,
        _names(meeting),
        tuple(
            notice.Preparation(
                stage.get_stage_display(), stage.due, stage.owner.name if stage.owner else ""
            )
            for stage in stages
        ),
    )


def plan_facts(meeting: Meeting, occasion: Occasion, agenda: tuple[str, ...] = ()) -> plan.Facts:
    """The plan with its stages; the agenda is known to the sitting."""
    return plan.Facts(
        occasion,
        _names(meeting),
        tuple(
            plan.Step(
                stage.get_stage_display(), stage.begins, stage.due,
                stage.owner.name if stage.owner else "", stage.note,
            )
            for stage in meeting.stages.select_related("owner")
        ),
        agenda,
    )  # fmt: skip


def opinion_form_facts(meeting: Meeting, occasion: Occasion) -> opinion_form.Facts:
    """The aspects of the year and the members; the last day is that of the stage."""
    due = {stage.stage: stage.due for stage in meeting.stages.all()}
    return opinion_form.Facts(
        occasion,
        tuple(aspect_labels(meeting).values()),
        _names(meeting),
        due.get(Stage.OPINIONS.value),
    )


def _names(meeting: Meeting) -> tuple[str, ...]:
    return tuple(person.name for person in participants(meeting))
