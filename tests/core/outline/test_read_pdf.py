"""A laid-out page becomes the author's paragraphs again."""

from dataclasses import replace

import pytest

from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Place
from duizhao.core.outline.pages.read_pdf import read_pdf
from duizhao.core.outline.unreadable import Unreadable
from long_statement import PARAGRAPHS, TITLE, TITLE_LINES
from make_pdf import drawn_at, pdf
from typeset import HEIGHT, Placed, Style, typeset

STYLES = {
    "indented": Style(),
    "parted by space, not indented": Style(indent=0, gap=10),
    "smaller type": Style(characters=30, size=14, pitch=24, lines=25),
    "neither indented nor parted": Style(indent=0),
}


def passages(data: bytes, limits: Limits | None = None) -> list[str]:
    return [
        paragraph.text for paragraph in read_pdf("材料.pdf", data, limits or Limits()).paragraphs
    ]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_lines_are_joined_to_the_paragraphs_that_were_set(style: Style) -> None:
    pages = typeset(PARAGRAPHS, style, title=TITLE_LINES)
    assert len(pages) > 1
    assert passages(pdf(pages)) == [TITLE, *PARAGRAPHS]


def test_a_heading_that_just_fills_its_line_is_parted_by_the_gap_below_it() -> None:
    heading = "（一）带头严守政治纪律和政治规矩，维护党的团结统一方面"
    style = Style(characters=len(heading), indent=0, gap=10)
    paragraphs = [*PARAGRAPHS[1:6], heading, PARAGRAPHS[0], *PARAGRAPHS[6:9]]
    assert passages(pdf(typeset(paragraphs, style))) == paragraphs


@pytest.mark.parametrize("footer", ["— {page} —", "{page}", "第 {page} 页 共 3 页", "{page}/3"])
def test_page_numbers_and_running_headers_are_dropped(footer: str) -> None:
    pages = typeset(PARAGRAPHS, title=TITLE_LINES, header="××镇党委民主生活会材料", footer=footer)
    assert passages(pdf(pages)) == [TITLE, *PARAGRAPHS]


def test_a_title_set_in_two_centred_lines_is_one_title() -> None:
    text = read_pdf("材料.pdf", pdf(typeset(PARAGRAPHS[:2], title=TITLE_LINES)), Limits())
    assert text.paragraphs[0].text == TITLE
    assert text.paragraphs[0].centred
    assert not text.paragraphs[1].centred
    assert text.source == "pdf"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_when_shown_reads_the_same(turn: int) -> None:
    pages = typeset(PARAGRAPHS, title=TITLE_LINES)
    assert passages(pdf(pages, rotate=turn)) == [TITLE, *PARAGRAPHS]


def test_a_slanted_watermark_is_not_text() -> None:
    watermark = drawn_at("征求意见稿", "0.7 0.7 -0.7 0.7 200 300", 40)
    assert passages(pdf(typeset(PARAGRAPHS[:3]), extra=watermark)) == list(PARAGRAPHS[:3])


def test_latin_words_parted_at_a_line_end_get_their_blank_back_and_han_characters_none() -> None:
    lines = [
        Placed("一是信息化手段用得少。推广使用的办公系统", 112, 110),
        Placed("包括统一配的 Web Office 和 Word Processor", 80, 138),
        Placed("Plus 两种，本人只会用前一种，年轻同志教", 80, 166),
        Placed("过几次也没有学会。", 80, 194),
    ]
    assert passages(pdf([lines])) == [
        (
            "一是信息化手段用得少。推广使用的办公系统包括统一配的 Web Office 和 Word Processor Plus "
            "两种，本人只会用前一种，年轻同志教过几次也没有学会。"
        )
    ]


def test_the_margins_of_left_and_right_pages_may_differ() -> None:
    pages = typeset(PARAGRAPHS, title=TITLE_LINES, footer="— {page} —")
    moved = [
        [replace(run, left=run.left + 40 * (number % 2)) for run in page]
        for number, page in enumerate(pages)
    ]
    assert passages(pdf(moved)) == [TITLE, *PARAGRAPHS]


def test_a_few_short_lines_on_a_last_page_stay_apart() -> None:
    last = [Placed("张某某", 400, 110), Placed("2024年1月15日", 380, 138)]
    pages = [*typeset(PARAGRAPHS[:7], Style(lines=40)), last]
    assert passages(pdf(pages)) == [*PARAGRAPHS[:7], "张某某", "2024年1月15日"]


def test_a_footnote_stands_at_the_end_and_does_not_part_the_paragraph_it_interrupts() -> None:
    pages = typeset(PARAGRAPHS[:6], Style(lines=10))
    pages[0].append(Placed("① 指镇村两级便民服务站点。", 80, HEIGHT - 160, 9))
    text = read_pdf("材料.pdf", pdf(pages), Limits())
    assert [paragraph.text for paragraph in text.paragraphs[:-1]] == list(PARAGRAPHS[:6])
    assert text.paragraphs[-1].text == "① 指镇村两级便民服务站点。"
    assert text.paragraphs[-1].place is Place.FOOTNOTE


def test_radicals_that_some_programs_write_for_characters_become_the_characters() -> None:
    line = Placed("⼀、⼯作作⻛⽅⾯的不⾜，⻓期没有⻅效", 112, 110)
    assert passages(pdf([[line]])) == ["一、工作作风方面的不足，长期没有见效"]


def test_rare_characters_of_names_are_read_whole() -> None:
    assert passages(pdf([[Placed("王𬭎、李䶮、𠅤同志", 112, 110)]])) == ["王𬭎、李䶮、𠅤同志"]


def test_what_a_browser_prints_around_a_page_is_dropped() -> None:
    page = [
        Placed("2024/1/15 09:30", 30, 30, 8),
        Placed("学习不够深入。", 112, 110),
        Placed("https://oa.example.cn/doc?id=3", 30, HEIGHT - 20, 8),
    ]
    assert passages(pdf([page])) == ["学习不够深入。"]


def test_a_mark_of_secrecy_in_a_running_header_is_kept_once_and_parts_no_paragraph() -> None:
    pages = typeset(PARAGRAPHS, title=TITLE_LINES, header="机密★10年")
    assert len(pages) > 1
    assert passages(pdf(pages)) == ["机密★10年", TITLE, *PARAGRAPHS]


def test_a_page_that_is_only_a_picture_is_named_among_the_notes() -> None:
    text = read_pdf("材料.pdf", pdf([*typeset(PARAGRAPHS[:2]), []]), Limits())
    assert text.notes == ("第 2 页只有图片，没有读入",)


ENCRYPTION = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> /Length 40 >>"
REFUSED = {
    "a scan": (pdf([[], []]), "扫描件"),
    "encrypted": (pdf(typeset(PARAGRAPHS[:1]), encrypt=ENCRYPTION), "密码"),
    "cut off": (pdf(typeset(PARAGRAPHS))[:300], "损坏"),
    "rubbish behind the mark": (b"%PDF-1.7\n" + bytes(range(256)) * 9, "损坏"),
    "private characters": (pdf([[Placed("\ue123\ue456\ue789学习", 112, 110)]]), "乱码"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_without_readable_text_is_refused_with_its_reason(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_pdf("材料.pdf", data, Limits())
    assert said in refused.value.reason
    assert refused.value.cure.endswith("。")


def test_more_pages_or_characters_than_allowed_are_refused() -> None:
    data = pdf(typeset(PARAGRAPHS))
    with pytest.raises(Unreadable, match="页"):
        read_pdf("材料.pdf", data, Limits(pdf_pages=1))
    with pytest.raises(Unreadable, match="过长"):
        read_pdf("材料.pdf", data, Limits(characters=100))
