"""Sittings as the tests find them: prepared, in session at some item, held."""

from datetime import UTC, datetime

from cast import Cast
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.sitting import Presence, SeatKind
from duizhao.web.conduct import sitting_moves
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.selectors.loose import without_item
from duizhao.web.rectification.services.plan import take_sources
from duizhao.web.sittings.models import AgendaItem, Criticism, Sitting
from duizhao.web.sittings.services import agenda, criticisms, minutes
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
SAID = "四月的督办会，您把农村水利科的件推给了办公室，两边都没有办。"


def prepared(cast: Cast, **rest: object) -> Sitting:
    """A meeting that is ready, with its agenda and seats."""
    meeting = make_meeting(cast.unit, **{"state": "ready", "ready_at": NOW, **rest})  # type: ignore[arg-type]
    return agenda.prepare_sitting(meeting, by=actor_for(cast.secretary), at=NOW, today=TODAY)


def sign_in(cast: Cast, sitting: Sitting, *absent: Person) -> None:
    """Everybody who should be there is, but for some."""
    seats = [
        agenda.SeatWords(
            pk=seat.pk,
            presence=Presence.ABSENT if seat.person in absent else Presence.PRESENT,
            reason="在省委党校学习" if seat.person in absent else "",
        )
        for seat in sitting.attendance.select_related("person")
    ]
    agenda.enter_attendance(sitting, seats, by=actor_for(cast.secretary), at=NOW)


def opened(cast: Cast, *absent: Person) -> Sitting:
    """A sitting that has just been opened."""
    sitting = prepared(cast)
    sign_in(cast, sitting, *absent)
    sitting_moves.open_sitting(sitting, by=actor_for(cast.leader), at=NOW)
    return sitting


def at_item(cast: Cast, sitting: Sitting, kind: str, person: Person | None = None) -> AgendaItem:
    """Go on to an item."""
    item = sitting.items.get(kind=kind, person=person)
    agenda.take_up(item, by=actor_for(cast.secretary), at=NOW)
    return item


def written(sitting: Sitting, writer: Person, target: Person, words: str = SAID) -> Criticism:
    """A criticism that its writer has sealed."""
    return criticisms.write_criticism(sitting.meeting, target, words, by=actor_for(writer), at=NOW)


def said(cast: Cast, sitting: Sitting, writer: Person, target: Person) -> Criticism:
    """A criticism that was opened at the sitting, which goes on to its item."""
    criticism = written(sitting, writer, target)
    at_item(cast, sitting, "criticism", target)
    criticisms.open_criticism(criticism, by=actor_for(cast.secretary), at=NOW)
    return criticism


def answer(criticism: Criticism, *, accepted: bool = True) -> None:
    """The criticised member replies."""
    outcome = CriticismState.ACCEPTED if accepted else CriticismState.NOTED
    by = actor_for(criticism.target)
    criticisms.answer_criticism(criticism, "接受，三月底前办结。", outcome, by=by, at=NOW)


def finished(cast: Cast, sitting: Sitting) -> Sitting:
    """Every item is taken up, and the sitting closed."""
    for item in sitting.items.filter(started_at=None):
        agenda.take_up(item, by=actor_for(cast.secretary), at=NOW)
    sitting_moves.close_sitting(sitting, by=actor_for(cast.leader), at=NOW)
    return sitting


def handed_out(cast: Cast, sitting: Sitting) -> Sitting:
    """The minutes wait for those who were there."""
    minutes.hand_out(sitting, by=actor_for(cast.secretary), at=NOW)
    return sitting


def confirmed(cast: Cast, sitting: Sitting) -> Sitting:
    """Everybody who was there has confirmed the minutes."""
    for seat in handed_out(cast, sitting).attendance.filter(
        seat=SeatKind.EXPECTED.value, presence=Presence.PRESENT.value
    ):
        by = actor_for(seat.person)
        minutes.confirm_minutes(sitting, handed_out=sitting.handed_out, by=by, at=NOW)
    return sitting


def all_listed(cast: Cast, meeting: Meeting) -> None:
    """Everything of the meeting has its item in the ledger."""
    keys = [one.key for one in without_item(meeting)]
    take_sources(meeting, keys, by=actor_for(cast.secretary), at=NOW)
