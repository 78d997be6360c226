"""A PostgreSQL server of the tests' own: in a temporary folder, reached by a socket in it, gone afterwards.

`python tests/postgres.py COMMAND` runs a command with DUIZHAO_DATABASE set to such a server.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

import psycopg

NAME = "duizhao"
_OWNERS = ("postgres", "nobody")
_PATIENCE = 60.0
_SERVE = """
folder=$1; programs=$2; shift 2
"$programs/initdb" --no-sync --auth=trust --username="$0" --encoding=UTF8 --locale=C \
  --pgdata="$folder/data" >"$folder/log" 2>&1 </dev/null
"$programs/postgres" -D "$folder/data" -k "$folder" "$@" >>"$folder/log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -INT $server
wait $server
rm -rf "$folder"
"""
"""Ends the server when standard input ends: also when the tests die without a word."""
_SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "deadlock_timeout=200ms",
)


def programs() -> Path | None:
    """The folder of the newest PostgreSQL on this machine; None where there is none."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    places = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(places, key=lambda place: float(place.parts[-3]))
    return newest[-1].parent if newest else None


@contextmanager
def server(folder_of_programs: Path) -> Iterator[str]:
    """Run a server; the address of its database, as DUIZHAO_DATABASE takes it."""
    folder = Path(tempfile.mkdtemp(prefix="duizhao-postgres-"))
    owner = _owner(folder)
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    with subprocess.Popen(
        ["/bin/sh", "-c", _SERVE, NAME, folder, folder_of_programs, *settings],
        stdin=subprocess.PIPE,
        cwd=folder,
        user=owner,
        extra_groups=None if owner is None else [],
        start_new_session=True,
    ):
        _make_database(folder)
        yield f"postgresql://{NAME}@/{NAME}?host={quote(str(folder))}"


def _owner(folder: Path) -> int | None:
    """Give the folder to the user who will run the server: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in _OWNERS:
        try:
            shutil.chown(folder, name)
        except LookupError:
            continue
        return folder.stat().st_uid
    raise LookupError(f"没有能运行 PostgreSQL 的用户：{'、'.join(_OWNERS)}")


def _make_database(folder: Path) -> None:
    until = monotonic() + _PATIENCE
    while True:
        try:
            with psycopg.connect(
                host=str(folder), user=NAME, dbname="postgres", autocommit=True
            ) as asked:
                asked.execute(f"CREATE DATABASE {NAME}")
                return
        except psycopg.OperationalError as error:
            if monotonic() > until:
                error.add_note((folder / "log").read_text("utf-8", "replace"))
                raise
            sleep(0.05)


if __name__ == "__main__":
    place = programs()
    if place is None:
        sys.exit("缺少 PostgreSQL；补上：sudo apt-get install postgresql")
    with server(place) as address:
        environment = {**os.environ, "DUIZHAO_DATABASE": address}
        done = subprocess.run(sys.argv[1:], env=environment, check=False)
    sys.exit(done.returncode)
