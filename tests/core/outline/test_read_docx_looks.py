"""What a .docx shows by its looks: broken lines, bold, heading levels, centring."""

import pytest

from annotate import read_body, texts
from make_docx import (
    PAGE_BREAK,
    SOFT_BREAK,
    bold,
    paragraph,
    run,
    style,
)


@pytest.mark.parametrize(
    ("lines", "seen"),
    [
        (["学习不够深入。", "联系实际不紧。"], ["学习不够深入。", "联系实际不紧。"]),
        (["一、存在的问题", "学习不够深入"], ["一、存在的问题", "学习不够深入"]),
        (
            ["前面的话一直写到这里还没有停下来", "（一）政治方面"],
            ["前面的话一直写到这里还没有停下来", "（一）政治方面"],
        ),
        (["各位领导、同志们：", "按照会议安排"], ["各位领导、同志们：", "按照会议安排"]),
        (
            ["这一行写得很长，写到行末也没有把话说完所以换", "到下一行接着写"],
            ["这一行写得很长，写到行末也没有把话说完所以换到下一行接着写"],
        ),
        (
            ["这一行写得很长，写到行末也没有把话说完所以换", "　　另起一段"],
            ["这一行写得很长，写到行末也没有把话说完所以换", "　　另起一段"],
        ),
        (
            ["这一行很长，最后写到的单位名称里有英文字母简称 NGO", "and 其他"],
            ["这一行很长，最后写到的单位名称里有英文字母简称 NGO and 其他"],
        ),
        (["一段。", "", "又一段。"], ["一段。", "又一段。"]),
    ],
)
def test_a_soft_break_parts_paragraphs_but_not_the_lines_of_one(
    lines: list[str], seen: list[str]
) -> None:
    assert texts(paragraph(SOFT_BREAK.join(run(line) for line in lines))) == seen


def test_a_title_on_two_lines_is_one_and_what_stands_under_it_is_not() -> None:
    title = paragraph(
        "中共某县委办公室",
        SOFT_BREAK,
        "2020年度民主生活会对照检查材料",
        SOFT_BREAK,
        "张卫民",
        centred=True,
    )
    first, second = read_body(title).paragraphs
    assert (first.text, second.text) == ("中共某县委办公室2020年度民主生活会对照检查材料", "张卫民")
    assert first.centred
    assert second.centred


def test_a_page_break_parts_the_text_and_leaves_nothing() -> None:
    assert texts(paragraph("写到这里一直没有停下来的一行很长的字", PAGE_BREAK, "附件")) == [
        "写到这里一直没有停下来的一行很长的字",
        "附件",
    ]
    assert texts(paragraph(PAGE_BREAK, "附件")) == ["附件"]


def test_leading_bold_is_measured_over_runs_and_styles() -> None:
    styles = (
        style("粗", "粗", run="<w:b/>")
        + style("更粗", "更粗", based_on="粗")
        + style("强调", "Strong", kind="character", run="<w:b/>")
    )
    emphasised = run("强调", properties='<w:rStyle w:val="强调"/>')
    body = (
        paragraph(bold("学习不深。"), "一年来"),
        paragraph(bold("全"), " ", bold("粗")),
        paragraph("不粗", bold("粗")),
        paragraph("样式粗", run("不粗", properties='<w:b w:val="0"/>'), style="更粗"),
        paragraph(emphasised, "不强调"),
        paragraph(emphasised, "粗", style="粗"),
    )
    assert [one.bold for one in read_body(*body, styles=styles).paragraphs] == [5, 3, 0, 3, 2, 0]


def test_heading_levels_come_from_styles_and_the_paragraph_decides() -> None:
    styles = (
        style("1", "heading 1")
        + style("2", "标题 2")
        + style("3", "小标题", based_on="2")
        + style("4", "四级", paragraph='<w:outlineLvl w:val="3"/>')
        + style("5", "五", based_on="5")
    )
    body = [paragraph("标题", style=identity) for identity in "12345"]
    body += [paragraph("自己定", style="1", outline=2), paragraph("正文级", style="1", outline=9)]
    assert [one.heading_level for one in read_body(*body, styles=styles).paragraphs] == [
        1,
        2,
        2,
        4,
        None,
        3,
        None,
    ]


def test_centring_comes_from_the_paragraph_or_its_style() -> None:
    styles = style("题", "Title", paragraph='<w:jc w:val="center"/>') + style(
        "正文", "Normal", default=True, paragraph='<w:jc w:val="both"/>'
    )
    body = paragraph("居中", centred=True), paragraph("题目", style="题"), paragraph("正文")
    assert [one.centred for one in read_body(*body, styles=styles).paragraphs] == [
        True,
        True,
        False,
    ]
