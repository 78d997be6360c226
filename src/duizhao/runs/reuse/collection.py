"""Reads the texts of a collection: whose each is, what it says, and which files could not be read."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from duizhao.core.outline.container.file_kind import FileKind, kind_of
from duizhao.core.outline.encodings import decode
from duizhao.core.outline.gather import EMPTY
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import make_text
from duizhao.core.outline.read import read, too_large
from duizhao.core.outline.secrecy import secrecy_mark
from duizhao.core.outline.unreadable import Unread, Unreadable
from duizhao.core.reuse.model import Work
from duizhao.core.reuse.whose import whose
from duizhao.runs.files import Barren, find_texts, readable
from duizhao.runs.open import open_text, read_bytes

_COLUMNS = {"文件": "name", "单位": "unit", "姓名": "person", "年度": "year", "日期": "on"}
_LONGEST_MARK = 80


@dataclass(frozen=True, slots=True)
class Volume:
    """A text of a collection and what it says, as its file has it."""

    work: Work
    content: str


class WrongList(Exception):  # noqa: N818  named for what is wrong
    """A list of whose texts they are can't be read; the message says why."""


def collected(
    paths: Iterable[Path], limits: Limits, known: Mapping[str, Work] | None = None
) -> Iterator[Volume | Unread]:
    """The texts in some files and folders; those of one folder stand together.

    `known` says whose texts are, by file name, where a list was given.
    """
    for root in paths:
        for found in find_texts([root]):
            if isinstance(found, Barren):
                yield Unread(found.file, found.reason, found.cure)
                continue
            yield _volume(found, root, limits, known or {})


def content_of(path: Path, limits: Limits) -> str:
    """What a file says: a plain text as it stands, of any other kind what its reader makes of it.

    Raises Unreadable.
    """
    data = read_bytes(path, limits)
    if not data.strip(b" \t\r\n\0"):
        raise EMPTY
    if kind_of(data) is not FileKind.TEXT:
        return open_text(str(path), data, limits).content
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    content = decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
    if len(content) > limits.characters:
        read(path.name, data, limits)  # says what is wrong
    if not limits.allow_secret and _may_be_secret(path.name, content):
        read(path.name, data, limits)
    return content


def read_list(path: Path) -> dict[str, Work]:
    """Whose texts are, by file name: a .csv with the columns 文件, 单位, 姓名, 年度, 日期. Raises WrongList."""
    try:
        rows = list(csv.DictReader(io.StringIO(decode(path.read_bytes()).text)))
    except (OSError, Unreadable, csv.Error) as fault:
        raise WrongList(f"{path}：打不开这个名单，请另存为 UTF-8 的 .csv。") from fault
    if not rows or "文件" not in rows[0]:
        raise WrongList(f"{path}：第一行要有“文件”一栏，还可以有单位、姓名、年度、日期。")
    return {row["文件"].strip(): _listed(row, path, line) for line, row in enumerate(rows, 2)}


def _volume(path: Path, root: Path, limits: Limits, known: Mapping[str, Work]) -> Volume | Unread:
    name = readable(str(path))
    try:
        content = content_of(path, limits)
    except Unreadable as refused:
        return Unread(name, refused.reason, refused.cure)
    folders = path.parent.relative_to(root).parts if root in path.parents else ()
    work = whose(name, folders, content)
    told = known.get(path.name) or known.get(name)
    if told:
        work = replace(
            work,
            unit=told.unit or work.unit,
            person=told.person or work.person,
            year=told.year or work.year,
            on=told.on,
        )
    return Volume(work, content)


def _may_be_secret(name: str, content: str) -> bool:
    """Whether a mark of secrecy could stand in a text; reading it in full then decides."""
    if "密" not in content and "密" not in name:
        return False
    lines = [line for line in content.split("\n") if len(line) <= 4 * _LONGEST_MARK]
    return secrecy_mark(make_text(name, lines)) is not None


def _listed(row: Mapping[str, str | None], path: Path, line: int) -> Work:
    told = {key: (row.get(column) or "").strip() for column, key in _COLUMNS.items()}
    try:
        year = int(told["year"].rstrip("年度")) if told["year"] else None
        on = date.fromisoformat(told["on"]) if told["on"] else None
    except ValueError as wrong:
        raise WrongList(
            f"{path} 第 {line} 行：年度写成 2025，日期写成 2025-12-31 的样子。"
        ) from wrong
    return Work(told["name"], told["unit"], told["person"], year, on)
