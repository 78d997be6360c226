"""Whose a text is and of which year, told from where its file stands and from its first lines."""

import re
from pathlib import PurePath

from duizhao.core.reuse.model import Work

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)(?:年度|年)?")
_HEAD = 300
_IN_HEAD = re.compile(r"(20\d\d)\s*年度")
_PARTS = re.compile(r"[-_—·.\s（）()、]+")
_KIND_WORDS = re.compile(
    "(?:年度|专题)?(?:民主生活会|组织生活会)|个人|班子|对照检查|检视剖析|剖析|发言|材料|提纲|终稿|定稿|初稿|修改稿|年度"
)


def whose(name: str, folders: tuple[str, ...], content: str) -> Work:
    """A text's unit, person and year, as far as they can be told.

    `name` is what reports call it, `folders` are those between the folder that was named and the
    file. Without folders the first of several words of the file name is the unit.
    """
    stem = PurePath(name).stem
    year = _last_year_in(stem) or _last_year_in("/".join(folders)) or _year_in_head(content)
    unit = "/".join(filter(None, (_bare(folder) for folder in folders)))
    words = [word for word in _PARTS.split(_bare(stem)) if word]
    if not unit and len(words) > 1:
        unit, words = words[0], words[1:]
    return Work(name, unit, "-".join(words), year)


def same_person(one: Work, other: Work) -> bool:
    """Whether two texts are known to be of one person."""
    return bool(one.person) and (one.unit, one.person) == (other.unit, other.person)


def earlier_of(one: Work, other: Work) -> int | None:
    """0 or 1: which of two texts is likely the earlier, by date, else by year; None where unknown."""
    if one.on and other.on and one.on != other.on:
        return int(other.on < one.on)
    if one.year and other.year and one.year != other.year:
        return int(other.year < one.year)
    return None


def _bare(words: str) -> str:
    """A name without years and the words that say what kind of text it is."""
    return _KIND_WORDS.sub("", _YEAR.sub("", words)).strip(" -_—·.、（）()")


def _last_year_in(words: str) -> int | None:
    found = _YEAR.findall(words)
    return int(found[-1]) if found else None


def _year_in_head(content: str) -> int | None:
    found = _IN_HEAD.search(content[:_HEAD])
    return int(found.group(1)) if found else None
