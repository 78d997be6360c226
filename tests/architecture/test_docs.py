"""What the documents say about commands, settings and files is so."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from duizhao.cli.check import command as check
from duizhao.cli.layout import command as layout
from duizhao.cli.program import COMMANDS, OFFERED
from duizhao.cli.settings.keys import KEYS
from project import ROOT, tracked_files

PAGES = [path for path in tracked_files() if path.suffix == ".md"]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("tool", ["map", "manuals", "framework_index", "examples"])
def test_generated_pages_are_fresh(tool: str) -> None:
    checked = subprocess.run(
        [sys.executable, ROOT / "tools" / f"{tool}.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_only_commands_and_files_that_exist(page: Path) -> None:
    content = page.read_text("utf-8")
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=[`\s]*(?:$|[#，。、；）`]))", content)) <= TARGETS
    assert set(re.findall(r"`duizhao ([a-z]+)", content)) <= {*COMMANDS, *OFFERED}
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", content):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_a_readme_sets_everything_up_with_two_commands(readme: str) -> None:
    block = re.search(r"```sh\n(.*?)```", (ROOT / readme).read_text("utf-8"), re.DOTALL)
    assert block
    assert re.findall(r"^make (\w+)", block.group(1), re.MULTILINE) == ["demo", "test"]
    assert len(block.group(1).splitlines()) == 2


def test_the_readme_shows_what_the_program_prints() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    name = re.search(r"`duizhao check (\S+\.txt)`", readme)
    shown = re.search(r"```text\n(.*?)```", readme, re.DOTALL)
    assert name
    assert shown
    example = ROOT / "src" / "duizhao" / "examples" / name.group(1)
    printed = subprocess.run(
        [sys.executable, "-m", "duizhao", "check", example, "--isolated", "--exit-zero"],
        capture_output=True,
        env={**os.environ, "COLUMNS": "80"},
        check=True,
    ).stdout.decode("utf-8")
    lines = iter(printed.splitlines())
    for line in shown.group(1).splitlines():
        assert line == "……" or line in lines  # `in` goes on where the last one was found


def test_the_continuous_integration_runs_the_test_command_of_the_readme() -> None:
    assert re.search(r"^make test\b", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)


def test_every_make_target_has_its_help_beside_it() -> None:
    assert set(re.findall(r"^([a-z-]+):.*## \S", MAKEFILE, re.MULTILINE)) == TARGETS


def test_every_setting_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "guides" / "configuration.md").read_text("utf-8")
    assert not [name for name in KEYS if f"`{name}`" not in guide]


def test_every_option_of_check_is_in_its_guide() -> None:
    guide = (ROOT / "docs" / "guides" / "check.md").read_text("utf-8")
    options = {option for one in check.params for option in one.opts if option.startswith("--")}
    assert not [option for option in options if option not in guide]


def test_every_option_of_layout_is_in_its_guide() -> None:
    guide = (ROOT / "docs" / "guides" / "layout.md").read_text("utf-8")
    options = {option for one in layout.params for option in one.opts if option.startswith("--")}
    assert not [option for option in options if option not in guide]


def test_a_decision_is_numbered_without_gaps_and_has_its_sections() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [record.name[:4] for record in records] == [f"{n + 1:04}" for n in range(len(records))]
    for record in records:
        headings = re.findall(r"^## (.+)$", record.read_text("utf-8"), re.MULTILINE)
        assert headings == ["背景", "决定", "后果", "其他办法"], record.name
