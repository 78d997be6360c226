"""What is said of a template that isn't sound: everything at once, each with its place and what would be right."""

import pytest

from duizhao.core.papers.offered import fields_of
from duizhao.core.papers.registry import kind_of
from duizhao.core.papers.templates.check import MOST_BYTES, MOST_FAULTS, examine
from make_docx import (
    comment,
    commented,
    control,
    deleted,
    docx,
    field,
    footnote,
    footnote_mark,
    inserted,
    paragraph,
    part,
    run,
    table,
    text_box,
    unzipped,
    zipped,
)
from make_ole import ole
from template_papers import LEDGER, LEDGER_TABLE, LEDGER_TEMPLATE, NOTICE, said_of, told

THREE_LISTS = kind_of("three-lists")


def test_nothing_is_said_of_a_sound_template() -> None:
    examined = examine("模板.docx", LEDGER_TEMPLATE, fields_of(LEDGER))
    assert examined.faults == ()
    assert examined.fields == 7


def test_an_unknown_field_is_told_with_its_place_and_the_name_that_is_near() -> None:
    assert said_of(paragraph("整改台账"), paragraph("主题：{会议的主题}。")) == [
        "正文第2段（“主题：{会议的主题}。”）：这种文书没有这个字段。是不是{会议主题}？"
    ]


def test_a_field_of_a_row_that_lacks_its_list_is_told_with_the_list() -> None:
    found = said_of(table((paragraph("{责任领导}"), paragraph("x"))))
    assert found == [
        "正文第1个表格第1行第1格（“{责任领导}”）：这种文书没有这个字段。是不是{整改台账：责任领导}？"
    ]


def test_an_unknown_field_of_a_list_is_told_with_what_is_near() -> None:
    [found] = said_of(table((paragraph("{整改台账：责任人}"),)))
    assert "是不是{整改台账：责任领导}或者{整改台账：责任部门}？" in found
    [found] = said_of(table((paragraph("{整改台帐：问题}"),)))
    assert "是不是{整改台账：问题}" in found


def test_full_width_braces_blanks_and_two_braces_are_the_same_field() -> None:
    words = ("｛会议主题｝", "{ 会议主题 }", "{{会议主题}}", "{会议　主题}")
    assert said_of(*map(paragraph, words)) == []
    assert said_of(table((paragraph("{整改台账:问题}"), paragraph("{整改台账 ： 状态}")))) == []


def test_a_field_of_a_row_outside_of_tables_is_told_with_both_ways_out() -> None:
    [found] = said_of(paragraph("{整改台账：问题}"))
    assert found.startswith("正文第1段（“{整改台账：问题}”）：一条一行的字段不在表格的行里。")
    assert "{逐项：整改台账}" in found
    assert "{逐项完}" in found


def test_two_lists_in_one_row_are_told() -> None:
    [found] = said_of(
        paragraph("{会议名称}"),
        table(
            (paragraph("表头"), paragraph("表头")),
            (paragraph("{问题清单：问题}"), paragraph("{责任清单：责任领导}")),
        ),
        kind=THREE_LISTS,
    )
    assert found.startswith(
        "正文第1个表格第2行第2格（“{责任清单：责任领导}”）：同一行里已经有“问题清单”的字段"
    )


def test_a_row_that_is_repeated_within_one_that_is_repeated_is_told() -> None:
    inner = table((paragraph("{任务清单：整改任务}"),)) + paragraph("")
    [found] = said_of(
        table((paragraph("{问题清单：问题}"), inner)), kind=THREE_LISTS
    )  # fmt: skip
    assert found.startswith("正文第1个表格第1行第2格")
    assert "外面已经逐条重复" in found


def test_a_nested_table_in_a_row_that_stays_is_sound() -> None:
    inner = table((paragraph("{整改台账：问题}"),)) + paragraph("")
    assert said_of(table((paragraph("问题"), inner))) == []


@pytest.mark.parametrize(
    ("body", "start", "reason"),
    [
        ([paragraph("{逐项：整改台账}"), paragraph("{整改台账：问题}")], "正文第1段", "后面没有{逐项完}"),
        ([paragraph("题目"), paragraph("{逐项完}")], "正文第2段", "前面没有同它配对的"),
        (
            [paragraph("以下{逐项：整改台账}"), paragraph("{会议名称}"), paragraph("{逐项完}")],
            "正文第1段",
            "这一段里还有别的字",
        ),
        ([paragraph("{逐项：整改台}"), paragraph("{逐项完}")], "正文第1段", "是不是{逐项：整改台账}"),
        (
            [paragraph("{逐项：整改台账}"), paragraph("{会议名称}"), paragraph("{逐项完：台账}")],
            "正文第3段",
            "结尾写的和开头的",
        ),
        ([paragraph("{整改台账}")], "正文第1段", "是不是{逐项：整改台账}"),
        ([paragraph("主题是{会议主题，请填")], "正文第1段", "花括号没有配对"),
        ([paragraph("{会议", run("<w:br/>"), "主题}")], "正文第1段", "花括号没有配对"),
    ],
)  # fmt: skip
def test_a_block_or_brace_that_is_broken_is_told_with_its_place(
    body: list[str], start: str, reason: str
) -> None:
    found = said_of(*body)
    assert any(one.startswith(start) and reason in one for one in found), found


def test_blocks_do_not_nest_and_do_not_end_in_another_cell() -> None:
    found = said_of(
        paragraph("{逐项：问题清单}"), paragraph("{逐项：责任清单}"), paragraph("{逐项完}"),
        kind=THREE_LISTS,
    )  # fmt: skip
    assert len(found) == 1
    assert "不能再套逐项" in found[0]
    across = said_of(table((paragraph("{逐项：整改台账}"), paragraph("{逐项完}"))))
    assert [one.partition("（")[0] for one in across] == [
        "正文第1个表格第1行第1格",
        "正文第1个表格第1行第2格",
    ]


def test_within_a_block_only_its_own_list_is_known() -> None:
    [found] = said_of(
        paragraph("{逐项：问题清单}"),
        paragraph("{问题清单：问题}{责任清单：责任领导}"),
        paragraph("{逐项完}"),
        kind=THREE_LISTS,
    )
    assert "这里逐项重复的是“问题清单”" in found


def test_headers_footnotes_and_text_boxes_are_looked_at_and_each_thing_is_told_once() -> None:
    found = said_of(
        paragraph("{会议名称}", footnote_mark(2)),
        paragraph(text_box(paragraph("{甲}"))),
        header=paragraph("{乙}"),
        footnotes=footnote(2, paragraph("{丙}")),
    )
    assert [one.partition("（")[0] for one in found] == [
        "正文第1段的文本框",
        "页眉第1段",
        "脚注第1段",
    ]


def test_everything_is_told_at_once() -> None:
    found = said_of(
        paragraph("{甲}"), paragraph("{整改台账：问题}"), LEDGER_TABLE, paragraph("{逐项完}"),
        header=paragraph("{会议"),
    )  # fmt: skip
    assert [one.partition("（")[0] for one in found] == [
        "正文第1段", "正文第2段", "正文第3段", "页眉第1段",
    ]  # fmt: skip


def test_changes_and_comments_are_told_as_they_would_stand_in_every_paper() -> None:
    [found] = said_of(paragraph("{会议名称}", inserted("新的"), deleted("旧的")))
    assert "没有处理的修订" in found
    [found] = said_of(
        paragraph("{会议名称}", commented(1, run("这里"))), comments=comment(1, "李强国", "改一下")
    )
    assert "还有批注" in found


@pytest.mark.parametrize(
    ("instruction", "reason"),
    [
        ("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe", "会运行程序"),
        (' INCLUDETEXT "\\\\\\\\server\\\\a.docx"', "会去取别的文件"),
        ("MERGEFIELD 会议主题", "直接写{会议主题}"),
    ],
)
def test_fields_of_word_that_reach_out_or_stay_empty_are_told(
    instruction: str, reason: str
) -> None:
    [found] = said_of(paragraph("{会议名称}", field(instruction, run("x"))))
    assert reason in found


def test_page_numbers_are_no_concern() -> None:
    assert (
        said_of(paragraph("{会议名称}", field("PAGE", run("1")), field("NUMPAGES", run("2")))) == []
    )


def test_links_to_the_outside_and_embedded_files_are_told() -> None:
    members = unzipped(LEDGER_TEMPLATE)
    head = members["word/_rels/document.xml.rels"].decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = (
        f'<Relationship Id="a1" Type="{office}/image" Target="http://example.com/1.png" TargetMode="External"/>'
        f'<Relationship Id="a2" Type="{office}/oleObject" Target="embeddings/1.bin"/>'
        f'<Relationship Id="a3" Type="{office}/hyperlink" Target="http://example.com/" TargetMode="External"/>'
    )
    changed = head.replace("</Relationships>", f"{more}</Relationships>")
    if changed == head:
        changed = head.replace("/>", f">{more}</Relationships>")
    found = told(zipped({**members, "word/_rels/document.xml.rels": changed}))
    assert [one.partition("（")[0] for one in found] == ["整个文件", "整个文件"]
    assert "引用了文件外面的东西" in found[0]
    assert "嵌着别的文件" in found[1]


def test_fields_in_drawings_are_told() -> None:
    chart = '<c:p xmlns:c="x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>{会议</a:t></a:r><a:r><a:t>主题}</a:t></a:r></a:p></c:p>'
    data = docx(paragraph("{会议名称}"), more={"word/charts/chart1.xml": chart})
    assert told(data) == [
        "图表（“{会议主题}”）：图形里的字段不会填。把字段写在正文、表格、文本框、页眉、页脚或者脚注里。"
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空"),
        (b"PK\x03\x04" + b"x" * 100, "损坏"),
        (docx(paragraph("{会议名称}"), more={"word/vbaProject.bin": b"x"}), "带有宏"),
        (ole("EncryptedPackage"), "加密"),
        ("只有字。".encode(), "不是 Word 文档"),
        (LEDGER_TEMPLATE + b"0" * MOST_BYTES, "超过 5 MB"),
        (LEDGER_TEMPLATE[:200], "损坏"),
        (docx(paragraph("机密★10年"), paragraph("{会议名称}")), "密级标志"),
    ],
    ids=["empty", "broken", "macros", "encrypted", "text", "large", "cut", "secret"],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_told_why(data: bytes, reason: str) -> None:
    [found] = told(data)
    assert found.startswith("整个文件：")
    assert reason in found


def test_entities_are_refused() -> None:
    document = part("document", "<w:body/>").replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1)
    [found] = told(docx(more={"word/document.xml": document}))
    assert "自带实体定义" in found


def test_a_template_without_any_field_is_told() -> None:
    [found] = said_of(paragraph("会议通知"), kind=NOTICE)
    assert "一个字段也没有" in found


def test_what_is_deleted_or_bound_is_no_field() -> None:
    found = said_of(
        paragraph("{会议名称}"), paragraph(deleted("{甲}")), control(paragraph("{单位}"))
    )
    assert len(found) == 1
    assert "修订" in found[0]


def test_no_more_faults_are_told_than_somebody_mends_at_once() -> None:
    assert len(said_of(*[paragraph("{甲}" * 10)] * 100)) == MOST_FAULTS
