"""The report on the terminal can be read without colour, at 80 columns, and nothing runs over."""

import re
from dataclasses import replace
from io import StringIO
from itertools import pairwise

import pytest
from rich.cells import cell_len
from rich.console import Console

from duizhao.cli.terminal import as_text, print_checked
from duizhao.core.checks.checked import Checked, Failed
from duizhao.core.checks.drafts.baseline import Known, compare
from duizhao.core.checks.rule import Level
from duizhao.core.trail.model import Kind
from make_baseline import make_baseline
from make_statement import make_statement
from sample_statement import make_finding, sample_statement, sample_two_years

STATEMENT = sample_statement()
FINDINGS = (
    make_finding(STATEMENT, "面上的话", level=Level.INFO, code="DZ107", title="套话"),
    make_finding(STATEMENT, "抓得不紧", level=Level.MUST, code="DZ601", title="留有占位内容"),
    make_finding(STATEMENT, "不断提高自身素质", title="措施空泛"),
)
CHECKED = Checked("材料.txt", STATEMENT, FINDINGS)
COLOUR = re.compile(r"\x1b\[[\d;]*(?:3[0-7]|9[0-7])[\d;]*m")


def marked_words(report: str) -> list[str]:
    """The words above each underline, found by columns as a reader's eye finds them."""
    lines = report.splitlines()
    found = []
    for above, line in pairwise(lines):
        if line.strip() and set(line.strip()) == {"~"}:
            start, end = cell_len(line) - len(line.strip()), cell_len(line)
            columns = [(cell_len(above[:n]), char) for n, char in enumerate(above)]
            found.append("".join(char for column, char in columns if start <= column < end))
    return found


def test_it_says_what_the_text_is_and_shows_the_matrix_before_the_findings() -> None:
    report = as_text(CHECKED, 80)
    order = ("材料.txt", "2024 年度 · 没有用框架 · 468 字", "问题 — 原因 — 措施", "○ 没有找到措施")
    places = [report.index(words) for words in (*order, "存在的问题（1 条）", "提示 3 条")]
    assert places == sorted(places)
    assert "推测：都谈到“学习”" in report
    assert "没有接上：1 个问题没有找到原因" in report


def test_every_place_is_quoted_with_its_words_marked_below() -> None:
    assert marked_words(as_text(CHECKED, 80)) == ["面上的话", "抓得不紧", "不断提高自身素质"]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_runs_over_the_width(width: int) -> None:
    lines = as_text(replace(CHECKED, two_years=sample_two_years(STATEMENT)), width).splitlines()
    hanging = 2
    assert max(map(cell_len, lines)) <= width + hanging
    assert not [line for line in lines if line != line.rstrip()]


def test_a_long_place_is_cut_to_one_line() -> None:
    long = "；".join(["把学习当成软任务，忙起来就放一放"] * 20)
    statement = make_statement(f"# causes 原因\n- 抓得不紧，{long}。还有一句。")
    finding = make_finding(statement, long)
    report = as_text(Checked("材料.txt", statement, (finding,)), 80)
    (words,) = marked_words(report)
    assert long.startswith(words.rstrip("…"))
    assert max(map(cell_len, report.splitlines())) <= 82


def test_many_places_of_one_rule_are_counted_not_listed() -> None:
    statement = make_statement("# problems 问题\n" + "\n".join(["- 到××镇调研。"] * 12))
    findings = tuple(
        replace(
            make_finding(statement, "××"),
            paragraph=paragraph.index,
            span=replace(FINDINGS[0].span, start=paragraph.start + 1, end=paragraph.start + 3),
        )
        for paragraph in statement.text.paragraphs[1:]
    )
    report = as_text(Checked("材料.txt", statement, findings), 80)
    assert marked_words(report) == ["××"] * 5
    assert "另有 7 处，在第 7、8、9、10、11、12、13 段。" in report


def test_a_reason_is_told_once() -> None:
    second = make_finding(STATEMENT, "学得零散", fingerprint="b" * 16)
    report = as_text(replace(CHECKED, findings=(second, *FINDINGS)), 100)
    assert report.count("为什么：") == 1


def test_colours_are_left_out_when_the_user_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def printed() -> str:
        page = StringIO()
        console = Console(file=page, force_terminal=True, color_system="standard", width=80)
        print_checked(CHECKED, console)
        return page.getvalue()

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert COLOUR.search(printed())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not COLOUR.search(printed())


def test_square_brackets_in_a_text_are_printed_as_they_are() -> None:
    statement = make_statement("# problems 问题\n- 到[bold]镇[/]调研，[姓名]未填:smile:。")
    report = as_text(Checked("[a].txt", statement, (make_finding(statement, "[姓名]"),)), 80)
    assert "[a].txt" in report
    assert "到[bold]镇[/]调研，[姓名]未填:smile:。" in report


def test_accepted_solved_new_and_failed_are_told() -> None:
    text = STATEMENT.text
    before = make_baseline(text, FINDINGS[:1], reason="这是原话")
    gone = Known("材料.txt", "DZ402", "f", "绕着走", "遇到难题绕开了", "")
    comparison = compare(text, FINDINGS, (*before.known, gone))
    failed = (Failed("DZ101", "只谈工作", "KeyError"),)
    report = as_text(replace(CHECKED, comparison=comparison, failed=failed), 80)
    assert "面上的话" not in marked_words(report)
    assert "提示 2 条" in report
    assert "另有 1 条已核" in report
    assert "DZ402 遇到难题绕开了" in report
    assert "（新出现，指纹 " in report
    assert "检查项 DZ101（只谈工作）运行出错" in report


def test_two_years_are_shown_with_both_places() -> None:
    report = as_text(replace(CHECKED, two_years=sample_two_years(STATEMENT)), 80)
    assert "● 有说明：（一）改进调查研究。" in report
    assert "○ 没有提到：（二）精简会议文件。" in report
    assert "○ 两年都有：（一）会议多、发文多。" in report


def test_a_text_without_findings_says_so_and_offers_nothing_more() -> None:
    news = make_statement("# unknown\n我市召开民主生活会。", kind=Kind.OTHER, year=None)
    report = as_text(Checked("新闻.txt", news, ()), 80)
    assert "没有提示。" in report
    assert "没有读到分列的问题" in report
    assert "duizhao explain" not in report
