"""A consistent copy of the database while the program runs, and a copy taken back: SQLite and PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from duizhao.web.project.archive import BackupRefused

SQLITE, POSTGRES = "sqlite", "postgresql"
_SIDES = ("-wal", "-shm")


def engine_of(database: Mapping[str, Any]) -> str:
    """Which database the settings name."""
    return POSTGRES if "postgresql" in database["ENGINE"] else SQLITE


def dump(database: Mapping[str, Any], target: Path) -> None:
    """Write a consistent copy of the database. Raises BackupRefused when that can't be done."""
    if engine_of(database) == POSTGRES:
        _run(database, "pg_dump", "--format=custom", "--no-owner", f"--file={target}")
        return
    with (
        closing(sqlite3.connect(database["NAME"])) as live,
        closing(sqlite3.connect(target)) as copy,
    ):
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def load(database: Mapping[str, Any], source: Path, *, aside: str) -> Path | None:
    """Put a copy in the place of the database; where the old one was kept (None: there was none).

    Raises BackupRefused, with everything as it was, when the copy is not sound.
    """
    if engine_of(database) == POSTGRES:
        kept = source.parent.parent / f"{database['NAME']}{aside}.pgdump"
        dump(database, kept)
        _run(
            database, "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
            "--exit-on-error", str(source),
        )  # fmt: skip
        return kept
    _sound(source)
    live = Path(database["NAME"])
    old = live.with_name(live.name + aside) if live.exists() else None
    for side in ("", *_SIDES):
        beside = live.with_name(live.name + side)
        if old is not None and beside.exists():
            beside.rename(old.with_name(old.name + side))
    source.rename(live)
    return old


def _sound(source: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as copy:
            answer = copy.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError:
        answer = None
    if answer != ("ok",):
        raise BackupRefused("备份里的数据库已经损坏，没有恢复。请换一份备份。")


def _run(database: Mapping[str, Any], program: str, *words: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise BackupRefused(
            f"数据在 PostgreSQL 里，要用 {program}，这台机器上没有。请安装 postgresql-client 再试。"
        )
    told = {
        "PGHOST": database["HOST"],
        "PGPORT": database["PORT"],
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
    }
    name = "--dbname" if program == "pg_restore" else "-d"
    done = subprocess.run(  # noqa: S603  a program of PostgreSQL, words of our own
        [found, name, database["NAME"], *words],
        env={**os.environ, **{key: value for key, value in told.items() if value}},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupRefused(f"{program} 没有成功：{done.stderr.strip()}")
