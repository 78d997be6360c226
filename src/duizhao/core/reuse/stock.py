"""Passages that so many texts have that they are common property, told once each."""

from collections.abc import Iterator

import numpy as np

from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.postings import Numbers

_GAP = 12
_SHORTEST = 60


def stock_in(
    starts: Numbers, places: Numbers, counts: Numbers, scale: Scale
) -> Iterator[tuple[int, int, int, int]]:
    """Each stretch of frequent fingerprints: its text, its letters from and to, how many texts have it.

    `places` are where each fingerprint stands first, so that each stretch comes once; `starts`
    are where the texts begin in the row.
    """
    if not len(places):
        return
    order = np.argsort(places)
    places, counts = places[order], counts[order]
    texts = np.searchsorted(starts, places, side="right") - 1
    fresh = np.ones(len(places), dtype=bool)
    fresh[1:] = (texts[1:] != texts[:-1]) | (np.diff(places) > _GAP)
    firsts = np.flatnonzero(fresh)
    ends = np.append(firsts[1:], len(places))
    lengths = places[ends - 1] + scale.shingle - places[firsts]
    for first, end in zip(firsts[lengths >= _SHORTEST], ends[lengths >= _SHORTEST], strict=True):
        text = int(texts[first])
        begin = int(starts[text])
        yield (
            text,
            int(places[first]) - begin,
            int(places[end - 1]) + scale.shingle - begin,
            int(np.median(counts[first:end])),
        )
