"""The folder in which an installation keeps its data, and the secret it keeps there."""

import os
import secrets
from pathlib import Path


def home() -> Path:
    """The data folder: DUIZHAO_HOME, else 对照数据 in the folder where the program was started."""
    return Path(os.environ.get("DUIZHAO_HOME") or "对照数据").absolute()


def secret(name: str) -> str:
    """A secret of this installation, made on first use and readable by its owner alone."""
    file = home() / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        made = secrets.token_urlsafe(48)
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
                new.write(made)
        except FileExistsError:
            pass
    return file.read_text("ascii").strip()
