import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.zh.normal import TRADITIONAL_SIGNS, plain, simplified, squeezed_length


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("(一)在带头强化政治忠诚方面", "（一）在带头强化政治忠诚方面"),
        ("存 在 的　问 题", "存在的问题"),
        ("２０２５年度", "2025年度"),
        ("学习不深,思考不够;落实不力.", "学习不深，思考不够；落实不力."),
        ("问题产生的原因:", "问题产生的原因："),
        ("共征求意见 38 条,逐条梳理", "共征求意见38条，逐条梳理"),
        ("投入3,000元", "投入3,000元"),
        ("對照檢查存在的問題", "对照检查存在的问题"),
        ("⼀、⼯作作⻛⽅⾯的问题", "一、工作作风方面的问题"),
    ],
)
def test_a_passage_is_read_in_one_way_of_writing(written: str, read: str) -> None:
    assert plain(written).text == read


def test_a_place_in_the_plain_form_leads_back_to_the_words_written() -> None:
    written = "二、 存 在 的 问 题"
    form = plain(written)
    start = form.text.index("问题")
    first, last = form.original(start, start + 2)
    assert written[first:last] == "问 题"


@given(st.text(alphabet="一二三存在问题 \u3000,，:()（）12ＡA\n對", max_size=60))
def test_every_plain_character_comes_from_one_written_character(written: str) -> None:
    form = plain(written)
    places = [form.original(at, at + 1) for at in range(len(form.text))]
    assert all(last == first + 1 and not written[first].isspace() for first, last in places)
    assert [first for first, _ in places] == sorted({first for first, _ in places})
    assert len(form.text) == squeezed_length(written)


@given(st.text(alphabet="一存在 \u3000问", min_size=1, max_size=40), st.integers(0, 39))
def test_a_written_place_has_its_plain_place(written: str, at: int) -> None:
    form = plain(written)
    position = form.position(min(at, len(written)))
    assert form.text[:position] == "".join(written[:at].split())


def test_no_sign_of_traditional_writing_is_a_simplified_character() -> None:
    assert not [sign for sign in TRADITIONAL_SIGNS if simplified(sign) == sign]
