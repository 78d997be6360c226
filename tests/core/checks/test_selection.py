"""Which rules are on: a table of what the user wrote and what follows from it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.checks.selection import Choice, WrongChoice, check_tune, choose
from duizhao.core.frameworks.model import Entry, Framework


def look(_reading: Reading, _ask: Params) -> Iterator[Hint]:
    yield from ()


def rule(code: str, name: str, **params: bool | float | str | tuple[str, ...]) -> Rule:
    return Rule(code, name, Level.ADVICE, Basis("通知"), "0.1", "没有事例", look, params=params)


RULES = (
    rule("DZ101", "work-not-thought"),
    rule("DZ103", "problem-without-instance", least=2, share=0.5, strict=False, words=("比如",)),
    rule("DZ601", "placeholder-left"),
)
FRAMEWORK = Framework(
    "2024", "2024年度民主生活会", "", (2024,), (), tune={"DZ103": {"enabled": False}}
)


@pytest.mark.parametrize(
    ("select", "ignore", "on"),
    [
        ((), (), ["DZ101", "DZ103", "DZ601"]),
        (("DZ1",), (), ["DZ101", "DZ103"]),
        (("DZ103",), (), ["DZ103"]),
        (("placeholder-left",), (), ["DZ601"]),
        (("dz6",), (), ["DZ601"]),
        ((), ("DZ1",), ["DZ601"]),
        ((), ("problem-without-instance",), ["DZ101", "DZ601"]),
        (("DZ1",), ("DZ103",), ["DZ101"]),
        (("DZ103",), ("DZ1",), ["DZ103"]),
        (("DZ1",), ("DZ1",), []),
        (("ALL",), ("DZ1",), ["DZ601"]),
        (("DZ601",), ("ALL",), ["DZ601"]),
    ],
)
def test_the_longer_pattern_wins_and_between_equals_ignore(
    select: tuple[str, ...], ignore: tuple[str, ...], on: list[str]
) -> None:
    choice = choose(RULES, select=select, ignore=ignore)
    assert [r.code for r in RULES if choice.decide(r.code, r.name).on] == on


def test_a_decision_says_whether_somebody_asked_for_it() -> None:
    choice = choose(RULES, ignore=["DZ1"])
    assert not choice.decide("DZ601", "placeholder-left").explicit
    decision = choice.decide("DZ101", "work-not-thought")
    assert (decision.on, decision.explicit, decision.by) == (False, True, "DZ1")


def test_a_framework_switches_off_what_nobody_asked_for() -> None:
    assert not Choice().decide("DZ103", framework=FRAMEWORK).on
    assert Choice().decide("DZ101", framework=FRAMEWORK).on


def test_what_a_user_selects_stays_on_whatever_the_framework_says() -> None:
    assert choose(RULES, select=["DZ103"]).decide("DZ103", framework=FRAMEWORK).on
    assert choose(RULES, select=["ALL"]).decide("DZ103", framework=FRAMEWORK).on


@pytest.mark.parametrize(
    ("word", "right"),
    [("DZ1O3", "DZ103"), ("placeholder_left", "placeholder-left"), ("DZ602", "DZ601")],
)
def test_an_unknown_word_is_refused_with_the_nearest_right_one(word: str, right: str) -> None:
    with pytest.raises(WrongChoice, match=f"没有检查项“{word}”，是不是 {right}"):
        choose(RULES, select=[word])


@pytest.mark.parametrize("word", ["", "雷同", "X"])
def test_a_word_near_nothing_is_refused_without_a_guess(word: str) -> None:
    with pytest.raises(WrongChoice) as wrong:
        choose(RULES, ignore=[word])
    assert "是不是" not in str(wrong.value)
    assert "duizhao rules" in str(wrong.value)


def test_entries_of_a_framework_can_be_named_too() -> None:
    entry = Entry("TZ-01", "mention_each", "没有写到“{missing}”", {}, "通知.yaml 第 3 行")
    choice = choose(RULES, [entry], ignore=["TZ-01"])
    assert not choice.decide("TZ-01", "mention_each").on


def test_parameters_are_laid_over_those_of_the_framework_and_these_over_the_rules_own() -> None:
    framework = replace(FRAMEWORK, tune={"DZ103": {"least": 3, "share": 1}})
    choice = choose(RULES, params={"problem-without-instance": {"least": 4, "words": ["例如"]}})
    ask = choice.params_for(RULES[1], framework)
    assert (ask.count("least"), ask.number("share")) == (4, 1.0)
    assert (ask.words("words"), ask.flag("strict")) == (("例如",), False)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"least": "三"}, "应当是整数，例如 2"),
        ({"least": 2.5}, "应当是整数"),
        ({"least": True}, "应当是整数"),
        ({"share": "一半"}, "应当是数，例如 0.5"),
        ({"strict": 1}, "应当是 true 或 false"),
        ({"words": "比如"}, "应当是一组词"),
        ({"words": [1]}, "应当是一组词"),
        ({"leest": 2}, "没有参数“leest”，是不是 least"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused(given: dict[str, object], wanted: str) -> None:
    with pytest.raises(WrongChoice, match=wanted):
        choose(RULES, params={"DZ103": given})


def test_parameters_of_an_unknown_rule_are_refused() -> None:
    with pytest.raises(WrongChoice, match="没有检查项“DZ999”"):
        choose(RULES, params={"DZ999": {"least": 2}})


def test_a_framework_that_tunes_nothing_known_is_refused_by_its_name() -> None:
    check_tune(FRAMEWORK, RULES)
    wrong = replace(FRAMEWORK, tune={"DZ103": {"lest": 1}})
    with pytest.raises(WrongChoice, match=r"框架“2024年度民主生活会”.*是不是 least"):
        check_tune(wrong, RULES)
