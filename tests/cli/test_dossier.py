"""duizhao dossier verify: on a stranger's machine, from the command line."""

import json

import pytest

from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import read
from make_dossier import make_dossier, zipped_again
from office_folder import Office

PACKAGE, BUILT = make_dossier()


def test_a_sound_package_is_certified_and_the_program_leaves_with_nought(office: Office) -> None:
    answer = office.run("dossier", "verify", office.write("卷宗.zip", PACKAGE))
    assert answer.status == 0
    assert "结论：完整。" in answer.out
    assert "2025年度民主生活会" in answer.out


def test_an_altered_one_is_refused_with_the_file_named(office: Office) -> None:
    changed = zipped_again(PACKAGE, {"2_会议/会议记录.docx": b"x"})
    answer = office.run("dossier", "verify", office.write("卷宗.zip", changed))
    assert answer.status == 1
    assert "被改动：2_会议/会议记录.docx" in answer.out


def test_a_known_digest_and_key_are_held_against_it(office: Office) -> None:
    file = office.write("卷宗.zip", PACKAGE)
    assert office.run("dossier", "verify", file, "--digest", BUILT.sha256).status == 0
    assert office.run("dossier", "verify", file, "--digest", "0" * 64).status == 1
    assert office.run("dossier", "verify", file, "--public-key", "0" * 64).status == 1


@pytest.mark.parametrize("name", ["核验书.docx", "核验书.txt"])
def test_the_certificate_is_written_on_one_page(office: Office, name: str) -> None:
    file = office.write("卷宗.zip", PACKAGE)
    assert office.run("dossier", "verify", file, "--certificate", name).status == 0
    text = read(name, (office.folder / name).read_bytes(), Limits()).content
    assert text.startswith("卷宗核验书")
    assert "结论：完整" in text


def test_a_certificate_never_replaces_the_package_nor_a_foreign_file(office: Office) -> None:
    file = office.write("卷宗.zip", PACKAGE)
    office.write("会议.docx", b"not ours")
    assert office.run("dossier", "verify", file, "--certificate", file).status == 2
    assert office.run("dossier", "verify", file, "--certificate", "会议.docx").status == 2
    assert (office.folder / "会议.docx").read_bytes() == b"not ours"
    assert (office.folder / file).read_bytes() == PACKAGE


def test_programs_are_told_as_json(office: Office) -> None:
    file = office.write("卷宗.zip", PACKAGE + b"x")
    answer = office.run("dossier", "verify", file, "--format", "json")
    told = json.loads(answer.out)
    assert (answer.status, told["whole"], told["sha256"] == BUILT.sha256) == (1, False, False)
    assert told["faults"][0]["kind"] == "container"


def test_a_file_that_is_not_there_is_a_wrong_usage(office: Office) -> None:
    assert office.run("dossier", "verify", "没有.zip").status == 2
