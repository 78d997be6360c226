"""A backup is whole while the program runs, and comes back only where nothing is lost by it."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from duizhao.web.project.archive import BackupRefused
from duizhao.web.project.dumps import dump, load

UNIT = "INSERT INTO units_unit (name, short_name, team_name, roster_columns, revision) VALUES (?, '', '', '{}', 0)"


def duizhao(home: Path, command: str, *words: str) -> subprocess.CompletedProcess[str]:
    program = f"from duizhao.web.project.commands import {command}; {command}()"
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        env={**os.environ, "DUIZHAO_HOME": str(home), "DUIZHAO_DATABASE": "",
             "DJANGO_SETTINGS_MODULE": "duizhao.web.project.settings.installation"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


def units(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "对照.sqlite3")) as database:
        return [name for (name,) in database.execute("SELECT name FROM units_unit ORDER BY name")]


@contextmanager
def seat_taken(home: Path, how: str = "seated") -> Iterator[subprocess.Popen[bytes]]:
    """Another process that serves the installation, or takes a backup back, until the block ends."""
    program = (
        "import sys; from pathlib import Path; from duizhao.web.project.serving import *\n"
        f"with {how}(Path(sys.argv[1])): print('there', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"there\n"
        yield process
        if process.poll() is None:
            process.communicate()


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An installation with one unit, one file and one key, and its backup, made while it is written to."""
    home = tmp_path_factory.mktemp("home")
    first = duizhao(home, "backup", str(home.parent / f"{home.name}-empty.zip"))
    assert first.returncode == 0, first.stderr
    (home / "附件" / "2026").mkdir(parents=True)
    (home / "附件" / "2026" / "通知.txt").write_text("关于开好民主生活会的通知", "utf-8")
    (home / "附件" / "第一轮.urn-key").write_text("秘密", "utf-8")
    (home / "第一轮.urn-key").write_text("秘密", "utf-8")
    stop = threading.Event()

    def write_on() -> None:
        with closing(sqlite3.connect(home / "对照.sqlite3", timeout=20)) as database:
            for number in range(100_000):
                if stop.is_set():
                    return
                with database:
                    database.execute(UNIT, (f"第{number:06}局",))
                    database.execute(UNIT, (f"第{number:06}院",))

    writer = threading.Thread(target=write_on)
    writer.start()
    file = home.parent / f"{home.name}.zip"
    try:
        made = duizhao(home, "backup", str(file))
    finally:
        stop.set()
        writer.join()
    assert made.returncode == 0, made.stderr
    return home, file


def test_it_holds_whole_transactions_and_the_files_and_no_keys(
    backed_up: tuple[Path, Path], tmp_path: Path
) -> None:
    _, file = backed_up
    assert file.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        archive.extract("database", tmp_path)
    assert sorted(names) == ["database", "files/2026/通知.txt", "manifest.json"]
    with closing(sqlite3.connect(tmp_path / "database")) as copy:
        (halves,) = copy.execute(
            "SELECT count(*) FROM units_unit GROUP BY substr(name, 1, 7) HAVING count(*) != 2"
        ).fetchone() or (0,)
        (rows,) = copy.execute("SELECT count(*) FROM units_unit").fetchone()
    assert halves == 0
    assert rows > 0


def test_it_comes_back_on_another_machine(backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    home, file = backed_up
    done = duizhao(tmp_path, "restore", str(file))
    assert done.returncode == 0, done.stderr
    assert set(units(tmp_path)) <= set(units(home))
    assert units(tmp_path)
    assert (tmp_path / "附件" / "2026" / "通知.txt").read_text("utf-8").startswith("关于")
    assert not list(tmp_path.rglob("*.urn-key"))


def test_it_takes_nothings_place_without_force_and_keeps_the_old_beside(
    backed_up: tuple[Path, Path], tmp_path: Path
) -> None:
    _, file = backed_up
    assert duizhao(tmp_path, "restore", str(file)).returncode == 0
    with closing(sqlite3.connect(tmp_path / "对照.sqlite3")) as database, database:
        database.execute("DELETE FROM units_unit")
        database.execute(UNIT, ("临川市水务局",))
    refused = duizhao(tmp_path, "restore", str(file))
    assert refused.returncode != 0
    assert "这里已经有数据" in refused.stderr
    assert units(tmp_path) == ["临川市水务局"]

    forced = duizhao(tmp_path, "restore", str(file), "--force")
    assert forced.returncode == 0, forced.stderr
    assert "临川市水务局" not in units(tmp_path)
    (kept,) = tmp_path.glob("对照.sqlite3.恢复前-*[0-9]")
    with closing(sqlite3.connect(kept)) as old:
        assert old.execute("SELECT name FROM units_unit").fetchall() == [("临川市水务局",)]
    assert len(list(tmp_path.glob("附件.恢复前-*"))) == 1


def test_it_is_refused_while_a_server_runs_whatever_it_is_forced_to(
    backed_up: tuple[Path, Path], tmp_path: Path
) -> None:
    _, file = backed_up
    assert duizhao(tmp_path, "restore", str(file)).returncode == 0
    before = units(tmp_path)
    with seat_taken(tmp_path), seat_taken(tmp_path):
        refused = duizhao(tmp_path, "restore", str(file), "--force")
        assert refused.returncode != 0
        assert "duizhao serve 还在运行" in refused.stderr
        assert "按 Ctrl+C" in refused.stderr
    assert units(tmp_path) == before
    assert not list(tmp_path.glob("*恢复*"))
    assert duizhao(tmp_path, "restore", str(file), "--force").returncode == 0


def test_no_server_starts_while_a_backup_is_taken_back(tmp_path: Path) -> None:
    with seat_taken(tmp_path, "nobody_seated"):
        refused = duizhao(tmp_path, "serve")
    assert refused.returncode != 0
    assert "正在从备份恢复" in refused.stderr


def test_a_server_that_was_killed_keeps_no_seat(
    backed_up: tuple[Path, Path], tmp_path: Path
) -> None:
    _, file = backed_up
    with seat_taken(tmp_path) as server:
        server.kill()
        server.wait()
        assert duizhao(tmp_path, "restore", str(file)).returncode == 0


def test_a_backup_that_was_changed_is_refused_and_nothing_is_lost(
    backed_up: tuple[Path, Path], tmp_path: Path
) -> None:
    _, file = backed_up
    changed, other, short = (tmp_path / name for name in ("改过.zip", "别的.zip", "半个.zip"))
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b"x" if name.startswith("files/") else b""))
    with zipfile.ZipFile(other, "w") as new:
        new.writestr("manifest.json", json.dumps({"format": 1}))
    short.write_bytes(file.read_bytes()[:2000])
    home = tmp_path / "home"
    for source, said in (
        (changed, "被改动过"),
        (other, "不是对照的备份"),
        (short, "不是对照的备份"),
    ):
        refused = duizhao(home, "restore", str(source))
        assert refused.returncode != 0
        assert said in refused.stderr
    assert not list(home.glob("恢复*"))


def test_a_broken_installation_is_taken_back_too_and_kept_beside(
    backed_up: tuple[Path, Path], tmp_path: Path
) -> None:
    _, file = backed_up
    (tmp_path / "对照.sqlite3").write_bytes(b"broken by a power cut" * 1000)
    refused = duizhao(tmp_path, "restore", str(file))
    assert "这里已经有数据" in refused.stderr
    forced = duizhao(tmp_path, "restore", str(file), "--force")
    assert forced.returncode == 0, forced.stderr
    assert units(tmp_path)
    (kept,) = tmp_path.glob("对照.sqlite3.恢复前-*[0-9]")
    assert kept.read_bytes().startswith(b"broken by a power cut")


def test_no_file_is_overwritten(backed_up: tuple[Path, Path]) -> None:
    home, file = backed_up
    before = file.read_bytes()
    refused = duizhao(home, "backup", str(file))
    assert refused.returncode != 0
    assert "没有覆盖" in refused.stderr
    assert file.read_bytes() == before


def test_without_the_programs_of_postgresql_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    database = {"ENGINE": "django.db.backends.postgresql", "NAME": "duizhao", "HOST": "",
                "PORT": "", "USER": "", "PASSWORD": ""}  # fmt: skip
    with pytest.raises(BackupRefused, match="请安装 postgresql-client"):
        dump(database, tmp_path / "copy")


def test_a_broken_database_takes_nothings_place(tmp_path: Path) -> None:
    live, broken = tmp_path / "live", tmp_path / "broken"
    live.write_bytes(b"what was there")
    broken.write_bytes(b"no database at all" * 100)
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(live)}
    with pytest.raises(BackupRefused, match="已经损坏"):
        load(database, broken, aside=".old")
    assert live.read_bytes() == b"what was there"
