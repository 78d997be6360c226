"""The file of a backup: what it holds, and whether it is whole."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

FORMAT = 1
MANIFEST, DATABASE, FILES = "manifest.json", "database", "files/"
_CHUNK = 2**20


class BackupRefused(Exception):  # noqa: N818  a refusal, not a fault
    """A backup that can't be made or taken back, with the reason and what to do, for the operator."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: which database, which version of the program, each member's digest."""

    engine: str
    version: str
    made_at: str
    digests: dict[str, str]


def pack(target: Path, database: Path, files: Path, manifest: Manifest) -> None:
    """Write a backup of a database's copy and the uploaded files; `manifest` without digests yet."""
    digests: dict[str, str] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in [(DATABASE, database), *_uploaded(files)]:
            archive.write(path, name)
            digests[name] = _digest(path)
        told = {
            "format": FORMAT,
            "engine": manifest.engine,
            "version": manifest.version,
            "made_at": manifest.made_at,
            "digests": digests,
        }
        archive.writestr(MANIFEST, json.dumps(told, ensure_ascii=False, indent=2))


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder. Raises BackupRefused when it is none or not whole."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive)
            names = set(archive.namelist()) - {MANIFEST}
            if names != set(manifest.digests) or DATABASE not in names:
                raise BackupRefused("备份文件不完整：里面的文件和清单对不上。请换一份备份。")
            for name in sorted(names):
                _unpack_one(archive, name, folder, manifest.digests[name])
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise BackupRefused(
            "这不是对照的备份文件，或者已经损坏。请核对文件，或换一份备份。"
        ) from error
    return manifest


def _unpack_one(archive: zipfile.ZipFile, name: str, folder: Path, digest: str) -> None:
    if ".." in PurePosixPath(name).parts or (name != DATABASE and not name.startswith(FILES)):
        raise BackupRefused(f"备份文件里有不该有的文件：{name}。请换一份备份。")
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as packed, target.open("wb") as out:
        while chunk := packed.read(_CHUNK):
            out.write(chunk)
    if _digest(target) != digest:
        raise BackupRefused(f"备份文件里的“{name}”被改动过或已经损坏。请换一份备份。")


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    told = json.loads(archive.read(MANIFEST))
    if told["format"] != FORMAT:
        raise BackupRefused("备份是更新版本的程序做的。请先升级程序，再恢复。")
    digests = {str(name): str(digest) for name, digest in told["digests"].items()}
    return Manifest(str(told["engine"]), str(told["version"]), str(told["made_at"]), digests)


def _uploaded(files: Path) -> Iterator[tuple[str, Path]]:
    """Every uploaded file; links are not followed out of the folder, and keys of opinions never travel."""
    for path in sorted(files.rglob("*")) if files.is_dir() else ():
        if path.is_file() and not path.is_symlink() and path.suffix != ".urn-key":
            yield FILES + path.relative_to(files).as_posix(), path


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
