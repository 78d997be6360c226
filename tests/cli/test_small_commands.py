"""rules, explain, config show, outline and demo."""

import json

import pytest

from duizhao.core.checks.registry import all_rules
from office_folder import Office


def test_rules_lists_every_rule_with_its_level(office: Office) -> None:
    lines = office.run("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in all_rules()]
    assert "DZ601  必改  留有没有填写的占位内容" in lines


def test_rules_are_told_to_programs(office: Office) -> None:
    rows = json.loads(office.run("rules", "--format=json").out)
    row = next(row for row in rows if row["code"] == "DZ601")
    assert row["name"] == "placeholder-left"
    assert row["level"] == "must"
    assert row["params"] == {"anonymised": False, "many": 20}


def test_a_rule_is_explained_by_code_or_name(office: Office) -> None:
    by_code = office.run("explain", "dz601")
    assert by_code.out == office.run("explain", "placeholder-left").out
    for heading in ("看什么", "为什么", "会提示", "不提示", "看不出什么", "依据"):
        assert heading in by_code.out


def test_every_setting_is_shown_with_where_it_came_from(office: Office) -> None:
    office.write("duizhao.toml", 'fail_on = "must"\n\n[rules.DZ601]\nmany = 5')
    shown = office.run("config", "show").out
    assert "duizhao.toml 第 1 行" in next(
        line for line in shown.splitlines() if line.startswith("fail_on")
    )
    assert "duizhao.toml 第 4 行" in next(
        line for line in shown.splitlines() if line.startswith("rules.DZ601.many")
    )
    assert "jobs" in shown
    assert json.loads(office.run("config", "show", "--format=json").out)["rules"] == {
        "DZ601": {"many": 5}
    }


def test_the_settings_of_another_folder_can_be_asked_for(office: Office) -> None:
    office.write("甲/duizhao.toml", "jobs = 7")
    file = office.write("甲/材料.txt")
    assert "jobs                    7" in office.run("config", "show", file).out


def test_the_outline_shows_the_tree(office: Office) -> None:
    answer = office.run("outline", office.write("材料.txt"))
    assert answer.status == 0
    assert "存在的问题" in answer.out
    assert "带头严守政治纪律和政治规矩方面" in answer.out


def test_the_outline_is_told_to_programs_also_from_standard_input(office: Office) -> None:
    from_file = json.loads(office.run("outline", office.write("材料.txt"), "--format=json").out)
    office.type_in((office.folder / "材料.txt").read_bytes())
    from_stdin = json.loads(office.run("outline", "-", "--format=json").out)
    assert from_stdin == {**from_file, "file": "标准输入"}
    assert from_file["kind"] == "personal"
    assert from_file["meeting_year"] == 2024


def test_the_demo_checks_what_ships_and_names_its_results(office: Office) -> None:
    answer = office.run("demo", "--output=演示")
    assert answer.status == 0
    texts = {path.stem for path in (office.folder / "演示" / "示例材料").iterdir()}
    copies = {path.stem for path in (office.folder / "演示" / "带批注的文档").iterdir()}
    assert len(copies) == len(texts)
    for name in ("对照结果.xlsx", "对照结果.html", "带批注的文档/"):
        assert name in answer.out
        assert (office.folder / "演示" / name).exists()


def test_the_demo_names_the_program_as_it_can_be_called_here(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After `make demo` the program is in .venv/bin, where no shell looks for it."""
    monkeypatch.setattr("sys.argv", [".venv/bin/duizhao", "demo"])
    monkeypatch.setenv("PATH", str(office.folder))
    assert office.run("demo").out.endswith("检查自己的材料：.venv/bin/duizhao check 文件\n")
    (office.folder / "duizhao").touch(0o755)
    (office.folder / "duizhao.exe").touch(0o755)
    assert office.run("demo").out.endswith("检查自己的材料：duizhao check 文件\n")


def test_the_demo_can_be_run_again(office: Office) -> None:
    office.run("demo", "--output=演示")
    assert office.run("demo", "--output=演示").status == 0
