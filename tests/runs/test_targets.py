"""Results are written whole, beside originals that are never touched."""

import errno
import io
import zipfile
from pathlib import Path

import pytest

from duizhao.runs.targets import (
    CannotWrite,
    copies_of,
    is_ours,
    require_free,
    signed,
    write_whole,
)


def test_each_text_has_a_copy_of_its_own() -> None:
    files = [Path("甲/材料.docx"), Path("甲/材料.txt"), Path("乙/材料.docx"), Path("丙/材料.docx")]
    assert [str(copy) for copy in copies_of(files).values()] == [
        "甲/材料_批注.docx",
        "甲/材料.txt_批注.docx",
        "乙/材料_批注.docx",
        "丙/材料_批注.docx",
    ]
    together = copies_of(files, Path("批注")).values()
    assert len({*together}) == 4
    assert {copy.parent for copy in together} == {Path("批注")}


def test_a_link_to_an_original_is_the_original(tmp_path: Path) -> None:
    original, link = tmp_path / "材料.txt", tmp_path / "链接.txt"
    original.write_text("字", "utf-8")
    link.symlink_to(original)
    with pytest.raises(CannotWrite, match="原件从不改写"):
        require_free(link, [original], force=True)


def test_a_folder_is_no_place_for_a_report(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="是文件夹"):
        require_free(tmp_path, [])


@pytest.mark.parametrize(
    ("content", "ours"),
    [
        (b"", True),
        (b'<meta name="generator" content="duizhao 0.1.0">', True),
        (b'{"schema_version": 1, "files": []}', True),
        ("对照检查材料".encode(), False),
    ],
)
def test_a_file_is_ours_by_what_it_says(tmp_path: Path, content: bytes, ours: bool) -> None:  # noqa: FBT001
    file = tmp_path / "结果"
    file.write_bytes(content)
    assert is_ours(file) is ours


def test_an_archive_of_ours_is_ours_until_another_program_saves_it(tmp_path: Path) -> None:
    archive, copy = io.BytesIO(), tmp_path / "材料_批注.docx"
    with zipfile.ZipFile(archive, "w") as package:
        package.comment = b"from elsewhere"
        package.writestr("word/document.xml", "<document/>")
    copy.write_bytes(archive.getvalue())
    assert not is_ours(copy)
    copy.write_bytes(signed(archive.getvalue()))
    assert is_ours(copy)
    with zipfile.ZipFile(copy) as package:
        assert package.testzip() is None
        inside = package.read("word/document.xml")
    with zipfile.ZipFile(copy, "w") as saved:
        saved.writestr("word/document.xml", inside)
    assert not is_ours(copy)


def test_a_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "新" / "结果.json", b"{}")
    assert [path.name for path in (tmp_path / "新").iterdir()] == ["结果.json"]


def test_a_stop_half_way_leaves_the_old_file_and_no_half_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "结果.json"
    target.write_bytes(b"old")

    def full(*_words: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CannotWrite, match="磁盘已满"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["结果.json"]


def test_a_place_that_cannot_be_written_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"x")
    with pytest.raises(CannotWrite, match="上一级不是文件夹"):
        write_whole(tmp_path / "文件" / "结果.json", b"{}")
