"""Sets words of the text in quotation marks inside a message: short, inner marks made single."""

import re
from collections.abc import Iterable

LONGEST = 24
_NUMBER = re.compile(
    "^(?:（[一二三四五六七八九十0-9]+）|[一二三四五六七八九十0-9]+[、.]|[一二三四五六七八九十]+是)"
)
_INNER = str.maketrans("“”", "‘’")


def quoted(words: str, longest: int = LONGEST) -> str:
    """The words in quotation marks; a long passage is cut after `longest` characters."""
    line = words.translate(_INNER)
    return f"“{line}”" if len(line) <= longest else f"“{line[:longest]}……”"


def clause(words: str) -> str:
    """A clause in plain form without the number it opens with and the marks it ends with."""
    return _NUMBER.sub("", words).strip("，。；：！？")


def listed(words: Iterable[str]) -> str:
    """Several words, each in quotation marks: “甲”“乙”."""
    return "".join(quoted(word) for word in words)


def file_name(path: str) -> str:
    """The name of a file without the folders before it, whichever slashes part them."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]
