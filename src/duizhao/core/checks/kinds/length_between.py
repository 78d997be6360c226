"""The text, or some parts together, must have a certain length."""

from collections.abc import Iterator

from duizhao.core.checks.kinds.where import anchor, characters, outside, parts_named, range_named
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.model import Entry


def look(reading: Reading, entry: Entry) -> Iterator[Hint]:
    """A hint when the length, in characters without white space, lies outside the range."""
    parts, least, most = entry.words("of"), entry.number("least"), entry.number("most")
    length = characters(reading, parts)
    if outside(length, least, most):
        wanted = range_named(least, most)
        message = entry.message.format(parts=parts_named(parts), length=length, wanted=wanted)
        yield Hint(anchor(reading, parts), message)
