"""Old formats become .docx through LibreOffice; without it, or when it fails, a person is told what to do."""

import os
import select
import stat
import tempfile
from pathlib import Path

import pytest

from duizhao.core.outline.docx.read_docx import read_docx
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.convert import SOFFICE, convert_to_docx, find_soffice
from make_ole import ole
from make_rtf import rtf
from needs import needs_soffice

PASSAGES = [
    "个人对照检查材料",
    "一、存在的问题",
    "（一）理论学习不够深入。“镕”字等生僻字也要读对：䶮。",
]
DOC = ole("WordDocument", head=b"\xec\xa5\xc1\0\0\0\0\0\0\0\0")


def stand_in(folder: Path, script: str) -> str:
    """A program that is run in place of LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


@needs_soffice
def test_an_rtf_file_becomes_a_docx_with_the_same_paragraphs() -> None:
    text = read_docx("材料.rtf", convert_to_docx(rtf(*PASSAGES)), Limits())
    assert [paragraph.text for paragraph in text.paragraphs] == PASSAGES


@needs_soffice
def test_a_file_that_only_begins_like_a_doc_is_told_to_be_broken() -> None:
    with pytest.raises(Unreadable, match="损坏"):
        convert_to_docx(DOC)


def test_a_file_of_another_kind_never_reaches_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SOFFICE, stand_in(tmp_path, f"touch {tmp_path}/started"))
    with pytest.raises(Unreadable, match="不是"):
        convert_to_docx(os.urandom(2000))
    assert not (tmp_path / "started").exists()


def test_without_the_program_a_person_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SOFFICE, str(tmp_path / "missing"))
    with pytest.raises(Unreadable) as refused:
        convert_to_docx(DOC)
    assert "apt-get install libreoffice-writer-nogui" in refused.value.cure
    assert ".docx" in refused.value.cure


def test_the_program_is_found_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = stand_in(tmp_path, "exit 0")
    monkeypatch.setenv(SOFFICE, program)
    assert find_soffice() == program


def test_the_program_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, "exit 0")
    monkeypatch.delenv(SOFFICE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_soffice() == program


def test_each_run_has_a_profile_of_its_own_without_macros(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    copy = f'mkdir -p {kept}; for last; do :; done; cp -r "$(dirname "$last")"/profile {kept}/$$'
    monkeypatch.setenv(SOFFICE, stand_in(tmp_path, f'{copy}; echo "$@" > {kept}/$$/arguments'))
    for _ in range(2):
        with pytest.raises(Unreadable):
            convert_to_docx(DOC)
    profiles = list(kept.iterdir())
    told = {
        (profile / "arguments").read_text("utf-8").split("UserInstallation=")[1].split()[0]
        for profile in profiles
    }
    assert len(told) == 2
    settings = (profiles[0] / "user/registrymodifications.xcu").read_text("utf-8")
    assert 'DisableMacrosExecution" oor:op="fuse"><value>true' in settings


def test_working_copies_that_the_program_leaves_are_gone_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    monkeypatch.setenv("TMPDIR", str(shared))
    monkeypatch.setenv(SOFFICE, stand_in(tmp_path, 'echo 学习 > "$TMPDIR/lu1.tmp"'))
    with pytest.raises(Unreadable):
        convert_to_docx(DOC)
    assert not list(shared.iterdir())


def test_a_result_that_is_no_docx_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = 'for last; do :; done; echo rubbish > "${last%.*}.docx"'
    monkeypatch.setenv(SOFFICE, stand_in(tmp_path, write))
    with pytest.raises(Unreadable, match="损坏"):
        convert_to_docx(DOC)


def test_a_run_that_takes_too_long_is_ended_with_everything_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held"
    os.mkfifo(held)
    reader = os.open(held, os.O_RDONLY | os.O_NONBLOCK)
    child = f"exec 3> {held}; echo started >&3; tail -f /dev/null"
    monkeypatch.setenv(SOFFICE, stand_in(tmp_path, f"({child}) & wait"))
    with pytest.raises(Unreadable, match="秒"):
        convert_to_docx(DOC, seconds=2)
    assert _read_to_the_end(reader) == b"started\n"


def _read_to_the_end(pipe: int) -> bytes:
    """What was written into a pipe, once nobody holds it for writing any more."""
    written = b""
    while select.select([pipe], [], [], 30)[0]:
        piece = os.read(pipe, 100)
        written += piece
        if not piece:
            os.close(pipe)
            return written
    pytest.fail("还有进程没有结束")
