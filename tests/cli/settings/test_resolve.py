"""An option wins over the environment, that over the file, that over the default."""

from pathlib import Path

import pytest

from duizhao.cli.settings.mistakes import WrongSetting
from duizhao.cli.settings.resolve import Settings, resolve


def settings(folder: Path, content: str = "", **environment: str) -> Settings:
    (folder / "duizhao.toml").write_text(content, "utf-8")
    return resolve(folder, {}, environment={"PATH": "", **environment})


def refusal(folder: Path, content: str, **environment: str) -> str:
    with pytest.raises(WrongSetting) as refused:
        settings(folder, content, **environment)
    return refused.value.message


def test_the_nearest_file_upwards_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "材料" / "一组"
    folder.mkdir(parents=True)
    (tmp_path / "duizhao.toml").write_text('fail_on = "must"', "utf-8")
    (tmp_path / "材料" / "duizhao.toml").write_text('fail_on = "info"', "utf-8")
    found = resolve(folder, {}, environment={"A": ""})
    assert found.text("fail_on") == "info"
    assert found.origin("fail_on") == f"{tmp_path / '材料' / 'duizhao.toml'} 第 1 行"


def test_our_table_in_a_project_file_is_read_where_there_is_no_file_of_our_own(
    tmp_path: Path,
) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.duizhao]\njobs = 3\n\n[tool.duizhao.rules.DZ601]\nmany = 5',
        "utf-8",
    )
    found = resolve(tmp_path, {}, environment={"A": ""})
    assert found.count("jobs") == 3
    assert found.rules == {"DZ601": {"many": 5}}
    assert found.origin("jobs").endswith("pyproject.toml 第 5 行")


def test_the_order_of_places_is_option_environment_file_default(tmp_path: Path) -> None:
    content = 'fail_on = "must"\njobs = 2\nignore = ["DZ601"]'
    (tmp_path / "duizhao.toml").write_text(content, "utf-8")
    environment = {"DUIZHAO_FAIL_ON": "info", "DUIZHAO_JOBS": "4"}
    found = resolve(tmp_path, {"jobs": 8, "fail_on": None}, environment=environment)
    assert (found.count("jobs"), found.origin("jobs")) == (8, "选项 --jobs")
    assert (found.text("fail_on"), found.origin("fail_on")) == (
        "info",
        "环境变量 DUIZHAO_FAIL_ON",
    )
    assert found.words("ignore") == ("DZ601",)
    assert found.origin("format") == "默认"


def test_an_isolated_run_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "duizhao.toml").write_text("这不是 TOML", "utf-8")
    found = resolve(tmp_path, {}, isolated=True, environment={"A": ""})
    assert found.file is None
    assert found.text("fail_on") == "advice"


def test_a_path_starts_from_the_folder_of_the_file_that_names_it(tmp_path: Path) -> None:
    found = settings(tmp_path, '[office]\npeople = "名单/人员.txt"')
    assert found.path("office.people") == tmp_path / "名单/人员.txt"
    assert found.path("office.units") is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('fial_on = "must"', ["第 1 行", "没有“fial_on”这个设置", "您是不是要写“fail_on”"]),
        ('\nfail_on = "musst"', ["第 2 行", "没有“musst”这个值", "“must”", "advice"]),
        ("jobs = true", ["第 1 行", "jobs 应当是整数", "true"]),
        ('jobs = "2"', ["第 1 行", "jobs 应当是整数", "jobs = 0"]),
        ("jobs = -1", ["不能小于 0"]),
        ("exit_zero = 1", ["exit_zero 应当是 true 或 false，现在是 1"]),
        ("ignore = 601", ["ignore 应当是一组词"]),
        ('people = "名单.txt"', ["没有“people”这个设置", "“office.people”"]),
        ('[office]\npeopel = "名单.txt"', ["第 2 行", "office.peopel", "“office.people”"]),
        ("[rules]\nDZ601 = true", ["第 1 行", "[rules.DZ601]"]),
        ("fail_on = “must”", ["第 1 行第", "中文符号", "这一行现在是：fail_on = “must”"]),
        ("fail_on must", ["第 1 行", "名称 = 值"]),
        ('select = ["DZ1"', ["写法不完整"]),
    ],
)
def test_a_mistake_in_the_file_is_told_with_place_and_cure(
    tmp_path: Path, content: str, words: list[str]
) -> None:
    message = refusal(tmp_path, content)
    for word in words:
        assert word in message


def test_a_file_of_notepad_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "duizhao.toml").write_bytes(b"\xef\xbb\xbfjobs = 2\r\n")
    assert resolve(tmp_path, {}, environment={"A": ""}).count("jobs") == 2


def test_a_file_in_another_encoding_says_how_to_save_it(tmp_path: Path) -> None:
    (tmp_path / "duizhao.toml").write_bytes('framework = "我们的"'.encode("gb18030"))
    with pytest.raises(WrongSetting, match="另存为 UTF-8"):
        resolve(tmp_path, {}, environment={"A": ""})


@pytest.mark.parametrize(
    ("word", "value"), [("1", True), ("是", True), ("false", False), ("", False)]
)
def test_a_switch_in_the_environment_is_a_word(tmp_path: Path, word: str, value: bool) -> None:  # noqa: FBT001
    assert settings(tmp_path, DUIZHAO_ANONYMISED=word).flag("anonymised") is value


def test_a_list_in_the_environment_is_parted_by_commas(tmp_path: Path) -> None:
    assert settings(tmp_path, DUIZHAO_IGNORE="DZ1, DZ601").words("ignore") == ("DZ1", "DZ601")


@pytest.mark.parametrize(
    ("variable", "word"), [("JOBS", "两个"), ("EXIT_ZERO", "也许"), ("FORMAT", "word")]
)
def test_a_wrong_word_in_the_environment_is_refused_with_the_variable(
    tmp_path: Path, variable: str, word: str
) -> None:
    assert f"环境变量 DUIZHAO_{variable}" in refusal(tmp_path, "", **{f"DUIZHAO_{variable}": word})
