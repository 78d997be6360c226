"""The mark of a sheet: short enough for a small code, told from those of others, and never on what is anonymous."""

import string
from dataclasses import replace

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.layout.paper import Body, Paper
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.layout.to_pdf import to_pdf
from duizhao.core.papers.kind import AnyKind, file_of
from duizhao.core.papers.printed import content_of, kind_of_letters, stamp_of
from duizhao.core.papers.registry import all_kinds
from duizhao.core.scans.mark import FAULT_WORDS, NO_CODE, Fault, Mark, Stamp, mark_among, parse
from duizhao.core.scans.read_scan import opened
from paper_words import pdf_words

KEY, OTHERS = "k" * 40, "o" * 40
ANONYMOUS = {"opinion-form", "opinion-summary", "slip-sheet"}
MARK = Mark(kind="QD", meeting=37, record=1, version=2, content="ABCD", page=2, pages=3)
NUMBERS = st.integers(0, 36**4 - 1)


MARKS = st.builds(
    Mark,
    kind=st.text(string.ascii_uppercase, min_size=2, max_size=2),
    meeting=NUMBERS,
    record=NUMBERS,
    version=st.integers(0, 999),
    content=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=4, max_size=4),
    page=st.integers(0, 200),
    pages=st.integers(0, 200),
)


@given(MARKS)
def test_what_is_written_is_read_again(mark: Mark) -> None:
    assert parse(mark.written(KEY), KEY) == mark


def test_a_code_fits_into_25_modules_and_names_nobody() -> None:
    said = Mark(
        kind="GR", meeting=46000, record=1_600_000, version=35, content="ABCD", page=35, pages=35
    ).written(KEY)
    assert len(said) <= 38
    assert segno.make(said, error="m", micro=False).symbol_size(border=0) == (25, 25)
    assert said.isascii()


def test_each_fault_has_its_words() -> None:
    said = MARK.written(KEY)
    assert parse(said, OTHERS) is Fault.FOREIGN
    assert parse(said.replace("QD", "TH"), KEY) is Fault.FOREIGN
    assert parse(said[:-3], KEY) is Fault.DAMAGED
    assert parse("DZ2" + said[3:], KEY) is Fault.LATER
    assert parse("https://duizhao.example/s/ABCDEFGHJKMN/", KEY) is Fault.OTHER
    assert set(FAULT_WORDS) == set(Fault)


@given(st.integers(0, 30), st.sampled_from(string.ascii_uppercase + string.digits + "."))
def test_no_character_can_be_changed(at: int, char: str) -> None:
    said = MARK.written(KEY)
    changed = said[:at] + char + said[at + 1 :]
    assert changed == said or not isinstance(parse(changed, KEY), Mark)


@given(st.text(max_size=60))
def test_any_words_give_an_answer(said: str) -> None:
    assert isinstance(parse(said, KEY), Mark | Fault)


def test_of_several_codes_on_a_page_the_one_that_is_ours_counts() -> None:
    ours = MARK.written(KEY)
    assert mark_among([ours, "https://gov.example/"], KEY) == MARK
    assert mark_among([ours, MARK.written(OTHERS)], KEY) == MARK
    assert mark_among([ours, replace(MARK, record=9).written(KEY)], KEY) == "页上有两份文书的归位码"
    assert mark_among(["https://gov.example/"], KEY) == FAULT_WORDS[Fault.OTHER]
    assert mark_among([], KEY) == NO_CODE


def test_what_is_anonymous_bears_no_code_and_two_copies_are_alike() -> None:
    kinds = {kind.key: kind for kind in all_kinds()}
    for key in ANONYMOUS:
        kind = kinds[key]
        assert kind.letters == ""
        assert stamp_of(kind, kind.sample, meeting=1, record=1, version=1, key=KEY) is None
    with opened(file_of(kinds["opinion-form"], kinds["opinion-form"].sample, "pdf")) as batch:
        assert [batch.codes_on(at) for at in range(1, batch.pages + 1)] == [()] * batch.pages


SIGNED = [kind for kind in all_kinds() if kind.letters]


@pytest.mark.parametrize("kind", SIGNED, ids=lambda kind: kind.key)
def test_every_page_of_a_signed_paper_says_what_it_is(kind: AnyKind) -> None:
    assert kind_of_letters(kind.letters) is kind
    stamp = stamp_of(kind, kind.sample, meeting=37, record=5, version=2, key=KEY)
    assert stamp is not None
    plain, marked = file_of(kind, kind.sample, "pdf"), file_of(kind, kind.sample, "pdf", stamp)
    assert pdf_words(plain) == pdf_words(marked)
    with opened(marked) as batch:
        read = [mark_among(batch.codes_on(at), KEY) for at in range(1, batch.pages + 1)]
        assert read == [stamp.mark.on(at, batch.pages) for at in range(1, batch.pages + 1)]


def test_a_code_moves_no_line_and_each_page_has_its_own() -> None:
    long = Paper((), (Body("会前组织学习征求意见开展谈心谈话" * 120),))
    marked = replace(long, code=Stamp(MARK, KEY))
    assert pdf_words(to_pdf(long)) == pdf_words(to_pdf(marked))
    with opened(to_pdf(marked)) as batch:
        assert batch.pages > 2
        read = [mark_among(batch.codes_on(at), KEY) for at in range(1, batch.pages + 1)]
    assert [one.page for one in read if isinstance(one, Mark)] == list(range(1, batch.pages + 1))


def test_the_docx_bears_one_code_for_all_its_pages() -> None:
    marked = to_docx(Paper(("名单",), (Body("一个人"),), code=Stamp(MARK, KEY)))
    assert b"word/media/corner.png" in marked
    assert b"word/_rels/header1.xml.rels" in marked
    assert b"corner.png" not in to_docx(Paper(("名单",), (Body("一个人"),)))


def test_the_digest_follows_the_words_alone() -> None:
    kind = kind_of_letters("QD")
    moved = replace(kind.sample, occasion=replace(kind.sample.occasion, place="五楼"))
    assert content_of(kind, kind.sample) == content_of(kind, replace(kind.sample))
    assert content_of(kind, moved) != content_of(kind, kind.sample)
