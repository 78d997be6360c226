"""`duizhao frameworks`: all as a list, one in full, and one's own checked."""

import json
from pathlib import Path

import pytest

from duizhao.cli.program import run

OWN = """\
key: own
name: 本局2025年度民主生活会
theme: 主题
years: [2025]
kinds: [team]
aspects:
  - key: loyalty
    name: 强化政治忠诚
    words: [政治忠诚]
entries:
  - code: TZ-01
    kind: count_between
    of: 问题
    least: 5
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "通知.yaml"
    path.write_text(OWN, "utf-8")
    return path


def ask(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = run(["frameworks", *map(str, arguments)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_the_list_names_every_framework_and_what_is_not_confirmed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    status, out, _ = ask(capsys)
    lines = {line.split()[0]: line for line in out.splitlines() if line.strip()}
    assert status == 0
    assert {str(year) for year in range(2013, 2026)} | {"branch", "inspection"} <= set(lines)
    assert "5 个" in lines["2025"]
    assert "1 个，待核" in lines["2022"]
    assert "各方面的名称没有核实" in out


def test_one_framework_is_shown_in_full(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    status, out, _ = ask(capsys, "2025")
    assert status == 0
    for words in (
        "固本培元、增强党性",
        "反面典型案例剖析",
        "“二十届四中全会”",
        "没有核对正式通知原文",
    ):
        assert words in out


def test_an_unconfirmed_framework_says_that_its_aspects_stay_silent(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "检查不作提示" in ask(capsys, "2017")[1].replace("\n", "")


def test_the_list_as_json_has_the_frameworks_and_no_places(
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = json.loads(ask(capsys, "--format", "json")[1])
    assert content["schema_version"] == 1
    by_key = {framework["key"]: framework for framework in content["frameworks"]}
    assert by_key["2025"]["aspects_confirmed"] is True
    assert "places" not in by_key["2025"]


def test_an_article_that_nobody_verified_is_not_printed(
    capsys: pytest.CaptureFixture[str], notice: Path
) -> None:
    notice.write_text(OWN + "sources:\n  - document: 某通知\n    article: 第九条\n", "utf-8")
    assert "某通知（条款待核）" in ask(capsys, notice)[1]
    assert "第九条" not in ask(capsys, notice, "--format", "json")[1]


def test_ones_own_file_is_shown_like_a_shipped_one(
    capsys: pytest.CaptureFixture[str], notice: Path
) -> None:
    status, out, _ = ask(capsys, notice)
    assert status == 0
    assert "TZ-01（建议）问题、原因、措施的条数：of = 存在的问题，least = 5" in out.replace(
        "\n", ""
    )


def test_a_file_without_mistakes_passes(capsys: pytest.CaptureFixture[str], notice: Path) -> None:
    status, out, err = ask(capsys, "check", notice)
    assert (status, err) == (0, "")
    assert out.endswith("没有发现问题。“本局2025年度民主生活会”，1 个方面，1 条检查条目。\n")


def test_a_file_with_mistakes_fails_and_every_mistake_is_told(
    capsys: pytest.CaptureFixture[str], notice: Path
) -> None:
    notice.write_text(OWN.replace("theme", "主题").replace("least: 5", "least: 五"), "utf-8")
    status, out, err = ask(capsys, "check", notice)
    assert (status, out) == (2, "")
    assert "里有 2 处要改：" in err
    assert "“主题”要用英文名称 theme。" in err
    assert "least（最少）应当是一个数，现在是“五”（一段文字）。" in err


def test_a_tuned_rule_that_does_not_exist_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str], notice: Path
) -> None:
    notice.write_text(OWN + "tune:\n  DZ000:\n    enabled: false\n", "utf-8")
    status, _, err = ask(capsys, "check", notice)
    assert status == 2
    assert "第 16 行第 3 列" in err
    assert "没有检查项“DZ000”" in err


def test_a_tuned_parameter_that_does_not_exist_is_told_with_its_own_place(
    capsys: pytest.CaptureFixture[str], notice: Path
) -> None:
    notice.write_text(OWN + "tune:\n  DZ601:\n    enable: false\n", "utf-8")
    _, _, err = ask(capsys, "check", notice)
    assert "第 17 行第 13 列" in err
    assert "DZ601 没有参数“enable”" in err
    assert "写 enabled: false" in err


WRONG_CALLS = {
    ("2052",): "没有代号是“2052”的框架，是不是“2025”",
    ("check",): "请写出要检查的文件",
    ("2025", "2024"): "一次只看一个框架",
    ("check", "无此文件.yaml"): "没有这个文件",
}


@pytest.mark.parametrize("arguments", WRONG_CALLS)
def test_a_wrong_call_is_answered_with_what_to_do(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    status, out, err = ask(capsys, *arguments)
    assert (status, out) == (2, "")
    assert WRONG_CALLS[arguments] in err
