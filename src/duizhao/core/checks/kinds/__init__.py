"""The kinds of requirement that a framework's entries are made from: one file per kind."""

from collections.abc import Callable, Iterator, Mapping

from duizhao.core.checks.kinds import (
    count_between,
    date_within,
    length_between,
    mention_each,
    section_order,
    section_present,
    share_between,
    words_absent,
)
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.model import Entry

KINDS: Mapping[str, Callable[[Reading, Entry], Iterator[Hint]]] = {
    "mention_each": mention_each.look,
    "section_present": section_present.look,
    "section_order": section_order.look,
    "share_between": share_between.look,
    "length_between": length_between.look,
    "count_between": count_between.look,
    "date_within": date_within.look,
    "words_absent": words_absent.look,
}
