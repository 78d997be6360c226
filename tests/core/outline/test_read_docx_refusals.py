"""A .docx that can't or mustn't be read is refused with a reason and a cure."""

import zipfile
from io import BytesIO

import pytest

from duizhao.core.outline.container.safe_zip import open_zip
from duizhao.core.outline.docx.read_docx import read_docx
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from make_docx import docx, paragraph, part, run, zipped

MIB = 2**20


def refusal(data: bytes, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_docx("对照检查材料.docx", data, limits or Limits())
    assert caught.value.reason.endswith("。")
    assert caught.value.cure.endswith("。")
    assert str(caught.value) == caught.value.reason + caught.value.cure
    return caught.value


def bomb(megabytes: int) -> bytes:
    return docx(more={"word/document.xml": part("document", " " * megabytes * MIB)})


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_called_incomplete(share: float) -> None:
    data = docx(paragraph("学习不够深入。"))
    assert "不完整" in refusal(data[: int(len(data) * share)]).reason


def test_bytes_spoilt_in_the_middle_are_called_broken() -> None:
    data = bytearray(docx(paragraph("学习不够深入。" * 200)))
    at = data.index(b"word/document.xml") + 60
    data[at : at + 8] = b"\xff" * 8
    assert "损坏" in refusal(bytes(data)).reason


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", "不是压缩包".encode()])
def test_what_is_no_package_is_called_broken(data: bytes) -> None:
    assert "损坏" in refusal(data).reason


def test_a_zip_bomb_is_not_unpacked() -> None:
    assert "过大" in refusal(bomb(40)).reason


def test_a_bomb_whose_header_lies_about_its_size_is_not_unpacked() -> None:
    data = bytearray(bomb(40))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        true_size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    data = data.replace(true_size, (1000).to_bytes(4, "little"))
    assert refusal(bytes(data))


def test_a_package_that_announces_too_much_is_refused_before_it_is_unpacked() -> None:
    data = docx(paragraph("正文"), more={"word/media/image1.bmp": bytes(3 * MIB)})
    assert "过大" in refusal(data, Limits(unpacked_bytes=2 * MIB)).reason


def test_what_is_unpacked_is_added_up() -> None:
    limits = Limits(unpacked_bytes=3 * MIB)
    archive = open_zip(zipped({"a": bytes(MIB), "b": bytes(MIB)}), limits)
    for name in ("a", "b", "a"):
        assert len(archive.read(name)) == MIB
    with pytest.raises(Unreadable, match="过大"):
        archive.read("b")


def test_too_many_members_are_refused() -> None:
    data = docx(paragraph("正文"), more={f"word/media/{index}.png": b"x" for index in range(50)})
    assert "超过 40 个" in refusal(data, Limits(members=40)).reason


def test_two_members_of_one_name_are_refused() -> None:
    buffer = BytesIO(docx(paragraph("一份")))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", part("document", ""))
    assert "损坏" in refusal(buffer.getvalue()).reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_bomb_is_not_parsed(encoding: str) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY e0 "大">{entities}]>'
        + part("document", f"<w:body>{paragraph(run('<w:t>&e11;</w:t>'))}</w:body>").split("?>")[1]
    )
    assert "实体" in refusal(docx(more={"word/document.xml": xml.encode(encoding)})).reason


def test_an_outside_entity_is_not_fetched() -> None:
    xml = (
        '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        + part("document", "&e;").split("?>")[1]
    )
    assert "实体" in refusal(docx(more={"word/document.xml": xml})).reason


def test_xml_that_is_broken_or_nested_without_end_is_refused() -> None:
    assert "损坏" in refusal(docx(more={"word/document.xml": "<w:document"})).reason
    deep = part("document", "<w:body>" + "<w:tbl>" * 9000 + "</w:tbl>" * 9000 + "</w:body>")
    assert "损坏" in refusal(docx(more={"word/document.xml": deep})).reason


def test_a_file_with_macros_is_refused() -> None:
    with_project = docx(paragraph("正文"), more={"word/vbaProject.bin": b"\xd0\xcf"})
    assert "宏" in refusal(with_project).reason
    types = "<Types><Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"
    assert "宏" in refusal(docx(paragraph("正文"), more={"[Content_Types].xml": types})).reason


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "演示文稿"),
        ("OFD.xml", "OFD"),
        ("content.xml", "OpenDocument"),
        ("照片/一.jpg", "压缩包"),
    ],
)
def test_what_only_calls_itself_docx_is_named_for_what_it_is(member: str, kind: str) -> None:
    assert kind in refusal(zipped({member: "<x/>"})).reason


def test_a_package_without_its_document_is_refused() -> None:
    assert (
        "缺少正文"
        in refusal(zipped({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"})).reason
    )


def test_a_member_under_a_password_is_refused() -> None:
    data = bytearray(docx(paragraph("正文")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 1)
    assert "密码" in refusal(bytes(data)).reason


def test_a_file_without_words_says_whether_it_holds_pictures() -> None:
    assert "空" in refusal(docx(paragraph(), paragraph("　"))).reason
    assert "图片" in refusal(docx(paragraph(run("<w:drawing/>")))).reason
    assert "嵌入" in refusal(docx('<w:altChunk r:id="rId9"/>')).reason


def test_too_long_a_text_is_refused() -> None:
    data = docx(paragraph("一二三四五"), paragraph("六七八九十"))
    assert refusal(data, Limits(characters=10)).cure
    assert refusal(data, Limits(paragraphs=1)).cure
    assert read_docx("长.docx", data, Limits(characters=11, paragraphs=2)).characters == 10
