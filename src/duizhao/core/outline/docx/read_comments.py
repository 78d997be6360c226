"""Reads the comments of a .docx with the words they stand on, as a reader of the text sees those."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.lines import Walked
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import open_docx
from duizhao.core.outline.docx.walk import Walk
from duizhao.core.outline.limits import Limits

_Places = Mapping[Element, int]


@dataclass(frozen=True, slots=True)
class FoundComment:
    """A comment: who wrote it, what it says, on which words of one paragraph, where these begin.

    `start` counts the characters of the text as `read_docx` gives it. Words over several
    paragraphs are those of the first; a comment that stands on no words has none.
    """

    author: str
    text: str
    words: str
    start: int


def read_comments(data: bytes, limits: Limits) -> list[FoundComment]:
    """The comments of a document in the order of the text. Raises Unreadable where `read_docx` would."""
    package = open_docx(data, limits)
    document, part = package.document(), package.part("comments")
    if part is None:
        return []
    nodes = list(document.iter())  # kept: lxml forgets a node that nobody holds
    order: _Places = {node: place for place, node in enumerate(nodes)}
    walked = list(Walk(package, document).paragraphs())
    begins, ends = (
        {node.get(n.ID): order[node] for node in document.iter(tag)}
        for tag in (n.COMMENT_START, n.COMMENT_END)
    )
    found = []
    for comment in part.iterchildren(n.COMMENT):
        identity = comment.get(n.ID)
        words, start = _words_between(
            walked, order, begins.get(identity, 0), ends.get(identity, -1)
        )
        text = "\n".join(filter(None, map(_text_of, comment.iter(n.P))))
        found.append(FoundComment(comment.get(n.AUTHOR) or "", text, words, start))
    return sorted(found, key=lambda one: one.start)


def _words_between(walked: list[Walked], order: _Places, begin: int, end: int) -> tuple[str, int]:
    """The words between two nodes in the first paragraph that has any, and where they begin."""
    start = 0
    for one in walked:
        inside = [
            (offset, piece.text)
            for offset, piece in zip(one.offsets, one.pieces, strict=True)
            if begin < order.get(piece.first, -1) < end
        ]
        if inside:
            return "".join(words for _, words in inside), start + inside[0][0]
        start += len(one.text) + 1
    return "", 0


def _text_of(paragraph: Element) -> str:
    return "".join(_pieces(paragraph)).strip()


def _pieces(paragraph: Element) -> Iterator[str]:
    for node in paragraph.iter(n.TEXT, n.TAB, n.BREAK):
        yield (node.text or "") if node.tag == n.TEXT else " "
