"""Rules look at a text; their hints become findings with place, reason and name."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from duizhao.core.checks import engine
from duizhao.core.checks.engine import check, cut_quote
from duizhao.core.checks.registry import all_rules
from duizhao.core.checks.rule import Basis, Hint, Level, Params, Reading, Rule
from duizhao.core.checks.selection import Choice, choose
from duizhao.core.frameworks.model import Entry, Framework
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Kind
from make_statement import make_statement
from sample_statement import sample_statement

Look = Callable[[Reading, Params], Iterator[Hint]]

MANUAL = """措施空泛

## 看什么
整改措施。
## 为什么
没有对象、数量、时限的措施，
年底无从核对。
"""


def rule_that(look: Look, code: str = "DZ501", **facts: object) -> Rule:
    made = Rule(
        code, f"rule-{code.lower()}", Level.ADVICE, Basis("通知", "第三条"), "0.1", MANUAL, look
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def at(words: str, message: str = "措施没有写做什么", **facts: object) -> Look:
    def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
        start = reading.text.content.index(words)
        yield Hint(Span(start, start + len(words)), message, **facts)  # type: ignore[arg-type]

    return look


def breaks(reading: Reading, _ask: Params) -> Iterator[Hint]:
    yield Hint(reading.statement.measures[0].heading, "还没有出错")
    raise KeyError(reading.text.content)


def test_a_hint_becomes_a_finding_with_all_that_a_reader_needs() -> None:
    statement = sample_statement()
    (finding,) = check(Reading(statement), rules=[rule_that(at("不断提高自身素质"))]).findings
    assert (finding.code, finding.title, finding.level) == ("DZ501", "措施空泛", Level.ADVICE)
    assert (finding.part, finding.quote) == ("measures", "不断提高自身素质")
    assert statement.text.paragraphs[finding.paragraph].text.startswith("（二）加强品德修养")
    assert statement.text.quote(finding.span) == finding.quote
    assert finding.why == "没有对象、数量、时限的措施， 年底无从核对。"
    assert finding.basis == "通知（条款待核）"


def test_a_hint_may_give_its_own_reason_and_level() -> None:
    look = at("不断提高自身素质", why="全文只有这一条措施。", level=Level.MUST)
    (finding,) = check(Reading(sample_statement()), rules=[rule_that(look)]).findings
    assert (finding.why, finding.level) == ("全文只有这一条措施。", Level.MUST)


def test_findings_come_in_the_order_of_the_text_and_the_graver_first() -> None:
    rules = [
        rule_that(at("不断提高自身素质"), "DZ501"),
        rule_that(at("抓得不紧"), "DZ502"),
        rule_that(at("抓得不紧", level=Level.MUST), "DZ503"),
    ]
    outcome = check(Reading(sample_statement()), rules=rules)
    assert [finding.code for finding in outcome.findings] == ["DZ503", "DZ502", "DZ501"]


def test_a_rule_that_breaks_down_is_told_and_loses_nothing_of_the_others() -> None:
    rules = [rule_that(breaks, "DZ501"), rule_that(at("抓得不紧"), "DZ502")]
    outcome = check(Reading(sample_statement()), rules=rules)
    assert [finding.code for finding in outcome.findings] == ["DZ502"]
    (failed,) = outcome.failed
    assert failed.code == "DZ501"
    assert "运行出错，没有给出结果：KeyError，test_engine.py 第 " in str(failed)


def test_a_breakdown_is_told_without_the_words_of_the_text() -> None:
    (failed,) = check(Reading(sample_statement()), rules=[rule_that(breaks)]).failed
    assert "对照检查" not in failed.reason


def test_a_place_outside_the_text_counts_as_a_breakdown() -> None:
    def look(reading: Reading, _ask: Params) -> Iterator[Hint]:
        yield Hint(Span(0, len(reading.text.content) + 1), "越界")

    outcome = check(Reading(sample_statement()), rules=[rule_that(look)])
    assert not outcome.findings
    assert "不在材料之内" in outcome.failed[0].reason


def test_a_rule_runs_only_on_texts_of_its_kinds_and_when_it_is_on() -> None:
    news = make_statement("# unknown\n我市召开民主生活会。", kind=Kind.OTHER)
    rule = rule_that(at("民主生活会"))
    assert not check(Reading(news), rules=[rule]).findings
    everywhere = replace(rule, kinds=frozenset(Kind))
    assert check(Reading(news), rules=[everywhere]).findings
    assert not check(Reading(news), Choice(ignore=("DZ5",)), rules=[everywhere]).findings


def test_the_users_parameters_reach_the_rule() -> None:
    def look(reading: Reading, ask: Params) -> Iterator[Hint]:
        yield Hint(reading.statement.measures[0].heading, f"要求 {ask.count('least')} 条")

    rule = rule_that(look, params={"least": 2})
    choice = choose([rule], params={"DZ501": {"least": 5}})
    (finding,) = check(Reading(sample_statement()), choice, rules=[rule]).findings
    assert finding.message == "要求 5 条"


@pytest.fixture
def one_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    def words_absent(reading: Reading, entry: Entry) -> Iterator[Hint]:
        yield from at(str(entry.params["words"]), entry.message)(reading, Params({}))

    monkeypatch.setattr(engine, "KINDS", {"words_absent": words_absent})


@pytest.mark.usefixtures("one_kind")
def test_an_entry_of_the_framework_is_looked_at_like_a_rule() -> None:
    entry = Entry(
        "TZ-01",
        "words_absent",
        "按要求不应当出现",
        {"words": "抓得不紧"},
        "通知.yaml 第 9 行",
        "must",
    )
    notice = Framework("tz", "市委通知", "", (2024,), ("personal",), entries=(entry,))
    reading = Reading(sample_statement(), framework=notice)
    (finding,) = check(reading, rules=[]).findings
    assert (finding.code, finding.level, finding.basis) == ("TZ-01", Level.MUST, "市委通知")
    assert finding.why == "“市委通知”里列了这一条要求（通知.yaml 第 9 行）。"
    assert not check(reading, Choice(ignore=("TZ-01",)), rules=[]).findings
    of_teams = replace(notice, entries=(replace(entry, kinds=("team",)),))
    assert not check(Reading(reading.statement, of_teams), rules=[]).findings


def test_a_long_quote_keeps_its_beginning_and_end_on_one_line() -> None:
    words = "学习不够深入。\n" + "满足于一般性地看材料，" * 8 + "联系实际不够。"
    quote = cut_quote(words)
    assert quote.startswith("学习不够深入。 满足于")
    assert quote.endswith("联系实际不够。")
    assert "……" in quote
    assert len(quote) <= engine.LONGEST_QUOTE


def test_the_rules_that_ship_run_through_on_a_whole_statement() -> None:
    outcome = check(Reading(sample_statement()))
    assert not outcome.failed
    assert ("DZ601", "××") in {(finding.code, finding.quote) for finding in outcome.findings}
    assert {finding.code for finding in outcome.findings} <= {rule.code for rule in all_rules()}
