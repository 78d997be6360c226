"""How the length of a text is spread over its parts."""

from dataclasses import dataclass

from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Part, Statement
from duizhao.core.zh.normal import squeezed_length


@dataclass(frozen=True, slots=True)
class PartShare:
    """A part, where it begins, its length without white space, and its share (0-1) of the text."""

    part: Part
    span: Span
    characters: int
    share: float


def shares_of(statement: Statement) -> tuple[PartShare, ...]:
    """The parts of a text in the order in which they first appear, each once.

    A part that stands in several places counts them together; its span is that of the first.
    """
    whole = statement.text.characters or 1
    first: dict[Part, Span] = {}
    lengths: dict[Part, int] = {}
    for stretch in statement.stretches:
        first.setdefault(stretch.part, stretch.span)
        length = squeezed_length(statement.text.quote(stretch.span))
        lengths[stretch.part] = lengths.get(stretch.part, 0) + length
    return tuple(
        PartShare(part, first[part], length, length / whole) for part, length in lengths.items()
    )
