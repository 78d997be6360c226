"""Finds numbers of headings that are out of order: two （三）, 一 二 四, a list that begins with 二."""

from collections.abc import Iterator, Sequence

from duizhao.core.outline.model import MarkerKind, NumberingMistake, Section, Span, Text
from duizhao.core.zh.numerals import to_han

_SECOND = 2
_WATCHED = {
    MarkerKind.CHAPTER: "第{han}部分",
    MarkerKind.HAN: "{han}、",
    MarkerKind.HAN_BRACKET: "（{han}）",
    MarkerKind.ARABIC: "{number}.",
    MarkerKind.ARABIC_BRACKET: "（{number}）",
    MarkerKind.POINT: "{han}是",
}


def mistakes_in(text: Text, root: Section) -> Iterator[NumberingMistake]:
    """Numbers that are not the one their neighbours call for, in the order of the text."""
    for section in root.walk():
        yield from _among(text, section.children)


def _among(text: Text, siblings: Sequence[Section]) -> Iterator[NumberingMistake]:
    expected: dict[MarkerKind, int] = {}
    for section in siblings:
        marker = section.heading.marker if section.heading else None
        if section.heading is None or marker is None or marker.kind not in _WATCHED:
            continue
        wanted = expected.get(marker.kind, 1)
        restarts = marker.ordinal == 1 and wanted > _SECOND
        if marker.ordinal != wanted and not restarts:
            span = Span(section.span.start, section.span.start + _written_length(text, section))
            yield NumberingMistake(span, text.quote(span), _label(marker.kind, wanted))
        expected[marker.kind] = marker.ordinal + 1


def _written_length(text: Text, section: Section) -> int:
    paragraph = text.paragraph_at(section.span.start)
    marker = section.heading.marker if section.heading else None
    return paragraph.at(0, marker.length if marker else 0).end - paragraph.start


def _label(kind: MarkerKind, number: int) -> str:
    return _WATCHED[kind].format(han=to_han(number), number=number)
