"""An OFD package becomes the author's paragraphs again."""

import pytest

from duizhao.core.outline.limits import Limits
from duizhao.core.outline.pages.ofd_glyphs import numbers
from duizhao.core.outline.pages.read_ofd import read_ofd
from duizhao.core.outline.secrecy import secrecy_mark
from duizhao.core.outline.unreadable import Unreadable
from long_statement import PARAGRAPHS, TITLE, TITLE_LINES
from make_docx import zipped
from make_ofd import ofd, page_xml, text_object
from typeset import Placed, Style, typeset

FIRST_PAGE = "Doc_0/Pages/Page_0/Content.xml"
LINE = Placed("按照通知要求，现作对照检查。", 112, 110)


def passages(data: bytes, limits: Limits | None = None) -> list[str]:
    return [
        paragraph.text for paragraph in read_ofd("材料.ofd", data, limits or Limits()).paragraphs
    ]


@pytest.mark.parametrize(
    "style", [Style(), Style(indent=0, gap=10), Style(characters=22, lines=24)]
)
def test_lines_are_joined_to_the_paragraphs_that_were_set(style: Style) -> None:
    pages = typeset(PARAGRAPHS, style, title=TITLE_LINES, footer="— {page} —")
    assert len(pages) > 1
    assert passages(ofd(pages)) == [TITLE, *PARAGRAPHS]


def test_what_stands_on_a_template_is_a_running_header() -> None:
    header = [Placed("××镇党委民主生活会材料", 200, 60, 10)]
    assert passages(ofd(typeset(PARAGRAPHS[:3]), template=header)) == list(PARAGRAPHS[:3])


def test_a_mark_of_secrecy_on_a_template_is_seen() -> None:
    data = ofd(typeset(PARAGRAPHS[:3]), template=[Placed("秘密★5年", 60, 60, 16)])
    assert secrecy_mark(read_ofd("材料.ofd", data, Limits())) == "秘密"


def test_a_repeated_step_is_written_out() -> None:
    assert numbers("g 3 5.64 2.82 g 2 5") == [5.64, 5.64, 5.64, 2.82, 5.0, 5.0]


def test_no_more_steps_are_written_out_than_there_are_characters() -> None:
    assert numbers("g 99999999 5.5 1", most=2) == [5.5, 5.5, 1.0]
    assert len(numbers("g 9999999999 5.5")) < 10**6


def test_malformed_steps_are_passed_over() -> None:
    assert numbers("g x 5") == numbers("g 3") == numbers("nan") == numbers(None) == []


def test_text_without_steps_is_read_in_order() -> None:
    bare = text_object(LINE).split(" DeltaX=")[0] + f">{LINE.text}</ofd:TextCode></ofd:TextObject>"
    assert passages(ofd([[]], more={FIRST_PAGE: page_xml(bare)})) == [LINE.text]


def test_a_text_object_is_moved_and_scaled_by_its_matrix() -> None:
    halves = text_object(LINE, 'CTM="0.5 0 0 0.5 0 0"')
    after = text_object(Placed("二、存在的问题", 112, 220))
    data = ofd([[]], more={FIRST_PAGE: page_xml(after + halves)})
    assert passages(data) == [LINE.text, "二、存在的问题"]


@pytest.mark.parametrize("attributes", ['Visible="false"', 'CTM="0.7 0.7 -0.7 0.7 0 0"'])
def test_hidden_and_slanted_text_is_not_read(attributes: str) -> None:
    drawn = text_object(LINE) + text_object(Placed("征求意见稿", 200, 400), attributes)
    assert passages(ofd([[]], more={FIRST_PAGE: page_xml(drawn)})) == [LINE.text]


SIGNED_ONLY = (
    '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody>'
    "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>"
)
REFUSED = {
    "only pictures": (ofd([[], []]), "扫描件"),
    "only a signature": (zipped({"OFD.xml": SIGNED_ONLY}), "签章"),
    "encrypted": (ofd([[LINE]], more={"Encryptions.xml": "<a/>"}), "加密"),
    "a page is missing": (ofd([[LINE]], more={"Doc_0/Document.xml": "<a/>"}), "没有文字"),
    "broken XML": (ofd([[LINE]], more={FIRST_PAGE: "<ofd:Page>"}), "损坏"),
    "entities": (ofd([[LINE]], more={FIRST_PAGE: '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "实体"),
    "no entry": (zipped({"Doc_0/Document.xml": "<a/>"}), "OFD.xml"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_without_readable_text_is_refused_with_its_reason(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_ofd("材料.ofd", data, Limits())
    assert said in refused.value.reason


def test_more_pages_or_characters_than_allowed_are_refused() -> None:
    data = ofd(typeset(PARAGRAPHS))
    with pytest.raises(Unreadable, match="页"):
        read_ofd("材料.ofd", data, Limits(pdf_pages=1))
    with pytest.raises(Unreadable, match="过长"):
        read_ofd("材料.ofd", data, Limits(characters=100))
