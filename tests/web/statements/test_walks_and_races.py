"""Random acts by random persons, and several at once: nothing is lost, no refused act leaves a trace."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from django.db import connection, connections

from cast import Cast, make_cast
from databases import file_database
from duizhao.core.access.actor import Actor
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.autosave import Sent
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.statements.models import Comment, Decision, Draft, Matters, Round, Statement, Turn
from duizhao.web.statements.services import comments, matters, rounds, versions
from make import (
    STATEMENT_WORDS,
    actor_for,
    make_meeting,
    make_sent_statement,
    make_statement,
    make_version,
)

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
ACTS = 200
RIGHT = 0.75
"""How often the one acts whose turn it is; else anybody."""
OF_THE_AUTHOR = {"autosave", "save", "explain", "submit", "take_back", "reply", "amend", "hand_in"}
Trace = tuple[object, ...]


def trace() -> Trace:
    """Everything that an act could leave behind."""
    statement = Statement.objects.get()
    return (
        statement.state,
        statement.step,
        statement.sent_id,
        statement.sent_up,
        tuple(statement.versions.values_list("number", "text", "sha256")),
        tuple(Draft.objects.values_list("text", "revision")),
        tuple(Round.objects.values_list("number", "taken_back_at")),
        tuple(Decision.objects.values_list("pk", "withdrawn_at")),
        tuple(Comment.objects.values_list("pk", "state")),
        Turn.objects.count(),
        Matters.objects.count(),
        Entry.objects.count(),
    )


class Walk:
    """Somebody does something, right or wrong, at the next moment."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  a walk to be walked again
        people = (cast.member, cast.secretary, cast.leader, cast.supervisor, cast.superior)
        self.actors = [actor_for(person) for person in people]
        self.statement = make_statement(make_meeting(cast.unit), cast.member)
        self.at = NOW

    def step(self) -> str:
        """Do one act; the name of it, empty where it was refused."""
        self.at += timedelta(minutes=1)
        statement = Statement.objects.select_related("meeting__unit", "sent").get()
        act = self.random.choice(self.acts())
        by = self.random.choice(self.actors)
        if self.random.random() < RIGHT:
            by = self.actors[0] if act.__name__ in OF_THE_AUTHOR else self.holder(statement)
        try:
            act(statement, by)
        except (Refused, Stale, Forbidden):
            return ""
        return act.__name__

    def holder(self, statement: Statement) -> Actor:
        """Whom the next act of the review is up to."""
        return self.actors[{"leader": 2, "supervisors": 3}.get(statement.step, 1)]

    def acts(self) -> list[Callable[[Statement, Actor], object]]:
        return [
            self.autosave, self.save, self.explain, self.submit, self.take_back, self.comment,
            self.reply, self.reopen, self.withdraw_comment, self.pass_on, self.send_back,
            self.undecide, self.finalise, self.amend, self.hand_in,
        ]  # fmt: skip

    def words(self) -> str:
        return f"{STATEMENT_WORDS}\n（二）第{self.random.randrange(40)}稿补写的一句。"

    def autosave(self, statement: Statement, by: Actor) -> object:
        sent = Sent(client="甲", number=self.random.randrange(200), seen=0)
        return versions.autosave(statement, self.words(), sent, by=by, at=self.at)

    def save(self, statement: Statement, by: Actor) -> object:
        return versions.save_version(statement, self.words(), by=by, at=self.at)

    def explain(self, statement: Statement, by: Actor) -> object:
        words = {"personal": "没有", "inquiry": self.random.choice(("没有", "没有。", ""))}
        return matters.write_matters(statement, words, by=by, at=self.at)

    def submit(self, statement: Statement, by: Actor) -> object:
        return rounds.submit(statement, by=by, at=self.at)

    def take_back(self, statement: Statement, by: Actor) -> None:
        rounds.take_back(statement, by=by, at=self.at)

    def comment(self, statement: Statement, by: Actor) -> object:
        said = comments.CommentWords("写清时间", "都没有同排队的群众说上话")
        return comments.add_comment(statement, said, by=by, at=self.at)

    def one(self) -> Comment:
        found = list(Comment.objects.select_related("round__statement__meeting__unit"))
        if not found:
            raise Refused("没有批注")
        return self.random.choice(found)

    def reply(self, _statement: Statement, by: Actor) -> None:
        act = self.random.choice((comments.resolve, comments.answer))
        act(self.one(), "补了时间", by=by, at=self.at)

    def reopen(self, _statement: Statement, by: Actor) -> None:
        comments.reopen(self.one(), "还缺时间", by=by, at=self.at)

    def withdraw_comment(self, _statement: Statement, by: Actor) -> None:
        comments.withdraw(self.one(), by=by, at=self.at)

    def pass_on(self, statement: Statement, by: Actor) -> None:
        rounds.pass_statement(statement, by=by, at=self.at)

    def send_back(self, statement: Statement, by: Actor) -> None:
        rounds.return_statement(statement, "见批注", by=by, at=self.at)

    def undecide(self, statement: Statement, by: Actor) -> None:
        rounds.withdraw_decision(statement, by=by, at=self.at)

    def finalise(self, statement: Statement, by: Actor) -> None:
        rounds.finalise(statement, by=by, at=self.at)

    def amend(self, statement: Statement, by: Actor) -> None:
        rounds.amend(statement, by=by, at=self.at)

    def hand_in(self, statement: Statement, by: Actor) -> object:
        return rounds.hand_in_amended(statement, by=by, at=self.at)


MAKES_NO_ENTRY = {"autosave", "save", "explain"}
"""A draft is no act; a version, or a word, that is there already is none either."""


@pytest.mark.parametrize("seed", range(6))
def test_whatever_people_do_nothing_is_lost_and_every_act_has_its_entry(
    cast: Cast, seed: int
) -> None:
    walk = Walk(cast, seed)
    before, done = trace(), set()
    for _ in range(ACTS):
        act = walk.step()
        after = trace()
        if not act:
            assert after == before
        elif act not in MAKES_NO_ENTRY:
            assert after[-1] > before[-1], act  # type: ignore[operator]
        assert after[4][: len(before[4])] == before[4]  # type: ignore[index, arg-type]
        before = after
        done.add(act)
    assert {"save", "submit"} <= done


@pytest.fixture
def on_disk(tmp_path: Path, the_day: None, transactional_db: None) -> Iterator[Cast]:  # noqa: ARG001
    """The cast in a database that threads can share: PostgreSQL where it is set, else a file."""
    with nullcontext() if connection.vendor == "postgresql" else file_database(tmp_path):
        yield make_cast()


def at_once(*acts: Callable[[], object]) -> list[bool]:
    """Which of several acts that begin together went through."""

    def went(act: Callable[[], object]) -> bool:
        try:
            act()
        except (Stale, Refused, Forbidden):
            return False
        finally:
            connections["default"].close()
        return True

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(went, acts))


def fresh(statement: Statement) -> Statement:
    return Statement.objects.select_related("meeting__unit", "sent").get(pk=statement.pk)


def test_a_text_is_either_taken_back_or_decided_on(on_disk: Cast) -> None:
    sent = make_sent_statement(make_meeting(on_disk.unit), on_disk.member)
    author, office = actor_for(on_disk.member), actor_for(on_disk.secretary)
    mine, theirs = fresh(sent), fresh(sent)
    went = at_once(
        lambda: rounds.take_back(mine, by=author, at=NOW),
        lambda: rounds.return_statement(theirs, "见批注", by=office, at=NOW),
    )
    assert sorted(went) == [False, True]
    sent.refresh_from_db()
    assert sent.state == ("draft" if went[0] else "returned")
    assert Decision.objects.count() == int(went[1])


def test_of_saves_in_any_order_the_newest_stays_and_none_makes_a_second_draft(
    on_disk: Cast,
) -> None:
    mine = make_statement(make_meeting(on_disk.unit), on_disk.member)
    make_version(mine)
    me = actor_for(on_disk.member)

    def save(number: int) -> Callable[[], object]:
        sent = Sent(client="甲", number=number, seen=0)
        return lambda: versions.autosave(fresh(mine), f"第{number}次", sent, by=me, at=NOW)

    at_once(*(save(number) for number in (3, 8, 1, 5, 2, 7, 4, 6)))
    assert Draft.objects.get().text == "第8次"


def test_versions_saved_at_once_are_all_kept_and_numbered_apart(on_disk: Cast) -> None:
    mine = make_statement(make_meeting(on_disk.unit), on_disk.member)
    me = actor_for(on_disk.member)

    def save(number: int) -> Callable[[], object]:
        return lambda: versions.save_version(fresh(mine), f"第{number}稿", by=me, at=NOW)

    went = at_once(*(save(number) for number in range(6)))
    assert all(went)
    kept = list(mine.versions.values_list("number", "text"))
    assert [number for number, _ in kept] == [1, 2, 3, 4, 5, 6]
    assert {text for _, text in kept} == {f"第{number}稿" for number in range(6)}
