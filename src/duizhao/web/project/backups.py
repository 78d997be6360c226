"""Makes a backup of the whole installation in one file, and takes one back."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from duizhao.web.project.archive import DATABASE, FILES, BackupRefused, Manifest, pack, unpack
from duizhao.web.project.dumps import dump, engine_of, load


@dataclass(frozen=True, slots=True)
class Installation:
    """Where an installation keeps what must not be lost."""

    home: Path
    database: Mapping[str, Any]
    files: Path
    version: str


def make_backup(installation: Installation, target: Path, *, at: datetime) -> None:
    """Write a backup, readable by its owner alone. Raises BackupRefused when the file is there already.

    The program may go on running. Keys of opinions and the installation's secrets stay behind.
    """
    if target.exists():
        raise BackupRefused(f"“{target}”已经存在，没有覆盖。请换一个文件名。")
    if not target.absolute().parent.is_dir():
        raise BackupRefused(f"没有“{target.absolute().parent}”这个文件夹。请先建好再试。")
    with tempfile.TemporaryDirectory(dir=installation.home, prefix="备份-") as folder:
        copy, packed = Path(folder) / DATABASE, Path(folder) / "packed.zip"
        dump(installation.database, copy)
        manifest = Manifest(
            engine_of(installation.database), installation.version, at.isoformat(), {}
        )
        pack(packed, copy, installation.files, manifest)
        _copy_for_owner(packed, target)


def take_back(
    installation: Installation, source: Path, *, in_use: bool, force: bool, at: datetime
) -> list[Path]:
    """Put a backup in the place of what is there; where the old things were kept.

    Raises BackupRefused, with everything as it was, when the file is no whole backup of the same
    kind of database, or when the installation is in use and `force` isn't set.
    """
    if not source.is_file():
        raise BackupRefused(f"没有“{source}”这个文件。")
    if in_use and not force:
        raise BackupRefused(
            "这里已经有数据，没有恢复。确实要用备份换掉时，请先停止 duizhao serve，再加上 --force；"
            "现在的数据会留在旁边。"
        )
    aside = f".恢复前-{at:%Y%m%d-%H%M%S}"
    with tempfile.TemporaryDirectory(dir=installation.home, prefix="恢复-") as folder:
        manifest = unpack(source, Path(folder))
        if manifest.engine != engine_of(installation.database):
            raise BackupRefused(
                f"备份来自 {manifest.engine}，这里用的是 {engine_of(installation.database)}，不能恢复。"
            )
        old = load(installation.database, Path(folder) / DATABASE, aside=aside)
        files = _swap(Path(folder) / FILES, installation.files, aside)
    if old is not None and not in_use:
        for empty in old.parent.glob(f"{old.name}*"):
            empty.unlink()
        old = None
    return [path for path in (old, files) if path is not None]


def _swap(new: Path, old: Path, aside: str) -> Path | None:
    kept = None
    if old.exists():
        kept = old.with_name(old.name + aside)
        old.rename(kept)
    if new.exists():
        new.rename(old)
    return kept


def _copy_for_owner(packed: Path, target: Path) -> None:
    """Only a whole backup gets the name that was asked for."""
    half = target.with_name(target.name + ".未完成")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        with packed.open("rb") as content:
            while chunk := content.read(2**20):
                out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    half.replace(target)
