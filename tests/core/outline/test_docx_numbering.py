"""Automatic numbers are read as the labels that Word shows."""

import pytest

from duizhao.core.outline.docx.number_formats import written
from duizhao.core.outline.docx.read_docx import read_docx
from duizhao.core.outline.limits import Limits
from make_docx import (
    abstract,
    docx,
    footnote,
    footnote_mark,
    level,
    num,
    override,
    paragraph,
    style,
    text_box,
)

CHAPTERS = abstract(
    7,
    level(0, "chineseCounting", "%1、", suffix="nothing"),
    level(1, "chineseCounting", "（%2）", suffix="nothing"),
    level(2, "decimal", "%3."),
)


def labels(*levels: tuple[int, int] | None, numbering: str) -> list[str]:
    body = [paragraph("问题", numbered=one) for one in levels]
    text = read_docx("编号.docx", docx(*body, numbering=numbering), Limits())
    assert all(
        one.text.endswith("问题") and one.number == len(one.text) - 2 for one in text.paragraphs
    )
    return [one.text[: one.number] for one in text.paragraphs]


def test_three_levels_count_and_begin_anew_below_each_heading() -> None:
    levels = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (1, 2)]
    seen = labels(*levels, numbering=CHAPTERS + num(1, 7))
    assert seen == ["一、", "（一）", "（二）", "1. ", "2. ", "二、", "（一）", "1. "]


def test_two_lists_of_one_family_count_on_and_a_list_with_its_own_start_begins_anew() -> None:
    numbering = CHAPTERS + num(1, 7) + num(2, 7) + num(3, 7, override(0, start=1))
    levels = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]
    assert labels(*levels, numbering=numbering) == ["一、", "二、", "一、", "二、", "三、"]


def test_lists_of_two_families_count_apart() -> None:
    numbering = (
        CHAPTERS + abstract(8, level(0, "decimalEnclosedCircle", "%1")) + num(1, 7) + num(2, 8)
    )
    assert labels((1, 0), (2, 0), (1, 0), (2, 0), numbering=numbering) == [
        "一、",
        "① ",
        "二、",
        "② ",
    ]


def test_a_level_may_go_on_counting_below_every_heading_or_only_below_some() -> None:
    restart = '<w:lvlRestart w:val="{}"/>'
    numbering = abstract(
        7,
        level(0, "upperRoman", "%1"),
        level(1, "decimal", "%2)", more=restart.format(0)),
        level(2, "lowerLetter", "%3)", more=restart.format(1)),
    ) + num(1, 7)
    levels = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    assert labels(*levels, numbering=numbering) == [
        "I ",
        "1) ",
        "a) ",
        "2) ",
        "b) ",
        "II ",
        "3) ",
        "a) ",
    ]


def test_a_number_of_several_levels_is_arabic_where_the_level_says_so() -> None:
    levels = (
        level(0, "chineseCounting", "第%1章"),
        level(1, "chineseCounting", "%1.%2", more="<w:isLgl/>"),
    )
    assert labels((1, 0), (1, 1), (1, 1), numbering=abstract(7, *levels) + num(1, 7)) == [
        "第一章 ",
        "1.1 ",
        "1.2 ",
    ]


def test_own_zeros_stay_where_a_level_turns_all_others_arabic() -> None:
    levels = level(0, "upperRoman", "第%1条"), level(1, "decimalZero", "%1.%2", more="<w:isLgl/>")
    seen = labels((1, 0), (1, 1), numbering=abstract(7, *levels) + num(1, 7))
    assert seen == ["第I条 ", "1.01 "]


def test_a_skipped_level_shows_its_start_and_counts_as_used() -> None:
    levels = (
        level(0, "decimal", "%1"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3"),
    )
    asked = (1, 1), (1, 0), (1, 2), (1, 1)
    seen = labels(*asked, numbering=abstract(7, *levels) + num(1, 7))
    assert seen == ["1.1 ", "2 ", "2.1.1 ", "2.2 "]


def test_text_boxes_and_notes_count_on_their_own() -> None:
    items = [paragraph("甲", numbered=(1, 0)), paragraph("乙", numbered=(1, 0))]
    body = paragraph("正文", text_box(*items), footnote_mark(2), numbered=(1, 0)), items[0]
    notes = footnote(2, *items)
    data = docx(*body, numbering=CHAPTERS + num(1, 7), footnotes=notes)
    seen = read_docx("编号.docx", data, Limits()).content.split()
    assert seen == ["一、正文", "一、甲", "二、乙", "一、甲", "二、乙", "二、甲"]


def test_bullets_hidden_numbers_and_numbers_switched_off_leave_no_label() -> None:
    hidden = level(2, "decimal", "%3.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    numbering = abstract(7, level(0, "bullet", ""), level(1, "none", ""), hidden) + num(1, 7)
    assert labels((1, 0), (1, 1), (1, 2), (0, 0), (99, 0), None, numbering=numbering) == [""] * 6


def test_blank_paragraphs_count_and_deleted_ones_do_not() -> None:
    gone = '<w:del w:id="1" w:author="李强国"/>'
    body = (
        paragraph("甲", numbered=(1, 0)),
        paragraph(numbered=(1, 0)),
        paragraph("乙", numbered=(1, 0), mark=gone),
        paragraph("丙", numbered=(1, 0)),
    )
    text = read_docx("编号.docx", docx(*body, numbering=CHAPTERS + num(1, 7)), Limits())
    assert text.content == "一、甲\n三、乙丙"


def test_a_list_may_change_a_level_of_its_family() -> None:
    circled = level(0, "decimalEnclosedCircleChinese", "%1", suffix="nothing")
    numbering = CHAPTERS + num(1, 7, override(0, level=circled))
    assert labels((1, 0), (1, 1), numbering=numbering) == ["①", "（一）"]


def test_numbers_come_through_styles_and_what_they_are_based_on() -> None:
    of_list = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("1", "heading 1", paragraph=of_list)
        + style("2", "heading 2", paragraph=of_list)
        + style("本单位标题", "本单位标题", based_on="2")
        + style(
            "不编号", "不编号", based_on="1", paragraph='<w:numPr><w:numId w:val="0"/></w:numPr>'
        )
        + style(
            "三级", "三级", paragraph='<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
        )
    )
    numbering = abstract(
        7,
        level(0, "chineseCounting", "%1、", style="1"),
        level(1, "chineseCounting", "（%2）", style="2"),
        level(2, "decimal", "%3．"),
    ) + num(1, 7)
    body = [paragraph("问题", style=one) for one in ("1", "2", "本单位标题", "三级", "不编号", "1")]
    text = read_docx("样式.docx", docx(*body, styles=styles, numbering=numbering), Limits())
    seen = [one.text[: one.number] for one in text.paragraphs]
    assert seen == ["一、", "（一）", "（二）", "1．", "", "二、"]


def test_a_style_is_not_numbered_by_a_level_that_belongs_to_another() -> None:
    of_list = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("1", "heading 1", paragraph=of_list) + style("外来", "外来", paragraph=of_list)
    numbering = abstract(7, level(0, "chineseCounting", "%1、", style="1")) + num(1, 7)
    body = paragraph("问题", style="外来"), paragraph("问题", style="1")
    text = read_docx("样式.docx", docx(*body, styles=styles, numbering=numbering), Limits())
    assert text.content == "问题\n一、问题"


def test_a_list_that_takes_its_levels_from_a_numbering_style_counts_apart() -> None:
    styles = style(
        "公文编号",
        "公文编号",
        kind="numbering",
        paragraph='<w:numPr><w:numId w:val="2"/></w:numPr>',
    )
    numbering = (
        abstract(6, more='<w:numStyleLink w:val="公文编号"/>')
        + abstract(7, level(0, "chineseCounting", "%1、"), more='<w:styleLink w:val="公文编号"/>')
        + num(1, 6)
        + num(2, 7)
    )
    body = [paragraph("问题", numbered=(list_id, 0)) for list_id in (2, 1, 1, 2)]
    text = read_docx("样式.docx", docx(*body, styles=styles, numbering=numbering), Limits())
    assert [one.text[:2] for one in text.paragraphs] == ["一、", "一、", "二、", "二、"]


def test_the_label_goes_to_the_first_of_the_paragraphs_that_soft_breaks_make() -> None:
    body = paragraph(
        "<w:r><w:br/></w:r>", "学习不深", "<w:r><w:br/></w:r>", "一年来", numbered=(1, 0)
    )
    text = read_docx("软回车.docx", docx(body, numbering=CHAPTERS + num(1, 7)), Limits())
    assert [(one.text, one.number) for one in text.paragraphs] == [
        ("一、学习不深", 2),
        ("一年来", 0),
    ]


@pytest.mark.parametrize(
    ("number_format", "numbers", "shown"),
    [
        ("chineseCounting", (1, 10, 11, 20, 21, 99), "一 十 十一 二十 二十一 九十九"),
        (
            "chineseCountingThousand",
            (100, 101, 110, 1005, 10000),
            "一百 一百零一 一百一十 一千零五 10000",
        ),
        ("japaneseCounting", (10, 12, 100, 101), "十 十二 百 百一"),
        ("ideographDigital", (1, 10, 12), "一 一〇 一二"),
        ("chineseLegalSimplified", (1, 10, 23), "壹 壹拾 贰拾叁"),
        ("decimalFullWidth", (3, 12), "３ １２"),
        ("decimalZero", (3, 12), "03 12"),
        ("decimalEnclosedCircle", (1, 20, 21, 50, 51), "① ⑳ ㉑ ㊿ 51"),
        ("decimalEnclosedParen", (1, 20, 21), "⑴ ⒇ 21"),
        ("upperLetter", (1, 26, 27), "A Z AA"),
        ("lowerLetter", (2, 28), "b bb"),
        ("lowerRoman", (4, 9, 14), "iv ix xiv"),
        ("ideographTraditional", (1, 2, 11), "甲 乙 甲"),
        ("ordinal", (1, 2), "1 2"),
        ("chineseCounting", (0,), "0"),
    ],
)
def test_numbers_are_written_as_the_format_says(
    number_format: str, numbers: tuple[int, ...], shown: str
) -> None:
    assert " ".join(written(number, number_format) for number in numbers) == shown
