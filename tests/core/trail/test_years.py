"""Two years side by side: what became of the promises, and which problems come back."""

from duizhao.core.outline.model import make_text
from duizhao.core.trail.model import Claim, Guess, Kind, Statement
from duizhao.core.trail.statement import read_statement
from duizhao.core.trail.years import Kept, Years, compare

LAST = """2023年度民主生活会个人对照检查材料
一、存在的问题
（一）服务不到位。到办事窗口听意见少，群众反映的老车站停车难拖了半年。
（二）会议偏多。会议时效性不强，一个会开半天。
二、整改措施
（一）到办事窗口值班。每季度到窗口值班一天。
（二）改进会风。每次会议不超过一小时。
（三）抓实安全生产。六月底前排查全部加油站。"""
THIS = """2024年度民主生活会个人对照检查材料
一、上年度整改落实情况
（一）窗口值班。到办事窗口值班4次，当场解决问题7个。
（二）会风。会议明显减少，会风有了好转，已整改到位。
二、存在的问题
（一）服务不够。到办事窗口听意见少，群众反映的老车站停车难仍没有解决。
（二）督办不力。热线件拖了四十天。
三、整改措施
（一）一周一调度。"""


def statement(words: str) -> Statement:
    return read_statement(
        make_text("材料.txt", words.splitlines()), kind=Guess(Kind.PERSONAL, "测试写明")
    )


def years(last: str = LAST, this: str = THIS) -> Years:
    return compare(statement(last), statement(this))


def test_each_promise_has_what_is_said_of_it_this_year() -> None:
    promises = years().promises
    assert [promise.kept for promise in promises] == [
        Kept.CLAIMED,
        Kept.WITHOUT_FACT,
        Kept.NOT_MENTIONED,
    ]
    assert [promise.claim for promise in promises] == [Claim.DONE, Claim.DONE, None]
    assert promises[0].follow_up is not None
    assert promises[0].follow_up.title == "窗口值班"
    assert "窗口值班" in promises[0].reason


def test_a_problem_comes_back_with_both_places_and_the_reason() -> None:
    last, this = statement(LAST), statement(THIS)
    (back,) = compare(last, this).returning
    assert "老车站停车难" in last.text.quote(back.span_last)
    assert "老车站停车难" in this.text.quote(back.span_this)
    assert back.verbatim
    assert back.reason.startswith("两年用了几乎相同的话")


def test_the_same_matter_in_other_words_comes_back_as_a_matter_only() -> None:
    this = THIS.replace(
        "（二）督办不力。热线件拖了四十天。", "（二）作风不实。陪会多，会风抓得不严。"
    )
    found = [back for back in years(this=this).returning if not back.verbatim]
    assert [back.reason for back in found] == ["两年都说到“会议时效性”做得不够"]


def test_one_sentence_in_passing_is_kept_where_there_is_no_follow_up() -> None:
    this = """2024年度民主生活会个人对照检查材料
按照通知要求，我认真准备。2023年度民主生活会查摆的问题已基本整改到位。
一、存在的问题
（一）督办不力。热线件拖了四十天。
二、整改措施
（一）一周一调度。"""
    found = years(this=this)
    assert found.in_passing is not None
    assert statement(this).text.quote(found.in_passing).startswith("2023年度民主生活会查摆")
    assert {promise.kept for promise in found.promises} == {Kept.NOT_MENTIONED}


def test_a_last_year_without_measures_promised_nothing() -> None:
    assert not years(
        last="2023年度民主生活会个人对照检查材料\n一、存在的问题\n（一）学习不够。"
    ).promises
