"""Whatever a paragraph is made of and wherever a comment is asked for, it stands on the words meant."""

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.core.outline.docx.read_docx import read_docx
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Place, Span, Text
from duizhao.core.reports.to_comments import Comment, to_comments
from make_docx import (
    DELETED_MARK,
    SOFT_BREAK,
    abstract,
    bold,
    control,
    deleted,
    docx,
    field,
    hidden,
    hyperlink,
    inserted,
    level,
    num,
    paragraph,
    run,
    table,
)
from marked_words import marked_words

CHAPTERS = abstract(1, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.")) + num(1, 1)
WORDS = st.text("学习不够深入联系实际，。 　", min_size=1, max_size=6)
RUN = st.one_of(
    WORDS.map(run),
    WORDS.map(bold),
    st.tuples(WORDS, WORDS).map(lambda words: run(words[0], "<w:tab/>", words[1])),
)
INLINE = st.one_of(
    RUN,
    WORDS.map(inserted),
    WORDS.map(deleted),
    WORDS.map(hidden),
    RUN.map(hyperlink),
    RUN.map(control),
    RUN.map(lambda one: field("HYPERLINK x", one)),
    st.just(SOFT_BREAK),
)
PARAGRAPH = st.builds(
    lambda inside, numbered, mark: paragraph(*inside, numbered=numbered, mark=mark),
    st.lists(INLINE, max_size=6),
    st.sampled_from([None, None, (1, 0), (1, 1)]),
    st.sampled_from(["", "", DELETED_MARK]),
)
BLOCK = st.one_of(
    PARAGRAPH, PARAGRAPH.map(control), PARAGRAPH.map(lambda cell: table((cell, cell)))
)


def meant(text: Text, span: Span) -> str:
    """The words at a span without automatic numbers and line feeds."""
    labels = {one.start + offset for one in text.paragraphs for offset in range(one.number)}
    shown = (place for place in range(span.start, span.end) if place not in labels)
    return squeezed("".join(text.content[place] for place in shown))


def squeezed(words: str) -> str:
    """Without blanks: a range may hold blank paragraphs, which are not in the text."""
    return "".join(words.split())


@settings(deadline=None, max_examples=150)
@given(blocks=st.lists(BLOCK, min_size=1, max_size=5), places=st.data())
def test_a_comment_stands_on_the_words_meant(blocks: list[str], places: st.DataObject) -> None:
    data = docx(*blocks, paragraph("文末。"), numbering=CHAPTERS)
    text = read_docx("任意.docx", data, Limits())
    offset = st.integers(0, len(text.content))
    ends = places.draw(st.lists(st.tuples(offset, offset), min_size=1, max_size=6))
    spans = [Span(min(pair), max(pair)) for pair in ends]
    notes = [Comment(span, "DZ103", "题", "话") for span in spans]

    copy = to_comments(data, text, notes)
    assert read_docx("任意.docx", copy, Limits()).paragraphs == text.paragraphs
    for marked, span in zip(marked_words(copy).values(), spans, strict=True):
        asked, found = meant(text, span), squeezed(marked)
        touched = list(text.paragraphs_in(span))
        if len(touched) > 1 and any(one.place is Place.TABLE for one in touched):
            assert not asked or asked.startswith(found)  # a range doesn't leave its table cell
        else:
            assert not asked or asked == found
    assert to_comments(copy, text, notes) == copy
