"""Sentences that the texts of one team share: word for word or nearly, and what doesn't count."""

from duizhao.core.checks.same_sentences import SameSentence, same_sentences
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.outline.model import make_text
from duizhao.core.trail.model import Statement
from duizhao.core.trail.statement import read_statement

SHARED = "去年六次下到灌区，都是先打电话再出发，看到的是收拾好的场面。"
HEAD = ("2025年度民主生活会个人对照检查材料", "一、存在的主要问题")


def read(*paragraphs: str) -> Statement:
    text = make_text("材料", [*HEAD, *paragraphs])
    return read_statement(text, None, frameworks=shipped_frameworks())


def found(*bodies: str, given: tuple[str, ...] = ()) -> list[SameSentence]:
    texts = {key: read(body) for key, body in enumerate(bodies, 1)}
    framework = next(one for one in shipped_frameworks() if one.key == "2024")
    return same_sentences(texts, framework=framework, given=given)


def test_the_same_sentence_is_found_with_its_place_in_each_text() -> None:
    one = read("（一）联系群众不够经常。" + SHARED)
    other = read("（一）作风不够扎实。窗口反映的事我问得少。" + SHARED)
    (same,) = same_sentences({7: one, 9: other})
    assert same.exact
    assert [place.text for place in same.places] == [7, 9]
    for place, statement in zip(same.places, (one, other), strict=True):
        assert statement.text.quote(place.span) == SHARED == place.words


def test_marks_and_ordinals_make_no_difference() -> None:
    (same,) = found(
        "（一）联系群众不够。一是" + SHARED,
        "（一）联系群众不够。" + SHARED.replace("，", "、").replace("。", "；"),
    )
    assert same.exact


def test_a_sentence_with_a_word_changed_is_nearly_the_same() -> None:
    (same,) = found(
        "（一）联系群众不够。" + SHARED, "（一）联系群众不够。" + SHARED.replace("六次", "四次")
    )
    assert not same.exact


def test_three_texts_with_the_same_sentence_are_one_group() -> None:
    body = "（一）联系群众不够。" + SHARED
    (same,) = found(body, body, body)
    assert len(same.places) == 3


def test_what_one_text_repeats_of_itself_is_none_of_its_business() -> None:
    assert not found(f"（一）联系群众不够。{SHARED}{SHARED}", "（一）学习不够。读得少，想得更少。")


def test_headings_short_sentences_and_quotations_do_not_count() -> None:
    assert not found(
        "（一）联系群众不够经常，到基层调研多是听汇报看材料。\n去得少。",
        "（一）联系群众不够经常，到基层调研多是听汇报看材料。\n去得少。",
    )
    quoted = (
        "（一）学习不够。对“必须坚持以人民为中心的发展思想，不断实现人民对美好生活的向往”学得浅。"
    )
    assert not found(quoted, quoted)


def test_aspects_and_words_of_the_notice_do_not_count() -> None:
    theme = "坚持用改革精神和严的标准管党治党，持续发力纵深推进全面从严治党"
    body = f"（一）认识不够。围绕{theme}，我作了对照。"
    assert not found(body, body, given=(theme,))


def test_different_sentences_about_the_same_are_not_the_same() -> None:
    assert not found(
        "（一）联系群众不够。" + SHARED,
        "（一）联系群众不够。到灌区去得不少，可是每次都有镇里的同志陪着，没有单独同用水户谈过。",
    )
