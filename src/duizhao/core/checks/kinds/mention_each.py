"""Each thing that a notice names must be mentioned."""

from collections.abc import Iterator

from duizhao.core.checks.kinds.where import anchor, pieces
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.model import Entry


def look(reading: Reading, entry: Entry) -> Iterator[Hint]:
    """A hint for each item of which the parts hold no word."""
    where = entry.words("where")
    passages = [piece.plain for piece in pieces(reading, where)]
    for called, *words in entry.items("of"):
        if not any(word in passage for word in words for passage in passages):
            yield Hint(anchor(reading, where), entry.message.format(missing=called))
