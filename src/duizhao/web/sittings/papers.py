"""The minutes of a sitting put together from what was recorded, whole or as an excerpt; as a .docx as well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from duizhao.core.cycle.minutes import Line, Standing, excerpt, standing
from duizhao.core.cycle.sitting import Presence, SeatKind
from duizhao.core.layout.paper_of_text import paper_of_text
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.outline.model import make_text
from duizhao.core.zh.numerals import to_han
from duizhao.web.sittings.models import AgendaItem, Attendance, Criticism, MinutesEntry, Sitting
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
    return to_docx(paper_of_text(make_text("会议记录", list(_paragraphs(minutes, of)))))


def minutes_name(sitting: Sitting, *, of: str = "") -> str:
    """What the file of the minutes is called."""
    unconfirmed = "" if sitting.locked_at else "（未确认）"
    excerpt_of = f"_摘录_{of}" if of else ""
    return f"{sitting.meeting.unit}{sitting.meeting}会议记录{excerpt_of}{unconfirmed}.docx"


def _paragraphs(minutes: Minutes, of: str) -> Iterator[str]:
    sitting = minutes.sitting
    meeting = sitting.meeting
    yield f"{meeting.unit}{meeting}"
    yield "会议记录" + (f"（摘录：{of}）" if of else "")
    if not sitting.locked_at:
        yield "（到会的同志还没有全部确认）"
    if sitting.opened_at:
        closed = f"至{_moment(sitting.closed_at)}" if sitting.closed_at else ""
        yield f"时间：{_moment(sitting.opened_at)}{closed}。"
    if sitting.where:
        yield f"地点：{sitting.where}。"
    if sitting.presider:
        yield f"主持人：{sitting.presider}。"
    if sitting.recorder:
        yield f"记录人：{sitting.recorder}。"
    yield from _present(minutes.seats)
    for number, part in enumerate(minutes.items, 1):
        yield f"{to_han(number)}、{part.item}"
        yield from _said(part)
    if sitting.locked_at:
        yield f"（{_moment(sitting.locked_at)}，到会的同志全部确认。）"


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
    if not part.lines and not part.criticisms:
        yield "没有记录。"


def _one_a_line(words: str) -> Iterator[str]:
    yield from (line.strip() for line in words.splitlines() if line.strip())


def _moment(at: datetime) -> str:
    here = localtime(at)
    return f"{here.year}年{here.month}月{here.day}日{here:%H:%M}"
