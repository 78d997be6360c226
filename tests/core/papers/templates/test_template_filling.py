"""A template that is filled: in the look of the template, each value once, whole and as it is."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from duizhao.core.layout.xml import legal
from duizhao.core.papers.offered import fields_of
from duizhao.core.papers.registry import kind_of
from duizhao.core.papers.templates.check import examine
from duizhao.core.papers.templates.faults import BrokenTemplate
from duizhao.runs.convert import find_soffice
from make_docx import (
    control,
    docx,
    footnote,
    footnote_mark,
    paragraph,
    run,
    table,
    text_box,
    unzipped,
    zipped,
)
from needs import needs_soffice
from paper_words import docx_lines, pdf_words
from template_papers import LEDGER, LEDGER_TEMPLATE, NOTICE, filled, lines_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_fields_are_filled_and_the_row_is_repeated_for_each_item() -> None:
    assert docx_lines(filled(LEDGER_TEMPLATE).data) == [
        "2025年度民主生活会整改台账",
        "截至2026年1月12日，共2项。",
        "| 序号 | 问题 | 责任领导 | 期限 |",
        "| 1 | 会议多而时效差 | 周明远 | 2026年6月30日 |",
        "| 2 | 灌区确权没有按期完成 | 沈若兰 | 2026年9月30日 |",
    ]


def test_a_field_that_word_cut_keeps_the_look_of_its_first_run() -> None:
    made = Document(io.BytesIO(filled(LEDGER_TEMPLATE).data))
    runs = [(one.text, bool(one.bold)) for one in made.paragraphs[0].runs if one.text]
    assert runs == [("2025年度民主生活会", True), ("整改台账", False)]


def test_several_fields_in_one_run_and_words_between_stay_in_order() -> None:
    assert lines_of(paragraph("{单位}在{会议地点}由{主持人}主持{会议名称}。")) == [
        "清河市水务局在机关三楼会议室由周明远主持2025年度民主生活会。"
    ]


def test_paragraphs_between_the_marks_are_repeated_and_the_marks_are_gone() -> None:
    body = (
        paragraph("一、问题"),
        paragraph("{逐项：整改台账}"),
        paragraph("{整改台账：序号}.{整改台账：问题}"),
        paragraph("责任领导：{整改台账：责任领导}（{单位}）"),
        paragraph("{逐项完}"),
        paragraph("二、其他"),
    )
    assert lines_of(*body) == [
        "一、问题",
        "1.会议多而时效差",
        "责任领导：周明远（清河市水务局）",
        "2.灌区确权没有按期完成",
        "责任领导：沈若兰（清河市水务局）",
        "二、其他",
    ]


def test_a_table_within_a_block_is_repeated_with_the_block() -> None:
    body = (
        paragraph("{逐项：整改台账}"),
        table((paragraph("问题"), paragraph("{整改台账：问题}"))),
        paragraph("{逐项完}"),
    )
    assert lines_of(*body) == ["| 问题 | 会议多而时效差 |", "| 问题 | 灌区确权没有按期完成 |"]


def test_headers_notes_boxes_and_controls_are_filled() -> None:
    data = filled(
        docx(
            paragraph("{会议名称}", footnote_mark(2)),
            paragraph(text_box(paragraph("{单位}"))),
            control(paragraph("{主持人}"), properties='<w:dataBinding w:xpath="/a"/><w:showingPlcHdr/>'),
            header=paragraph("{班子}"),
            footnotes=footnote(2, paragraph("{会议地点}")),
        )
    ).data  # fmt: skip
    members = unzipped(data)
    assert "中共清河市水务局党组" in members["word/header.xml"].decode()
    assert "机关三楼会议室" in members["word/footnotes.xml"].decode()
    body = members["word/document.xml"].decode()
    assert body.count("清河市水务局") == 2  # of a box and its fallback
    assert "周明远" in body
    assert "dataBinding" not in body
    assert "showingPlcHdr" not in body


def test_what_no_record_holds_stays_a_blank_that_is_told() -> None:
    facts = replace(LEDGER.sample, occasion=replace(LEDGER.sample.occasion, theme="", presider=""))
    made = filled(docx(paragraph("主题：{会议主题}，主持人：{主持人}。")), facts=facts)
    assert docx_lines(made.data) == ["主题：（　　　　），主持人：（　　　　）。"]
    assert made.blanks == ("会议主题", "主持人")


def test_a_list_without_items_leaves_one_empty_row_and_no_paragraph() -> None:
    facts = replace(LEDGER.sample, lines=())
    made = filled(LEDGER_TEMPLATE, facts=facts)
    assert docx_lines(made.data)[2:] == ["| 序号 | 问题 | 责任领导 | 期限 |", "|  |  |  |  |"]
    assert made.blanks == ("整改台账（一条也没有）",)
    body = table(
        (paragraph("{逐项：整改台账}") + paragraph("{整改台账：问题}") + paragraph("{逐项完}"),)
    )
    root = etree.fromstring(unzipped(filled(docx(body), facts=facts).data)["word/document.xml"])
    [cell] = root.iter(f"{W}tc")
    assert cell[-1].tag == f"{W}p"


def test_words_of_several_lines_become_as_many_paragraphs_set_alike() -> None:
    kind = kind_of("team-statement")
    data = filled(
        docx(paragraph("附：", run("{正文}", properties="<w:b/>"), "。", centred=True)), kind
    ).data
    paragraphs = Document(io.BytesIO(data)).paragraphs
    lines = kind.sample.text.splitlines()
    assert [one.text for one in paragraphs] == [f"附：{lines[0]}", *lines[1:-1], f"{lines[-1]}。"]
    assert {one.alignment for one in paragraphs} == {paragraphs[0].alignment}
    assert [one.runs[-1].bold for one in paragraphs[:-1]] == [True] * (len(lines) - 1)


def test_a_section_break_in_the_last_mark_stays() -> None:
    closing = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr><w:r><w:t>{逐项完}</w:t></w:r></w:p>'
    body = (paragraph("{逐项：整改台账}"), paragraph("{整改台账：问题}"), closing, paragraph("尾"))
    data = filled(docx(*body)).data
    assert len(Document(io.BytesIO(data)).sections) == 2
    assert docx_lines(data)[-1] == "尾"


def test_a_value_that_looks_like_a_field_is_not_filled_again() -> None:
    facts = replace(
        LEDGER.sample, occasion=replace(LEDGER.sample.occasion, theme="{单位}和{逐项完}")
    )
    assert docx_lines(filled(docx(paragraph("{会议主题}")), facts=facts).data) == [
        "{单位}和{逐项完}"
    ]


def test_copies_of_a_row_bear_no_bookmark_twice() -> None:
    marked = '<w:bookmarkStart w:id="1" w:name="a"/>'
    data = filled(docx(table((paragraph(marked, run("{整改台账：问题}")),)))).data
    assert b"bookmarkStart" not in unzipped(data)["word/document.xml"]


def test_a_paper_names_neither_the_maker_of_the_template_nor_his_machine() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main_relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="{office}/settings" Target="set.xml"/></Relationships>'
    settings = f'<w:settings xmlns:w="{W[1:-1]}" xmlns:r="{office}"><w:attachedTemplate r:id="rId1"/></w:settings>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{office}/attachedTemplate" Target="file:///C:/Users/Li/a.dotx" TargetMode="External"/></Relationships>'
    core = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>李强国</dc:creator></cp:coreProperties>'
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>某公司</Company><Pages>1</Pages></Properties>'
    more = {
        "docProps/core.xml": core, "docProps/app.xml": app, "word/set.xml": settings,
        "word/_rels/set.xml.rels": relations,
        "word/_rels/document.xml.rels": main_relations,
    }  # fmt: skip
    members = unzipped(filled(docx(paragraph("{会议名称}"), more=more)).data)
    whole = b"".join(members.values()).decode()
    assert "李强国" not in whole
    assert "某公司" not in whole
    assert "C:/Users" not in whole
    assert "attachedTemplate" not in whole


def test_a_template_file_of_word_becomes_a_document() -> None:
    members = unzipped(LEDGER_TEMPLATE)
    types = members["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    made = filled(zipped({**members, "[Content_Types].xml": types})).data
    assert b"document.main+xml" in unzipped(made)["[Content_Types].xml"]


def test_a_broken_template_is_not_filled() -> None:
    with pytest.raises(BrokenTemplate, match="没有这个字段"):
        filled(docx(paragraph("{甲}")))


def test_the_same_facts_give_the_same_bytes() -> None:
    assert filled(LEDGER_TEMPLATE).data == filled(LEDGER_TEMPLATE).data


def test_a_template_in_the_strict_form_stays_in_it() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    members = unzipped(LEDGER_TEMPLATE)
    document = members["word/document.xml"].replace(W[1:-1].encode(), strict.encode())
    made = filled(zipped({**members, "word/document.xml": document})).data
    assert strict.encode() in unzipped(made)["word/document.xml"]
    assert "会议多而时效差" in unzipped(made)["word/document.xml"].decode()


ANYTHING = st.text(st.characters(codec="utf-8"), max_size=60)
CHINESE = st.text("会议多而时效差，。“”<&>{}｛｝逐项：单位 \n\t\x00\x0b\u2028", max_size=40)


def _whole(words: str) -> str:
    return "".join(legal(words).split()).replace("\ufffd", "")


@given(words=ANYTHING | CHINESE, problem=ANYTHING | CHINESE)
@example(words="<w:p/>&amp;]]>{单位}", problem="{整改台账：问题}\n{逐项完}\x00")
def test_whatever_the_values_are_the_file_is_well_formed_and_says_them(
    words: str, problem: str
) -> None:
    line = replace(LEDGER.sample.lines[0], problem=problem)
    occasion = replace(LEDGER.sample.occasion, theme=words)
    facts = replace(LEDGER.sample, occasion=occasion, lines=(line,))
    template = docx(
        paragraph("主题：{会议", run("主题}"), "。"),
        table((paragraph("{整改台账：序号}"), paragraph("甲{整改台账：问题}乙"))),
    )
    made = filled(template, facts=facts).data
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    said = _whole("".join(one.text or "" for one in root.iter(f"{W}t")))
    expected = _whole(words) if words.strip() else "（）"
    assert said == f"主题：{expected}。1甲{_whole(problem)}乙"
    assert examine("x", template, fields_of(LEDGER)).faults == ()


@needs_soffice
def test_libreoffice_sets_a_filled_template_without_losing_a_word(tmp_path: Path) -> None:
    soffice = find_soffice()
    assert soffice is not None
    file = tmp_path / "台账.docx"
    file.write_bytes(filled(LEDGER_TEMPLATE).data)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [
        soffice,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    words = re.sub(r"\s", "", pdf_words((tmp_path / "台账.pdf").read_bytes()))
    for said in (
        "2025年度民主生活会整改台账",
        "会议多而时效差",
        "灌区确权没有按期完成",
        "2026年9月30日",
    ):
        assert said in words
    assert "{" not in words


def test_a_notice_is_filled_from_its_own_lists() -> None:
    body = (
        paragraph("参加人员：{参加人员}。"),
        paragraph("{逐项：会前准备}"),
        paragraph("{会前准备：序号}.{会前准备：事项}，{会前准备：期限}前完成。"),
        paragraph("{逐项完}"),
    )
    lines = lines_of(*body, kind=NOTICE)
    assert lines[0] == "参加人员：周明远、沈若兰、郑国强、梁静。"
    assert lines[1] == "1.学习，2025年12月26日前完成。"
    assert len(lines) == 5


def test_what_a_row_lacks_is_a_blank_in_a_sentence_and_an_empty_cell_in_a_table() -> None:
    made = filled(
        docx(
            paragraph("{逐项：会前准备}"),
            paragraph("{会前准备：事项}由{会前准备：负责人}负责。"),
            paragraph("{逐项完}"),
            table((paragraph("{会前准备：事项}"), paragraph("{会前准备：负责人}"))),
        ),
        NOTICE,
    )
    lines = docx_lines(made.data)
    assert lines[2] == "谈心谈话由（　　　　）负责。"
    assert lines[6] == "| 谈心谈话 |  |"
    assert made.blanks == ("会前准备的负责人",)


def test_a_stale_second_form_of_a_text_box_does_not_hold_a_paper_back() -> None:
    box = text_box(paragraph("{单位}"))
    stale = "".join(
        (
            paragraph("{从前}{从前：字段}"),
            table((paragraph("{从前：字段}"), paragraph("{整改台账：从前}"))),
            paragraph("{逐项：从前}"),
            paragraph("{逐项完}"),
        )
    )
    before, fallback, after = box.partition("<mc:Fallback>")
    body = docx(paragraph(before + fallback + after.replace(paragraph("{单位}"), stale)))
    assert "清河市水务局" in unzipped(filled(body).data)["word/document.xml"].decode()
