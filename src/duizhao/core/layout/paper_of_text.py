"""Takes a text that has no file of its own as a paper: which lines are title, headings, paragraphs."""

from itertools import takewhile

from duizhao.core.layout.paper import Block, Body, Centred, Heading, Level, Paper
from duizhao.core.layout.profile import MATERIAL
from duizhao.core.outline.markers import marker_of
from duizhao.core.outline.model import MarkerKind, Paragraph, Text

_LEVELS = {
    MarkerKind.CHAPTER: Level.FIRST,
    MarkerKind.HAN: Level.FIRST,
    MarkerKind.HAN_BRACKET: Level.SECOND,
}
_LONGEST_HEADING, _LONGEST_TITLE, _LONGEST_BELOW_TITLE, _MOST_BELOW_TITLE = 50, 60, 30, 3
_ENDS_SENTENCE = tuple("。：；，！？:;,!?")


def paper_of_text(text: Text) -> Paper:
    """The paper of a text; each of its paragraphs is one of the paper, in the same order."""
    above = sum(1 for _ in takewhile(_stands_above, text.paragraphs))
    head, rest = text.paragraphs[:above], text.paragraphs[above:]
    return Paper(
        title=tuple(one.text for one in head[:1]),
        blocks=tuple(map(_block, rest)),
        profile=MATERIAL,
        below_title=tuple(one.text for one in head[1:]),
    )


def _block(paragraph: Paragraph) -> Block:
    if paragraph.centred:
        return Centred(paragraph.text)
    if _is_heading(paragraph) and (level := _level(paragraph)):
        return Heading(paragraph.text, level)
    return Body(paragraph.text, indent=not paragraph.text[0].isspace())


def _level(paragraph: Paragraph) -> Level | None:
    marker = marker_of(paragraph.plain.text)
    return _LEVELS.get(marker.kind, Level.THIRD) if marker else None


def _stands_above(paragraph: Paragraph) -> bool:
    """Whether a paragraph looks like the title or, below it, a line with the meeting or the name."""
    words = paragraph.plain.text
    return (
        paragraph.index <= _MOST_BELOW_TITLE
        and len(words) <= (_LONGEST_BELOW_TITLE if paragraph.index else _LONGEST_TITLE)
        and not words.endswith(_ENDS_SENTENCE)
        and marker_of(words) is None
    )


def _is_heading(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a numbered heading, which must not be the last line of a page."""
    words = paragraph.plain.text
    return (
        len(words) <= _LONGEST_HEADING
        and not words.endswith(_ENDS_SENTENCE)
        and marker_of(words) is not None
    )
