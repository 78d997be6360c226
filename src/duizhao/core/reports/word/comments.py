"""Keeps the comments part of a .docx: takes out what an earlier run of ours left, adds what is new."""

from collections.abc import Iterable
from datetime import datetime

from duizhao.core.layout.xml import SONG, look, make, words_of
from duizhao.core.outline.docx.names import (
    AUTHOR,
    COMMENT,
    COMMENT_END,
    COMMENT_REFERENCE,
    COMMENT_START,
    DATE,
    ID,
    R_PR,
    Element,
    P,
    R,
    number_in,
)

OUR_NAME = "对照"
_HALF_POINTS = 21
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_MARKS = (COMMENT_START, COMMENT_END, COMMENT_REFERENCE)


class WordComments:
    """The comments of one document, those of an earlier run of ours taken out.

    `root` is the comments part as it shall be; `former` are the paragraph ids, perhaps empty
    ones, by which other parts may know the comments that were taken out.
    """

    def __init__(self, root: Element | None, document: Element) -> None:
        self.root = make("comments") if root is None else root
        self.former = self._take_out_ours(document)
        taken = [*self.root.iterchildren(COMMENT), *document.iter(*_MARKS)]
        self._next = 1 + max((number_in(one.get(ID)) or 0 for one in taken), default=-1)

    def _take_out_ours(self, document: Element) -> frozenset[str]:
        ours = [one for one in self.root.iterchildren(COMMENT) if one.get(AUTHOR) == OUR_NAME]
        identities = {one.get(ID) for one in ours}
        for mark in [one for one in document.iter(*_MARKS) if one.get(ID) in identities]:
            _remove_mark(mark)
        for one in ours:
            self.root.remove(one)
        return frozenset(one.get(_PARAGRAPH_ID, "") for comment in ours for one in comment.iter(P))

    def add(self, head: str, passages: Iterable[str], at: datetime | None) -> int:
        """Add a comment of ours with a head line in bold and passages below it; its id."""
        identity, self._next = self._next, self._next + 1
        comment = make("comment", id=identity, author=OUR_NAME, initials=OUR_NAME)
        if at is not None:
            comment.set(DATE, f"{at:%Y-%m-%dT%H:%M:%SZ}")
        mark = make("r", look(SONG, _HALF_POINTS), make("annotationRef"))
        comment.append(_passage(mark, _run(head, bold=True)))
        comment.extend(_passage(_run(passage)) for passage in passages)
        self.root.append(comment)
        return identity


def _passage(*runs: Element) -> Element:
    """A paragraph set as such, whatever the file's usual one is; in words that strict files know too."""
    flush = make("ind", firstLine=0, firstLineChars=0)
    apart = make("spacing", before=0, after=0, line=240, lineRule="auto")
    return make("p", make("pPr", apart, flush, make("jc", val="both")), *runs)


def _run(words: str, *, bold: bool = False) -> Element:
    return make("r", look(SONG, _HALF_POINTS, bold=bold), words_of(words))


def _remove_mark(mark: Element) -> None:
    holder = mark.getparent()
    if holder is None:
        return
    holder.remove(mark)
    run_is_empty = holder.tag == R and all(one.tag == R_PR for one in holder)
    outer = holder.getparent()
    if run_is_empty and outer is not None:
        outer.remove(holder)
