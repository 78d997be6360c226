"""Parts must stand in the order that a notice asks for."""

from collections.abc import Iterator
from itertools import pairwise

from duizhao.core.checks.kinds.where import anchor
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.model import Entry
from duizhao.core.trail.model import PART_LABELS, Part


def look(reading: Reading, entry: Entry) -> Iterator[Hint]:
    """A hint for each part that begins before the one that should precede it."""
    parts = [Part(part) for part in entry.words("of")]
    starts = {part: spans[0].start for part in parts if (spans := reading.statement.spans_of(part))}
    present = [part for part in parts if part in starts]
    for earlier, later in pairwise(present):
        if starts[later] < starts[earlier]:
            labels = {"earlier": PART_LABELS[earlier], "later": PART_LABELS[later]}
            yield Hint(anchor(reading, [later]), entry.message.format(**labels))
