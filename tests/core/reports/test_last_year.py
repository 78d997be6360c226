"""With last year's text every report shows what became of its promises, with both places."""

import json
from dataclasses import replace

from lxml import html

from duizhao.core.checks.checked import Checked, TwoYears
from duizhao.core.reports.last_year import passing_words, promise_rows, return_rows
from duizhao.core.reports.to_html import to_html
from duizhao.core.reports.to_json import to_json
from sample_statement import sample_statement, sample_two_years

STATEMENT = sample_statement()
TWO = sample_two_years(STATEMENT)
CHECKED = Checked("材料.txt", STATEMENT, (), two_years=TWO)


def test_a_promise_is_quoted_with_what_this_year_says_of_it() -> None:
    told, passed_over = promise_rows(CHECKED)
    assert told.promised == "（一）改进调查研究。每季度到联系点蹲点不少于3天。"
    assert told.told.startswith("（一）关于调研不够的问题。")
    assert (told.label, told.node, told.reason) == ("有说明", "F1", "都说到“调研”")
    assert (passed_over.label, passed_over.told, passed_over.node) == ("没有提到", "", "")


def test_a_problem_that_comes_back_is_quoted_from_both_years() -> None:
    (back,) = return_rows(CHECKED)
    assert (back.before, back.now) == ("（一）会议多、发文多。", "（二）会议开得多、落实得慢。")


def test_without_last_year_there_is_nothing_to_say() -> None:
    alone = Checked("材料.txt", STATEMENT, ())
    assert not [*promise_rows(alone), *return_rows(alone)]
    assert passing_words(alone) == ""
    assert json.loads(to_json([alone]))["files"][0]["last_year"] is None
    assert not html.document_fromstring(to_html([alone])).xpath("//section[@class='last-year']")


def test_the_json_carries_both_texts_and_places_that_fit_them() -> None:
    (file,) = json.loads(to_json([CHECKED]))["files"]
    last_year = file["last_year"]
    told, passed_over = last_year["promises"]
    for place, text in (
        (told["measure"], last_year["text"]),
        (told["follow_up"], file["text"]),
        (last_year["returning"][0]["last"], last_year["text"]),
        (last_year["returning"][0]["this"], file["text"]),
    ):
        assert text[place["start"] : place["end"]] == place["text"]
    assert (passed_over["kept"], passed_over["follow_up"]) == ("not_mentioned", None)


def test_the_page_shows_both_years_side_by_side() -> None:
    page = html.document_fromstring(to_html([CHECKED]))
    section = page.find(".//section[@class='last-year']")
    assert section is not None
    words = " ".join("".join(map(str, section.itertext())).split())
    assert "2023年材料.txt（2023 年度）" in words
    assert "没有提到" in words
    assert "两年都说到“会议”" in words
    assert {link.get("href") for link in section.iter("a")} == {"#F1-1", "#P2-1"}


def test_one_sentence_in_passing_is_shown_as_what_it_is() -> None:
    sentence = STATEMENT.text.paragraphs[1].span
    passing = replace(TWO.years, in_passing=sentence)
    checked = replace(CHECKED, two_years=TwoYears(TWO.last, passing))
    assert "会前我参加集中学习4次" in passing_words(checked)
    assert "只有一句带过" in to_html([checked])
