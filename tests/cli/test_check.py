"""`duizhao check`: what it prints where, how it ends, and what it never touches."""

import json
import os
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from make_rtf import rtf
from needs import needs_soffice
from office_folder import BLANK, SOUND, Office

NOTHING = "--ignore=ALL"
SECRET = "秘密★10年\n" + SOUND


def test_a_text_with_findings_ends_with_one_and_names_the_place(office: Office) -> None:
    answer = office.run("check", office.write("材料.txt", BLANK))
    assert answer.status == 1
    assert "材料.txt" in answer.out
    assert "××" in answer.out
    assert not answer.err


def test_a_text_without_findings_ends_with_zero(office: Office) -> None:
    assert office.run("check", office.write("材料.txt"), NOTHING).status == 0


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--fail-on=must"], 1),
        (["--select=DZ601", "--fail-on=must"], 1),
        (["--ignore=DZ601", "--fail-on=must"], 0),
        (["--exit-zero"], 0),
        (["--anonymised", "--select=DZ601"], 0),
    ],
)
def test_the_exit_status_follows_the_gravest_finding_that_counts(
    office: Office, options: list[str], status: int
) -> None:
    assert office.run("check", office.write("材料.txt", BLANK), *options).status == status


def test_an_unreadable_file_wins_over_findings_and_does_not_stop_the_rest(office: Office) -> None:
    office.write("一.txt", BLANK)
    office.write("二.docx", b"PK\x03\x04broken")
    office.write("三.txt", BLANK)
    answer = office.run("check", ".", "--format=json", "--exit-zero")
    assert answer.status == 2
    report = json.loads(answer.out)
    assert [file["file"] for file in report["files"]] == ["一.txt", "三.txt"]
    assert [file["file"] for file in report["unread"]] == ["二.docx"]
    assert "错误：二.docx：" in answer.err
    assert "检查了 2 份材料" in answer.err
    assert "1 份没有读成" in answer.err


@pytest.mark.parametrize("name", ["没有这份.txt", "空文件夹"])
def test_what_holds_no_text_is_named_with_a_cure(office: Office, name: str) -> None:
    if name == "空文件夹":
        (office.folder / name).mkdir()
    answer = office.run("check", name)
    assert answer.status == 2
    assert f"错误：{name}：" in answer.err
    assert "请检查" in answer.err


def test_standard_input_is_read_and_named(office: Office) -> None:
    office.type_in(BLANK.encode("gb18030"))
    answer = office.run("check", "-", "--format=json", "--select=DZ601")
    file = json.loads(answer.out)["files"][0]
    assert file["file"] == "标准输入"
    assert [finding["code"] for finding in file["findings"]] == ["DZ601"]


def test_an_annotated_copy_stands_beside_the_original_which_is_left_alone(office: Office) -> None:
    office.write("甲/材料.txt", BLANK)
    answer = office.run("check", "甲", "--format=docx")
    assert answer.out == f"{Path('甲') / '材料_批注.docx'}\n"
    assert (office.folder / "甲" / "材料.txt").read_text("utf-8") == BLANK
    with zipfile.ZipFile(office.folder / "甲" / "材料_批注.docx") as copy:
        assert "DZ601" in copy.read("word/comments.xml").decode()


def test_a_second_run_replaces_the_copy_and_does_not_check_it(office: Office) -> None:
    office.write("甲/材料.txt", BLANK)
    first = office.run("check", "甲", "--format=docx")
    assert office.run("check", "甲", "--format=docx").out == first.out
    assert "检查了 1 份材料" in first.err


def test_a_copy_that_someone_worked_on_is_not_replaced(office: Office) -> None:
    for name in ("甲", "乙"):
        office.write(f"{name}.txt", BLANK)
        office.run("check", f"{name}.txt", "--format=docx")
        with zipfile.ZipFile(office.folder / f"{name}_批注.docx", "a") as copy:
            copy.comment = b""
    kept = (office.folder / "甲_批注.docx").read_bytes()
    refused = office.run("check", ".", "--format=docx")
    assert refused.status == 2
    assert "甲_批注.docx 已经存在" in refused.err
    assert "乙_批注.docx 已经存在" in refused.err
    assert (office.folder / "甲_批注.docx").read_bytes() == kept
    assert office.run("check", ".", "--format=docx", "--force").status == 1
    assert (office.folder / "甲_批注.docx").read_bytes() != kept


@needs_soffice
def test_an_old_format_is_annotated_with_its_looks(office: Office) -> None:
    office.write("材料.rtf", rtf(*BLANK.splitlines()))
    assert office.run("check", "材料.rtf", "--format=docx").status == 1
    with zipfile.ZipFile(office.folder / "材料_批注.docx") as copy:
        assert "DZ601" in copy.read("word/comments.xml").decode()
        assert "<w:b/>" in copy.read("word/document.xml").decode()


def test_a_file_name_cannot_steer_the_terminal(office: Office) -> None:
    name = "材\033[31m料.txt"
    office.write(name, BLANK)
    for words in ([name], [name, "--format=docx"], [f"没有{name}"]):
        answer = office.run("check", *words)
        assert "\033" not in answer.out + answer.err
        assert "材\\x1b[31m料" in answer.out + answer.err


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html", "xlsx", "docx"])
def test_a_file_named_by_a_chinese_windows_stops_no_report(office: Office, form: str) -> None:
    """An archive packed there and unpacked here leaves names that aren't UTF-8."""
    named = os.fsdecode("年终/个人.txt".encode("gb18030"))
    office.write(named, BLANK)
    office.write("别人.txt", BLANK)
    answer = office.run("check", ".", f"--format={form}", "--output=结果", "--exit-zero")
    assert (answer.status, "检查了 2 份材料" in answer.err) == (0, True)
    shown = answer.out.encode() if form == "docx" else (office.folder / "结果").read_bytes()
    if form == "sarif":
        assert quote("年终/个人.txt").encode() in shown
    elif form != "xlsx":
        assert "个人".encode() in shown


def test_texts_of_one_name_get_a_copy_each(office: Office) -> None:
    for name in ("甲/材料.txt", "乙/材料.txt", "乙/材料.md"):
        office.write(name)
    office.run("check", "甲", "乙", "--format=docx", "--output=批注", "--exit-zero")
    assert len(list((office.folder / "批注").iterdir())) == 3


@pytest.mark.parametrize(("form", "start"), [("html", b"<!DOCTYPE html>"), ("xlsx", b"PK")])
def test_a_page_and_a_table_go_to_a_file_which_is_named(
    office: Office, form: str, start: bytes
) -> None:
    answer = office.run("check", office.write("材料.txt"), f"--format={form}", "--exit-zero")
    assert not answer.out
    assert f"结果写在 对照结果.{form}" in answer.err
    assert (office.folder / f"对照结果.{form}").read_bytes().startswith(start)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html", "xlsx"])
def test_a_result_of_ours_is_replaced_but_a_file_of_others_is_not(
    office: Office, form: str
) -> None:
    office.write("材料.txt")
    words = ["check", "材料.txt", f"--format={form}", f"--output=结果.{form}"]
    if form != "text":
        assert office.run(*words, NOTHING).status == 0
        assert office.run(*words, NOTHING).status == 0
    office.write(f"结果.{form}", "别人的文件\n")
    refused = office.run(*words)
    assert refused.status == 2
    assert "不是对照写的" in refused.err
    assert (office.folder / f"结果.{form}").read_text("utf-8") == "别人的文件\n"
    assert office.run(*words, NOTHING, "--force").status == 0


@pytest.mark.parametrize("option", ["--output=材料.txt", "--output=./材料.txt"])
def test_an_original_is_never_overwritten_not_even_by_force(office: Office, option: str) -> None:
    answer = office.run("check", office.write("材料.txt"), option, "--format=json", "--force")
    assert answer.status == 2
    assert "原件从不改写" in answer.err
    assert (office.folder / "材料.txt").read_text("utf-8") == SOUND


def test_last_years_text_is_read_and_never_overwritten(office: Office) -> None:
    this, last = office.write("今年.txt"), office.write("去年.txt")
    answer = office.run("check", this, "--last", last, "--format=json", "--exit-zero")
    assert json.loads(answer.out)["files"][0]["last_year"] is not None
    refused = office.run("check", this, "--last", last, "--output=去年.txt", "--force")
    assert "原件从不改写" in refused.err


def test_last_years_text_belongs_to_one_text(office: Office) -> None:
    last = office.write("去年.txt")
    answer = office.run("check", office.write("甲.txt"), office.write("乙.txt"), "--last", last)
    assert answer.status == 2
    assert "--last 一次只能配一份" in answer.err


def test_each_folder_is_checked_by_its_own_settings(office: Office) -> None:
    office.write("甲/材料.txt", BLANK)
    office.write("乙/材料.txt", BLANK)
    office.write("甲/duizhao.toml", 'select = ["DZ601"]')
    office.write("乙/duizhao.toml", 'ignore = ["DZ601"]')
    report = json.loads(office.run("check", "甲", "乙", "--format=json").out)
    codes = [{finding["code"] for finding in file["findings"]} for file in report["files"]]
    assert codes[0] == {"DZ601"}
    assert "DZ601" not in codes[1]


def test_the_results_of_many_processes_are_those_of_one_in_the_same_order(office: Office) -> None:
    for number in range(12):
        office.write(f"材料{number}.txt", BLANK if number % 3 else SOUND)
    many = office.run("check", ".", "--format=json", "--jobs=2")
    one = office.run("check", ".", "--format=json", "--jobs=1")
    assert many.out == one.out
    files = [file["file"] for file in json.loads(many.out)["files"]]
    assert files == [f"材料{number}.txt" for number in range(12)]


def test_an_offices_pair_list_feeds_a_rule(office: Office) -> None:
    office.write("对错.txt", "往心里去 → 入脑入心\n")
    office.write("duizhao.toml", '[office]\npairs = "对错.txt"')
    report = json.loads(office.run("check", office.write("材料.txt"), "--format=json").out)
    assert any("入脑入心" in one["message"] for one in report["files"][0]["findings"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("往心里去\n", ["对错.txt 第 1 行", "错的写法 → 对的写法", "往心里去"]),
        ("# 说明\n一 → 一\n", ["对错.txt 第 2 行", "两边是一样的"]),
    ],
)
def test_a_wrong_line_in_an_offices_list_is_named(
    office: Office, content: str, words: list[str]
) -> None:
    office.write("对错.txt", content)
    office.write("duizhao.toml", '[office]\npairs = "对错.txt"')
    answer = office.run("check", office.write("材料.txt"))
    assert answer.status == 2
    assert all(word in answer.err for word in words)


def test_a_list_that_is_not_there_is_told_with_the_line_that_names_it(office: Office) -> None:
    office.write("duizhao.toml", '\n[office]\nunits = "单位.txt"')
    answer = office.run("check", office.write("材料.txt"))
    assert "duizhao.toml 第 3 行" in answer.err
    assert "没有找到" in answer.err


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[rules.DZ601]\nmani = 3", ["duizhao.toml 第 2 行", "没有参数“mani”", "many"]),
        ('[rules.DZ601]\nmany = "三"', ["duizhao.toml 第 2 行", "整数"]),
        ("[rules.DZ6O1]\nmany = 3", ["duizhao.toml 第 1 行", "DZ601"]),
        ('ignore = ["DZ6O1"]', ["duizhao.toml 第 1 行", "DZ601"]),
        ('framework = "2O24"', ["2024"]),
    ],
)
def test_a_rule_or_framework_that_is_set_wrongly_is_told_with_its_place(
    office: Office, toml: str, words: list[str]
) -> None:
    office.write("duizhao.toml", toml)
    answer = office.run("check", office.write("材料.txt"))
    assert answer.status == 2
    for word in words:
        assert word in answer.err


def test_a_parameter_from_the_configuration_reaches_its_rule(office: Office) -> None:
    office.write("duizhao.toml", "[rules.DZ601]\nanonymised = true")
    assert office.run("check", office.write("材料.txt", BLANK), "--select=DZ601").status == 0


def test_a_secret_text_is_refused_and_nothing_of_it_is_printed(office: Office) -> None:
    answer = office.run("check", office.write("材料.txt", SECRET), "--format=json")
    assert answer.status == 2
    assert "密级标志" in answer.err
    assert "学习没有往心里去" not in answer.out + answer.err


def test_a_secret_text_is_checked_where_this_machine_may(office: Office) -> None:
    file = office.write("材料.txt", SECRET)
    assert office.run("check", file, "--allow-secret", "--exit-zero").status == 0
    office.write("duizhao.toml", "[limits]\nallow_secret = true")
    assert office.run("check", file, "--exit-zero").status == 0


def test_limits_are_settings(office: Office) -> None:
    office.write("duizhao.toml", "[limits]\ncharacters = 50")
    answer = office.run("check", office.write("材料.txt"))
    assert answer.status == 2
    assert "错误：材料.txt：" in answer.err


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html", "xlsx", "docx"])
def test_a_file_whose_name_is_no_utf_8_is_checked_and_named(office: Office, form: str) -> None:
    old_name = office.folder / os.fsdecode("对照检查.txt".encode("gb18030"))
    old_name.write_text(BLANK, "utf-8")
    answer = office.run("check", ".", f"--format={form}", "--exit-zero")
    assert answer.status == 0
    if form in {"text", "json"}:
        assert "对照检查.txt" in answer.out
