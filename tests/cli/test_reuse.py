"""`duizhao reuse` from the command line: what it says, writes, remembers and refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from make_collection import sentences, statement
from office_folder import Office
from project import ROOT

PASSAGE = "".join(sentences("原作者", 4))
NOT_NEEDED = {
    "lxml",
    "pypdfium2",
    "opencc",
    "openpyxl",
    "duizhao.core.checks",
    "duizhao.core.trail",
}


@pytest.fixture
def texts(office: Office) -> Office:
    office.write("材料/一局/甲-2025.txt", statement("甲", PASSAGE))
    office.write("材料/二局/乙-2024.txt", statement("乙", PASSAGE, year=2024))
    for n in range(6):
        office.write(f"材料/三局/丙{n}-2025.txt", statement(f"丙{n}"))
    office.write("通知.txt", f"关于开好会议的通知\n{PASSAGE}\n")
    return office


def test_a_shared_passage_is_shown_without_a_verdict(texts: Office) -> None:
    shown = texts.run("reuse", "材料", "--isolated")
    assert shown.status == 1
    assert "全部相同，别的材料里没有" in shown.out
    assert "可能较早：材料/二局/乙-2024.txt" in shown.out
    assert "抄袭" not in shown.out


def test_json_has_both_places(texts: Office) -> None:
    answer = texts.run("reuse", "材料", "--format", "json", "--isolated", "--exit-zero")
    assert answer.status == 0
    schema = json.loads((ROOT / "docs" / "schema" / "reuse.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(answer.out))
    (pair,) = json.loads(answer.out)["pairs"]
    (one,) = pair["passages"]
    a = Path(pair["a"]).read_text("utf-8")
    assert PASSAGE.rstrip("。") in a[one["a_start"] : one["a_end"]]
    assert {"characters", "same", "rarity", "kind"} <= set(one)


def test_known_texts_are_left_out(texts: Office) -> None:
    answer = texts.run("reuse", "材料", "--known", "通知.txt", "--isolated")
    assert answer.status == 0
    assert "没有发现雷同的段落" in answer.out


def test_names_can_be_hidden_in_every_form(texts: Office) -> None:
    for form in ("text", "json", "html"):
        answer = texts.run(
            "reuse", "材料", "--hide-names", "--format", form, "--output", "-", "--isolated"
        )
        assert "一局" not in answer.out
        assert "材料1" in answer.out


def test_pages_and_tables_go_to_a_file(texts: Office) -> None:
    texts.run("reuse", "材料", "--format", "html", "--isolated")
    texts.run("reuse", "材料", "--format", "xlsx", "--isolated")
    page = Path("雷同结果.html").read_text("utf-8")
    assert "<mark>" in page
    assert "http" not in page
    assert Path("雷同结果.xlsx").stat().st_size


def test_a_ruling_is_remembered(texts: Office) -> None:
    answer = texts.run("reuse", "材料", "--format", "json", "--isolated")
    name = json.loads(answer.out)["pairs"][0]["passages"][0]["fingerprint"]
    kept = texts.run(
        "reuse", "材料", "--rulings", "定性.json", "--rule", name, "--as", "allowed",
        "--reason", "同一件事，两人都在场", "--answer", "由甲执笔", "--isolated",
    )  # fmt: skip
    assert kept.status == 0
    again = texts.run("reuse", "材料", "--rulings", "定性.json", "--isolated")
    assert again.status == 0
    assert "可以这样写，同一件事，两人都在场；作者答复：由甲执笔" in "".join(
        again.out.split("\n  ")
    )


def test_words_ruled_a_template_are_common_property(texts: Office) -> None:
    answer = texts.run("reuse", "材料", "--format", "json", "--isolated")
    name = json.loads(answer.out)["pairs"][0]["passages"][0]["fingerprint"]
    texts.run("reuse", "材料", "--rulings", "定性.json", "--rule", name, "--as", "template", "--reason", "统一的提法", "--isolated")  # fmt: skip
    assert (
        "没有发现雷同的段落"
        in texts.run("reuse", "材料", "--rulings", "定性.json", "--isolated").out
    )


def test_an_index_answers_for_a_new_text_and_the_check_tells_it(texts: Office) -> None:
    made = texts.run("reuse", "index", "材料", "--into", "索引", "--isolated")
    assert made.status == 0
    assert "索引 索引 里有 8 份" in made.err
    texts.write("新.txt", statement("新", PASSAGE))
    answer = texts.run("reuse", "新.txt", "--against", "索引", "--isolated")
    assert "材料/一局/甲-2025.txt" in answer.out
    checked = texts.run("check", "新.txt", "--against", "索引", "--isolated", "--select", "DZ901", "--format", "json")  # fmt: skip
    (file,) = json.loads(checked.out)["files"]
    assert {finding["code"] for finding in file["findings"]} == {"DZ901"}
    first = file["findings"][0]
    assert PASSAGE.rstrip("。") in file["text"][first["start"] : first["end"]]
    known = texts.run("check", "新.txt", "--against", "索引", "--known", "通知.txt", "--isolated", "--select", "DZ901", "--format", "json")  # fmt: skip
    assert {f["level"] for f in json.loads(known.out)["files"][0]["findings"]} == {"info"}


def test_an_answer_out_of_an_index_loads_no_more_than_it_needs(texts: Office) -> None:
    texts.run("reuse", "index", "材料", "--into", "索引", "--isolated")
    texts.write("新.txt", statement("新", "带头廉洁，管好物资。", PASSAGE))
    asked = (
        "import sys; from duizhao.cli.program import run; "
        "run(['reuse', '新.txt', '--against', '索引', '--isolated']); "
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "甲-2025.txt" in shown.stdout
    assert not {name for name in NOT_NEEDED if f"'{name}'" in shown.stderr}


def test_unreadable_files_in_the_middle_are_named_and_the_rest_is_searched(texts: Office) -> None:
    texts.write("材料/二局/坏.docx", b"PK\x03\x04 broken")
    texts.write("材料/二局/空.txt", "")
    answer = texts.run("reuse", "材料", "--isolated")
    assert answer.status == 2
    assert "坏.docx" in answer.err
    assert "空.txt" in answer.err
    assert "甲-2025.txt" in answer.out


def test_unreadable_files_in_the_middle_are_named_and_the_rest_goes_into_the_index(
    texts: Office,
) -> None:
    texts.write("材料/二局/坏.docx", b"PK\x03\x04 broken")
    texts.write("材料/二局/空.txt", "")
    made = texts.run("reuse", "index", "材料", "--into", "索引", "--isolated")
    assert made.status == 2
    assert "坏.docx" in made.err
    assert "空.txt" in made.err
    assert "索引 索引 里有 8 份" in made.err
    texts.write("新.txt", statement("新", PASSAGE))
    answer = texts.run("reuse", "新.txt", "--against", "索引", "--isolated")
    assert "材料/一局/甲-2025.txt" in answer.out


def test_an_index_that_can_not_be_written_says_so(texts: Office) -> None:
    texts.run("reuse", "index", "材料", "--into", "索引", "--isolated")
    texts.write("挡着", "一个文件")
    refused = texts.run("reuse", "index", "材料", "--into", "挡着/索引", "--isolated")
    assert refused.status == 2
    assert refused.err.startswith("错误：索引 挡着/索引 写不进去（上一级不是文件夹）。")


def test_a_secret_text_is_not_read(texts: Office) -> None:
    texts.write("材料/二局/密.txt", "机密★10年\n" + statement("密", PASSAGE))
    answer = texts.run("reuse", "材料", "--isolated")
    assert "密级标志" in answer.err


def test_a_list_says_whose_texts_are(texts: Office) -> None:
    texts.write(
        "名单.csv",
        "文件,单位,姓名,年度,日期\n甲-2025.txt,一局,同一人,2025,\n乙-2024.txt,一局,同一人,2024,\n",
    )
    answer = texts.run("reuse", "材料", "--list", "名单.csv", "--isolated")
    assert "照搬上年" in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["材料", "--against", "没有"], "没有索引"),
        (["材料", "--into", "索引"], "duizhao reuse index 文件夹 --into 索引"),
        (["index", "材料"], "duizhao reuse index 文件夹 --into 索引"),
        (["材料", "--rule", "abc"], "要一起写"),
        (["材料", "--known", "没有.txt"], "没有.txt"),
        (["材料", "--list", "通知.txt"], "要有“文件”一栏"),
        (["材料", "--rulings", "通知.txt"], "不是定性记录"),
        (["材料", "--format", "xlsx", "--output", "通知.txt"], "已经存在"),
    ],
)
def test_what_cannot_be_done_is_said(texts: Office, words: list[str], said: str) -> None:
    answer = texts.run("reuse", *words, "--isolated")
    assert answer.status == 2
    assert said in answer.err
