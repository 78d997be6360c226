"""Worker processes that hand back results in order, and survive the death of one of them."""

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any, Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")

AHEAD = 16
"""How many jobs for each process are handed out before their results are asked for."""
GRACE = 5.0
"""Seconds in which a process that is told to stop may clean up: a conversion, its folder."""


class Crew(Generic[J, R]):
    """Processes that all do the same `task`, which is sent to each of them once.

    Each calls `prepare`, a function of a module, before its first job.
    """

    def __init__(
        self, task: Callable[[J], R], processes: int, prepare: Callable[[], None] | None = None
    ) -> None:
        self._task = task
        self._processes = processes
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None
        self._lone_pool: ProcessPoolExecutor | None = None
        self._not_ours = set(multiprocessing.active_children())

    def work(self, jobs: Iterable[J]) -> Generator[tuple[J, R | None], None, None]:
        """Each job with its result, in the order of the jobs; None where it killed its process.

        Only so many jobs are under way at once that memory stays flat. When the caller stops
        asking, or is interrupted, the processes end.
        """
        waiting: deque[tuple[J, Future[R]]] = deque()
        source = iter(jobs)
        try:
            while True:
                while len(waiting) < AHEAD * self._processes:
                    try:
                        job = next(source)
                    except StopIteration:
                        break
                    waiting.append((job, self._hand_out(job)))
                if not waiting:
                    break
                job, future = waiting.popleft()
                yield job, self._result(job, future)
            self._shut()
        finally:
            self._stop()
            self._shut()

    def _hand_out(self, job: J) -> "Future[R]":
        """Give a job to the pool, to a new one where a process of the old one died."""
        with suppress(BrokenProcessPool):
            if self._pool:
                return self._pool.submit(_do, job)
        self._pool = self._new_pool(self._processes)
        return self._pool.submit(_do, job)

    def _result(self, job: J, future: "Future[R]") -> R | None:
        """A job's result; a job that was under way when a process died is tried again, alone."""
        with suppress(BrokenProcessPool):
            return future.result()
        if self._lone_pool is None:
            self._lone_pool = self._new_pool(1)
        try:
            again: Future[R] = self._lone_pool.submit(_do, job)
            return again.result()
        except BrokenProcessPool:
            self._lone_pool = None
            return None

    def _new_pool(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            processes,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_equip,
            initargs=(self._task, self._prepare),
        )

    def _stop(self) -> None:
        """End the processes that still work; they have a moment to clean up behind themselves."""
        children = set(multiprocessing.active_children()) - self._not_ours
        for child in children:
            child.terminate()
        until = time.monotonic() + GRACE
        for child in children:
            child.join(max(until - time.monotonic(), 0))
            child.kill()

    def _shut(self) -> None:
        for pool in (self._pool, self._lone_pool):
            if pool:
                pool.shutdown(cancel_futures=True)


_equipment: list[Callable[[Any], Any]] = []


def _equip(task: Callable[[Any], Any], prepare: Callable[[], None] | None) -> None:
    """Make a new process ready. Ctrl+C is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    _equipment[:] = [task]
    if prepare:
        prepare()


def _leave(*_: object) -> None:
    """End, once: a broken pool tells its other processes again, and would disturb their cleaning up."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit()


def _do(job: Any) -> Any:  # noqa: ANN401  what the task takes and gives
    try:
        return _equipment[0](job)
    except SystemExit:  # told to stop: the pool would only hand over the next job
        os._exit(1)
