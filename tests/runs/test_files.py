"""Which files of a folder are texts, and in which order."""

import os
from pathlib import Path

import pytest

from duizhao.runs.files import Barren, find_texts, is_text, natural, readable


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("材料.txt", True),
        ("材料.DOCX", True),
        ("材料.wps", True),
        ("材料.xlsx", False),
        ("材料", False),
        (".材料.txt", False),
        ("~$材料.docx", False),
        ("材料_批注.docx", False),
    ],
)
def test_a_text_is_told_by_its_name(name: str, wanted: bool) -> None:  # noqa: FBT001
    assert is_text(name) is wanted


def test_a_name_that_is_not_utf8_is_read_as_chinese_windows_wrote_it() -> None:
    odd = os.fsdecode("个人.txt".encode("gb18030"))
    assert readable(f"年终/{odd}") == str(Path("年终", "个人.txt"))
    assert readable("./年终/个人.txt") == "./年终/个人.txt"
    assert "\ufffd" in readable(os.fsdecode(b"\xff.txt"))


def test_names_are_sorted_as_people_count() -> None:
    names = ["材料10.txt", "材料2.txt", "材料1.txt", "2024.txt", "B.txt", "a.txt"]
    assert sorted(names, key=natural) == [
        "2024.txt", "a.txt", "B.txt", "材料1.txt", "材料2.txt", "材料10.txt",
    ]  # fmt: skip


def test_folders_are_searched_to_the_bottom_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("二/2.txt", "二/深/1.md", "一.docx", ".git/3.txt", "图.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("字", "utf-8")
    found = [str(path.relative_to(tmp_path)) for path in find_texts([tmp_path])]  # type: ignore[union-attr]
    assert found == ["一.docx", "二/2.txt", "二/深/1.md"]


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    file = tmp_path / "材料.txt"
    file.write_text("字", "utf-8")
    assert list(find_texts([file, tmp_path, file])) == [file]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    file = tmp_path / "材料_批注.docx"
    file.write_bytes(b"PK")
    assert list(find_texts([file])) == [file]


def test_what_yields_nothing_is_told_with_a_cure(tmp_path: Path) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    missing, barren = find_texts([tmp_path / "没有.txt", empty])
    assert isinstance(missing, Barren)
    assert isinstance(barren, Barren)
    assert missing.reason == "没有这个文件。"
    assert "没有能检查的材料" in barren.reason
    assert barren.cure


def test_what_can_only_not_be_opened_is_left_to_its_opening(tmp_path: Path) -> None:
    loop, cut, long = tmp_path / "绕圈.txt", tmp_path / "失效.txt", tmp_path / ("长" * 300)
    loop.symlink_to(loop)
    cut.symlink_to(tmp_path / "没有.txt")
    assert list(find_texts([loop, cut, long])) == [loop, cut, long]
    assert list(find_texts([tmp_path])) == [cut, loop]


def test_a_folder_that_is_closed_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "closed")

    named = tmp_path / "关着" / "材料.txt"
    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "lstat", refuse)
    assert list(find_texts([named])) == [named]
