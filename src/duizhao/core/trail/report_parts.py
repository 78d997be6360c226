"""Parts of a report on 整改: all that it tells is follow-up, but for what comes next."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from duizhao.core.outline.model import Text
from duizhao.core.trail.cuts import Cut, stretches_between
from duizhao.core.trail.model import Part, Stretch

_AHEAD = re.compile("下一?步|今后|下阶段|后续")
_OWN = frozenset({Part.TITLE, Part.OPENING, Part.CLOSING, Part.PERSONAL_MATTERS})


def as_report(text: Text, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches of a report, read first as if they were a statement's."""
    cuts = [Cut(found.span.start, _part(text, found), found.heading) for found in stretches]
    return tuple(stretches_between(text, list(_joined(cuts))))


def _part(text: Text, stretch: Stretch) -> Part:
    if stretch.part in _OWN:
        return stretch.part
    ahead = stretch.heading and _AHEAD.search(text.plain(stretch.heading))
    return Part.MEASURES if ahead else Part.FOLLOW_UP


def _joined(cuts: Sequence[Cut]) -> Iterator[Cut]:
    """Neighbours of one part as one, whatever headings stood between them."""
    for before, cut in pairwise([None, *cuts]):
        if cut and not (before and before.part is cut.part):
            yield cut
