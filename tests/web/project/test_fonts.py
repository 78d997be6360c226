"""Where fonts are looked for, as the operator writes it: folders, or only what ships; a folder that isn't there is told."""

import os
from pathlib import Path

import pytest

from duizhao.web.project.fonts import font_places


def test_nothing_written_looks_among_those_of_the_machine() -> None:
    assert font_places("") == ((), True)


def test_folders_are_looked_in_besides(tmp_path: Path) -> None:
    other = tmp_path / "字体"
    other.mkdir()
    written = os.pathsep.join((str(tmp_path), str(other)))
    assert font_places(written) == ((str(tmp_path), str(other)), True)


def test_only_what_ships_can_be_asked_for() -> None:
    assert font_places("none") == ((), False)


def test_a_folder_that_is_not_there_is_told_with_a_right_example(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"没有“.*没有这里”这个文件夹。对的例子"):
        font_places(str(tmp_path / "没有这里"))
