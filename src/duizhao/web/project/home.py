"""The folder in which an installation keeps its data, and the secret it keeps there."""

import atexit
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

_CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"


def home() -> Path:
    """The data folder: DUIZHAO_HOME, else 对照数据 in the folder where the program was started."""
    return Path(os.environ.get("DUIZHAO_HOME") or "对照数据").absolute()


def temporary_home(prefix: str) -> str:
    """What DUIZHAO_HOME names, else a new folder that is removed when this process ends."""
    named = os.environ.get("DUIZHAO_HOME")
    if named:
        return named
    folder = tempfile.mkdtemp(prefix=prefix)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def long_secret() -> str:
    """A secret that no person types."""
    return secrets.token_urlsafe(48)


def typed_secret() -> str:
    """A secret of 80 bits that a person can type from a screen: five groups without letters that look alike."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(5))


def secret(name: str, make: Callable[[], str] = long_secret) -> str:
    """A secret of this installation, made on first use and readable by its owner alone."""
    file = home() / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        made = make()
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
                new.write(made)
        except FileExistsError:
            pass
    return file.read_text("ascii").strip()
