"""A mark of secrecy is seen where official papers carry it, and nowhere else."""

import pytest

from duizhao.core.outline.model import Paragraph, Place, Text, make_text
from duizhao.core.outline.secrecy import is_mark, secrecy_mark, watermark_mark

TITLE = "2023年度民主生活会个人对照检查材料"
BODY = ["一、存在的问题", "学习不够深入，联系实际不够紧密。"] * 8

DATED = [
    "秘密★10年",
    "机密★",
    "绝密★30年",
    "秘 密 ★ 1 0 年",
    "秘密★长期",
    "机密★１年　特急",
    "000012　机密★1年",
    "机密级★5年",
    "秘密☆1年",
    "秘密*10年",
    "機密★10年",
    "机密·1年",
    "秘密 10年",
    "秘密★（10年）",
    "秘密★至2027年12月",
    "附件1：秘密★1年",
    "工作秘密★3年",
    "★机密★",
    "秘密★ 10 年　第 00012 号",
    "密级：秘密",
    "密级: 机密  保密期限：10年",
    "密级：□公开 □内部 ☑秘密",
]
BARE = [
    "绝密",
    "机密",
    "秘密",
    "机 密　特急",
    "【机密】",
    "（秘密）",
    "密电",
    "密件",
    "密码电报",
    "中共××市委办公室密码电报",
]
NO_MARKS = [
    "保密纪律",
    "（三）泄露国家秘密",
    "保守党和国家的秘密安全",
    "守口如瓶，保守党的秘密",
    "“机密文件管理”不严",
    "机密文件传阅不规范，登记不及时。",
    "将标有“秘密★10年”的文件带回家中，保密观念淡薄。",
    "绝密级文件未按规定存放。",
    "内部",
    "内部资料 注意保存",
    "特急",
    "公开",
    "密级",
    "密级：内部",
    "密级：公开",
    "密级：秘密/机密/绝密",
    "密级：□公开 □内部 □秘密 □机密",
    "工作秘密",
    "商业秘密",
    "秘密：",
    "秘书处",
    "明传电报",
    "内部明电",
    "（一）密电管理不严格",
    "★重点★",
    "秘密战线工作者",
    "机要密件登记不及时",
]


@pytest.mark.parametrize("mark", DATED + BARE)
def test_a_mark_at_the_head_is_seen(mark: str) -> None:
    assert secrecy_mark(make_text("材料.docx", [mark, TITLE, *BODY]))
    assert secrecy_mark(make_text("材料.docx", [TITLE, "（征求意见稿）", mark, *BODY]))


@pytest.mark.parametrize("mark", DATED)
def test_a_dated_or_labelled_mark_is_seen_anywhere_for_a_file_may_hold_several_papers(
    mark: str,
) -> None:
    assert secrecy_mark(make_text("材料.docx", [TITLE, *BODY, mark, TITLE, *BODY]))


@pytest.mark.parametrize("word", BARE)
def test_a_bare_word_far_from_the_head_is_no_mark(word: str) -> None:
    assert secrecy_mark(make_text("材料.docx", [TITLE, *BODY, word])) is None


@pytest.mark.parametrize("words", NO_MARKS)
def test_the_same_words_in_text_and_headings_are_no_mark(words: str) -> None:
    assert secrecy_mark(make_text("材料.docx", [words, TITLE, *BODY])) is None
    assert secrecy_mark(make_text("材料.docx", [TITLE, *BODY, words])) is None


def test_a_text_box_may_carry_the_mark_wherever_it_is_anchored() -> None:
    start = sum(len(passage) + 1 for passage in BODY)
    plain = make_text("材料.docx", BODY)
    box = Paragraph(len(BODY), start, "机密", place=Place.TEXT_BOX)
    assert secrecy_mark(Text("材料.docx", (*plain.paragraphs, box)))


def test_brackets_behind_the_title_carry_a_mark() -> None:
    assert secrecy_mark(make_text("材料.docx", [f"{TITLE}（机密）", *BODY]))
    assert not secrecy_mark(make_text("材料.docx", [f"{TITLE}（含案例）", *BODY]))


def test_the_cell_beside_the_label_carries_a_mark() -> None:
    assert secrecy_mark(make_text("材料.docx", [TITLE, "密级", "机密", *BODY])) == "机密"
    assert not secrecy_mark(make_text("材料.docx", [TITLE, "密级", "公开", *BODY]))


@pytest.mark.parametrize(
    "name", ["【秘密】对照检查材料.docx", "(机密)材料.doc", "秘密★1年 材料.pdf"]
)
def test_the_name_of_the_file_may_carry_a_mark(name: str) -> None:
    assert secrecy_mark(make_text(name, BODY))
    assert not secrecy_mark(make_text("保守秘密专题对照检查.docx", BODY))


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("秘密★10年", True),
        ("机 密", True),
        ("机密\t青石镇党委", True),
        ("秘密★1年　青石镇党委民主生活会材料", True),
        ("青石镇党委　密级：机密", True),
        ("××镇党委民主生活会材料", False),
        ("保守秘密　人人有责", False),
        ("机密文件\t管理台账", False),
    ],
)
def test_a_header_that_carries_a_mark_is_told_from_others(line: str, *, marks: bool) -> None:
    assert is_mark(line) is marks


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("机密", "机密"),
        ("秘 密 秘 密 秘 密", "秘密"),
        ("绝密文件绝密文件", "绝密"),
        ("机密★5年", "机密"),
        ("征求意见稿", None),
        ("机密文件管理不严格，登记不及时", None),
    ],
)
def test_a_watermark_may_be_a_mark_however_often_it_is_repeated(
    words: str, mark: str | None
) -> None:
    assert watermark_mark(words) == mark


def test_a_bare_word_between_tabs_at_the_head_is_a_mark() -> None:
    assert secrecy_mark(make_text("材料.docx", ["机密\t第12号，共30份", TITLE, *BODY])) == "机密"
