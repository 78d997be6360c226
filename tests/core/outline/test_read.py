"""A file is read by what it is, not by what it is called; what can't be read says why and what to do."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.core.outline.container.file_kind import FileKind, kind_of
from duizhao.core.outline.docx.names import W_NS
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import needs_converter, read
from duizhao.core.outline.unreadable import Unreadable
from long_statement import PARAGRAPHS
from make_docx import docx, paragraph, part, run, text_box, zipped
from make_ofd import ofd, page_xml, text_object
from make_ole import ole
from make_pdf import drawn_at, pdf
from typeset import Placed, typeset

TWO = PARAGRAPHS[:2]
DOCX = docx(*map(paragraph, TWO))
PAGES = typeset(TWO)
FIB = b"\xec\xa5\xc1\0\0\0\0\0\0\0\0"
READ = {
    "docx": DOCX,
    "pdf": pdf(PAGES),
    "ofd": ofd(PAGES),
    "txt": "\n".join(TWO).encode("gb18030"),
}


@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("ending", [".txt", ".doc", ".docx", ".pdf", ""])
def test_the_bytes_tell_the_reader_whatever_the_name_says(kind: str, ending: str) -> None:
    text = read(f"材料{ending}", READ[kind], Limits())
    assert text.source == kind
    assert [one.text for one in text.paragraphs] == list(TWO)


WORD_2003 = b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
CONVERTED = {
    FileKind.DOC: ole("WordDocument", "1Table", head=FIB),
    FileKind.RTF: rb"{\rtf1\ansi\ansicpg936 \'d1\'a7}",
    FileKind.ODT: zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}
    ),
    FileKind.WORD_XML: WORD_2003,
    FileKind.UOF: b'<?xml version="1.0" encoding="UTF-8"?><uof:UOF uof:language="zh"/>',
}


@pytest.mark.parametrize("kind", CONVERTED)
def test_an_old_format_is_for_the_converter(kind: FileKind) -> None:
    data = CONVERTED[kind]
    assert kind_of(data) is kind
    assert needs_converter(data)
    with pytest.raises(Unreadable, match="旧格式"):
        read("材料.doc", data, Limits())


@pytest.mark.parametrize("kind", READ)
def test_what_is_read_directly_needs_no_converter(kind: str) -> None:
    assert not needs_converter(READ[kind])


HTML = b"<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><p>text</p></body></html>"
MHTML = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x"
ENCRYPTED_DOC = ole("WordDocument", head=FIB + b"\x01")
WORKBOOK = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
SLIDES = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}
REFUSED = {
    "empty": (b"", "空"),
    "only blanks": (b" \r\n\t\0", "空"),
    "an encrypted .docx": (ole("EncryptionInfo", "EncryptedPackage"), "加密"),
    "an encrypted .doc": (ENCRYPTED_DOC, "加密"),
    "an encrypted .odt": (
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": "<m:file-entry><m:encryption-data/></m:file-entry>",
            }
        ),
        "加密",
    ),
    "encrypted by the office's program": (b"%TSD-Header-###%" + bytes(range(256)), "加密"),
    "a .doc with macros": (ole("WordDocument", "Macros", head=FIB), "宏"),
    "a .docx with macros": (docx(paragraph("学习"), more={"word/vbaProject.bin": b"x"}), "宏"),
    "an old spreadsheet": (ole("Workbook"), "电子表格"),
    "a new spreadsheet": (zipped(WORKBOOK), "Excel"),
    "old slides": (ole("PowerPoint Document"), "演示文稿"),
    "new slides": (zipped(SLIDES), "演示文稿"),
    "a broken OLE2 file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 60, "认不出"),
    "a web page": (HTML, "网页"),
    "a web page in UTF-16": (HTML.decode().encode("utf-16"), "网页"),
    "a web page in one file": (MHTML, "网页"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(40), "图片"),
    "a photograph": (b"\xff\xd8\xff\xe0" + bytes(40), "图片"),
    "a bitmap": (b"BM\x46\x01\x02\x03" + bytes(40), "图片"),
    "a packed folder": (zipped({"材料/a.txt": "学习"}), "压缩包"),
    "a packed file": (gzip.compress(b"a"), "压缩包"),
    "a rar": (b"Rar!\x1a\x07\x01\0" + bytes(40), "压缩包"),
    "a cut .docx": (DOCX[: len(DOCX) // 2], "损坏"),
    "rubbish": (bytes(range(256)) * 20, "编码"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_read_says_why_and_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read("材料.doc", data, Limits())
    assert said in refused.value.reason
    assert refused.value.reason.endswith("。")
    assert refused.value.cure.endswith("。")


@settings(derandomize=True)
@given(
    st.sampled_from([*READ.values(), CONVERTED[FileKind.DOC]]),
    st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=8)), min_size=1, max_size=20),
)
def test_a_damaged_file_is_read_or_refused(data: bytes, damage: list[tuple[float, bytes]]) -> None:
    damaged = bytearray(data)
    for share, rubbish in damage:
        place = int(share * len(damaged))
        damaged[place : place + 4] = rubbish
    try:
        text = read("材料", bytes(damaged), Limits())
    except Unreadable:
        return
    assert text.content


def test_a_package_of_many_members_is_read_where_the_limits_allow_it() -> None:
    extra = {f"Doc_0/Res/{number}.xml": "" for number in range(5_001)}
    data = ofd(PAGES, more=extra)
    with pytest.raises(Unreadable, match="部件"):
        read("材料.ofd", data, Limits())
    assert read("材料.ofd", data, Limits(members=6_000)).source == "ofd"


def test_a_text_that_begins_with_the_letters_of_a_bitmap_is_a_text() -> None:
    assert read("材料.txt", "BM系统使用不够熟练。".encode(), Limits()).content.startswith("BM系统")


def test_a_file_beyond_the_size_that_is_allowed_is_refused() -> None:
    with pytest.raises(Unreadable, match="MB"):
        read("材料.txt", b"a" * 200, Limits(file_bytes=100))


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WORD_ART = '<w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict>'
STAMPED = page_xml(text_object(Placed("秘密★3年", 200, 400, 40), 'CTM="0.7 0.7 -0.7 0.7 0 0"'))
HEADERS = {
    "alone": paragraph("机密★", "10年"),
    "beside a page number": paragraph("机密", run("<w:tab/>"), "1"),
    "behind a label": paragraph("青石镇党委　密级：秘密"),
    "in a text box": paragraph(text_box(paragraph("绝密"))),
    "as a watermark": paragraph(run(WORD_ART)),
}
SECRET = {
    "in the text": docx(paragraph("秘密★5年"), *map(paragraph, TWO)),
    **{
        f"in a header of a .docx, {how}": docx(*map(paragraph, TWO), header=header)
        for how, header in HEADERS.items()
    },
    "in a header of a .docx in the strict form": docx(
        *map(paragraph, TWO),
        header="-",
        more={"word/header.xml": part("hdr", HEADERS["alone"]).replace(W_NS, STRICT)},
    ),
    "in a plain text": "绝密\n".encode() + "\n".join(TWO).encode(),
    "in a PDF's running header": pdf(typeset(PARAGRAPHS, header="机密★10年")),
    "in a PDF's running header with more": pdf(typeset(PARAGRAPHS, header="机密★1年　青石镇党委")),
    "in a PDF's watermark": pdf(
        typeset(PARAGRAPHS[:3]), extra=drawn_at("机密机密", "0.7 0.7 -0.7 0.7 200 400", 40)
    ),
    "in an OFD's watermark": ofd(
        typeset(PARAGRAPHS[:3]), more={"Doc_0/Annots/Page_0/Annotation.xml": STAMPED}
    ),
}


@pytest.mark.parametrize("data", SECRET.values(), ids=SECRET.keys())
def test_a_secret_text_is_refused_without_a_word_of_it_unless_the_machine_may(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read("材料", data, Limits())
    said = str(refused.value)
    assert "密级标志" in said
    assert not any(word in said for word in ("秘密", "机密", "绝密", "年"))
    assert read("材料", data, Limits(allow_secret=True)).paragraphs
