"""The database in which the tests of a module run: that of the settings, or PostgreSQL beside it or instead."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker

from duizhao.web.project.database import database as settings_of
from needs import needs_postgresql
from postgres import programs, server

USUAL, POSTGRESQL = "usual", "postgresql"
_ON_POSTGRESQL = pytest.param(POSTGRESQL, marks=needs_postgresql)

on_postgresql = pytest.mark.parametrize("database", [_ON_POSTGRESQL], indirect=True, scope="module")
on_both = pytest.mark.parametrize(
    "database", [USUAL, _ON_POSTGRESQL], indirect=True, scope="module"
)


@contextmanager
def instead(settings: Mapping[str, Any]) -> Iterator[None]:
    """Put another database in the place of the default one, in all threads that begin inside."""
    kept: Any = connections["default"]
    current = connections.databases["default"]
    before = dict(current)
    current.update({"OPTIONS": {}, **settings})
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        current.clear()
        current.update(before)
        connections["default"] = kept


@contextmanager
def file_database(folder: Path) -> Iterator[Path]:
    """SQLite in a file, set as an installation sets it, in the place of the one in memory."""
    settings = settings_of("", folder)
    Path(settings["NAME"]).write_bytes(_with_tables())
    with instead(settings):
        yield Path(settings["NAME"])


@cache
def _with_tables() -> bytes:
    """Such a file with all tables and nothing in them; making them takes seconds."""
    with TemporaryDirectory() as folder:
        settings = settings_of("", Path(folder))
        with instead(settings):
            call_command("migrate", verbosity=0)
        return Path(settings["NAME"]).read_bytes()


@pytest.fixture(scope="session")
def postgresql(
    django_db_setup: None,  # noqa: ARG001
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[dict[str, Any]]:
    """Settings of a server of this process alone, its tables made."""
    found = programs()
    assert found is not None
    with server(found) as address:
        settings = settings_of(address, Path())
        with django_db_blocker.unblock(), instead(settings):
            call_command("migrate", verbosity=0)
        yield settings


@pytest.fixture(scope="module", autouse=True)
def database(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where the tests of a module run, as `on_postgresql` or `on_both` says."""
    if getattr(request, "param", USUAL) == USUAL:
        yield
        return
    with instead(request.getfixturevalue("postgresql")):
        yield


@pytest.fixture
def postgresql_emptied(database: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """PostgreSQL without a transaction around the test; the rows go afterwards, by deleting.

    Django truncates every table, which takes a second or more for a few rows.
    """
    with django_db_blocker.unblock():
        assert connection.vendor == "postgresql"
        yield
        kept = {"django_migrations", "django_content_type"}
        tables = sorted(set(connection.introspection.table_names()) - kept)
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            for table in tables:
                cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608  names of our own tables
            cursor.execute("SET session_replication_role = DEFAULT")
