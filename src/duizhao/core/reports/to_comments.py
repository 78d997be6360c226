"""Gives findings back as Word comments at the exact words in a copy of the author's own .docx."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from duizhao.core.layout.paper_of_text import paper_of_text
from duizhao.core.layout.rewritten import rewritten
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.layout.xml import serialised
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import Package, in_strict, open_docx
from duizhao.core.outline.docx.walk import Walk
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Span, Text
from duizhao.core.reports.word.comments import WordComments
from duizhao.core.reports.word.marks import place_marks
from duizhao.core.reports.word.package import place_for_comments
from duizhao.core.reports.word.threads import without_threads


@dataclass(frozen=True, slots=True)
class Comment:
    """What one comment says: the rule's code and title, what is seen at the span, and why it matters."""

    span: Span
    code: str
    title: str
    message: str
    why: str = ""


def to_comments(
    original: bytes | None,
    text: Text,
    notes: Sequence[Comment],
    *,
    at: datetime | None = None,
    limits: Limits | None = None,
) -> bytes:
    """A copy of a .docx with our comments, those of an earlier run taken out first.

    `text` is what `read_docx` made of `original`; without an original a new .docx is made of the
    text. `at` dates the comments in the local time of its reader; without it they bear no date.
    Comments of others keep their ids. Raises ValueError when the text is not that of the
    original, and Unreadable where `read_docx` would.
    """
    data = to_docx(paper_of_text(text)) if original is None else original
    package = open_docx(data, limits or Limits())
    document = package.document()
    comments = WordComments(package.part("comments"), document)
    if not notes and not comments.former:
        return data
    walked = list(Walk(package, document).paragraphs())
    if [len(one.text) for one in walked] != [len(one.text) for one in text.paragraphs]:
        raise ValueError("the text was not read from this original")
    place_marks(
        walked, [(comments.add(_head(note), _passages(note), at), note.span) for note in notes]
    )
    name, changed = place_for_comments(package)
    roots = {
        package.main: document,
        name: comments.root,
        **without_threads(package, comments.former),
    }
    return rewritten(package.archive, changed | dict(_serialised(package, roots.items())))


def _head(note: Comment) -> str:
    return f"{note.code} {note.title}"


def _passages(note: Comment) -> Iterator[str]:
    yield note.message
    if note.why:
        yield f"为什么：{note.why}"


def _serialised(
    package: Package, roots: Iterable[tuple[str, Element]]
) -> Iterator[tuple[str, bytes]]:
    strict = package.is_strict()
    for name, root in roots:
        data = serialised(root)
        yield name, in_strict(data) if strict else data
