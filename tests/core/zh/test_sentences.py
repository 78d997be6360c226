from duizhao.core.zh.phrases import Phrases
from duizhao.core.zh.sentences import clauses, sentence_around, sentences

PASSAGE = "学习不深。“两张皮”怎么办？要改！还有差距"


def test_sentences_cover_the_passage_and_keep_their_marks() -> None:
    pieces = [PASSAGE[start:end] for start, end in sentences(PASSAGE)]
    assert pieces == ["学习不深。", "“两张皮”怎么办？", "要改！", "还有差距"]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    passage = "有人说：“会开得长。”我记下了。"
    assert [passage[a:b] for a, b in sentences(passage)] == ["有人说：“会开得长。”", "我记下了。"]


def test_clauses_end_at_commas_too() -> None:
    passage = "调研少，停留在面上；思考浅。"
    assert [passage[a:b] for a, b in clauses(passage)] == ["调研少，", "停留在面上；", "思考浅。"]


def test_the_sentence_around_a_place_is_found() -> None:
    start, end = sentence_around(PASSAGE, PASSAGE.index("怎么"))
    assert PASSAGE[start:end] == "“两张皮”怎么办？"


def test_the_longest_of_several_phrases_is_found() -> None:
    found = Phrases(["调查", "调查研究", "研究"]).find("调查研究不深入，研究不透")
    assert [match.phrase for match in found] == ["调查研究", "研究"]


def test_no_phrases_find_nothing() -> None:
    assert list(Phrases([]).find("调查研究")) == []
