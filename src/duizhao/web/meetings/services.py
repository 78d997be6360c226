"""What is done with a meeting's notice, its plan, and the texts that its statements quote."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import OVER, MeetingState, require_not_over
from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.parameter import Value
from duizhao.core.cycle.parameters import to_stored
from duizhao.core.cycle.plan import shifted_plan
from duizhao.core.cycle.stages import Stage
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.meetings.models import Meeting, PlannedStage, Reference
from duizhao.web.meetings.selectors import (
    earlier_dates,
    profile_for,
    proposed_dates,
    sitting_of,
)
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.places import place_of
from duizhao.web.units.services.reminding import STAFF, remind_holders


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the notice says, as it was typed. `framework_yaml` is the office's own framework."""

    kind: str
    year: int
    title: str
    theme: str = ""
    notice: str = ""
    framework: str = ""
    framework_yaml: str = ""
    trigger: str = ""
    trigger_words: str = ""
    triggered_on: date | None = None
    window_from: date | None = None
    window_to: date | None = None
    consent: str = ""
    consent_on: date | None = None


MOST_REFERENCES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDates:
    """The dates of a stage as they were typed, and who sees to it."""

    begins: date | None
    due: date | None
    owner: Person | None = None
    note: str = ""


@transaction.atomic
def open_meeting(
    unit: Unit,
    notice: Notice,
    *,
    by: Actor,
    at: datetime,
    today: date,
    copied: Meeting | None = None,
) -> Meeting:
    """Open a meeting from a notice, with a plan proposed from its window.

    From a meeting that is `copied` come the parameters, who sees to each stage, the notes, and the
    days between the stages; neither its kind nor its framework. Raises Refused when the unit has
    this year's annual meeting already.
    """
    require(by, Act.MEETING_OPEN, place_of(unit))
    claim(unit)
    _require_once(unit, notice)
    meeting = Meeting(unit=unit, parameters=copied.parameters if copied else {})
    _write(meeting, notice)
    meeting.save()
    PlannedStage.objects.bulk_create(_first_plan(meeting, copied, today))
    record(Event.MEETING_OPENED, subject=meeting, unit_id=unit.pk, by=by, at=at)
    return meeting


def _first_plan(meeting: Meeting, copied: Meeting | None, today: date) -> list[PlannedStage]:
    plan = proposed_dates(meeting, today=today)
    had = {row.stage: row for row in copied.stages.select_related("owner")} if copied else {}
    earlier_sitting = sitting_of(copied) if copied else None
    if copied and earlier_sitting and plan:
        plan = shifted_plan(earlier_dates(copied), earlier_sitting, plan, today=today)
    rows = []
    for stage in profile_for(meeting).stages:
        row = PlannedStage(meeting=meeting, stage=stage.value)
        if at := plan.get(stage):
            row.begins, row.due = at.begins, at.due
        if before := had.get(stage.value):
            stays = before.owner is not None and before.owner.left is None
            row.owner, row.note = before.owner if stays else None, before.note
        rows.append(row)
    return rows


@transaction.atomic
def change_notice(
    meeting: Meeting, notice: Notice, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Write what the notice says anew. Raises Stale past `revision`, Refused once the meeting is over."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting.unit)
    _claim(meeting, by, revision)
    _require_once(meeting.unit, notice, meeting)
    _write(meeting, notice)
    meeting.save()
    record(Event.MEETING_NOTICE_CHANGED, subject=meeting, unit_id=meeting.unit_id, by=by, at=at)


@transaction.atomic
def change_plan(
    meeting: Meeting,
    dates: dict[Stage, StageDates],
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Write the dates of the plan. Raises Stale past `revision`, Refused for dates that can't be."""
    _claim(meeting, by, revision)
    rows = list(meeting.stages.all())
    wrong = [
        f"“{row.get_stage_display()}”的开始日期晚于完成期限"
        for row in rows
        if (given := dates.get(Stage(row.stage)))
        and given.begins
        and given.due
        and given.begins > given.due
    ]
    if wrong:
        raise Refused(*wrong)
    before = _dates_of(rows)
    for row in rows:
        if given := dates.get(Stage(row.stage)):
            row.begins, row.due = given.begins, given.due
            row.owner, row.note = given.owner, given.note
            row.save(update_fields=["begins", "due", "owner", "note"])
    record(Event.MEETING_PLAN_CHANGED, subject=meeting, unit_id=meeting.unit_id, by=by, at=at)
    if _dates_of(rows) != before:
        remind_of_meeting(meeting, ReminderKind.MEETING_PLAN_CHANGED, by=by, at=at)


@transaction.atomic
def change_parameters(
    meeting: Meeting,
    values: Mapping[str, Value],
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Write the figures that the notice sets. Raises Unfit for those that contradict each other."""
    _claim(meeting, by, revision)
    meeting.parameters = to_stored(values, meeting.kind)
    meeting.save(update_fields=["parameters"])
    record(Event.MEETING_PARAMETERS_CHANGED, subject=meeting, unit_id=meeting.unit_id, by=by, at=at)


@transaction.atomic
def mark_stage(
    meeting: Meeting, stage: Stage, *, done_on: date | None, by: Actor, at: datetime
) -> None:
    """Say that a stage is done on a day, or (None) that it is not."""
    _claim(meeting, by)
    row = meeting.stages.get(stage=stage.value)
    row.done_on = done_on
    row.save(update_fields=["done_on"])
    event = Event.MEETING_STAGE_REOPENED if done_on is None else Event.MEETING_STAGE_DONE
    note = row.get_stage_display()
    record(event, subject=meeting, unit_id=meeting.unit_id, by=by, at=at, note=note)


def remind_of_meeting(
    meeting: Meeting, kind: ReminderKind, *, by: Actor, at: datetime, about: str = ""
) -> None:
    """Tell those who prepare the meeting or look after it."""
    address = reverse("meetings:detail", args=[meeting.pk])
    same = f"{kind.value}:{meeting.pk}"
    remind_holders(
        meeting.unit_id, STAFF, kind, about=about or str(meeting), address=address, by=by, at=at,
        same=same,
    )  # fmt: skip


def _dates_of(rows: Iterable[PlannedStage]) -> list[tuple[date | None, date | None]]:
    return [(row.begins, row.due) for row in rows]


def _claim(meeting: Meeting, by: Actor, revision: int | None = None) -> None:
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting, revision=revision)
    require_not_over(MeetingState(meeting.state))


def _require_once(unit: Unit, notice: Notice, but: Meeting | None = None) -> None:
    same = unit.meetings.filter(kind=notice.kind, year=notice.year).exclude(
        state__in=[state.value for state in OVER if state is not MeetingState.CLOSED]
    )
    if but is not None:
        same = same.exclude(pk=but.pk)
    if notice.kind == MeetingKind.ANNUAL and same.exists():
        raise Refused(f"{notice.year}年度的年度民主生活会已经立项，不能再立一次")


def _write(meeting: Meeting, notice: Notice) -> None:
    for name in Notice.__slots__:
        setattr(meeting, name, getattr(notice, name))


@transaction.atomic
def add_reference(
    meeting: Meeting, title: str, content: str, *, by: Actor, at: datetime
) -> Reference:
    """Take in a text against which the quotations of the statements are held. Raises Refused."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting)
    require_not_over(MeetingState(meeting.state))
    title = title.strip().strip("《》")
    reasons = []
    if meeting.references.filter(title=title).exists():
        reasons.append(f"已经有一份《{title}》；换新的，请先删去原来的")
    if meeting.references.count() >= MOST_REFERENCES:
        reasons.append(f"最多放 {MOST_REFERENCES} 份，请先删去不用的")
    if reasons:
        raise Refused(*reasons)
    added = Reference.objects.create(meeting=meeting, title=title, content=content, added_at=at)
    _record_reference(Event.REFERENCE_ADDED, added, by=by, at=at)
    return added


@transaction.atomic
def drop_reference(reference: Reference, *, by: Actor, at: datetime) -> None:
    """Take a text away again. Raises Stale when somebody has done so already."""
    meeting = reference.meeting
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting)
    require_not_over(MeetingState(meeting.state))
    read_again(reference)
    _record_reference(Event.REFERENCE_DROPPED, reference, by=by, at=at)
    reference.delete()


def _record_reference(event: Event, reference: Reference, *, by: Actor, at: datetime) -> None:
    meeting = reference.meeting
    record(event, subject=meeting, unit_id=meeting.unit_id, by=by, at=at, note=str(reference))
