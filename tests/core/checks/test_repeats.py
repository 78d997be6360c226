from duizhao.core.checks.questions.repeats import Repeat, repeats, stream
from duizhao.core.outline.model import Text, make_text

PROBLEM = "对议定事项督促检查少、跟踪问效不够，年初定下的9件实事有3件没有办完。"


def shared(here: str, there: str = PROBLEM) -> tuple[Text, list[Repeat]]:
    text = make_text("材料.txt", [there, here])
    first, second = text.paragraphs
    return text, list(repeats(stream(text, [second.span]), stream(text, [first.span])))


def test_words_are_found_whatever_stands_between_them() -> None:
    text, (repeat,) = shared("主要是对议定事项，督促检查少；跟踪问效不够，布置下去就算完。")
    assert text.quote(repeat.here) == "对议定事项，督促检查少；跟踪问效不够"
    assert text.quote(repeat.there) == "对议定事项督促检查少、跟踪问效不够"


def test_scraps_of_the_next_clause_are_cut_off() -> None:
    text, (repeat,) = shared("对议定事项督促检查少、跟踪问效不够，年底才想起来。")
    assert text.quote(repeat.here).endswith("跟踪问效不够")


def test_a_short_likeness_is_no_repeat() -> None:
    assert shared("对议定事项督促检查抓得不紧。")[1] == []


def test_nothing_runs_across_two_paragraphs() -> None:
    text = make_text("材料.txt", ["对议定事项督促检", "查少跟踪问效不够", PROBLEM])
    two, one = text.paragraphs[:2], text.paragraphs[2]
    here = stream(text, [paragraph.span for paragraph in two])
    assert list(repeats(here, stream(text, [one.span]))) == []


def test_formulas_alone_are_not_beyond_formulas() -> None:
    doctrine = "习近平新时代中国特色社会主义思想，四个意识、四个自信、两个维护。"
    _, (repeat,) = shared(doctrine, doctrine)
    assert not repeat.beyond_formulas


def test_every_run_is_found_wherever_it_begins() -> None:
    run = "议题材料临到开会才送到成员手上"
    for gap in range(12):
        there = "前" * gap + "，" + run + "，大家来不及看。"
        assert [repeat.words for repeat in shared("会风不实，" + run + "。", there)[1]] == [run]
