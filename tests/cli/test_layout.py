"""`duizhao layout`: what is wrong with a layout, the mended copy, the exit status."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from make_docx import unzipped, zipped
from make_ole import ole
from office_folder import Office
from project import ROOT
from word_papers import LONG, changes_in, line, paper, plain_paper, refused, text_of

POOR = plain_paper("个人对照检查材料", '坚持"两个维护"不够。' + LONG)
FINE = paper(line(LONG))


def put(office: Office, name: str, data: bytes) -> Path:
    file = office.folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def test_each_thing_is_told_with_place_wish_and_how_it_is_mended(office: Office) -> None:
    answer = office.run("layout", put(office, "材料.docx", POOR))
    assert answer.status == 1
    assert "建议 BS101 纸张和页边距不是公文的" in answer.out
    assert "现在：用了直引号。应当：“ ”。副本里作修订。" in answer.out
    assert "第 2 段" in answer.out
    assert "版式提示：" in answer.err


def test_a_file_that_is_right_leaves_with_nought(office: Office) -> None:
    answer = office.run("layout", put(office, "材料.docx", FINE))
    assert answer.status == 0
    assert "版式没有提示" in answer.err


def test_the_copy_is_written_beside_and_the_original_kept(office: Office) -> None:
    file = put(office, "材料.docx", POOR)
    copy = office.folder / "改好.docx"
    answer = office.run("layout", file, "--repair", copy)
    assert answer.status == 1
    assert "改好的一份写在" in answer.err
    assert file.read_bytes() == POOR
    assert text_of(refused(copy.read_bytes())) == text_of(POOR)
    assert changes_in(copy.read_bytes())
    assert b"w:date=" in unzipped(copy.read_bytes())["word/document.xml"]


def test_an_original_is_never_written_over_even_by_force(office: Office) -> None:
    file = put(office, "材料.docx", POOR)
    answer = office.run("layout", file, "--repair", file, "--force")
    assert answer.status == 2
    assert "原件从不改写。请用 --repair 换一个名字" in answer.err
    assert file.read_bytes() == POOR


def test_somebody_elses_file_is_replaced_by_force_alone(office: Office) -> None:
    file, other = put(office, "材料.docx", POOR), put(office, "改好.docx", FINE)
    assert office.run("layout", file, "--repair", other).status == 2
    assert other.read_bytes() == FINE
    assert office.run("layout", file, "--repair", other, "--force").status == 1
    assert other.read_bytes() != FINE


def test_a_folder_is_mended_into_a_folder_and_copies_are_not_looked_at_again(
    office: Office,
) -> None:
    put(office, "材料/甲.docx", POOR)
    put(office, "材料/乙.docx", FINE)
    put(office, "材料/说明.txt", "一、说明".encode())
    folder = office.folder / "材料"
    for _ in range(2):
        answer = office.run("layout", folder, "--repair", folder, "--format=json")
        assert answer.status == 1
        files = json.loads(answer.out)["files"]
        assert {Path(one["file"]).name for one in files} == {"甲.docx", "乙.docx"}
        assert {Path(one["copy"]).name for one in files} == {"甲_版式.docx", "乙_版式.docx"}


def test_programs_are_told_everything(office: Office) -> None:
    answer = office.run("layout", put(office, "材料.docx", POOR), "--format=json", "--exit-zero")
    assert answer.status == 0
    (file,) = json.loads(answer.out)["files"]
    found = next(one for one in file["findings"] if one["code"] == "BS501")
    assert found["paragraph"] == 1
    assert found["repair"] == "tracked"
    assert found["level"] == "advice"
    whole = next(one for one in file["findings"] if one["code"] == "BS101")
    assert whole["paragraph"] is None


def test_the_json_keeps_to_its_schema(office: Office) -> None:
    old = put(office, "旧的.doc", ole("WordDocument"))
    copy = office.folder / "副本"
    file = put(office, "材料.docx", POOR)
    answer = office.run("layout", file, old, "--repair", copy, "--format=json")
    schema = json.loads((ROOT / "docs" / "schema" / "layout.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(answer.out))


def test_only_grave_things_fail_where_that_is_asked_for(office: Office) -> None:
    file = put(office, "材料.docx", POOR)
    assert office.run("layout", file, "--fail-on=must").status == 0


def test_what_cannot_be_read_is_told_with_what_to_do(office: Office) -> None:
    old = put(office, "旧的.doc", ole("WordDocument"))
    text = office.write("材料.txt")
    answer = office.run("layout", old, text, office.folder / "没有.docx")
    assert answer.status == 2
    assert "旧格式" in answer.err
    assert "这个文件不是 .docx，没有版式可以看" in answer.err
    assert "没有这个文件" in answer.err


def test_macros_and_passwords_are_refused(office: Office) -> None:
    members = unzipped(POOR)
    members["word/vbaProject.bin"] = b"macro"
    answer = office.run("layout", put(office, "宏.docx", zipped(members)))
    assert answer.status == 2
    assert "带有宏" in answer.err
    locked = put(office, "密.docx", ole("EncryptedPackage", "EncryptionInfo"))
    assert "加密" in office.run("layout", locked).err


def test_a_diagnosis_is_explained(office: Office) -> None:
    answer = office.run("explain", "bs102")
    assert "一面排不成 22 行" in answer.out
    assert answer.out == office.run("explain", "lines-on-a-page").out


def test_several_files_need_a_folder_for_their_copies(office: Office) -> None:
    files = put(office, "甲.docx", POOR), put(office, "乙.docx", POOR)
    answer = office.run("layout", *files, "--repair", office.folder / "改好.docx")
    assert answer.status == 2
    assert "--repair 请写文件夹" in answer.err


def test_the_result_can_be_a_file(office: Office) -> None:
    file, target = put(office, "材料.docx", POOR), office.folder / "结果.txt"
    assert office.run("layout", file, "--output", target).status == 1
    assert "BS101" in target.read_text("utf-8")
