"""Sets words of the text in quotation marks inside a message: short, inner marks made single."""

from collections.abc import Iterable

LONGEST = 24
_INNER = str.maketrans("“”", "‘’")


def quoted(words: str, longest: int = LONGEST) -> str:
    """The words in quotation marks; a long passage is cut after `longest` characters."""
    line = words.translate(_INNER)
    return f"“{line}”" if len(line) <= longest else f"“{line[:longest]}……”"


def listed(words: Iterable[str]) -> str:
    """Several words, each in quotation marks: “甲”“乙”."""
    return "".join(quoted(word) for word in words)
