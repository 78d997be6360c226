"""The marks of Markdown go, the words stay; a masked name is not bold."""

import pytest

from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Paragraph, Place
from duizhao.core.outline.txt.read_txt import read_txt
from long_statement import PARAGRAPHS


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    return read_txt("材料.md", text.encode(), Limits()).paragraphs


def test_headings_carry_their_level() -> None:
    read = paragraphs("# 个人对照检查材料\n## 一、问题 ##\n###（一）学习不够\n\n正文。\n")
    assert [(p.text, p.heading_level) for p in read] == [
        ("个人对照检查材料", 1),
        ("一、问题", 2),
        ("（一）学习不够", 3),
        ("正文。", None),
    ]


def test_a_line_underlined_with_equals_signs_is_a_heading() -> None:
    read = paragraphs("对照检查材料\n======\n\n正文。")
    assert [(p.text, p.heading_level) for p in read] == [("对照检查材料", 1), ("正文。", None)]


@pytest.mark.parametrize(
    ("line", "text", "bold"),
    [
        ("**（一）学习不够深入。**主要是读原著少。", "（一）学习不够深入。主要是读原著少。", 10),
        ("***一、存在的问题***", "一、存在的问题", 7),
        ("__（一）学习不够深入。__主要是读原著少。", "（一）学习不够深入。主要是读原著少。", 10),
        ("**主要问题**：学习不够。", "主要问题：学习不够。", 4),
        ("**张某某**", "张某某", 3),
        ("一是**学习不深**，二是作风不实。", "一是学习不深，二是作风不实。", 0),
        ("**（二）作风漂浮。**在**村调研走马观花。", "（二）作风漂浮。在**村调研走马观花。", 8),
        ("**部分同志**反映的问题没有解决。", "部分同志反映的问题没有解决。", 4),
    ],
)
def test_stars_that_close_around_words_are_bold(line: str, text: str, bold: int) -> None:
    (read,) = paragraphs(line)
    assert (read.text, read.bold) == (text, bold)


@pytest.mark.parametrize(
    "line",
    [
        "**镇党委班子认真做好会前准备。",
        "**镇**村党支部书记**同志在会上指出了问题。",
        "**同志**分管农业。",
        "20**年以来，分管的工作进展不快。",
        "到偏远的**村、**组去得少。",
        "**年度**任务没有完成。",
        "*同志在会上提出意见。",
        "____年__月__日",
    ],
)
def test_stars_and_strokes_that_mask_stay(line: str) -> None:
    (read,) = paragraphs(line)
    assert (read.text, read.bold) == (line, 0)


def test_lists_quotations_fences_and_rules_lose_their_marks() -> None:
    read = paragraphs(
        "- 一是学习不够\n* 二是作风不实\n> 引自通知\n---\n```text\n原文照录\n```\n1\\. 转义"
    )
    assert [p.text for p in read] == [
        "一是学习不够",
        "二是作风不实",
        "引自通知",
        "原文照录",
        "1. 转义",
    ]


def test_a_row_of_a_table_is_a_paragraph() -> None:
    read = paragraphs("| 序号 | **问题** |\n|:--|--:|\n| 1 | 学习不深 |\n\n正文。")
    assert [(p.text, p.place) for p in read] == [
        ("序号\t问题", Place.TABLE),
        ("1\t学习不深", Place.TABLE),
        ("正文。", Place.BODY),
    ]


def test_every_line_is_a_paragraph_unless_lines_were_cut() -> None:
    assert [p.text for p in paragraphs("\n".join(PARAGRAPHS))] == list(PARAGRAPHS)
    cut = "\n\n".join(
        "\n".join(passage[start : start + 30] for start in range(0, len(passage), 30))
        for passage in PARAGRAPHS
    )
    assert [p.text for p in paragraphs(cut)] == list(PARAGRAPHS)


def test_in_a_plain_text_file_nothing_is_markdown() -> None:
    line = "**主要问题**：学习不够。"
    (read,) = read_txt("材料.txt", line.encode(), Limits()).paragraphs
    assert read.text == line
