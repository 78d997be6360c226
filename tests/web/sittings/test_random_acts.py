"""Random acts by random persons: nothing is lost, no line changes, no refused act leaves a trace, every act its entry."""

from collections.abc import Callable
from random import Random
from uuid import UUID

import pytest

from cast import Cast
from duizhao.core.access.actor import Actor
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import Role
from duizhao.core.cycle.criticism import OUTCOMES
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.sitting import Presence
from duizhao.web.audit.models import Entry
from duizhao.web.conduct import services, sitting_moves
from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.models import (
    AgendaItem,
    Attendance,
    Criticism,
    MinutesConfirmation,
    MinutesEntry,
    Reply,
    Sitting,
)
from duizhao.web.sittings.services import agenda, criticisms, minutes
from duizhao.web.trail.models import Point
from make import TODAY, actor_for, make_meeting, make_person
from sitting_scenes import NOW

STEPS = 300
USUALLY = 0.8
"""How often an act is done by somebody who may do it."""
KEPT = (MinutesEntry, Reply, MinutesConfirmation, Point)
"""What is only ever added to."""
TABLES = (Meeting, Sitting, AgendaItem, Attendance, Criticism, *KEPT, Entry)
Rows = dict[str, dict[int, dict[str, object]]]


def rows() -> Rows:
    return {
        table.__name__: {
            row["id"]: {k: v for k, v in row.items() if k != "revision"}
            for row in table._default_manager.values()
        }
        for table in TABLES
    }


def told(found: Rows, name: str, sitting: int) -> Rows:
    """What the rows say of a sitting, whose minutes can't change any more."""
    items = {pk for pk, row in found["AgendaItem"].items() if row["sitting_id"] == sitting}
    heard = {pk for pk, row in found["Criticism"].items() if row["item_id"] in items}
    return {
        name: {
            pk: row
            for pk, row in found[name].items()
            if row.get("item_id") in items or row.get("criticism_id") in heard
        }
    }


class Play:
    """Draws what is done next, and by whom, on one meeting."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.by_chance = Random(seed)  # noqa: S311  no secret
        self.other = make_person(cast.unit, "马德胜", Role.MEMBER, team_rank=3)
        self.team = [cast.leader, cast.member, self.other]
        self.office, self.leader = actor_for(cast.secretary), actor_for(cast.leader)
        self.members = [actor_for(person) for person in self.team]
        others = [actor_for(p) for p in (cast.supervisor, cast.superior, cast.cadre)]
        self.actors = [self.office, *self.members, *others]
        self.meeting = make_meeting(cast.unit)
        self.said: dict[int, str] = {}

    def step(self) -> None:
        """One act; afterwards everything that must hold is looked at."""
        self.meeting.refresh_from_db()
        if self.meeting.state == "preparing":
            Meeting.objects.filter(pk=self.meeting.pk).update(state="ready", ready_at=NOW)
            return
        before = rows()
        usual, act = self.by_chance.choice(self._acts())
        by = self.by_chance.choice(usual if self.by_chance.random() < USUALLY else self.actors)
        try:
            act(by)
        except (Refused, Stale, Forbidden):
            assert rows() == before
            return
        except IndexError:
            return  # nothing there to be chosen
        after = rows()
        if after != before:
            assert len(after["Entry"]) > len(before["Entry"]), act
        self._holds(before, after)

    def _holds(self, before: Rows, after: Rows) -> None:
        for table in (*KEPT, Entry):
            name = table.__name__
            known = {pk: row for pk, row in after[name].items() if pk in before[name]}
            if table is Point:
                assert known.keys() == before[name].keys()
            else:
                assert known == before[name]
        for pk, row in after["Sitting"].items():
            earlier = before["Sitting"].get(pk, {})
            if earlier.get("minutes_state") == "confirmed":
                assert row == earlier
                for name in ("MinutesEntry", "Criticism", "Reply"):
                    assert told(after, name, pk) == told(before, name, pk)
        for pk, row in after["Criticism"].items():
            if row["state"] == "written":
                assert row["words"] == ""
            elif not row["spoken"]:
                assert row["words"] == self.said[pk]

    def _acts(self) -> list[tuple[list[Actor], Callable[[Actor], object]]]:
        office, leader, members = [self.office], [self.leader], self.members
        return [
            (office, self._prepare),
            (office, lambda by: agenda.add_item(self._sitting(), "休会", None, by=by, at=NOW)),
            (office, lambda by: agenda.drop_item(self._item(), by=by, at=NOW)),
            *[(office, self._attendance)] * 2,
            *[(leader, self._open)] * 3,
            *[(office, self._go_on)] * 8,
            *[(members, self._write)] * 3,
            (members, self._change),
            (members, self._withdraw),
            *[(office, self._reveal)] * 5,
            (office, self._spoken),
            *[(members, self._answer)] * 6,
            *[(office, self._line)] * 3,
            (office, self._correct),
            *[(leader, self._close)] * 3,
            (leader, self._stop),
            (office, lambda by: services.resume(self.meeting, by=by, at=NOW)),
            *[(office, lambda by: minutes.hand_out(self._sitting(), by=by, at=NOW))] * 2,
            *[(members, self._confirm)] * 5,
            (members, self._ask),
            (office, lambda by: sitting_moves.begin_reporting(self.meeting, by=by, at=NOW)),
        ]

    def _prepare(self, by: Actor) -> None:
        agenda.prepare_sitting(self.meeting, by=by, at=NOW, today=TODAY)

    def _attendance(self, by: Actor) -> None:
        agenda.enter_attendance(self._sitting(), self._seats(), by=by, at=NOW)

    def _change(self, by: Actor) -> None:
        criticisms.change_criticism(self._criticism(), "换一件事。", by=by, at=NOW)

    def _withdraw(self, by: Actor) -> None:
        criticisms.withdraw_criticism(self._criticism(), by=by, at=NOW)

    def _spoken(self, by: Actor) -> None:
        writer = self.by_chance.choice(self.team)
        criticisms.record_spoken(self._item(), writer, "会上讲长话。", by=by, at=NOW)

    def _correct(self, by: Actor) -> None:
        entry = self.by_chance.choice(list(MinutesEntry.objects.all()))
        minutes.correct_line(entry, "改过。", None, by=by, at=NOW)

    def _close(self, by: Actor) -> None:
        sitting_moves.close_sitting(self._sitting(), by=by, at=NOW)

    def _ask(self, by: Actor) -> None:
        minutes.ask_correction(self._sitting(), "天数不对", by=by, at=NOW)

    def _sitting(self) -> Sitting:
        return self.by_chance.choice(list(Sitting.objects.select_related("meeting__unit")))

    def _item(self) -> AgendaItem:
        return self.by_chance.choice(list(AgendaItem.objects.all()))

    def _criticism(self) -> Criticism:
        return self.by_chance.choice(list(Criticism.objects.all()))

    def _seats(self) -> list[agenda.SeatWords]:
        likely = [Presence.PRESENT] * 12 + [Presence.ABSENT, Presence.UNSIGNED]
        return [
            agenda.SeatWords(
                pk=seat.pk, presence=self.by_chance.choice(likely),
                reason=self.by_chance.choice(["住院", "住院", ""]),
            )
            for seat in Attendance.objects.all()
        ]  # fmt: skip

    def _open(self, by: Actor) -> None:
        sitting_moves.open_sitting(self._sitting(), by=by, at=NOW)

    def _go_on(self, by: Actor) -> None:
        left = list(AgendaItem.objects.filter(started_at=None)[:1])
        agenda.take_up(self.by_chance.choice(left or [self._item()]), by=by, at=NOW)

    def _write(self, by: Actor) -> None:
        words = f"第 {len(self.said) + 1} 条：督办的事前紧后松。"
        target = self.by_chance.choice(self.team)
        written = criticisms.write_criticism(self.meeting, target, words, by=by, at=NOW)
        self.said[written.pk] = words

    def _reveal(self, by: Actor) -> None:
        criticism = self._criticism()
        before = criticism.state
        criticisms.open_criticism(criticism, by=by, at=NOW)
        assert before == "written"
        if criticism.words == "换一件事。":
            self.said[criticism.pk] = criticism.words

    def _answer(self, by: Actor) -> None:
        outcome = self.by_chance.choice(OUTCOMES)
        criticisms.answer_criticism(self._criticism(), "已经听到。", outcome, by=by, at=NOW)

    def _line(self, by: Actor) -> None:
        key = UUID(int=self.by_chance.randrange(40))
        line = minutes.LineWords(key=key, item=self._item(), speaker=None, words="记一行。")
        minutes.write_line(self._sitting(), line, by=by, at=NOW)

    def _stop(self, by: Actor) -> None:
        if self.by_chance.random() < 0.1:
            sitting_moves.stop_sitting(self._sitting(), "防汛", by=by, at=NOW)

    def _confirm(self, by: Actor) -> None:
        sitting = self._sitting()
        minutes.confirm_minutes(sitting, handed_out=sitting.handed_out, by=by, at=NOW)


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_lost_and_no_refused_act_leaves_a_trace(cast: Cast, seed: int) -> None:
    play = Play(cast, seed)
    for _ in range(STEPS):
        play.step()
    assert Entry.objects.count() > 20
    assert Sitting.objects.exclude(opened_at=None).exists()
