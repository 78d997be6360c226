"""The characters of a text file come back whatever encoding it was saved in."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.outline.encodings import decode
from duizhao.core.outline.unreadable import Unreadable
from long_statement import PARAGRAPHS

LONG = "\n".join(PARAGRAPHS)
TRADITIONAL = "對照檢查材料：理論學習抓得不夠緊，聯繫群眾不夠密切，擔當作為的勁頭有所減弱。"
MARKED = ["utf-8-sig", "utf-16", "utf-32"]
UNMARKED = ["utf-8", "gb18030", "utf-16-le", "utf-16-be"]
COMMON = st.text(alphabet=sorted(set(LONG)), min_size=10, max_size=200)


@pytest.mark.parametrize("encoding", MARKED + UNMARKED)
@pytest.mark.parametrize("length", [10, 100, 1000])
def test_a_text_of_any_length_comes_back(encoding: str, length: int) -> None:
    text = (LONG * 2)[:length]
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.note is None


@pytest.mark.parametrize("encoding", [*MARKED, "utf-8", "gb18030"])
@pytest.mark.parametrize("text", ["一", "党", "问题", "学习", "张×", "李某", "x书", "12"])
def test_a_text_of_one_or_two_characters_comes_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["问题", "学习不够", "原因分析", "整改落实情况"])
def test_a_few_characters_of_unmarked_utf_16_come_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", [*MARKED, "utf-8", "gb18030"])
@pytest.mark.parametrize("text", ["镕", "喆", "䶮", "朱镕同志", "王喆、李䶮、赵㛃", TRADITIONAL])
def test_rare_and_traditional_characters_come_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_single_nul_byte_is_recognised(encoding: str) -> None:
    data = "理论学习抓得不紧，联系群众不够密切。".encode(encoding)
    assert b"\0" not in data
    assert decode(data).encoding == encoding


def test_plain_ascii_is_never_taken_for_chinese() -> None:
    words = "Bush hid the facts, and 20 files were left. (see a.txt)"
    assert decode(words.encode()).text == words


@pytest.mark.parametrize("text", ["王·李", "20×× 年", "±5%", "省略……", "×"])
def test_signs_of_utf_8_are_not_taken_for_gb18030(text: str) -> None:
    assert decode(text.encode()).text == text


@given(COMMON, st.sampled_from(MARKED + UNMARKED))
def test_every_text_of_common_characters_comes_back(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", UNMARKED)
def test_a_text_cut_inside_its_last_character_is_read_without_it(encoding: str) -> None:
    whole = LONG[:300]
    decoded = decode((whole + "员").encode(encoding)[:-1])
    assert decoded.text == whole
    assert decoded.note
    assert "末尾" in decoded.note


@pytest.mark.parametrize("encoding", UNMARKED)
def test_a_bad_byte_in_the_middle_costs_a_character_and_is_told(encoding: str) -> None:
    data = bytearray(LONG[:600].encode(encoding))
    place = len(data) // 2 // 4 * 4
    data[place : place + 2] = b"\xff\xff" if encoding != "utf-16-le" else b"\x00\xd8"
    decoded = decode(bytes(data))
    assert decoded.encoding == encoding
    assert "\ufffd" in decoded.text or encoding == "utf-16-be"
    assert decoded.text.endswith(LONG[:600][-100:])


def test_the_blank_that_old_web_pages_indent_with_becomes_a_full_width_blank() -> None:
    data = b"\xa3\xa0\xa3\xa0" + "一是学习不够深入。".encode("gb18030")
    assert decode(data).text == "\u3000\u3000一是学习不够深入。"


@pytest.mark.parametrize("seed", range(20))
def test_rubbish_is_refused(seed: int) -> None:
    with pytest.raises(Unreadable, match="编码"):
        decode(hashlib.shake_256(bytes([seed])).digest(2000))


def test_a_text_in_an_encoding_that_is_not_known_is_refused_rather_than_garbled() -> None:
    with pytest.raises(Unreadable, match="编码"):
        decode((TRADITIONAL * 5).encode("big5hkscs"))


def test_an_empty_file_has_no_characters() -> None:
    assert decode(b"").text == ""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["一、存在的问题：学习不够深入，2020", LONG])
def test_what_a_power_cut_left_behind_a_text_does_not_hide_it(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding) + bytes(4000))
    assert decoded.text.rstrip("\0") == text
    assert decoded.note is None


def test_a_stray_control_character_does_not_make_utf_8_doubtful() -> None:
    words = "学习\0不够\0深入。\n作风\x07不够扎实。"
    assert decode(words.encode()).text == words


@pytest.mark.parametrize("sign", ["〇", "√"])
def test_a_sign_alone_is_read_from_gb18030(sign: str) -> None:
    assert decode(sign.encode("gb18030")).text == sign
