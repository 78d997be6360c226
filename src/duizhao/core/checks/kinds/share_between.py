"""Some parts together must make up a certain share of the text."""

from collections.abc import Iterator

from duizhao.core.checks.kinds.where import (
    anchor,
    characters,
    number_named,
    outside,
    parts_named,
    range_named,
)
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.model import Entry


def look(reading: Reading, entry: Entry) -> Iterator[Hint]:
    """A hint when the share of the parts lies outside the range."""
    parts, least, most = entry.words("of"), entry.number("least"), entry.number("most")
    share = characters(reading, parts) / max(reading.text.characters, 1)
    if outside(share, least, most):
        message = entry.message.format(
            parts=parts_named(parts),
            share=number_named(share, percent=True),
            wanted=range_named(least, most, percent=True),
        )
        yield Hint(anchor(reading, parts), message)
