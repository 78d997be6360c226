"""Some words must not stand in the text."""

from collections.abc import Iterator

from duizhao.core.checks.kinds.where import pieces
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.model import Entry
from duizhao.core.zh.phrases import Phrases


def look(reading: Reading, entry: Entry) -> Iterator[Hint]:
    """A hint at each place where one of the words stands."""
    unwanted = Phrases(entry.words("words"))
    for piece in pieces(reading, entry.words("where")):
        for match in unwanted.find(piece.plain):
            span = piece.at(match.start, match.end)
            yield Hint(span, entry.message.format(word=match.phrase))
