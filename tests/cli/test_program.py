"""The program as a whole: quick to start, Chinese in every answer, quiet when a pipe closes."""

import subprocess
import sys

import pytest

from duizhao import __version__
from duizhao.cli.program import COMMANDS
from office_folder import Office
from project import SOURCE

HEAVY = {"rich", "lxml", "docx", "jinja2", "pypdfium2", "xlsxwriter", "ruamel", "duizhao.core"}


def test_the_help_page_loads_nothing_heavy() -> None:
    asked = (
        "import sys; from duizhao.cli.program import run; run(['--help']); "
        "print(sorted(sys.modules), file=sys.stderr)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "用法：duizhao" in shown.stdout
    assert not {name for name in HEAVY if f"'{name}'" in shown.stderr}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_chinese_help_page_without_an_english_word_of_clicks(
    office: Office, name: str
) -> None:
    shown = office.run(name, "--help")
    assert shown.status == 0
    assert shown.out.startswith(f"用法：duizhao {name}")
    assert COMMANDS[name] in office.run("--help").out
    for word in ("Usage", "Options", "Commands", "Show this", "ARGS", "OPTIONS", "default", "x>="):
        assert word not in shown.out


def test_every_command_module_is_listed() -> None:
    modules = {
        path.stem
        for path in (SOURCE / "cli").glob("*.py")
        if "\ndef command(" in path.read_text("utf-8")
    }
    assert modules == set(COMMANDS)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["chek"], "没有“chek”这个命令。您是不是要写“check”？"),
        (["check"], "缺少参数 文件或文件夹…。"),
        (["check", "a", "--formt", "json"], "没有 --formt 这个选项。您是不是要写“--format”？"),
        (["check", "a", "--format"], "选项 --format 后面缺少它的值。"),
        (["check", "a", "--format", "jsn"], "“jsn”不在可选的范围内。您是不是要写“json”？"),
        (["check", "a", "--fail-on=bad"], "--fail-on：“bad”不在可选的范围内。可选：must、"),
        (["check", "a", "--jobs", "0"], "--jobs：应当是不小于 1 的整数。"),
        (["check", "a", "--force=1"], "选项 --force 不能带值。"),
        (["check", "-", "a"], "- 读标准输入，不能同时写别的文件。"),
        (["check", "a", "--isolated", "--config=b"], "--isolated 和 --config 不能一起写。"),
        (["check", "a", "--config=b.toml"], "b.toml：没有这个文件"),
        (["explain", "DZ601", "DZ602"], "多出了参数：DZ602。"),
        (["explain", "dz6O1"], "没有“dz6O1”这个检查项。您是不是要写“DZ601”？"),
        (["config", "shw"], "没有“shw”这个命令。您是不是要写“show”？"),
        (["outline", "没有.txt"], "没有.txt：没有这个文件。"),
    ],
)
def test_a_slip_is_answered_in_chinese_with_status_two(
    office: Office, words: list[str], answer: str
) -> None:
    said = office.run(*words)
    assert said.status == 2
    assert not said.out
    assert said.err.startswith("错误：")
    assert answer in said.err


def test_no_word_at_all_shows_the_help_page(office: Office) -> None:
    said = office.run()
    assert said.status == 2
    assert "用法：duizhao" in said.err


def test_a_stop_by_the_keyboard_ends_with_a_short_line(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("duizhao.cli.rules.all_rules", stop)
    said = office.run("rules")
    assert said.status == 130
    assert said.err.strip() == "已停止。"


def test_a_fault_of_ours_says_so_and_whom_to_tell(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("内部")

    monkeypatch.setattr("duizhao.cli.rules.all_rules", fail)
    said = office.run("rules")
    assert said.status == 2
    assert "原因不在您的操作" in said.err


def test_a_closed_pipe_ends_quietly() -> None:
    shown = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m duizhao rules | head -n 1"],  # noqa: S607
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert shown.stdout.startswith("DZ")
    assert "Traceback" not in shown.stderr


def say_into(stdout: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own whose standard output is set by a line of Python."""
    script = f"import errno, io, os, sys; {stdout}\nfrom duizhao.cli.program import main; main()"
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("words", [["rules"], ["check", "材料.txt"], ["outline", "材料.txt"]])
def test_a_pipe_that_is_closed_already_has_a_status_of_its_own(
    office: Office, words: list[str]
) -> None:
    office.write("材料.txt")
    said = say_into("r, w = os.pipe(); os.close(r); os.dup2(w, 1)", *words)
    assert (said.returncode, said.stderr) == (141, "")


FULL_DISK = """
class Full(io.TextIOWrapper):
    def write(self, words):
        raise OSError(errno.ENOSPC, "No space left on device")
sys.stdout = Full(open(os.dup(1), "wb"))
"""


def test_a_disk_that_is_full_is_told_in_one_line(office: Office) -> None:
    office.write("材料.txt")
    said = say_into(FULL_DISK, "check", "材料.txt")
    assert (said.returncode, said.stderr) == (2, "错误：结果没有写完（磁盘已满）。\n")


def test_output_is_utf8_whatever_the_system_says() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "duizhao", "--help"],
        capture_output=True,
        env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        check=True,
    )
    assert "用法：" in shown.stdout.decode("utf-8")


def test_the_version_is_told(office: Office) -> None:
    assert __version__ in office.run("--version").out
