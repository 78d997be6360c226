"""The threads of a server wait in line to write to SQLite; whoever fails or is cut off leaves the line."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from django.db import IntegrityError, OperationalError, connection, connections, transaction

from databases import file_database
from duizhao.web.units.models import Unit


@pytest.fixture
def file(tmp_path: Path, transactional_db: None) -> Iterator[Path]:  # noqa: ARG001
    with file_database(tmp_path) as found:
        yield found


def in_thread(act: Callable[[], None]) -> None:
    """An act in a thread with a connection of its own, which must end within ten seconds."""

    def with_own_connection() -> None:
        try:
            act()
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(1) as hands:
        hands.submit(with_own_connection).result(timeout=10)


def write(name: str) -> None:
    with transaction.atomic():
        Unit.objects.create(name=name)


def test_thirty_who_write_at_once_all_get_their_turn(file: Path) -> None:  # noqa: ARG001
    def hand(number: int) -> None:
        try:
            for turn in range(5):
                write(f"第{number}支部第{turn}次")
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(30) as hands:
        list(hands.map(hand, range(30)))
    assert Unit.objects.count() == 150


def test_nobody_begins_to_write_while_another_one_does(file: Path) -> None:  # noqa: ARG001
    begun = Event()
    with ThreadPoolExecutor(1) as hands:
        with transaction.atomic():
            Unit.objects.create(name="县水利局")

            def follow() -> None:
                begun.set()
                write("县农业农村局")
                connections["default"].close()

            waiting = hands.submit(follow)
            begun.wait(5)
            assert not waiting.done()
            assert Unit.objects.count() == 1
        waiting.result(timeout=10)
    assert Unit.objects.count() == 2


def test_a_refused_transaction_leaves_the_line(file: Path) -> None:  # noqa: ARG001
    def twice() -> None:
        Unit.objects.create(pk=1, name="县水利局")
        Unit.objects.create(pk=1, name="县水利局")

    def refused() -> None:
        with pytest.raises(IntegrityError):
            transaction.atomic(twice)()

    in_thread(refused)
    in_thread(lambda: write("县农业农村局"))
    assert [one.name for one in Unit.objects.all()] == ["县农业农村局"]


def test_a_connection_that_is_closed_half_way_leaves_the_line(file: Path) -> None:  # noqa: ARG001
    def cut_off() -> None:
        with transaction.atomic():
            Unit.objects.create(name="写了一半")
            connections["default"].close()

    in_thread(cut_off)
    in_thread(lambda: write("县水利局"))
    assert [one.name for one in Unit.objects.all()] == ["县水利局"]


def test_who_waits_in_vain_for_another_process_leaves_the_line(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)

    def in_vain() -> None:
        with pytest.raises(OperationalError, match="locked"):
            write("等不到")

    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        in_thread(in_vain)
        other.execute("ROLLBACK")
    in_thread(lambda: write("县水利局"))
    assert [one.name for one in Unit.objects.all()] == ["县水利局"]
