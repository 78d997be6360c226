"""What a reader of a .docx sees, in which order, and what is left out."""

from annotate import read_body, texts
from duizhao.core.outline.docx.read_docx import read_docx
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Place
from make_docx import (
    DELETED_MARK,
    alternate,
    comment,
    commented,
    control,
    deleted,
    docx,
    field,
    footnote,
    footnote_mark,
    hidden,
    hyperlink,
    inserted,
    moved,
    paragraph,
    part,
    row,
    run,
    simple_field,
    style,
    table,
    text_box,
)


def test_paragraphs_come_in_order_with_their_positions_and_blank_ones_are_dropped() -> None:
    text = read_body(
        paragraph("存在的问题"), paragraph(), paragraph("　"), paragraph("学习", "不够深入。")
    )
    assert text.source == "docx"
    assert text.content == "存在的问题\n学习不够深入。"
    assert [text.quote(one.span) for one in text.paragraphs] == ["存在的问题", "学习不够深入。"]


def test_tables_are_read_cell_by_cell_with_tables_inside_them() -> None:
    inner = table((paragraph("内一"), paragraph("内二")))
    text = read_body(
        paragraph("表前"),
        table(
            (paragraph("问题"), paragraph("措施")),
            (inner + paragraph("表尾"), paragraph("月底前完成")),
        ),
        paragraph("表后"),
    )
    assert text.content.split() == [
        "表前",
        "问题",
        "措施",
        "内一",
        "内二",
        "表尾",
        "月底前完成",
        "表后",
    ]
    assert [one.place for one in text.paragraphs[:2]] == [Place.BODY, Place.TABLE]
    assert text.paragraphs[-1].place is Place.BODY


def test_a_deleted_row_is_not_read() -> None:
    gone = row(paragraph("已删去的一行"), properties='<w:del w:id="1" w:author="李强国"/>')
    assert texts(f"<w:tbl>{row(paragraph('留下的一行'))}{gone}</w:tbl>") == ["留下的一行"]


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    text = read_body(
        paragraph("正文前半", text_box(paragraph("框中提示")), "正文后半"), paragraph("下一段")
    )
    assert text.content.split() == ["正文前半正文后半", "框中提示", "下一段"]
    assert text.paragraphs[1].place is Place.TEXT_BOX


def test_footnotes_and_endnotes_follow_the_paragraph_that_refers_to_them() -> None:
    end = run('<w:endnoteReference w:id="2"/>')
    text = read_body(
        paragraph("理论学习", footnote_mark(2), "不够系统", end, "。"),
        paragraph("下一段"),
        footnotes=footnote(-1, paragraph(run("<w:separator/>")))
        + footnote(2, paragraph("见学习记录本。")),
        endnotes=footnote(2, paragraph("据支部统计。")),
    )
    assert text.content.split() == [
        "理论学习不够系统。",
        "见学习记录本。",
        "据支部统计。",
        "下一段",
    ]
    assert [one.place for one in text.paragraphs[1:3]] == [Place.FOOTNOTE, Place.FOOTNOTE]


def test_a_footnote_that_is_referred_to_twice_is_read_once() -> None:
    body = paragraph("甲", footnote_mark(2)), paragraph("乙", footnote_mark(2))
    assert texts(*body, footnotes=footnote(2, paragraph("注"))) == ["甲", "注", "乙"]


def test_a_footnote_that_refers_to_itself_is_read_once() -> None:
    notes = footnote(2, paragraph("自己引自己", footnote_mark(2)))
    assert texts(paragraph("正文", footnote_mark(2)), footnotes=notes) == ["正文", "自己引自己"]


def test_changes_are_read_as_accepted() -> None:
    gone, come = moved("搬走的话。")
    body = (
        paragraph("学习", deleted("很"), inserted("不够"), "深入。", gone),
        paragraph("另起。", come),
    )
    assert texts(*body) == ["学习不够深入。", "另起。搬走的话。"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs_and_the_last_mark_decides_their_looks() -> (
    None
):
    body = paragraph("调查研究", mark=DELETED_MARK), paragraph("不够扎实。", outline=1)
    (joined,) = read_body(*body).paragraphs
    assert joined.text == "调查研究不够扎实。"
    assert joined.heading_level == 2


def test_a_deleted_mark_before_a_table_loses_nothing() -> None:
    body = (
        paragraph("表前", mark=DELETED_MARK),
        table((paragraph("格"),)),
        paragraph("文末", mark=DELETED_MARK),
    )
    assert texts(*body) == ["表前", "格", "文末"]


def test_links_controls_tags_and_simple_fields_show_what_is_in_them() -> None:
    body = (
        paragraph(
            hyperlink(run("民主")), control(run("生活")), f"<w:smartTag>{run('会')}</w:smartTag>"
        ),
        control(paragraph("整段在控件里"), control(paragraph("控件里的控件"))),
        paragraph(simple_field("DATE", run("2021年1月"))),
    )
    assert texts(*body) == ["民主生活会", "整段在控件里", "控件里的控件", "2021年1月"]


def test_of_a_field_the_result_is_read_and_not_the_instruction() -> None:
    nested = field(" IF ", field(" DATE ", run("日期")), run("结果"))
    body = paragraph("见", field(" REF 附件 \\h ", run("附件一")), "。"), paragraph(nested)
    assert texts(*body) == ["见附件一。", "日期结果"]
    inner = run("<w:fldChar w:fldCharType='begin'/>") + field("DATE", run("不可见")) + run("真")
    assert texts(paragraph(inner, "也不可见", run("<w:fldChar w:fldCharType='end'/>"), "可见")) == [
        "可见"
    ]


def test_a_table_of_contents_is_left_out_and_the_text_says_so() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "separate", "end")
    )
    text = read_body(
        paragraph(begin, run("<w:instrText> TOC \\o 1-3 </w:instrText>"), separate, "一、问题 1"),
        paragraph("二、原因 3", end),
        control(
            paragraph("目录"),
            properties='<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
        ),
        paragraph("一、问题"),
    )
    assert text.content == "一、问题"
    assert text.notes == ("目录只是重复标题，没有读入。",)


def test_what_follows_a_field_without_end_is_not_lost_in_silence() -> None:
    begin = run('<w:fldChar w:fldCharType="begin"/>')
    text = read_body(paragraph("一、问题"), paragraph(begin, "学习不够深入"), paragraph("二、原因"))
    assert text.content == "一、问题"
    assert "域没有结束" in text.notes[0]


def test_a_formula_is_read_as_its_characters() -> None:
    terms = "".join(f"<m:r><m:t>{term}</m:t></m:r>" for term in ("12", "÷", "4"))
    formula = f"<m:oMathPara><m:oMath>{terms}</m:oMath></m:oMathPara>"
    assert texts(paragraph("完成率", formula, "。")) == ["完成率12÷4。"]


def test_a_number_in_a_circle_made_by_a_field_is_read() -> None:
    assert texts(paragraph(field(" eq \\o\\ac(○,3)"), "服务群众不够主动")) == ["③服务群众不够主动"]


def test_hidden_text_is_left_out_and_counted() -> None:
    text = read_body(
        paragraph("看得见", hidden("看不见"), run("也看不见", properties='<w:rStyle w:val="秘"/>')),
        styles=style("秘", "秘", kind="character", run="<w:vanish/>"),
    )
    assert text.content == "看得见"
    assert text.notes == ("文件里有隐藏文字（7 个字符），没有读入。",)


def test_comments_stand_beside_the_text_and_not_in_it() -> None:
    body = paragraph(commented(0, run("担当精神不足")))
    assert texts(body, comments=comment(0, "王秘书", "请举例")) == ["担当精神不足"]


def test_small_signs_are_read_as_they_look() -> None:
    box = run('<w:sym w:font="Wingdings" w:char="F0FE"/>')
    ruby = run(
        f"<w:ruby><w:rubyPr/><w:rt>{run('jī')}</w:rt><w:rubyBase>{run('稽')}</w:rubyBase></w:ruby>"
    )
    hyphen = run("2020", "<w:noBreakHyphen/>", "2021", "<w:tab/>", "<w:softHyphen/>", "年")
    smile = run(alternate("w16se", '<w16se:symEx w16se:char="1F60A"/>', "<w:t>😊</w:t>"))
    assert texts(paragraph(box, hyphen, ruby, "核", smile)) == ["☑2020-2021\t年稽核😊"]


def test_blanks_at_the_edges_of_a_text_node_count_only_when_it_keeps_them() -> None:
    assert texts(paragraph("<w:r><w:t> 一\n二 </w:t></w:r>", run(" 三 "))) == ["一 二 三 "]


def test_a_document_in_the_strict_form_is_read_alike() -> None:
    strict = part("document", f"<w:body>{paragraph('严格格式', outline=0)}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    text = read_docx("严格.docx", docx(more={"word/document.xml": strict}), Limits())
    assert [(one.text, one.heading_level) for one in text.paragraphs] == [("严格格式", 1)]


def test_the_main_document_is_found_by_its_relationship() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    second = part("document", f"<w:body>{paragraph('换了名字')}</w:body>")
    data = docx(more={"_rels/.rels": relations, "word/document2.xml": second})
    assert read_docx("网上存的.docx", data, Limits()).content == "换了名字"
