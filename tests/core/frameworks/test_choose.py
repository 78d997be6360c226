"""The framework follows from the kind of text, the year, and the special meeting it names."""

import pytest

from duizhao.core.frameworks.choose import Choice, Facts, choose
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import shipped_frameworks

PLAIN_TITLE = "个人对照检查材料"


def pick(title: str = PLAIN_TITLE, year: int | None = None, kind: str = "personal") -> Choice:
    return choose(Facts(kind, title, year=year), shipped_frameworks())


def key_of(choice: Choice) -> str | None:
    return choice.framework.key if choice.framework else None


@pytest.mark.parametrize("year", [2015, 2020, 2025])
@pytest.mark.parametrize("kind", ["personal", "team"])
def test_the_year_decides(year: int, kind: str) -> None:
    choice = pick(year=year, kind=kind)
    assert key_of(choice) == str(year)
    assert choice.reason.startswith(f"年度判断为{year}年，用“{year}年度")


@pytest.mark.parametrize(("year", "silent"), [(2022, True), (2025, False)])
def test_a_year_whose_aspects_are_not_confirmed_says_that_they_stay_silent(
    year: int, *, silent: bool
) -> None:
    assert ("方面类检查不作提示" in pick(year=year).reason) is silent


def test_marks_inside_a_name_are_single_where_the_name_is_quoted() -> None:
    assert "用“2015年度‘三严三实’专题民主生活会”" in pick(year=2015).reason


def test_without_a_year_none_is_chosen_and_the_way_out_is_told() -> None:
    choice = pick()
    assert choice == Choice(None, "不能确定年度，没有选用框架；可以用 --framework 指定。")


def test_a_year_without_a_framework_is_told() -> None:
    assert "没有2031年度的框架" in pick(year=2031).reason


@pytest.mark.parametrize("kind", ["rectification", "other"])
def test_a_text_that_is_no_statement_has_none(kind: str) -> None:
    assert key_of(pick(year=2025, kind=kind)) is None


def test_a_branch_text_has_its_own_whatever_the_year() -> None:
    assert [key_of(pick(year=year, kind="branch_personal")) for year in (None, 2024)] == [
        "branch"
    ] * 2


SPECIAL = {
    ("巡视整改专题民主生活会个人对照检查材料", None): "inspection",
    ("巡察整改专题民主生活会个人对照检查材料", 2024): "inspection",
    ("以案促改专题民主生活会\n个人对照检查材料", None): "case-reform",
    ("2025年度民主生活会暨巡视整改专题民主生活会对照检查材料", 2025): "2025",
    ("“不忘初心、牢记使命”专题民主生活会个人检视剖析材料", 2019): "2019",
    ("党的群众路线教育实践活动专题民主生活会对照检查材料", 2014): "2013",
    ("党的群众路线教育实践活动专题民主生活会对照检查材料", None): "2013",
    ("2014年度民主生活会对照检查材料", 2014): "2014",
}


@pytest.mark.parametrize(("title", "year"), SPECIAL)
def test_a_special_meeting_in_the_title_decides(title: str, year: int | None) -> None:
    assert key_of(pick(title, year)) == SPECIAL[title, year]


def test_an_office_with_one_framework_for_all_years_gets_it() -> None:
    own = Framework("own", "本单位的框架", "主题", years=(), kinds=("personal",))
    facts = Facts("personal", PLAIN_TITLE)
    assert choose(facts, [own]).framework is own
