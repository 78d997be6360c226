"""The page stands alone, hides nothing it was given, links to itself only, and escapes everything."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from duizhao.core import reports
from duizhao.core.checks.checked import Checked, Failed
from duizhao.core.checks.drafts.baseline import Known, compare
from duizhao.core.checks.rule import Level
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.to_html import to_html
from duizhao.core.trail.model import Kind
from make_baseline import make_baseline
from make_statement import make_statement
from sample_statement import make_finding, sample_statement

STATEMENT = sample_statement()
FINDINGS = (
    make_finding(STATEMENT, "面上的话", level=Level.INFO, code="DZ301"),
    make_finding(STATEMENT, "抓得不紧", level=Level.MUST, code="DZ601"),
    make_finding(STATEMENT, "不断提高自身素质"),
)
CHECKED = Checked("材料.txt", STATEMENT, FINDINGS)


def page_of(*checked: Checked, unread: tuple[Unread, ...] = ()) -> html.HtmlElement:
    return html.document_fromstring(to_html(checked, unread))


def words_of(page: html.HtmlElement, path: str) -> str:
    return " ".join(" ".join(found.text_content().split()) for found in page.xpath(path))


def test_the_head_says_what_the_text_is_and_why() -> None:
    facts = words_of(page_of(CHECKED), "//dl[@class='facts']")
    assert "个人对照检查材料 标题和全文的口吻".replace(" ", "") in facts.replace(" ", "")
    assert "2024 年度" in facts
    assert "有标题，没有内容" in facts
    assert "必改 1 条，建议 1 条，提醒 1 条" in facts


def test_the_bar_of_shares_has_its_table() -> None:
    page = page_of(CHECKED)
    rows = page.xpath("//section[@class='shares']//tbody/tr")
    widths = [float(rect.get("width")) for rect in page.xpath("//*[local-name()='rect']")]
    assert len(rows) == len(widths) == 8
    assert sum(widths) == 1000
    assert "存在的问题" in rows[3].text_content()


def test_the_matrix_gives_each_link_with_its_reason_as_a_guess() -> None:
    page = page_of(CHECKED)
    rows = page.xpath("//section[@class='matrix']//tbody/tr")
    assert len(rows) == 4
    assert "推测都谈到“学习”" in rows[0].text_content()
    assert rows[0].xpath(".//li/@title") == ["推测：都谈到“学习”", "推测：都谈到“学习”“研讨发言”"]
    assert "没有找到对应的措施" in rows[1].text_content()
    assert "没有找到对应的问题" in rows[3].text_content()
    assert "有 4 处没有接上" in words_of(page, "//section[@class='matrix']")


def test_every_place_is_underlined_and_described_by_its_reason() -> None:
    page = page_of(CHECKED)
    marks = page.xpath("//mark")
    assert [mark.text for mark in marks] == ["面上的话", "抓得不紧", "不断提高自身素质"]
    assert [mark.get("class").split() for mark in marks] == [["m-info"], ["m-must"], ["m-advice"]]
    for mark, finding in zip(marks, FINDINGS, strict=True):
        (number,) = page.xpath(f"//*[@id='{mark.get('aria-describedby').strip()}']")
        assert finding.message in number.getparent().text_content()


def test_the_whole_text_is_there() -> None:
    paragraphs = page_of(CHECKED).xpath("//p[starts-with(@class, 'body')]")
    for paragraph in paragraphs:
        for reference in paragraph.xpath(".//a[starts-with(@class, 'ref')]"):
            reference.drop_tree()
    written = [paragraph.text_content() for paragraph in paragraphs]
    assert written == [paragraph.text for paragraph in STATEMENT.text.paragraphs]


def test_every_jump_lands_and_no_anchor_is_there_twice() -> None:
    page = page_of(CHECKED, replace(CHECKED, file="乙.txt"), unread=(Unread("丙.txt", "空的。"),))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href")} <= set(ids)
    assert set(page.xpath("//label/@for")) <= set(ids)
    described = " ".join(page.xpath("//@aria-describedby | //@aria-labelledby")).split()
    assert set(described) <= set(ids)


def test_several_files_have_one_index_on_top_and_the_unread_are_named() -> None:
    page = page_of(CHECKED, replace(CHECKED, file="乙.txt"), unread=(Unread("丙.txt", "空的。"),))
    index = words_of(page, "//section[@class='index']")
    assert "材料.txt" in index
    assert "乙.txt" in index
    assert "丙.txt：空的。" in index
    assert not page_of(CHECKED).xpath("//section[@class='index']")


def test_nothing_is_loaded_from_elsewhere_and_no_script_is_needed() -> None:
    written = to_html([CHECKED])
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|https?:|\son\w+=", written)


@pytest.mark.parametrize("wicked", ["<script>alert(1)</script>", "\"'><b>&amp;", "{{ 7 * 7 }}"])
def test_whatever_a_file_holds_is_shown_as_it_is(wicked: str) -> None:
    statement = make_statement(f"# problems 一、存在的问题\n- 问题：{wicked}。\n{wicked}")
    finding = make_finding(
        statement, wicked, message=wicked, why=wicked, title=wicked, basis=wicked, code=wicked
    )
    checked = Checked(wicked, statement, (finding,), failed=(Failed("DZ1", wicked, wicked),))
    page = page_of(checked, unread=(Unread(wicked, wicked, wicked),))
    assert not page.xpath("//script | //p//b/b")
    assert words_of(page, "//h2[@class='file-name']") == wicked
    assert words_of(page, "//p[@class='why']") == wicked
    assert "49" not in words_of(page, "//article")


def test_accepted_solved_and_failed_are_told() -> None:
    text = STATEMENT.text
    before = make_baseline(text, FINDINGS[:1], reason="这是原话")
    gone = Known("材料.txt", "DZ402", "f", "绕着走", "遇到难题绕开了", "")
    comparison = compare(text, FINDINGS, (*before.known, gone))
    failed = (Failed("DZ101", "只谈工作", "KeyError"),)
    page = page_of(replace(CHECKED, comparison=comparison, failed=failed))
    assert words_of(page, "//p[@class='accepted-because']") == "已核：这是原话（2026-01-12）"
    assert "遇到难题绕开了" in words_of(page, "//ul[@class='solved']")
    assert "检查项 DZ101（只谈工作）运行出错" in words_of(page, "//p[@class='reader-note']")
    assert page.xpath("//mark")[0].get("class").strip() == "m-accepted"
    assert (
        words_of(page, "//div[contains(@class, 'note n-must')]//span[@class='state']") == "新出现"
    )


def test_a_text_that_is_no_statement_has_no_rows_and_says_so() -> None:
    news = make_statement("# unknown\n我市召开民主生活会。", kind=Kind.OTHER, year=None)
    page = page_of(Checked("新闻.txt", news, ()))
    assert "没有读到分列的问题" in words_of(page, "//section[@class='matrix']")
    assert "看不出年度" in words_of(page, "//dl[@class='facts']")
    assert "没有提示" in words_of(page, "//section[@class='findings']")


def test_the_page_is_chinese_has_landmarks_and_heads_for_every_table() -> None:
    page = page_of(CHECKED)
    assert page.get("lang") == "zh-CN"
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    assert all(table.xpath("./thead//th[@scope='col']") for table in page.xpath("//table"))
    unnamed = page.xpath("//section[not(@aria-labelledby or @aria-label)]")
    assert not unnamed


def test_every_landmark_of_a_page_with_several_files_has_a_name_of_its_own() -> None:
    page = page_of(CHECKED, replace(CHECKED, file="乙.txt"), unread=(Unread("丙.txt", "空的。"),))
    named = {one.get("id"): " ".join(one.text_content().split()) for one in page.xpath("//*[@id]")}
    names = [
        " ".join(named[key] for key in section.get("aria-labelledby").split())
        for section in page.xpath("//section | //article")
    ]
    assert "全文和提示 乙.txt" in names
    assert len(names) == len(set(names))


def test_the_day_is_printed_only_when_it_is_given() -> None:
    assert "2026-11-24" in to_html([CHECKED], on=date(2026, 11, 24))
    assert to_html([CHECKED]) == to_html([CHECKED])


STYLE = (Path(reports.__path__[0]) / "templates" / "page.css").read_text("utf-8")


def test_choosing_what_is_shown_leaves_the_reader_where_he_is() -> None:
    """A browser scrolls to the box that a label belongs to, unless the box is always in view."""
    (switch,) = re.findall(r"^\.switch \{(.*)\}", STYLE, re.MULTILINE)
    assert "position: fixed" in switch


def test_what_is_out_of_sight_is_not_laid_out_but_all_of_it_is_printed() -> None:
    screen, printed = STYLE.split("@media screen")[1].split("@media print")
    assert "content-visibility: auto" in screen
    assert "content-visibility" not in printed


def test_the_style_keeps_to_what_chromium_78_knows() -> None:
    newer = r":is\(|:where\(|:has\(|\binset\s*:|aspect-ratio|(?<!-)\bgap\s*:|@container|@layer|\bclamp\(|&:"
    assert not re.search(newer, STYLE)
