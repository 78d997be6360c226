"""Turns the plain text of an office's own list into entries that know their file and line.

One entry a line; what follows a # at the start of a line or behind a blank is a comment. The
parts of an entry stand apart by a tab, by 、 or by → (also written ->).
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.offices.office import Entry

_COMMENT = re.compile(r"(?:^|\s)[#＃].*$")
_PARTS = re.compile(r"\s*(?:\t|、|→|->)\s*")
_ARROW = re.compile(r"\s*(?:\t|→|->)\s*")


class WrongList(ValueError):  # noqa: N818  named for the list, not for the program
    """A line that can't be understood; the message names file and line and shows a right one."""


def read_names(content: str, file: str) -> tuple[Entry, ...]:
    """Entries with one part or more: a name and its posts, a unit and its short forms."""
    return tuple(
        Entry(tuple(filter(None, _PARTS.split(line))), file, number)
        for number, line in _lines(content)
    )


def read_pairs(content: str, file: str) -> tuple[Entry, ...]:
    """Entries of two parts, wrong and right. Raises WrongList."""
    entries: dict[str, Entry] = {}
    for number, line in _lines(content):
        words = tuple(filter(None, _ARROW.split(line)))
        if len(words) != 2:  # noqa: PLR2004  a pair
            raise _wrong(file, number, line, "应当是“错的写法 → 对的写法”")
        if words[0] == words[1]:
            raise _wrong(file, number, line, "箭头两边是一样的")
        if words[0] in entries:
            first = entries[words[0]].line
            raise _wrong(file, number, line, f"“{words[0]}”在第 {first} 行已经写过")
        entries[words[0]] = Entry(words, file, number)
    return tuple(entries.values())


def read_phrases(content: str, file: str) -> tuple[Entry, ...]:
    """Entries of one part: the whole line is a phrase."""
    return tuple(Entry((line,), file, number) for number, line in _lines(content))


def read_titles(content: str, file: str) -> tuple[Entry, ...]:
    """Entries of one part: a title, its 《》 taken off where the list has them. Raises WrongList."""
    entries = []
    for number, line in _lines(content):
        title = line.removeprefix("《").removesuffix("》") if line.startswith("《") else line
        if not title or title[:1] == "《" or line.startswith("《") is not line.endswith("》"):
            raise _wrong(file, number, line, "书名号不成对；每行写一个名称，例如：《名称》")
        entries.append(Entry((title,), file, number))
    return tuple(entries)


def _lines(content: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(content.splitlines(), 1):
        words = _COMMENT.sub("", line).strip()
        if words:
            yield number, words


def _wrong(file: str, number: int, line: str, reason: str) -> WrongList:
    return WrongList(f"{file} 第 {number} 行：{reason}。这一行现在是：{line}")
