"""Where a text repeats a known one: a notice, a template, a source that everybody may quote."""

from collections.abc import Iterator

import numpy as np

from duizhao.core.reuse.align import aligned
from duizhao.core.reuse.hits import Hits
from duizhao.core.reuse.letters import letters_of
from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.model import ReuseKind, Work
from duizhao.core.reuse.passages import Side
from duizhao.core.reuse.runs import joined, shared_in
from duizhao.core.reuse.shingles import hashes_of

_SCALE = Scale(8, 1, 2, 24.0)
_TEMPLATES = ("模板", "范本", "样本", "提纲", "统一")
_NOTICES = ("通知", "方案", "意见", "办法", "规定", "条例")


def known_in(content: str, title: str, words: str) -> Iterator[tuple[int, int, int, ReuseKind]]:
    """Each place of a text that repeats a known one: from, to, how many letters alike, of what kind."""
    here = Side(Work(""), content, letters_of(content))
    there = Side(Work(title), words, letters_of(words))
    ours = hashes_of(here.letters.codes, _SCALE.shingle)
    theirs, first = np.unique(hashes_of(there.letters.codes, _SCALE.shingle), return_index=True)
    if not len(theirs):
        return
    at = np.minimum(np.searchsorted(theirs, ours), len(theirs) - 1)
    met = np.flatnonzero(theirs[at] == ours)
    none = np.zeros(len(met), dtype=np.int64)
    hits = Hits(none, none + 1, met, first[at[met]].astype(np.int64), none + 2)
    places = list(shared_in(hits, np.zeros(3, dtype=np.int64), _SCALE))
    for place in joined(places) if places else ():
        for one in aligned(here.words, there.words, place.runs):
            yield *here.letters.original(one.a_start, one.a_end), one.same, kind_of_source(title)


def kind_of_source(title: str) -> ReuseKind:
    """What the words of a known text are, told from its title."""
    if any(word in title for word in _TEMPLATES):
        return ReuseKind.TEMPLATE
    return ReuseKind.NOTICE if any(word in title for word in _NOTICES) else ReuseKind.QUOTATION
