"""Acts at the same moment, each in a thread with a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import Queue
from threading import Barrier, Event
from time import monotonic, sleep
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import Model

Act = Callable[[], object]
M = TypeVar("M", bound=Model)
_PATIENCE = 20.0


@dataclass
class Outcome:
    """What became of an act: what it answered, or what it raised."""

    answer: object = None
    raised: Exception | None = None

    @property
    def done(self) -> bool:
        """Whether it went through."""
        return self.raised is None


def seen(row: M) -> M:
    """The row as somebody's page has shown it, apart from what others hold in their hands."""
    found: M = type(row)._default_manager.get(pk=row.pk)
    return found


def overtaken(first: Act, second: Act) -> tuple[Outcome, Outcome]:
    """Both outcomes, when the second act begins after the first has written and before it commits.

    This is the worst moment for the second: it can't see yet what the first has done. The first
    commits once the second waits for a lock, or has ended without waiting for any.
    """
    written, commit = Event(), Event()
    pid: Queue[int] = Queue()

    def lead() -> object:
        with transaction.atomic():
            try:
                return first()
            finally:
                written.set()
                commit.wait(_PATIENCE)

    def follow() -> object:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pid.put(cursor.fetchone()[0])
        return second()

    with ThreadPoolExecutor(2) as hands:
        leading = hands.submit(_outcome, lead)
        written.wait(_PATIENCE)
        following = hands.submit(_outcome, follow)
        _wait_until_it_waits(following, pid.get(timeout=_PATIENCE))
        commit.set()
        return leading.result(_PATIENCE), following.result(_PATIENCE)


def at_once(acts: Sequence[Act]) -> list[Outcome]:
    """The outcomes of acts that all begin at the same moment."""
    start = Barrier(len(acts))

    def run(act: Act) -> Outcome:
        start.wait(_PATIENCE)
        return _outcome(act)

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(run, acts))


def _outcome(act: Act) -> Outcome:
    try:
        return Outcome(answer=act())
    except Exception as error:  # noqa: BLE001  what was raised is the outcome
        return Outcome(raised=error)
    finally:
        connection.close()


def _wait_until_it_waits(running: "Future[Outcome]", pid: int) -> None:
    until = monotonic() + _PATIENCE
    while not running.done() and monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT wait_event_type FROM pg_stat_activity WHERE pid = %s", [pid])
            row = cursor.fetchone()
        if row and row[0] == "Lock":
            return
        sleep(0.01)
