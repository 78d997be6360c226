"""Places where one part of a text ends and the next begins, and the stretches between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Part, Stretch


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a part begins, with the heading that announces it."""

    start: int
    part: Part
    heading: Span | None = None


def merged(cuts: Iterable[Cut]) -> list[Cut]:
    """Cuts in order, one at each place, a part that merely goes on left out."""
    kept: list[Cut] = []
    for cut in cuts:
        if kept and kept[-1].start == cut.start:
            kept.pop()
        if kept and kept[-1].part is cut.part and cut.heading is None:
            continue
        kept.append(cut)
    return kept


def stretches_between(text: Text, cuts: Sequence[Cut]) -> Iterator[Stretch]:
    """The stretch from each cut to the next, the line feed between them left out."""
    content = text.content
    ends = [*(cut.start for cut in cuts[1:]), len(content)]
    for cut, end in zip(cuts, ends, strict=True):
        last = end - 1 if end > cut.start and content[end - 1 : end] == "\n" else end
        yield Stretch(cut.part, Span(cut.start, last), cut.heading)
