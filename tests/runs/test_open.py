"""A file is opened with care: what is no ordinary file of a sensible size is named, not read."""

import os
from pathlib import Path

import pytest

from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.convert import SOFFICE
from duizhao.runs.open import open_text, read_bytes
from make_docx import zipped
from needs import needs_soffice

TEXT = "一、存在的问题\n学习不够深入。".encode()


def test_a_file_on_disk_is_read(tmp_path: Path) -> None:
    (tmp_path / "材料.txt").write_bytes(TEXT)
    text = open_text(str(tmp_path / "材料.txt"), None, Limits())
    assert text.name == "材料.txt"
    assert text.content == "一、存在的问题\n学习不够深入。"


def test_bytes_that_were_read_already_need_no_file() -> None:
    assert open_text("-", TEXT, Limits()).name == "-"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "材料.txt").write_bytes(TEXT)
    (tmp_path / "链接.txt").symlink_to(tmp_path / "材料.txt")
    assert open_text(str(tmp_path / "链接.txt"), None, Limits()).content


def test_a_file_that_is_too_large_is_never_loaded(tmp_path: Path) -> None:
    large = tmp_path / "录像.txt"
    with large.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(Unreadable, match="200 MB"):
        open_text(str(large), None, Limits())


def test_standard_input_is_held_to_the_same_size() -> None:
    with pytest.raises(Unreadable, match="MB"):
        open_text("-", TEXT, Limits(file_bytes=10))


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "失效.txt").symlink_to(tmp_path / "没有.txt")
    (tmp_path / "绕圈.txt").symlink_to(tmp_path / "绕圈.txt")
    os.mkfifo(tmp_path / "管道.txt")
    expected = {
        "": "文件夹",
        "没有.txt": "没有这个文件",
        "失效.txt": "失效的链接",
        "绕圈.txt": "绕成了圈",
        "管道.txt": "管道",
        "长" * 300: "太长",
        "无\0效": "无效",
    }
    for name, said in expected.items():
        with pytest.raises(Unreadable, match=said):
            read_bytes(tmp_path / name, Limits())
    with pytest.raises(Unreadable, match="设备"):
        read_bytes(Path(os.devnull), Limits())


def test_a_file_that_may_not_be_read_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "材料.txt").write_bytes(TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unreadable, match="权限"):
        read_bytes(tmp_path / "材料.txt", Limits())


@needs_soffice
def test_an_old_format_is_converted_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "材料.doc").write_bytes(rb"{\rtf1\ansi\uc1 \u19968?\u12289?\u38382?\u39064?}")
    text = open_text(str(tmp_path / "材料.doc"), None, Limits())
    assert text.content == "一、问题"
    assert text.source == "rtf"
    assert text.notes == ("由 LibreOffice 转换成 .docx 后读取",)


@needs_soffice
def test_a_mark_of_secrecy_in_an_old_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "材料.rtf").write_bytes(rb"{\rtf1\ansi\uc1 \u26426?\u23494?\u9733?\par \u38382?}")
    with pytest.raises(Unreadable, match="密级"):
        open_text(str(tmp_path / "材料.rtf"), None, Limits())


def test_a_bomb_never_reaches_the_converter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(SOFFICE, str(program))
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": " " * 10**6}
    with pytest.raises(Unreadable, match="过大"):
        open_text("材料.odt", zipped(odt), Limits(ratio_from_bytes=1000))
    assert not (tmp_path / "started").exists()
