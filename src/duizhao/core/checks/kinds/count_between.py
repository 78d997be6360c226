"""There must be a certain number of problems, causes or measures."""

from collections.abc import Iterator

from duizhao.core.checks.kinds.where import anchor, outside, range_named
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.model import Entry
from duizhao.core.frameworks.vocabulary import COUNTED
from duizhao.core.trail.model import Statement


def look(reading: Reading, entry: Entry) -> Iterator[Hint]:
    """A hint when the number read in the text lies outside the range."""
    counted, least, most = entry.text("of"), entry.number("least"), entry.number("most")
    count = _count(reading.statement, counted)
    if outside(count, least, most):
        wanted = range_named(least, most)
        message = entry.message.format(counted=COUNTED[counted], count=count, wanted=wanted)
        yield Hint(anchor(reading, [counted]), message)


def _count(statement: Statement, counted: str) -> int:
    return {
        "problems": len(statement.problems),
        "causes": len(statement.causes),
        "measures": len(statement.measures),
        "follow_up": len(statement.follow_up),
    }[counted]
