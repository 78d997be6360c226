"""`duizhao check --ledger`: a text of the command line held against the ledger of an earlier year."""

import json

import pytest

from make_sheet import make_sheet
from office_folder import Answer, Office

TEXT = """2025年度民主生活会个人对照检查材料
沈若兰
一、2024年度民主生活会整改落实情况
（一）督办件。督办件超期问题已全部完成，办结督办件45件。
（二）窗口服务。印发《窗口值班制度》，取水许可窗口中午不断岗。
二、存在的问题
（一）督办不力。督办件超期多，第三季度超期31件。
三、整改措施
（一）抓实督办。每周一通报。
"""
LEDGER = [
    ("序号", "谁的问题", "问题", "整改措施", "完成情况", "状态", "销号日期", "佐证件数"),
    (1, "沈若兰", "督办件超期多", "督办件建台账", "办结督办件41件", "整改中", None, 3),
    (2, "沈若兰", "窗口服务时间短", "取水许可窗口中午值班", "", "已销号", "2025-06-18", 0),
    (3, "沈若兰", "灌区水费公示不及时", "每季度公示一次", "", "整改中", None, 1),
    (4, "班子", "会议偏多", "合并召开", "", "整改中", None, 0),
]
FILE = "2024年度整改台账.xlsx"


@pytest.fixture
def texts(office: Office) -> Office:
    office.write("今年.txt", TEXT)
    office.write(FILE, make_sheet(LEDGER, name="整改台账"))
    return office


def codes(answer: Answer) -> set[str]:
    findings = json.loads(answer.out)["files"][0]["findings"]
    return {one["code"] for one in findings if one["code"] >= "DZ804" and one["code"] < "DZ809"}


def test_everything_that_the_ledger_says_otherwise_is_found(texts: Office) -> None:
    answer = texts.run("check", "今年.txt", "--ledger", FILE, "--format=json", "--isolated")
    assert answer.status == 1, answer.err
    assert codes(answer) == {"DZ804", "DZ805", "DZ806", "DZ807", "DZ808"}
    assert "水费公示" in answer.out
    assert "会议偏多" not in answer.out


def test_without_a_ledger_nothing_is_said_of_it(texts: Office) -> None:
    answer = texts.run("check", "今年.txt", "--format=json", "--isolated", "--exit-zero")
    assert codes(answer) == set()


def test_ledgers_of_several_years_go_together(texts: Office) -> None:
    older = [LEDGER[0], (1, "沈若兰", "督办件超期多", "", "", "已销号", "2024-05-20", 1)]
    texts.write("2023年度整改台账.xlsx", make_sheet(older, name="整改台账"))
    answer = texts.run(
        "check", "今年.txt", "--ledger", FILE, "--ledger", "2023年度整改台账.xlsx", "--format=json",
        "--isolated",
    )  # fmt: skip
    assert "2023年度、2024年度的台账上有过同样的问题" in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--whose", "沈若兰"), "--whose 和 --ledger 要一起写"),
        (("--ledger", "台账.xlsx"), "把年度写进文件名，例如 2024年度整改台账.xlsx"),
        (("--ledger", "没有.xlsx"), "打不开这个文件"),
        (("--ledger", FILE, "--whose", "何立新"), "台账里没有“何立新”，台账里有沈若兰、班子的条目"),
        (("--ledger", FILE, "今年.txt", "另一份.txt"), "--ledger 一次只能配一份"),
        (("--ledger", "今年.txt"), "看不出是哪个年度"),
    ],
)  # fmt: skip
def test_what_can_not_be_done_is_told_with_what_to_write(
    texts: Office, words: tuple[str, ...], said: str
) -> None:
    texts.write("台账.xlsx", make_sheet(LEDGER, name="整改台账"))
    texts.write("另一份.txt", TEXT)
    answer = texts.run("check", "今年.txt", *words, "--isolated")
    assert answer.status == 2
    assert said in "".join(answer.err.split("\n")).replace("  ", "") or said in answer.err
    assert not answer.out


def test_a_text_that_does_not_say_whose_it_is_asks_for_the_name(texts: Office) -> None:
    texts.write("今年.txt", TEXT.replace("沈若兰\n", ""))
    answer = texts.run("check", "今年.txt", "--ledger", FILE, "--isolated")
    assert answer.status == 2
    assert "例如 --whose 沈若兰" in answer.err
    told = texts.run(
        "check", "今年.txt", "--ledger", FILE, "--whose", "沈若兰", "--format=json", "--isolated"
    )
    assert "DZ805" in codes(told)


def test_standard_input_needs_the_name_beside_it(texts: Office) -> None:
    texts.type_in(TEXT.encode())
    answer = texts.run("check", "-", "--ledger", FILE, "--isolated")
    assert (answer.status, "请用 --whose 写明是谁的" in answer.err) == (2, True)
    texts.type_in(TEXT.encode())
    told = texts.run(
        "check", "-", "--ledger", FILE, "--whose", "沈若兰", "--format=json", "--isolated"
    )
    assert "DZ805" in codes(told)


def test_the_ledger_is_never_overwritten(texts: Office) -> None:
    answer = texts.run(
        "check", "今年.txt", "--ledger", FILE, "--format=xlsx", "--output", FILE, "--force",
        "--isolated",
    )  # fmt: skip
    assert answer.status == 2
