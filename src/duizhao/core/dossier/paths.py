"""Which names files in a package may bear, so that they unpack the same everywhere and nowhere outside."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST_NAME, _LONGEST_PATH = 120, 240
_MOST_BYTES = 240
"""Of one name: file systems that count in bytes take 255."""


def wrong_with(path: str) -> str | None:
    """Why a path may not stand in a package; None when it may."""
    if path.startswith("/") or re.match(r"[A-Za-z]:", path):
        return "是绝对路径"
    if "\\" in path:
        return "含有反斜线"
    names = path.split("/")
    if ".." in names:
        return "含有 ..，会写到文件夹外面"
    if any(name in {"", "."} for name in names):
        return "含有空的或者多余的一级"
    if _FORBIDDEN.search(path):
        return "含有不能用在文件名里的字符"
    if any(name != name.strip() or name.endswith(".") for name in names):
        return "有一级以空格或者句点结尾"
    if any(_DEVICES.fullmatch(name) for name in names):
        return "用了系统保留的名字"
    if unicodedata.normalize("NFC", path) != path:
        return "文字的编码形式不统一"
    if len(path) > _LONGEST_PATH or any(len(name.encode()) > _MOST_BYTES for name in names):
        return "太长"
    return None


def alike(paths: Iterable[str]) -> list[str]:
    """Different paths that some systems take for the same: by case, or by width of characters."""
    different = set(paths)
    counted = Counter(map(_folded, different))
    return sorted(path for path in different if counted[_folded(path)] > 1)


def as_name(words: str) -> str:
    """Words as the name of a file or folder: what may not stand there is replaced, what is too long cut."""
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", words).replace("/", "_")).strip(" .")
    while len(name) > _LONGEST_NAME or len(name.encode()) > _MOST_BYTES:
        name = name[:-1].strip(" .")
    return f"_{name}" if not name or _DEVICES.fullmatch(name) else name


def free(path: str, taken: Iterable[str]) -> str:
    """The path, or with a number the first like it that is not alike to one that is taken."""
    used = set(map(_folded, taken))
    stem, dot, ending = path.rpartition(".")
    if not dot or "/" in ending:
        stem, dot, ending = path, "", ""
    number, tried = 1, path
    while _folded(tried) in used:
        number += 1
        tried = f"{stem}（{number}）{dot}{ending}"
    return tried


def _folded(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()
