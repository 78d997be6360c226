"""Every diagnosis on a file that it speaks of and on one that it passes over."""

import pytest

from duizhao.core.checks.manual import SECTIONS
from duizhao.core.checks.rule import section
from duizhao.core.outline.docx.names import W_NS
from duizhao.core.outline.docx.package import in_strict
from duizhao.core.relayout.diagnosis import Diagnosis
from duizhao.core.relayout.examine import Remark, diagnose, repair
from duizhao.core.relayout.registry import all_diagnoses
from make_docx import (
    SOFT_BREAK,
    abstract,
    inserted,
    level,
    num,
    paragraph,
    run,
    unzipped,
    zipped,
)
from project import SOURCE
from word_papers import (
    DEFAULT_PAGE,
    FOOT,
    GOOD_PARAGRAPH,
    GOOD_RUN,
    LONG,
    PAGE,
    line,
    paper,
    plain_paper,
    signed,
    title,
)

HEI, KAI = "黑体", "楷体_GB2312"
FOLDER = SOURCE / "core" / "relayout" / "diagnoses"
GOOD = paper(
    title("个人对照检查材料"),
    line("一、存在的问题", face=HEI),
    line("（一）理论学习不够", face=KAI),
    line("1.读原著不够。" + LONG),
    line("（1）联系实际不够。" + LONG),
    line(LONG + "坚持“两个维护”，学习（特别是上半年）不够……"),
    line("附件：问题清单"),
    signed("中共清河市水务局党组"),
    signed("2026年1月8日"),
)
LISTS = abstract(0, level(0, "decimal", "%1)"), level(1, "chineseCounting", "%2、")) + num(1, 0)
FLAWED: dict[str, bytes] = {
    "BS101": paper(line(LONG), page=DEFAULT_PAGE),
    "BS102": paper(line(LONG, properties='<w:spacing w:line="600" w:lineRule="exact"/>')),
    "BS103": paper(line(LONG, look='<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>')),
    "BS104": paper(line(LONG), feet={"default": FOOT.format(align="center")}, evens_differ=False),
    "BS201": paper(line(LONG, face="宋体")),
    "BS202": paper(
        line(LONG, look='<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/><w:sz w:val="32"/>')
    ),
    "BS203": paper(line(LONG, size=24)),
    "BS204": paper(
        line(LONG, look=GOOD_RUN.format(face="仿宋", size=32) + '<w:color w:val="FF0000"/>')
    ),
    "BS205": paper(line("一、存在的问题", look="<w:b/>" + GOOD_RUN.format(face=HEI, size=32))),
    "BS301": paper(line(LONG, properties='<w:ind w:firstLine="420"/>')),
    "BS302": paper(line("　　" + LONG)),
    "BS303": paper(line(LONG), paragraph(), line(LONG)),
    "BS304": paper(line(LONG, properties='<w:spacing w:before="200" w:line="579" w:lineRule="exact"/>')),
    "BS305": paper(f"<w:p><w:pPr>{GOOD_PARAGRAPH}</w:pPr>{run(LONG)}{SOFT_BREAK}{run(LONG)}</w:p>"),
    "BS306": paper(title("个人对照检查材料", align="left"), line(LONG)),
    "BS401": paper(line("1、读原著不够。" + LONG)),
    "BS402": paper(line("一、存在的问题", face=HEI), line("（1）读原著不够。" + LONG)),
    "BS403": paper(line("一、问题", face=HEI), line("三、措施", face=HEI), line("四、打算", face=HEI)),
    "BS404": paper(
        paragraph("存在的问题", numbered=(1, 1)), line("二、原因分析", face=HEI), numbering=LISTS
    ),
    "BS501": paper(line('坚持"两个维护"。' + LONG)),
    "BS502": paper(line("学习不够(特别是原著),落实不力." + LONG)),
    "BS503": paper(line("整改不够。。学习不系统..." + LONG)),
    "BS601": paper(line(LONG), line("附件：1.问题清单；"), line("2.整改方案。")),
    "BS602": paper(line(LONG), signed("清河市水务局"), signed("2026年01月08日")),
}  # fmt: skip


def remarks(data: bytes, code: str) -> list[Remark]:
    return [one for one in diagnose("材料.docx", data).remarks if one.code == code]


def test_every_diagnosis_has_a_file_here() -> None:
    assert [one.code for one in all_diagnoses()] == list(FLAWED)


@pytest.mark.parametrize("code", FLAWED)
def test_it_speaks_of_what_is_wrong_with_place_and_wish(code: str) -> None:
    found = remarks(FLAWED[code], code)
    assert found
    assert all(one.found and one.wanted for one in found)


@pytest.mark.parametrize("code", FLAWED)
def test_it_passes_over_a_paper_that_is_right(code: str) -> None:
    assert not remarks(GOOD, code)


@pytest.mark.parametrize("code", FLAWED)
def test_what_the_copy_mends_is_not_found_again(code: str) -> None:
    copy = repair("材料.docx", FLAWED[code]).copy
    assert not [one for one in diagnose("材料.docx", copy).remarks if one.repair.value == "layout"]


def test_a_paper_that_is_right_is_given_back_as_it_is() -> None:
    assert diagnose("材料.docx", GOOD).remarks == ()
    assert repair("材料.docx", GOOD).copy is GOOD


@pytest.mark.parametrize("diagnosis", all_diagnoses(), ids=lambda one: one.code)
def test_every_manual_has_its_sections_in_order(diagnosis: Diagnosis) -> None:
    headings = [one[3:] for one in diagnosis.manual.splitlines() if one.startswith("## ")]
    assert headings == list(SECTIONS)


@pytest.mark.parametrize("diagnosis", all_diagnoses(), ids=lambda one: one.code)
def test_every_manual_shows_what_is_flagged_and_what_is_not(diagnosis: Diagnosis) -> None:
    for heading in ("会提示", "不提示"):
        assert "> " in section(diagnosis.manual, heading)
    assert (FOLDER / f"{diagnosis.code.lower()}_{diagnosis.name.replace('-', '_')}.py").exists()


def test_a_clause_is_printed_only_where_it_was_confirmed() -> None:
    verified = {one.code for one in all_diagnoses() if one.basis.verified}
    assert verified == {"BS101", "BS102", "BS103", "BS304"}
    assert "条款待核" in str(next(one for one in all_diagnoses() if one.code == "BS104").basis)


def test_a_theme_that_pushes_a_font_aside_is_named() -> None:
    look = '<w:rFonts w:eastAsia="仿宋_GB2312" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="32"/>'
    (found,) = remarks(paper(line(LONG, look=look)), "BS202")
    assert "写着仿宋_GB2312，被主题字体压住" in found.found


def test_a_nearer_name_pushes_a_theme_of_the_defaults_aside() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr>'
        "</w:rPrDefault></w:docDefaults>"
    )
    data = paper(line(LONG), styles=styles)
    assert not remarks(data, "BS201")
    assert not remarks(data, "BS202")


def test_a_size_is_inherited_through_styles_that_are_based_on_others() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="正文仿宋"/><w:basedOn w:val="1"/>'
        '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="缩进"/><w:basedOn w:val="2"/></w:style>'
    )
    data = paper(paragraph(LONG, style="3"), paragraph(LONG), styles=styles)
    assert [one.paragraph for one in remarks(data, "BS203")] == [2]


def test_a_hanging_indent_of_a_list_is_seen() -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>'
        + num(1, 0)
    )
    (found,) = remarks(paper(paragraph(LONG, numbered=(1, 0)), numbering=lists), "BS301")
    assert "左边缩进" in found.found
    assert "悬挂缩进" in found.found


def test_an_indent_in_points_of_the_right_width_is_only_told() -> None:
    wide = '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLine="640"/>'
    (found,) = remarks(paper(line(LONG, properties=wide)), "BS301")
    assert found.level.value == "info"


def test_a_heading_that_runs_on_takes_two_faces_in_the_copy() -> None:
    copy = repair("材料.docx", paper(line("（一）理论学习不够。" + LONG))).copy
    assert not remarks(copy, "BS201")


def test_automatic_numbers_are_left_to_people() -> None:
    data = paper(paragraph("读原著不够", numbered=(1, 0)), numbering=LISTS)
    (found,) = remarks(data, "BS401")
    assert found.repair.value == "hand"


def test_words_that_somebody_else_inserted_are_left_to_people() -> None:
    data = paper(paragraph("修订：", inserted("学习不够,落实不力"), LONG))
    (found,) = remarks(data, "BS502")
    assert found.repair.value == "hand"


def test_a_red_head_is_left_alone_and_makes_the_paper_official() -> None:
    red = '<w:color w:val="FF0000"/><w:sz w:val="100"/>'
    data = paper(
        line("中共清河市水务局党组文件", look=red, properties='<w:jc w:val="center"/>'),
        line("清水党〔2026〕3号", properties='<w:jc w:val="center"/>'),
        title("关于召开民主生活会的通知"),
        line("机关各科室：", properties='<w:spacing w:line="579" w:lineRule="exact"/>'),
        line(LONG),
    )
    seen = diagnose("通知.docx", data)
    assert seen.profile == "公文"
    assert not seen.remarks


def test_a_file_in_the_strict_form_stays_in_it() -> None:
    members = unzipped(plain_paper("个人对照检查材料", '坚持"两个维护"。' + LONG))
    for name in ("word/document.xml", "word/styles.xml", "word/settings.xml"):
        members[name] = in_strict(members[name])
    copy = unzipped(repair("材料.docx", zipped(members)).copy)
    assert W_NS.encode() not in copy["word/document.xml"]
    assert W_NS.encode() not in copy["word/footerDuizhaoOdd.xml"]
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/footer"
        in copy["word/_rels/document.xml.rels"]
    )


def test_a_foot_with_other_words_is_not_replaced() -> None:
    foot = "<w:p><w:r><w:t>清河市水务局</w:t></w:r></w:p>"
    (found,) = remarks(paper(line(LONG), feet={"default": foot}), "BS104")
    assert found.repair.value == "hand"


def test_heads_of_odd_pages_stay_on_even_ones() -> None:
    page = f'<w:headerReference w:type="default" r:id="rId1"/>{PAGE}'
    data = paper(line(LONG), page=page, feet={}, evens_differ=False, header=paragraph("内部资料"))
    copy = unzipped(repair("材料.docx", data).copy)
    assert b"<w:evenAndOddHeaders/>" in copy["word/settings.xml"]
    assert copy["word/document.xml"].count(b"<w:headerReference") == 2
    assert copy["word/header.xml"] == unzipped(data)["word/header.xml"]
