"""Lines that a program cut at a fixed width become paragraphs again."""

from collections.abc import Callable

import pytest

from duizhao.core.outline.txt.line_ends import columns
from duizhao.core.outline.txt.wrapped import rejoin
from long_statement import PARAGRAPHS, TITLE
from typeset import wrap

STATEMENT = [TITLE, *PARAGRAPHS]
Cut = Callable[[str, int], list[str]]


def by_characters(paragraph: str, width: int) -> list[str]:
    return [paragraph[start : start + width] for start in range(0, len(paragraph), width)]


def by_columns(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for char in paragraph:
        if columns(lines[-1] + char) > 2 * width:
            lines.append("")
        lines[-1] += char
    return lines


def as_printed(paragraph: str, width: int) -> list[str]:
    """Full lines, none beginning with a closing mark; numbers take half the room."""
    return wrap(paragraph, width, width)


CUTS: list[Cut] = [by_characters, by_columns, as_printed]


def cut_all(paragraphs: list[str], cut: Cut, width: int, indent: str = "") -> list[list[str]]:
    return [cut(indent + paragraph, width) for paragraph in paragraphs]


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("width", [26, 30, 35, 38])
def test_paragraphs_that_begin_with_an_indentation_come_back(cut: Cut, width: int) -> None:
    lines = [line for lines in cut_all(STATEMENT, cut, width, "\u3000\u3000") for line in lines]
    assert [passage.strip() for passage in rejoin(lines)] == STATEMENT


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("width", [26, 30, 35, 38])
def test_paragraphs_parted_by_blank_lines_come_back(cut: Cut, width: int) -> None:
    lines = [line for lines in cut_all(STATEMENT, cut, width) for line in [*lines, ""]]
    assert rejoin(lines) == STATEMENT


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("width", [26, 30, 35, 38])
def test_paragraphs_parted_by_nothing_come_back(cut: Cut, width: int) -> None:
    lines = [line for lines in cut_all(STATEMENT, cut, width) for line in lines]
    assert rejoin(lines) == STATEMENT


@pytest.mark.parametrize("width", [26, 30, 35, 38])
def test_paragraphs_whose_indentation_was_taken_away_come_back(width: int) -> None:
    cut = cut_all(STATEMENT, by_characters, width, "\u3000\u3000")
    assert rejoin([line.strip() for lines in cut for line in lines]) == STATEMENT


def test_a_blank_line_after_every_line_parts_nothing() -> None:
    lines = [line for lines in cut_all(STATEMENT, by_characters, 30) for line in lines]
    assert rejoin([part for line in lines for part in (line, "")]) == STATEMENT


def test_an_indentation_of_all_lines_is_none() -> None:
    lines = [line for lines in cut_all(STATEMENT, by_characters, 30) for line in lines]
    assert rejoin(["    " + line for line in lines]) == STATEMENT


@pytest.mark.parametrize(
    "lines",
    [
        STATEMENT,
        ["张三", "李四", "王五", "赵六", "钱七", "孙八"],
        [
            "一、存在的问题",
            "（一）学习不够深入",
            "（二）作风不够扎实",
            "二、原因分析",
            "三、整改措施",
        ],
        ["镇党委书记张某某", "镇党委副书记、镇长李某某", "镇人大主席王某某", "镇纪委书记赵某某"],
        [
            "（一）理论学习抓得不够紧、钻得不够深",
            PARAGRAPHS[4],
            "（二）联系群众不够紧、解决难题不够快",
            PARAGRAPHS[5],
        ],
    ],
)
def test_lines_that_are_paragraphs_stay_as_they_are(lines: list[str]) -> None:
    assert rejoin(lines) == lines


def test_a_title_in_larger_type_is_joined_although_its_lines_are_shorter() -> None:
    title = ["中共××镇委员会领导班子2023年度民主", "生活会对照检查材料（含案例）"]
    body = [line for lines in cut_all(list(PARAGRAPHS), by_characters, 30) for line in lines]
    assert rejoin([*title, *body])[:2] == ["".join(title), PARAGRAPHS[0]]


def test_a_heading_cut_in_the_middle_of_a_word_is_one_heading() -> None:
    heading = "（一）在深入学习贯彻党的创新理论、坚定理想信念、严守政治纪律和政治规矩方面"
    paragraphs = [heading, *PARAGRAPHS[4:8]]
    lines = [line for lines in cut_all(paragraphs, by_characters, 30) for line in lines]
    assert rejoin(lines) == paragraphs


def test_a_heading_that_just_fills_its_line_is_not_joined_with_the_text_below() -> None:
    heading = "一、上一年度专题民主生活会查摆问题的整改措施落实情况"
    lines = [
        line for lines in cut_all(list(PARAGRAPHS), by_characters, len(heading)) for line in lines
    ]
    assert heading in rejoin([*lines[:6], heading, *lines[6:]])


ASPECT = "（一）带头严守政治纪律和政治规矩，维护党的团结统一方面"


def test_the_name_of_an_aspect_that_just_fills_its_line_is_a_heading_in_spite_of_its_comma() -> (
    None
):
    paragraphs = [*PARAGRAPHS[1:6], ASPECT, PARAGRAPHS[0], *PARAGRAPHS[6:9]]
    lines = [line for lines in cut_all(paragraphs, by_characters, len(ASPECT)) for line in lines]
    assert rejoin(lines) == paragraphs


@pytest.mark.parametrize(
    "paragraph",
    [
        "要把学习、调研、整改连成一条线来抓，从自己做起，从小事做起，真正做到知行合一、言行一致，让群众看得见变化。",
        "（一）上一年度专题民主生活会和巡察整改专题民主生活会的整改措施落实情况",
    ],
)
def test_where_indentation_shows_every_start_no_full_line_ends_a_paragraph(paragraph: str) -> None:
    paragraphs = [*PARAGRAPHS[:5], paragraph, *PARAGRAPHS[5:9]]
    for width in range(26, 40):
        cut = cut_all(paragraphs, by_characters, width, "\u3000\u3000")
        lines = [line for lines in cut for line in lines]
        assert [passage.strip() for passage in rejoin(lines)] == paragraphs


def test_punctuation_made_half_width_after_the_cut_does_not_hide_it() -> None:
    half = str.maketrans("，：；（）", ",:;()")
    lines = [line for lines in cut_all(STATEMENT, as_printed, 28, "\u3000\u3000") for line in lines]
    joined = rejoin([line.strip().translate(half) for line in lines])
    assert joined == [passage.translate(half) for passage in STATEMENT]


def test_latin_words_get_their_blank_back_where_a_line_was_short_of_room() -> None:
    text = (
        "一是信息化手段用得少，推广使用的办公系统包括统一配发的各种新式 Web Office 系列软件只会打开"
    )
    lines = [
        *by_characters(PARAGRAPHS[4], 34),
        text[:34].rstrip(),
        text[34:],
        *by_characters(PARAGRAPHS[5], 34),
    ]
    assert "Web Office" in "".join(rejoin(lines))


def test_a_very_long_paragraph_is_joined_whole() -> None:
    lines = by_characters(PARAGRAPHS[0].replace("。", "，") * 2000, 38)
    assert len(rejoin(lines)) == 1
