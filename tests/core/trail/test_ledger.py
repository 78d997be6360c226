"""A text held against the ledger: what it leaves out, claims too early, counts otherwise, names again."""

from datetime import date

from duizhao.core.outline.model import make_text
from duizhao.core.trail.ledger import Held, LedgerItem, history_of, hold_against
from duizhao.core.trail.model import Guess, Kind, Statement
from duizhao.core.trail.statement import read_statement

CANALS = LedgerItem(
    "1", 2023, "灌区产权确权还有两个镇没有完成", ("成立工作专班，年底前完成灌区产权确权",)
)
WINDOW = LedgerItem(
    "2",
    2023,
    "窗口服务时间短，群众等候久",
    ("中午不断岗，取水许可窗口值班到下午两点",),
    stage="已销号",
    closed=date(2024, 12, 10),
    records=("上半年到窗口值班2次", "下半年到窗口值班3次"),
    proofs=2,
)
LATE = LedgerItem(
    "3",
    2022,
    "群众反映的热线件办理超期多，督办不力",
    stage="已销号",
    closed=date(2023, 6, 18),
    proofs=1,
)
THIS = """2024年度民主生活会个人对照检查材料
一、上年度整改落实情况
（一）灌区产权。灌区产权确权已全部完成，发证231本。
（二）窗口服务。取水许可窗口中午不断岗，到窗口值班6次。
二、存在的问题
（一）督办不力。群众反映的热线件办理超期多，第三季度超期31件。
三、整改措施
（一）一周一调度。"""


def read(words: str = THIS) -> Statement:
    text = make_text("材料.txt", words.splitlines())
    return read_statement(text, kind=Guess(Kind.PERSONAL, "测试写明"))


def held(*items: LedgerItem, words: str = THIS) -> Held:
    return hold_against(items, read(words))


def test_each_item_has_the_entry_that_is_most_like_it_and_the_reason() -> None:
    canals, window, late = held(CANALS, WINDOW, LATE).told
    assert canals.entry is not None
    assert window.entry is not None
    assert (canals.entry.title, window.entry.title) == ("灌区产权", "窗口服务")
    assert "灌区产权确权" in canals.likeness.reason
    assert late.entry is None


def test_completion_is_claimed_too_early_only_where_the_item_is_not_closed() -> None:
    canals, window = held(CANALS, WINDOW).told
    assert canals.claims_too_much
    assert not window.claims_too_much


def test_a_figure_agrees_with_one_record_or_with_all_together() -> None:
    (figure,) = held(WINDOW).figures
    assert (figure.said.number, figure.recorded.number) == (6, 2)
    assert read().text.quote(figure.span) == "6次"
    for number in ("2", "3", "5"):
        assert not held(WINDOW, words=THIS.replace("值班6次", f"值班{number}次")).figures


def test_a_problem_that_comes_back_carries_all_its_years_in_order() -> None:
    again = LedgerItem("4", 2023, "群众反映的热线件办理超期多，举报没有回音", stage="整改中")
    back = held(again, LATE).back[-1]
    assert [item.year for item in back.items] == [2022, 2023]
    assert back.verbatim


def test_history_is_found_for_a_problem_that_stands_in_no_text() -> None:
    found = history_of("群众反映的热线件办理超期多的老问题没有解决", (CANALS, LATE, WINDOW))
    assert [item.key for item, _ in found] == ["3"]
    assert "群众反映的热线件办理超期" in found[0][1].reason
    assert not history_of("调研走过场", (CANALS, LATE, WINDOW))


def test_nothing_is_said_of_an_empty_ledger() -> None:
    assert held() == Held((), (), ())
