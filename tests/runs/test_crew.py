"""A crew of processes: order is kept, a dying process costs one job, stopping ends all of them."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count, islice
from pathlib import Path

import pytest

from crew_tasks import DEADLY, double, double_or_die, linger
from duizhao.runs.crew import AHEAD, Crew


def test_results_come_in_the_order_of_the_jobs() -> None:
    assert list(Crew(double, 2).work(range(40))) == [(n, 2 * n) for n in range(40)]


def test_a_job_that_kills_its_process_costs_only_itself() -> None:
    results = dict(Crew(double_or_die, 2).work(range(20)))
    assert results == {n: None if n in DEADLY else 2 * n for n in range(20)}


def test_only_so_many_jobs_are_handed_out_ahead() -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        for number in count():
            taken.append(number)
            yield number

    with closing(Crew(double, 2).work(endless())) as results:
        assert len(list(islice(results, 5))) == 5
        assert len(taken) <= 2 * AHEAD + 5


def test_no_process_is_left_when_the_caller_stops_asking() -> None:
    before = set(multiprocessing.active_children())
    with closing(Crew(double, 2).work(count())) as results:
        next(results)
    assert not set(multiprocessing.active_children()) - before


def test_a_process_that_is_stopped_cleans_up_behind_itself(tmp_path: Path) -> None:
    def until_interrupted() -> Iterator[str]:
        yield str(tmp_path)
        while not (tmp_path / "begun").exists():
            time.sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Crew(linger, 1).work(until_interrupted()))
    assert [left.name for left in tmp_path.iterdir()] == ["begun"]
