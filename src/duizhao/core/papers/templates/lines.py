"""A paragraph of a template as one line, whatever runs Word cut it into, and putting values into that line."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from duizhao.core.layout.cuts import cut_text, run_from
from duizhao.core.layout.xml import keep_blanks, legal, make, words_of
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import Element

_NEW_LINE = "\u2028"
_GAP = "\n"
_NOT_OURS = frozenset({n.DELETED, n.MOVED_FROM, n.TEXT_BOX_CONTENT, n.FALLBACK, n.P_PR})
_SHOWS_NOTHING = frozenset(
    {n.R_PR, n.w("lastRenderedPageBreak"), n.w("softHyphen"), n.FIELD_CHAR, n.FIELD_CODE}
)
_SECTION = n.w("sectPr")
_BLANKS = str.maketrans({"\t": " "})


@dataclass(frozen=True, slots=True)
class Piece:
    """A w:t and where its text stands in the line."""

    node: Element
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """The text of a paragraph with its pieces; what is no text parts words as a line break does."""

    words: str
    pieces: tuple[Piece, ...]


def line_of(paragraph: Element) -> Line:
    """The line of a paragraph, without that of the text boxes which hang on it."""
    words, pieces = "", []
    for node in _shown(paragraph):
        if node.tag != n.TEXT:
            words += _GAP
            continue
        text = (node.text or "").replace("\n", " ")
        pieces.append(Piece(node, len(words), len(words) + len(text)))
        words += text
    return Line(words, tuple(pieces))


def put_in(line: Line, values: Iterable[tuple[int, int, str]]) -> None:
    """Put each value in place of the characters from start to end, in the look of the first of them."""
    for start, end, value in sorted(values, reverse=True):
        first, *others = [one for one in line.pieces if one.start < end and one.end > start]
        for one in others:
            one.node.text = (one.node.text or "")[min(end, one.end) - one.start :]
            keep_blanks(one.node)
        text = first.node.text or ""
        rest = text[min(end, first.end) - first.start :]
        first.node.text = f"{text[: start - first.start]}{_writable(value)}{rest}"
        keep_blanks(first.node)


def break_up(paragraph: Element) -> None:
    """Make of a paragraph as many as the values in it have lines, all set alike."""
    for node in reversed([one for one in _shown(paragraph) if one.tag == n.TEXT]):
        while _NEW_LINE in (node.text or ""):
            _break_last(paragraph, node)


def is_alone(line: Line, start: int, end: int) -> bool:
    """Whether nothing else stands in a line than the characters from start to end."""
    return not (line.words[:start] + line.words[end:]).strip()


def _shown(parent: Element) -> Iterator[Element]:
    """The nodes of a paragraph that a reader sees: its w:t, and whatever else stands in runs."""
    for child in parent:
        if child.tag in _NOT_OURS or child.tag in _SHOWS_NOTHING:
            continue
        if child.tag == n.TEXT or parent.tag == n.R:
            yield child
        else:
            yield from _shown(child)


def _break_last(paragraph: Element, node: Element) -> None:
    text = node.text or ""
    at = text.rindex(_NEW_LINE)
    run = node.getparent()
    if run is None or run.getparent() is not paragraph:
        node.addnext(words_of(text[at + 1 :]))
        node.addnext(make("br"))
        node.text = text[:at]
        keep_blanks(node)
        return
    rest = run_from(cut_text(node, at + 1))
    node.text = (node.text or "")[:at]
    following = make("p", rest, *rest.itersiblings())
    properties = paragraph.find(n.P_PR)
    if properties is not None:
        following.insert(0, deepcopy(properties))
        for section in properties.findall(_SECTION):
            properties.remove(section)
    paragraph.addnext(following)


def _writable(value: str) -> str:
    lines = (line.translate(_BLANKS).strip() for line in value.splitlines())
    return _NEW_LINE.join(legal(line) for line in lines if line)
