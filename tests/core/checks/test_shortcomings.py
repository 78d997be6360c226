import pytest

from duizhao.core.checks.questions.shortcomings import names_shortcoming, praises, turns


@pytest.mark.parametrize(
    "words",
    [
        "读原著少，",
        "重业务轻党建",
        "议题决策不规范",
        "答复拖了两个月",
        "存在等靠思想",
        "报表填反了",
        "去了只有2次",
        "怕得罪人",
        "理想信念有所动摇",
    ],
)
def test_a_shortcoming_is_seen(words: str) -> None:
    assert names_shortcoming(words)


@pytest.mark.parametrize(
    "words",
    [
        "不断提高政治能力",
        "坚定不移贯彻执行",
        "毫不动摇坚持党的领导",
        "不忘初心、牢记使命",
        "重视年轻干部培养",
        "持之以恒、锲而不舍",
        "从不以权谋私",
        "政治能力有所提高",
    ],
)
def test_a_word_that_only_looks_like_a_shortcoming_is_none(words: str) -> None:
    assert not names_shortcoming(words)


def test_a_turn_is_seen() -> None:
    assert turns("但会前通气少")
    assert turns("存在的问题：")
    assert not turns("但凡开会必先酝酿")


@pytest.mark.parametrize("words", ["能够坚持学习", "先后修订3项制度，成效明显"])
def test_merits_are_praise(words: str) -> None:
    assert praises(words)


@pytest.mark.parametrize(
    "words",
    [
        "党员干部必须始终坚持群众路线",
        "总书记强调，要认真学习",
        "群众路线是我们党的生命线，必须坚持",
        "认真对照检查",
        "会议室在三楼",
    ],
)
def test_norms_quotations_and_neutral_words_are_no_praise(words: str) -> None:
    assert not praises(words)
