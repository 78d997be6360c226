"""Writes changes of the text as tracked changes of ours, so that the author takes or refuses each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from itertools import count

from duizhao.core.layout.cuts import cut_text, run_from, run_up_to
from duizhao.core.layout.xml import make, words_of
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.lines import Piece, Walked
from duizhao.core.outline.docx.names import Element, number_in, w
from duizhao.core.outline.model import Place, Text
from duizhao.core.relayout.diagnosis import Edit
from duizhao.core.relayout.properties import of_mark

OUR_NAME = "对照"
_ANYWHERE = frozenset({n.P, n.HYPERLINK, n.SMART_TAG})
_IN_BODY = frozenset({Place.BODY, Place.TABLE})


class Tracked:
    """Tracked changes of one run, numbered on from those of the document. `at` dates them."""

    def __init__(self, document: Element, at: datetime | None) -> None:
        taken = (number_in(one.get(n.ID)) or 0 for one in document.iter() if one.get(n.ID))
        self._numbers = count(max(taken, default=0) + 1)
        self._at = at

    def apply(self, text: Text, walked: Sequence[Walked], edits: Iterable[Edit]) -> None:
        """Make the edits that don't touch one another, the last first, so that places stay true."""
        last = None
        for edit in sorted(edits, key=lambda one: one.span, reverse=True):
            if last is None or edit.span.end <= last:
                paragraph = text.paragraph_at(edit.span.start)
                start = edit.span.start - paragraph.start
                self._replace(walked[paragraph.index], start, start + len(edit.span), edit.words)
                last = edit.span.start

    def drop_line(self, paragraph: Element) -> None:
        """Delete a blank line: its mark is deleted, so that it runs into the next."""
        of_mark(paragraph).insert(0, self._change("del"))

    def _replace(self, one: Walked, start: int, end: int, words: str) -> None:
        deleted = [
            self._delete(piece, max(start - offset, 0), min(end - offset, len(piece.text)))
            for offset, piece in reversed(list(_touched(one, start, end)))
        ]
        if words and deleted:
            last = deleted[0]
            run = make("r", *deepcopy(list(last[0].iterchildren(n.R_PR))), words_of(words))
            inserted = self._change("ins")
            inserted.append(run)
            last.addnext(inserted)

    def _delete(self, piece: Piece, start: int, end: int) -> Element:
        node = piece.first
        if piece.divisible:
            cut_text(node, end)
            node = cut_text(node, start) if start else node
        run_from(node)
        run = run_up_to(node)
        deletion = self._change("del")
        run.addprevious(deletion)
        deletion.append(run)
        for one in run.iterchildren(n.TEXT):
            one.tag = w("delText")
        return deletion

    def _change(self, kind: str) -> Element:
        change = make(kind, id=next(self._numbers), author=OUR_NAME)
        if self._at is not None:
            change.set(n.DATE, f"{self._at:%Y-%m-%dT%H:%M:%SZ}")
        return change


def can_change(text: Text, walked: Sequence[Walked], edit: Edit) -> bool:
    """Whether an edit can be written as a tracked change: in plain runs of the body, no number of Word's own."""
    paragraph = text.paragraph_at(edit.span.start)
    one = walked[paragraph.index]
    start, end = edit.span.start - paragraph.start, edit.span.end - paragraph.start
    if one.reference is not None or one.place not in _IN_BODY or start < one.number:
        return False
    if end > len(one.text) or start >= end:
        return False
    touched = list(_touched(one, start, end))
    return bool(touched) and all(_is_plain(piece) for _, piece in touched)


def _touched(one: Walked, start: int, end: int) -> Iterator[tuple[int, Piece]]:
    for at in range(max(bisect_right(one.offsets, start) - 1, 0), len(one.pieces)):
        offset, piece = one.offsets[at], one.pieces[at]
        if offset >= end:
            return
        if start < offset + len(piece.text):
            yield offset, piece


def _is_plain(piece: Piece) -> bool:
    node = piece.first
    run = node.getparent()
    holder = None if run is None else run.getparent()
    alone = piece.divisible or (node.tag == n.TAB and piece.last is node)
    return (
        alone
        and run is not None
        and run.tag == n.R
        and holder is not None
        and holder.tag in _ANYWHERE
    )
