"""Where results are written: whole or not at all, never over an original, never over others' files."""

import errno
import os
import zipfile
from collections.abc import Iterable, Iterator
from glob import escape
from itertools import chain, count
from pathlib import Path

from duizhao.runs.files import COPY_MARK

_HEAD = 4096
_FAULTS = {
    errno.ENOSPC: "磁盘已满",
    errno.ENOENT: "没有这个位置",
    errno.EROFS: "这个位置只能读",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOTDIR: "上一级不是文件夹",
    errno.EEXIST: "上一级不是文件夹",
}
_OUR_MARKS = (b"duizhao", b'"schema_version"')
_SIGNATURE = b"duizhao"
_ARCHIVE_END, _BEFORE_COMMENT = b"PK\5\6", 20


class CannotWrite(Exception):  # noqa: N818  named for what happened
    """A result can't be written where it should go; the message says why and what to do."""


def copies_of(
    files: Iterable[Path], folder: Path | None = None, mark: str = COPY_MARK
) -> dict[Path, Path]:
    """Where the copy of each text goes: beside it, or into one folder, each its own."""
    copies: dict[Path, Path] = {}
    taken: set[Path] = set()
    for file in files:
        names = chain((file.stem, file.name), (f"{file.name}（{n}）" for n in count(2)))
        places = ((folder or file.parent) / f"{name}{mark}.docx" for name in names)
        copies[file] = next(place for place in places if place not in taken)
        taken.add(copies[file])
    return copies


def require_free(
    target: Path, originals: Iterable[Path], *, force: bool = False, option: str = "--output"
) -> None:
    """Refuse a target that is an original of this run, or a file that people wrote or changed.

    Raises CannotWrite, with the `option` by which another place is named. `force` gives up others' files, but never an original.
    """
    if any(_same(target, original) for original in originals):
        raise CannotWrite(f"{target} 是这次检查的原件，原件从不改写。请用 {option} 换一个名字。")
    if target.is_dir():
        raise CannotWrite(f"{target} 是文件夹，请写出文件名。")
    if target.exists() and not force and not is_ours(target):
        raise CannotWrite(
            f"{target} 已经存在，不是对照写的，或者写好以后有人改过。"
            f"请用 {option} 换一个位置；确实要替换，加 --force。"
        )


def is_ours(file: Path) -> bool:
    """Whether a file is as this program wrote it, told from what is in it."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            return package.comment == _SIGNATURE
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    return not head or any(mark in head for mark in _OUR_MARKS)


def signed(archive: bytes) -> bytes:
    """A .docx or .xlsx with our comment at the end of its archive; a program that saves it drops that."""
    end = archive.rindex(_ARCHIVE_END) + _BEFORE_COMMENT
    return archive[:end] + len(_SIGNATURE).to_bytes(2, "little") + _SIGNATURE


def write_whole(target: Path, data: bytes) -> None:
    """Write a file under another name first, so that a stop half-way leaves no half file.

    Raises CannotWrite.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(_draft_name(os.getpid(), target.name))
        try:
            draft.write_bytes(data)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as fault:
        raise CannotWrite(f"{target} 写不进去（{fault_words(fault)}）。请换一个位置。") from fault


def left_of(target: Path) -> Iterator[Path]:
    """What writers of a file that were killed left of it beside it."""
    return target.parent.glob(_draft_name("*", escape(target.name)))


def fault_words(fault: OSError) -> str:
    """Why something could not be written."""
    if isinstance(fault, PermissionError):
        return "没有写入的权限，或者文件正被别的程序打开"
    return _FAULTS.get(fault.errno or 0, f"系统错误 {fault.errno}")


def _draft_name(process: int | str, name: str) -> str:
    return f".duizhao-{process}-{name}"


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
