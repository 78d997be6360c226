"""Counted things in any words, and which of them count the same."""

import pytest

from duizhao.core.trail.amounts import Amount, amounts_in


def amount(words: str) -> Amount:
    (found,) = amounts_in(words)
    return found


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [
        ("到取水许可窗口值班4次", 4, "次"),
        ("制定修订财务管理等12项制度规定", 12, "项"),
        ("走访困难群众二十三户", 23, "户"),
        ("追回资金3.5万元", 3.5, "万元"),
        ("办结率达98％", 98, "%"),
        ("与干部谈话１５人次", 15, "人次"),
    ],
)
def test_an_amount_is_a_number_with_its_unit(words: str, number: float, unit: str) -> None:
    found = amount(words)
    assert (found.number, found.unit) == (number, unit)


@pytest.mark.parametrize("words", ["第三次全会", "进一步压实责任", "一次性告知", "2024年6月印发"])
def test_ordinals_and_dates_are_no_amounts(words: str) -> None:
    assert not list(amounts_in(words))


@pytest.mark.parametrize("words", ["值班10余次", "值班不少于4次", "值班近20次"])
def test_a_bound_or_a_round_figure_is_loose(words: str) -> None:
    assert amount(words).loose


def test_the_place_is_that_of_number_and_unit() -> None:
    words = "全年到窗口值班４次，解决问题7个。"
    assert [words[one.start : one.end] for one in amounts_in(words)] == ["４次", "7个"]


def test_the_same_thing_has_the_unit_and_a_word_in_common() -> None:
    duty = amount("到取水许可窗口值班4次")
    assert duty.same_thing(amount("全年在窗口值班6次"))
    assert not duty.same_thing(amount("召开专题会6次"))
    assert not duty.same_thing(amount("窗口接待群众6人"))


def test_what_stands_in_every_report_is_no_common_word() -> None:
    assert not amount("完成整改问题6个").same_thing(amount("整改落实问题9个"))
