"""Reads .docx packages in tests, and puts a comment on words named by what they say."""

from duizhao.core.outline.docx.read_docx import read_docx
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Span, Text
from duizhao.core.reports.to_comments import Comment, to_comments
from make_docx import abstract, bold, deleted, docx, inserted, level, num, paragraph

CHAPTERS = abstract(1, level(0, "chineseCounting", "%1、", suffix="nothing")) + num(1, 1)
STATEMENT = docx(
    paragraph("存在的问题", numbered=(1, 0)),
    paragraph(
        bold("学习不够深入。"), "一年来，参加集中学习", inserted("十二次"), deleted("八次"), "。"
    ),
    numbering=CHAPTERS,
)


def read(data: bytes) -> Text:
    """The text of a package."""
    return read_docx("个人.docx", data, Limits())


def read_body(
    *body: str, styles: str = "", footnotes: str = "", endnotes: str = "", comments: str = ""
) -> Text:
    """The text of a package with the given body and parts."""
    return read(
        docx(*body, styles=styles, footnotes=footnotes, endnotes=endnotes, comments=comments)
    )


def texts(*body: str, footnotes: str = "", comments: str = "") -> list[str]:
    """The paragraphs of a package with the given body and parts."""
    text = read_body(*body, footnotes=footnotes, comments=comments)
    return [one.text for one in text.paragraphs]


def comment_at(text: Text, words: str) -> Comment:
    """A comment on the first place that says these words."""
    start = text.content.index(words)
    return Comment(
        Span(start, start + len(words)),
        "DZ103",
        "问题没有对应的具体事例",
        "看不出是哪一件事。",
        "没有事例的问题无从整改。",
    )


def annotated(data: bytes, *words: str) -> bytes:
    """A copy of a package with a comment on each of the words."""
    text = read(data)
    return to_comments(data, text, [comment_at(text, one) for one in words])
