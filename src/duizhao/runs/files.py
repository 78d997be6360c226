"""Finds the texts in files and folders, in the order in which people count."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

COPY_MARK = "_批注"
"""What the name of an annotated copy ends with; such copies are never checked again."""
LAYOUT_MARK = "_版式"
"""What the name of a copy with a mended layout ends with; nor are such copies."""
KNOWN = frozenset({".txt", ".md", ".docx", ".pdf", ".ofd", ".doc", ".wps", ".rtf"})
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Barren:
    """A file or folder that yields no text: why, and what to do."""

    file: str
    reason: str
    cure: str


def find_texts(paths: Iterable[Path]) -> Iterator[Path | Barren]:
    """The files that are named, and all texts in the folders that are named, each once.

    In folders hidden files, lock files of Word and our own annotated copies are left out. A file
    that is named is taken whatever it is called.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _texts_at(path):
            if isinstance(found, Path):
                real = os.path.realpath(found)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def is_text(name: str) -> bool:
    """Whether a file in a folder is a text to check, told from its name."""
    path = PurePath(name)
    return (
        path.suffix.lower() in KNOWN
        and not name.startswith((".", "~$"))
        and not path.stem.endswith((COPY_MARK, LAYOUT_MARK))
    )


def readable(file: str) -> str:
    """The name of a file as any report can hold it.

    What isn't UTF-8 in it was packed on a Chinese Windows and is read as such, folder by folder.
    """
    return str(PurePath(*map(_readable, PurePath(file).parts))) if _is_odd(file) else file


def _readable(piece: str) -> str:
    return os.fsencode(piece).decode("gb18030", "replace") if _is_odd(piece) else piece


def _is_odd(words: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in words)


def natural(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts 材料2 before 材料10."""
    return [
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece.casefold())
        for piece in _DIGITS.split(name)
        if piece
    ]


def _texts_at(path: Path) -> Iterator[Path | Barren]:
    if os.path.isdir(path):  # noqa: PTH112  Path.is_dir fails where a folder above is closed to us
        yield from _texts_in(path)
    elif _is_missing(path):
        yield Barren(readable(str(path)), "没有这个文件。", "请检查文件名和所在的文件夹。")
    else:
        yield path


def _is_missing(path: Path) -> bool:
    """Whether there is nothing of that name; what only can't be opened says why when it is."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _texts_in(folder: Path) -> Iterator[Path | Barren]:
    unreadable: list[OSError] = []
    found = False
    for above, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural)
        for name in sorted(filter(is_text, files), key=natural):
            found = True
            yield Path(above, name)
    for fault in unreadable:
        yield Barren(
            readable(str(fault.filename)), "打不开这个文件夹。", "请检查是否有读取的权限。"
        )
    if not found and not unreadable:
        kinds = "、".join(sorted(KNOWN))
        yield Barren(
            readable(str(folder)),
            f"文件夹里没有能检查的材料（{kinds}）。",
            "请检查文件夹是否写对。",
        )
