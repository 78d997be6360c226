"""A comment stands at the exact words, or at what stands for them."""

import pytest
from lxml import etree

from annotate import STATEMENT, annotated, read
from duizhao.core.outline.model import Span
from duizhao.core.reports.to_comments import Comment, to_comments
from make_docx import (
    alternate,
    control,
    docx,
    field,
    footnote,
    footnote_mark,
    hyperlink,
    paragraph,
    run,
    simple_field,
    table,
    text_box,
    unzipped,
)
from marked_words import W, following, marked_words


def words_under(data: bytes, *words: str) -> list[str]:
    return list(marked_words(annotated(data, *words)).values())


def test_a_comment_stands_at_the_exact_words_across_runs() -> None:
    asked = ["深入。一年", "十二", "次。", "学习不够深入。一年来，参加集中学习十二次。"]
    assert words_under(STATEMENT, *asked) == asked


def test_an_automatic_number_is_left_out_of_the_range() -> None:
    assert words_under(STATEMENT, "一、存在", "一、") == ["存在", "存"]


def test_comments_work_in_links_controls_changes_and_tables() -> None:
    data = docx(
        paragraph(
            "见",
            hyperlink(run("民主生活会通知")),
            control(run("请按期完成")),
            f"<w:smartTag>{run('县委')}</w:smartTag>",
        ),
        paragraph("见", field(' HYPERLINK "x" ', run("会议"), run("方案")), "办理"),
        table(
            (paragraph("调研走过场"), paragraph("每季度蹲点")),
        ),
        control(paragraph("整段在控件里")),
        paragraph(f'<w:bdo w:val="ltr"><w:dir w:val="rtl">{run("会场布置")}</w:dir></w:bdo>'),
    )
    asked = [
        "生活",
        "通知请按",
        "县",
        "议方",
        "案办",
        "走过",
        "蹲点",
        "段在",
        "场布",
        "期完成县委\n见会",
    ]
    assert words_under(data, *asked) == [one.replace("\n", "") for one in asked]


@pytest.mark.parametrize(
    "whole",
    [
        field(" DATE ", run("2021"), run("年")),
        field(" IF ", field(" REF x ", run("20"), run("21")), run("年")),
        simple_field(" AUTHOR ", run("2021年")),
        control(run("2021年"), properties="<w:date/>"),
        run(alternate("w16se", "<w16se:symEx/>", "<w:t>2021年</w:t>")),
        alternate("wps", run("2021年"), run("2021年")),
        run(
            f"<w:ruby><w:rubyPr/><w:rt>{run('jī')}</w:rt><w:rubyBase>{run('2021年')}</w:rubyBase></w:ruby>"
        ),
    ],
)
def test_what_word_writes_anew_is_taken_whole(whole: str) -> None:
    data = docx(paragraph("始于", whole, "之末"))
    assert "2021年" in read(data).content or "年" in read(data).content
    (marked,) = words_under(data, "年")
    assert marked == read(data).content[2:-2]
    assert words_under(data, "于" + marked[:1], "年之") == ["于" + marked, marked + "之"]


def test_a_circled_number_made_by_a_field_is_marked_from_its_begin_to_its_end() -> None:
    copy = annotated(docx(paragraph("其", field(" eq \\o\\ac(○,3)"), "中")), "③")
    (body,) = etree.fromstring(unzipped(copy)["word/document.xml"])
    tags = [etree.QName(node).localname for node in body[0]]
    assert tags == ["r", "commentRangeStart", "r", "r", "r", "commentRangeEnd", "r", "r"]


def test_in_a_note_or_a_text_box_the_comment_goes_to_what_it_hangs_on() -> None:
    data = docx(
        paragraph("学习", footnote_mark(2), "不够", text_box(paragraph("框中待补")), "深入。"),
        paragraph("下一段"),
        footnotes=footnote(2, paragraph("据学习记录。")),
    )
    root = etree.fromstring(unzipped(annotated(data, "记录", "待补"))["word/document.xml"])
    for mark, hangs in zip(
        root.iter(f"{W}commentRangeStart"), ("footnoteReference", "drawing"), strict=True
    ):
        assert following(following(mark)).get(f"{W}id") == mark.get(f"{W}id")
        assert next(following(mark).iter(f"{W}{hangs}"), None) is not None


def test_a_range_that_ends_or_begins_in_a_note_keeps_to_the_body() -> None:
    data = docx(
        paragraph("学习", footnote_mark(2), "不够深入。"),
        paragraph("下一段"),
        footnotes=footnote(2, paragraph("据学习记录。")),
    )
    assert words_under(data, "深入。\n据学", "记录。\n下一") == ["深入。", "下一"]


def test_a_range_does_not_leave_its_table_cell_but_may_stretch_over_a_table() -> None:
    cells = table((paragraph("问题"), paragraph("措施")))
    data = docx(paragraph("表前"), cells, paragraph("表后"))
    assert words_under(data, "题\n措", "前\n问", "施\n表", "前\n问题\n措施\n表") == [
        "题",
        "前",
        "施",
        "前问题措施表",
    ]


def test_an_empty_range_takes_the_character_at_which_it_stands() -> None:
    data = docx(paragraph("甲乙"), paragraph("丙丁"))
    text = read(data)
    empty = [
        Comment(Span(place, place), "DZ101", "缺少一部分", "没有写。") for place in (0, 2, 4, 5)
    ]
    assert list(marked_words(to_comments(data, text, empty)).values()) == ["甲", "乙", "丁", "丁"]
