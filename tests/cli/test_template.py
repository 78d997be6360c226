"""duizhao template: what fields there are, and whether a template is sound, from the command line."""

import json

import pytest

from duizhao.core.papers.registry import all_kinds
from make_docx import docx, paragraph
from office_folder import Office
from template_papers import LEDGER_TEMPLATE

BROKEN = docx(paragraph("截至{出文的日期}，共{整改台账条数}项。"), paragraph("{整改台账：问题}"))


def test_every_kind_that_has_templates_is_listed(office: Office) -> None:
    answer = office.run("template", "fields")
    assert answer.status == 0
    for kind in all_kinds():
        assert (kind.name in answer.out.split()) is kind.templated


@pytest.mark.parametrize("kind", ["整改台账", "ledger"])
def test_the_fields_of_a_kind_are_told_by_name_or_key(office: Office, kind: str) -> None:
    answer = office.run("template", "fields", kind)
    assert answer.status == 0
    assert "{会议名称}  会议的名称，带年度（例：2025年度民主生活会）" in answer.out
    assert "{整改台账：责任领导}" in answer.out
    assert "{逐项：整改台账}和{逐项完}之间" in answer.out


def test_fields_as_json(office: Office) -> None:
    told = json.loads(office.run("template", "fields", "会议通知", "--format", "json").out)
    assert (told["schema_version"], told["kind"]) == (1, "notice")
    assert told["lists"][0]["marks"][0] == "{会前准备：序号}"
    kinds = json.loads(office.run("template", "fields", "--format", "json").out)["kinds"]
    assert {"key": "notice", "name": "会议通知"} in kinds


def test_the_starter_is_written_and_is_sound_and_never_replaces_a_foreign_file(
    office: Office,
) -> None:
    assert office.run("template", "fields", "整改台账", "--into", "范本.docx").status == 0
    assert office.run("template", "check", "范本.docx", "--kind", "整改台账").status == 0
    assert office.run("template", "fields", "整改台账", "--into", "范本.docx").status == 0
    office.write("别人的.docx", b"not ours")
    answer = office.run("template", "fields", "整改台账", "--into", "别人的.docx")
    assert answer.status == 2
    assert (office.folder / "别人的.docx").read_bytes() == b"not ours"


def test_a_sound_template_leaves_with_nought(office: Office) -> None:
    answer = office.run(
        "template", "check", office.write("台账.docx", LEDGER_TEMPLATE), "--kind", "ledger"
    )
    assert (answer.status, answer.out) == (0, "")
    assert "没有要改的，7 个字段" in answer.err


def test_a_broken_one_is_told_everything_and_leaves_with_one(office: Office) -> None:
    file = office.write("台账.docx", BROKEN)
    answer = office.run("template", "check", file, "--kind", "整改台账")
    assert answer.status == 1
    assert len(answer.out.splitlines()) == 2
    assert "正文第1段" in answer.out
    assert "是不是{出文日期}？" in answer.out
    assert "有 2 处要改" in answer.err
    told = json.loads(
        office.run("template", "check", file, "--kind", "整改台账", "--format", "json").out
    )
    assert [fault["code"] for fault in told["faults"]] == ["unknown_field", "outside_row"]
    assert told["faults"][1]["place"] == {
        "part": "正文", "paragraph": 2, "table": 0, "row": 0, "cell": 0, "in_box": False,
        "words": "正文第2段",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("fields", "没有的文书"), "没有“没有的文书”这种文书"),
        (("fields", "一次性意见码"), "没有“一次性意见码”这种文书"),
        (("fields", "--into", "范本.docx"), "要写明是哪种文书"),
        (("fields", "整改台账", "--into", "范本.txt"), "以 .docx 结尾"),
        (("check", "没有.docx", "--kind", "整改台账"), "没有.docx"),
        (("check", "坏的.docx", "--kind", "整改台账"), "坏的.docx：文件不是 Word 文档。"),
        (("check", "坏的.docx"), "--kind"),
    ],
)
def test_what_cannot_be_done_leaves_with_two(
    office: Office, arguments: tuple[str, ...], reason: str
) -> None:
    office.write("坏的.docx", "只有字。".encode())
    answer = office.run("template", *arguments)
    assert answer.status == 2
    assert reason in answer.err
