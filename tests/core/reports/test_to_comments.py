"""Comments go into a copy of the author's file, and nothing else changes."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from lxml import etree

from annotate import STATEMENT, annotated, comment_at, read
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Span, make_text
from duizhao.core.reports.to_comments import Comment, to_comments
from make_docx import (
    NAMESPACES,
    SOFT_BREAK,
    comment,
    commented,
    docx,
    paragraph,
    part,
    run,
    style,
    unzipped,
)
from marked_words import W, marked_words


def test_the_text_of_the_copy_is_the_text_of_the_original() -> None:
    copy = annotated(STATEMENT, "一、存在", "不够", "十二")
    assert read(copy).paragraphs == read(STATEMENT).paragraphs


def test_a_comment_says_code_title_message_and_reason_under_our_name() -> None:
    root = etree.fromstring(unzipped(annotated(STATEMENT, "不够"))["word/comments.xml"])
    (one,) = root
    assert sorted(one.items()) == [
        (f"{W}author", "对照"),
        (f"{W}id", "0"),
        (f"{W}initials", "对照"),
    ]
    said = ["".join(words.text or "" for words in passage.iter(f"{W}t")) for passage in one]
    assert said == [
        "DZ103 问题没有对应的具体事例",
        "看不出是哪一件事。",
        "为什么：没有事例的问题无从整改。",
    ]
    assert one.find(f"{W}p/{W}r/{W}annotationRef") is not None


def test_a_comment_bears_the_date_that_is_given() -> None:
    text = read(STATEMENT)
    copy = to_comments(
        STATEMENT, text, [comment_at(text, "不够")], at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    )
    (one,) = etree.fromstring(unzipped(copy)["word/comments.xml"])
    assert one.get(f"{W}date") == "2026-11-24T09:30:00Z"


def test_runs_are_cut_with_all_their_properties() -> None:
    properties = (
        '<w:rFonts w:ascii="Arial" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:b/><w:color w:val="C00000"/>'
        '<w:sz w:val="32"/>'
    )
    data = docx(
        paragraph(
            run("前后", "<w:tab/>", "左右中", properties=properties).replace(
                "<w:r>", '<w:r w:rsidR="00A1">'
            )
        )
    )
    root = etree.fromstring(unzipped(annotated(data, "后\t左", "右"))["word/document.xml"])
    runs = [one for one in root.iter(f"{W}r") if one.find(f"{W}commentReference") is None]
    shown = ["".join(node.text or "\t" for node in one if node.tag != f"{W}rPr") for one in runs]
    assert shown == ["前", "后\t左", "右", "中"]
    before = etree.fromstring(f"<w:rPr {NAMESPACES}>{properties}</w:rPr>")
    for one in runs:
        assert [(node.tag, node.items()) for node in one[0]] == [
            (node.tag, node.items()) for node in before
        ]
        assert one.get(f"{W}rsidR") == "00A1"


def test_every_other_part_keeps_its_bytes_and_its_place() -> None:
    picture = bytes(range(256)) * 9
    data = docx(
        paragraph("学习不够深入。"),
        styles=style("a", "Normal", default=True),
        more={"word/media/image1.png": picture, "docProps/app.xml": "<Properties  a='1'/>\r\n"},
    )
    before, after = unzipped(data), unzipped(annotated(data, "不够"))
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/document.xml",
    }  # fmt: skip
    assert list(after) == [*before, "word/comments.xml"]


def test_pictures_pass_unlooked_at_however_large_they_unpack() -> None:
    data = docx(paragraph("学习不够深入。"), more={"word/media/白.bmp": bytes(10 * 2**20)})
    text = read(data)
    copy = to_comments(data, text, [comment_at(text, "不够")], limits=Limits(member_bytes=2**20))
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        assert archive.testzip() is None
        assert archive.getinfo("word/media/白.bmp").file_size == 10 * 2**20


def test_comments_of_others_stay_with_their_ids() -> None:
    others = comment(4, "王秘书", "请写明是哪件事") + comment(7, "李强国", "同意")
    data = docx(
        paragraph(commented(4, run("服务群众")), commented(7, run("不够主动"))), comments=others
    )
    copy = annotated(data, "众不")
    assert marked_words(copy) == {"4": "服务群众", "7": "不够主动", "8": "众不"}
    authors = [
        one.get(f"{W}author") for one in etree.fromstring(unzipped(copy)["word/comments.xml"])
    ]
    assert authors == ["王秘书", "李强国", "对照"]


def test_a_second_run_takes_the_place_of_the_first() -> None:
    data = docx(
        paragraph(commented(0, run("服务群众不够主动"))), comments=comment(0, "王秘书", "哪件事")
    )
    first = annotated(data, "群众", "不够", "主动")
    second = annotated(first, "群众", "不够", "主动")
    assert marked_words(second) == marked_words(annotated(second, "群众", "不够", "主动"))
    assert sorted(marked_words(second).values()) == sorted(
        ["服务群众不够主动", "群众", "不够", "主动"]
    )
    assert unzipped(second)["word/document.xml"].count(b"<w:r>") == unzipped(first)[
        "word/document.xml"
    ].count(b"<w:r>")


def test_when_nothing_is_found_any_more_our_comments_go_and_others_stay() -> None:
    data = docx(paragraph(commented(0, run("服务群众"))), comments=comment(0, "王秘书", "哪件事"))
    first = annotated(data, "群众")
    second = to_comments(first, read(first), [])
    assert marked_words(second) == {"0": "服务群众"}
    assert to_comments(data, read(data), []) == data


def test_a_reply_by_someone_else_to_our_comment_stays_as_a_comment_of_its_own() -> None:
    first = annotated(docx(paragraph("服务群众不够主动")), "群众")
    members = unzipped(first)
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    replied = part(
        "comments",
        f'<w:comment w:id="0" w:author="对照"><w:p {w14} w14:paraId="0A"><w:r><w:t>我们</w:t></w:r></w:p></w:comment>'
        f'<w:comment w:id="1" w:author="张卫民"><w:p {w14} w14:paraId="0B"><w:r><w:t>已补</w:t></w:r></w:p></w:comment>',
    )
    threads = (
        f'<w15:commentsEx {w15}><w15:commentEx w15:paraId="0A" w15:done="0"/>'
        f'<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/></w15:commentsEx>'
    )
    relations = (
        members["word/_rels/document.xml.rels"]
        .decode()
        .replace(
            "</Relationships>",
            '<Relationship Id="rId50" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
            'Target="commentsExtended.xml"/></Relationships>',
        )
    )
    body = members["word/document.xml"].decode()
    replies: dict[str, str | bytes] = {
        **members,
        "word/document.xml": body.replace("</w:p>", commented(1, run("。")) + "</w:p>", 1),
        "word/comments.xml": replied,
        "word/commentsExtended.xml": threads,
        "word/_rels/document.xml.rels": relations,
    }
    second = unzipped(annotated(docx(more=replies), "不够"))
    (kept,) = etree.fromstring(second["word/commentsExtended.xml"])
    assert [value for name, value in kept.items() if "para" in name] == ["0B"]
    assert [one.get(f"{W}author") for one in etree.fromstring(second["word/comments.xml"])] == [
        "张卫民",
        "对照",
    ]


def test_a_text_without_a_file_gets_a_new_one_with_named_fonts_on_a4() -> None:
    passages = [
        "2020年度民主生活会发言提纲",
        "各位领导、同志们：",
        "一、存在的问题",
        "（一）学习不深",
        "　　联系\t实际\x0c不紧\x07。",
    ]
    text = make_text("个人.txt", passages)
    copy = to_comments(None, text, [comment_at(text, "\t实际")])
    assert read(copy).content == text.content.replace("\x0c", " ").replace("\x07", "\ufffd")
    assert list(marked_words(copy).values()) == ["\t实际"]
    members = unzipped(copy)
    document = etree.fromstring(members["word/document.xml"])
    faces = [one.get(f"{W}eastAsia") for one in document.iter(f"{W}rFonts")]
    assert [face for face in dict.fromkeys(faces) if face] == [
        "方正小标宋简体",
        "仿宋_GB2312",
        "黑体",
        "楷体_GB2312",
    ]
    assert all(b"Theme" not in inside for inside in members.values())
    (size,) = document.iter(f"{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")


def test_a_new_file_is_set_as_an_office_sets_it() -> None:
    passages = [
        "个人对照检查材料",
        "（2024年度民主生活会）",
        "清河市水利局　林振东",
        "各位同志：",
        "一、存在的问题",
        "学习不深不透。",
    ]
    copy = to_comments(None, make_text("个人.txt", passages), [])
    paragraphs = list(etree.fromstring(unzipped(copy)["word/document.xml"]).iter(f"{W}p"))
    for look, expected in {
        f"{W}jc[@{W}val='center']": [True, True, True, False, False, False],
        f"{W}spacing[@{W}after='579']": [False, False, True, False, False, False],
        f"{W}keepNext": [True, True, True, False, True, False],
    }.items():
        assert [one.find(f"{W}pPr/{look}") is not None for one in paragraphs] == expected
    faces = [one.find(f"{W}r/{W}rPr/{W}rFonts") for one in paragraphs]
    assert [one is not None and one.get(f"{W}eastAsia") for one in faces] == [
        "方正小标宋简体",
        "楷体_GB2312",
        "楷体_GB2312",
        "仿宋_GB2312",
        "黑体",
        "仿宋_GB2312",
    ]


def test_an_annotated_template_says_that_it_is_a_document() -> None:
    members = unzipped(docx(paragraph("学习不够深入")))
    types = members["[Content_Types].xml"].replace(b"document.main", b"template.main")
    copy = unzipped(
        annotated(docx(paragraph("学习不够深入"), more={"[Content_Types].xml": types}), "不够")
    )
    assert b"document.main+xml" in copy["[Content_Types].xml"]
    assert b"template.main+xml" not in copy["[Content_Types].xml"]


def test_a_text_of_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not read from"):
        to_comments(
            STATEMENT,
            make_text("别的.docx", ["别的文件"]),
            [Comment(Span(0, 1), "DZ1", "题", "话")],
        )


def test_a_strict_document_gets_strict_comments() -> None:
    strict = part("document", f"<w:body>{paragraph('学习不够深入')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    members = unzipped(annotated(docx(more={"word/document.xml": strict}), "不够"))
    assert all(b"purl.oclc.org" in members[f"word/{name}.xml"] for name in ("document", "comments"))
    assert b'"left"' not in members["word/comments.xml"]
    assert b"w:left=" not in members["word/comments.xml"]
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/comments"
        in members["word/_rels/document.xml.rels"]
    )


def test_a_thousand_comments_are_placed() -> None:
    data = docx(
        *[
            paragraph(f"第{index}段", SOFT_BREAK, "学习不够深入，联系实际不够紧密。")
            for index in range(250)
        ]
    )
    text = read(data)
    places = [
        one.start + offset
        for one in text.paragraphs
        if one.text.startswith("学习")
        for offset in (0, 2, 5, 9)
    ]
    notes = [Comment(Span(place, place + 3), "DZ103", "题", "话") for place in places]
    marked = marked_words(to_comments(data, text, notes))
    assert [marked[str(index)] for index in range(1000)] == [text.quote(one.span) for one in notes]
