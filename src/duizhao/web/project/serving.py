"""Notices whether a server runs on an installation: each one keeps a seat in a file, which the system frees when it ends."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from duizhao.web.project.archive import BackupRefused

SEATS = 32
"""Bytes of the file that can be locked one by one: Windows knows no lock that several may hold."""
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes], seat: int) -> None:
        file.seek(seat)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes], seat: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, seat)


@contextmanager
def seated(home: Path) -> Iterator[None]:
    """Serve an installation. Raises BackupRefused while a backup is being taken back."""
    with _file(home) as file:
        if not any(_takes(file, seat) for seat in range(SEATS)):
            raise BackupRefused("正在从备份恢复，没有启动。请等它完成，再运行 duizhao serve。")
        yield


@contextmanager
def nobody_seated(home: Path) -> Iterator[None]:
    """Keep every server away. Raises BackupRefused when one runs."""
    with _file(home) as file:
        if not all(_takes(file, seat) for seat in range(SEATS)):
            raise BackupRefused(
                "duizhao serve 还在运行，没有恢复，什么都没有改动。"
                "请先到运行它的窗口按 Ctrl+C（装成服务的，停止那个服务），再恢复一次。"
            )
        yield


def _takes(file: IO[bytes], seat: int) -> bool:
    """Whether the seat is ours now; where a disk knows no locks, everybody's."""
    try:
        _lock(file, seat)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


@contextmanager
def _file(home: Path) -> Iterator[IO[bytes]]:
    home.mkdir(parents=True, exist_ok=True)
    with (home / "serving.lock").open("ab") as file:
        yield file
