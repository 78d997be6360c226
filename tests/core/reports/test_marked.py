"""The text is cut so that every character stays and every place can be underlined."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.rule import Finding, Level
from duizhao.core.outline.model import Span
from duizhao.core.reports.marked import Block, anchor_of, blocks_of, numbered
from sample_statement import make_finding, sample_statement

STATEMENT = sample_statement()
TEXT = STATEMENT.text


def blocks(*findings: Finding) -> list[Block]:
    checked = Checked("材料.txt", STATEMENT, findings)
    return list(blocks_of(STATEMENT, numbered(checked)))


def at(start: int, end: int, **facts: object) -> Finding:
    place = {"span": Span(start, end), "paragraph": TEXT.paragraph_at(start).index}
    return replace(make_finding(STATEMENT, "抓得不紧"), **place, **facts)  # type: ignore[arg-type]


def test_blocks_follow_the_parts_and_part_headings_are_told() -> None:
    found = blocks()
    assert [block.part.value for block in found][:4] == [
        "title",
        "opening",
        "follow_up",
        "problems",
    ]
    assert [paragraph.heads_part for paragraph in found[3].paragraphs] == [
        True,
        False,
        False,
        False,
    ]


def test_headings_and_nodes_can_be_found_again() -> None:
    first = blocks()[3].paragraphs[1].pieces[0]
    assert (first.words, first.lead, first.ids) == ("（一）理论学习不够深入。", True, ("P1",))


def test_overlapping_places_are_cut_where_they_cross() -> None:
    outer = make_finding(STATEMENT, "理论学习不够深入。学得零散")
    inner = make_finding(STATEMENT, "深入。学得零散，一是")
    pieces = blocks(outer, inner)[3].paragraphs[1].pieces
    marked = [(piece.words, [one.number for one in piece.marks]) for piece in pieces if piece.marks]
    assert marked == [
        ("理论学习不够", [1]),
        ("深入。", [1, 2]),
        ("学得零散", [1, 2]),
        ("，一是", [2]),
    ]
    assert [[one.number for one in piece.ends] for piece in pieces if piece.ends] == [[1], [2]]


def test_findings_of_one_rule_in_one_paragraph_share_a_note_and_a_reason_is_told_once() -> None:
    first = make_finding(STATEMENT, "学得零散", message="太泛")
    second = make_finding(STATEMENT, "面上的话", message="太泛")
    third = make_finding(STATEMENT, "抓得不紧", message="也太泛")
    found = blocks(first, second, third)
    (note,) = found[3].paragraphs[1].notes
    (line,) = note.lines
    assert ([one.number for one in line.found], note.why_given_at) == ([1, 2], None)
    (later,) = found[4].paragraphs[1].notes
    assert later.why_given_at == 1


def test_another_level_gets_its_own_note() -> None:
    mild = make_finding(STATEMENT, "学得零散")
    grave = make_finding(STATEMENT, "面上的话", level=Level.MUST)
    notes = blocks(mild, grave)[3].paragraphs[1].notes
    assert [note.level for note in notes] == [Level.ADVICE, Level.MUST]


def test_a_long_place_is_underlined_at_its_first_clause() -> None:
    whole = STATEMENT.problems[0].span
    over_two = Span(whole.start, STATEMENT.problems[1].span.end)
    assert TEXT.quote(anchor_of(TEXT, over_two)) == "（一）理论学习不够深入。"
    short = STATEMENT.problems[2].span
    assert anchor_of(TEXT, short) == short


def test_a_place_without_words_still_gets_its_number() -> None:
    start = TEXT.paragraphs[1].start
    first = blocks(at(start, start))[1].paragraphs[0].pieces[0]
    assert ([one.number for one in first.ends], first.marks) == ([1], ())


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT.content) - 1), st.integers(0, len(TEXT.content)), st.booleans()
        ),
        max_size=6,
    )
)
def test_no_character_is_lost_and_every_finding_ends_once(
    places: list[tuple[int, int, bool]],
) -> None:
    findings = sorted(
        (
            at(min(a, b), max(a, b), level=Level.MUST if must else Level.INFO)
            for a, b, must in places
        ),
        key=lambda finding: finding.span,
    )
    found = [paragraph for block in blocks(*findings) for paragraph in block.paragraphs]
    written = ["".join(piece.words for piece in paragraph.pieces) for paragraph in found]
    assert "\n".join(written) == TEXT.content
    ends = [one.number for paragraph in found for piece in paragraph.pieces for one in piece.ends]
    assert sorted(ends) == list(range(1, len(findings) + 1))
    lines = [line for p in found for note in p.notes for line in note.lines]
    assert sum(len(line.found) for line in lines) == len(findings)
