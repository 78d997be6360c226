"""A sitting as papers: the minutes put together from what was recorded, agenda, seats, criticisms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from duizhao.core.cycle.minutes import Line, Standing, excerpt, standing
from duizhao.core.cycle.sitting import Presence, SeatKind, SittingState
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.papers.kind import built
from duizhao.core.papers.kinds import (
    absentee_statement,
    chairs_script,
    criticism_summary,
    sign_in_sheet,
)
from duizhao.core.papers.kinds import minutes as minutes_kind
from duizhao.core.papers.occasion import Occasion
from duizhao.web.sittings.models import AgendaItem, Attendance, Criticism, MinutesEntry, Sitting
from duizhao.web.sittings.selectors import roll_of, speakers_of
from duizhao.web.units.models import Person


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """A line as it stands, with the one that was written last, and what stood there before."""

    entry: MinutesEntry
    earlier: tuple[MinutesEntry, ...]


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """An item with what was said, and the criticisms that were opened under it."""

    item: AgendaItem
    lines: tuple[MinutesLine, ...]
    criticisms: tuple[Criticism, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes: who was there, who was not, and item by item what was said."""

    sitting: Sitting
    seats: tuple[Attendance, ...]
    items: tuple[MinutesItem, ...]


def minutes_of(
    sitting: Sitting, *, person: Person | None = None, item: AgendaItem | None = None
) -> Minutes:
    """The minutes, or what is in them of one person (said by or about him) or under one item."""
    entries = {
        entry.pk: entry for entry in sitting.entries.select_related("speaker").order_by("pk")
    }
    shown = standing(
        Line(entry.pk, entry.item_id, entry.speaker_id, entry.words, entry.corrects_id)
        for entry in entries.values()
    )
    criticisms = list(
        Criticism.objects.filter(item__sitting=sitting)
        .select_related("writer", "target", "point")
        .prefetch_related("replies")
    )
    rows = list(sitting.items.select_related("person"))
    if item is not None:
        rows = [row for row in rows if row.pk == item.pk]
    whole = (_of_item(row, shown, criticisms, entries, person) for row in rows)
    narrowed = person is not None or item is not None
    return Minutes(
        sitting=sitting,
        seats=tuple(sitting.attendance.select_related("person")),
        items=tuple(part for part in whole if not narrowed or part.lines or part.criticisms),
    )


def _of_item(
    item: AgendaItem,
    shown: Sequence[Standing],
    criticisms: Sequence[Criticism],
    entries: dict[int, MinutesEntry],
    person: Person | None,
) -> MinutesItem:
    here = excerpt(shown, item_ids=frozenset({item.pk}))
    if person is not None and item.person_id != person.pk:
        here = excerpt(here, speaker_id=person.pk)
    return MinutesItem(
        item=item,
        lines=tuple(
            MinutesLine(entries[one.line.pk], tuple(entries[line.pk] for line in one.earlier))
            for one in here
        ),
        criticisms=tuple(
            one
            for one in criticisms
            if one.item_id == item.pk
            and (person is None or person.pk in {one.writer_id, one.target_id})
        ),
    )


def minutes_docx(minutes: Minutes, *, of: str = "") -> bytes:
    """The minutes as a .docx, set as office papers are; `of` names the person or item of an excerpt."""
    return to_docx(built(minutes_kind.KIND, minutes_facts(minutes, of=of)).paper)


def minutes_name(sitting: Sitting, *, of: str = "") -> str:
    """What the file of the minutes is called."""
    unconfirmed = "" if sitting.locked_at else "（未确认）"
    excerpt_of = f"_摘录_{of}" if of else ""
    return f"{sitting.meeting.unit}{sitting.meeting}会议记录{excerpt_of}{unconfirmed}.docx"


def minutes_facts(minutes: Minutes, *, of: str = "") -> minutes_kind.Facts:
    """The minutes as the facts of their paper."""
    sitting = minutes.sitting
    return minutes_kind.Facts(
        of=f"{sitting.meeting.unit}{sitting.meeting}",
        particulars=tuple(_particulars(minutes)),
        items=tuple(
            minutes_kind.Item(str(part.item), tuple(_said(part))) for part in minutes.items
        ),
        part=of,
        confirmed=f"{_moment(sitting.locked_at)}，到会的同志全部确认。"
        if sitting.locked_at
        else "",
    )


def criticism_facts(criticisms: Iterable[Criticism], occasion: Occasion) -> criticism_summary.Facts:
    """Criticisms that were opened, each with the last reply."""
    return criticism_summary.Facts(
        occasion,
        tuple(
            criticism_summary.Criticism(
                one.target.name,
                one.writer.name,
                one.words,
                "".join(reply.words for reply in list(one.replies.all())[-1:]),
                one.get_state_display(),
            )
            for one in criticisms
        ),
    )


def script_facts(sitting: Sitting, occasion: Occasion, *, today: date) -> chairs_script.Facts:
    """The agenda with those whom the chair calls, and how many should be there."""
    roll = roll_of(sitting, today=today)
    begun = sitting.state != SittingState.PREPARED.value
    return chairs_script.Facts(
        occasion,
        tuple(
            chairs_script.Item(str(item), speakers_of(item, today=today), item.minutes)
            for item in sitting.items.select_related(
                "person", "sitting__meeting__unit", "sitting__presider"
            )
        ),
        should=roll.should,
        present=roll.present if begun else None,
    )


def sign_in_facts(sitting: Sitting, occasion: Occasion) -> sign_in_sheet.Facts:
    """The seats in their order."""
    return sign_in_sheet.Facts(
        occasion,
        tuple(
            sign_in_sheet.Seat(
                seat.get_seat_display(), seat.person.name, seat.person.post, seat.reason
            )
            for seat in sitting.attendance.select_related("person")
        ),
    )


def absentee_facts(seat: Attendance, occasion: Occasion) -> absentee_statement.Facts:
    """Who is absent and why; his words are his own to write."""
    return absentee_statement.Facts(
        occasion=occasion,
        name=seat.person.name,
        post=seat.person.post,
        reason=seat.reason,
        statement_on=seat.statement_on,
        told_on=seat.told_on,
    )


def _particulars(minutes: Minutes) -> Iterator[str]:
    sitting = minutes.sitting
    if sitting.opened_at:
        closed = f"至{_until(sitting.closed_at, sitting.opened_at)}" if sitting.closed_at else ""
        yield f"时间：{_moment(sitting.opened_at)}{closed}。"
    if sitting.where:
        yield f"地点：{sitting.where}。"
    if sitting.presider:
        yield f"主持人：{sitting.presider}。"
    if sitting.recorder:
        yield f"记录人：{sitting.recorder}。"
    yield from _present(minutes.seats)


def _present(seats: Sequence[Attendance]) -> Iterator[str]:
    there = [seat for seat in seats if seat.presence == Presence.PRESENT.value]
    for kind, label in ((SeatKind.EXPECTED, "到会"), (SeatKind.OBSERVER, "列席"), (SeatKind.SUPERVISOR, "督导组")):  # fmt: skip
        names = [str(seat.person) for seat in there if seat.seat == kind.value]
        if names:
            yield f"{label}：{'、'.join(names)}。"
    for seat in seats:
        if seat.presence == Presence.ABSENT.value and seat.seat == SeatKind.EXPECTED.value:
            text = "书面发言已交" if seat.statement_on else "没有交书面发言"
            yield f"缺席：{seat.person}（{seat.reason}，{text}）。"


def _said(part: MinutesItem) -> Iterator[str]:
    for line in part.lines:
        speaker = f"{line.entry.speaker}：" if line.entry.speaker else ""
        yield from _one_a_line(f"{speaker}{line.entry.words}")
    for one in part.criticisms:
        yield from _one_a_line(f"{one.writer}：{one.words}")
        replies = list(one.replies.all())
        if replies:
            yield from _one_a_line(
                f"{one.target}：{replies[-1].words}（{one.get_state_display()}）"
            )


def _one_a_line(words: str) -> Iterator[str]:
    yield from (line.strip() for line in words.splitlines() if line.strip())


def _until(at: datetime, since: datetime) -> str:
    """A moment, by its hour alone where it is of the same day."""
    here, there = localtime(at), localtime(since)
    return f"{here:%H:%M}" if here.date() == there.date() else _moment(at)


def _moment(at: datetime) -> str:
    here = localtime(at)
    return f"{here.year}年{here.month}月{here.day}日{here:%H:%M}"
