"""Statements as files: a .docx, one with the comments of the review, all of a meeting in one archive."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from xlsxwriter import Workbook

from duizhao.core.layout.paper_of_text import paper_of_text
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Span, Text
from duizhao.core.outline.read import read
from duizhao.core.papers.kinds import review_comments
from duizhao.core.papers.occasion import Occasion
from duizhao.core.papers.statement_text import StatementText
from duizhao.core.reports.sheets import Book, Column, Style, Value
from duizhao.core.reports.to_comments import Comment as WordComment
from duizhao.core.reports.to_comments import to_comments
from duizhao.web.meetings.selectors import team_name
from duizhao.web.statements.models import Statement, Version
from duizhao.web.statements.selectors.review import ShownComment
from duizhao.web.statements.texts import text_of

_ADOPTION = "意见采纳情况表"
_MADE_FROM = "由审核的批注和作者的回应生成，撤去的批注不列。"
_COLUMNS = (
    Column("序号", 6, Style.COUNT),
    Column("轮次", 8),
    Column("谁提的", 18),
    Column("原文", 30, Style.LONG),
    Column("意见", 36, Style.LONG),
    Column("采纳情况", 10),
    Column("改了什么，或者为什么不改", 46, Style.LONG),
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def docx_of(version: Version) -> bytes:
    """A version as a .docx, set as office papers are."""
    return to_docx(paper_of_text(text_of(version.text)))


def file_name(statement: Statement, version: Version | None, ending: str, kind: str = "") -> str:
    """What the file of a statement is called: whose, of which year, which version."""
    who = statement.person.name if statement.person else statement.meeting.unit.team_name or "班子"
    number = f"_第{version.number}版" if version else ""
    return f"{who}_{statement.meeting.year}年度对照检查材料{number}{kind}.{ending}"


def commented_docx(version: Version, comments: Sequence[ShownComment], *, at: datetime) -> bytes:
    """A version with the review's comments as Word comments, in the author's own file where there is one."""
    original = bytes(version.original) if version.original else None
    text = read("材料.docx", original, Limits()) if original else text_of(version.text)
    notes = [
        WordComment(
            span=_span(text, version.text, shown),
            code=f"第{shown.comment.round.number}轮",
            title=f"{shown.comment.get_step_display()} {shown.comment.by}",
            message=shown.comment.text,
            why="；".join(turn.words for turn in shown.comment.turns.all() if turn.words),
        )
        for shown in comments
    ]
    return to_comments(original, text, notes, at=at)


def _span(text: Text, words: str, shown: ShownComment) -> Span:
    """The place of a comment in the file: that of its words, else the beginning."""
    found = shown.found
    if found is None or found.start < 0:
        return Span(0, min(1, len(text.content)))
    if text.content == words:
        return Span(found.start, max(found.end, found.start + 1))
    start = 0
    for paragraph, line in zip(text.paragraphs, words.split("\n"), strict=False):
        if start <= found.start <= start + len(line):
            lead = len(paragraph.text) - len(paragraph.text.lstrip())
            begin = paragraph.start + lead + found.start - start
            end = min(paragraph.end, begin + max(1, found.end - found.start))
            return Span(min(begin, paragraph.end - 1), max(end, min(begin, paragraph.end - 1) + 1))
        start += len(line) + 1
    return Span(0, min(1, len(text.content)))


def adoption_sheet(statement: Statement, comments: Sequence[ShownComment], *, on: date) -> bytes:
    """The table 意见采纳情况表 as a workbook: each comment, what changed or why not."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        book = Book(workbook, _ADOPTION)
        explained = (
            ("材料", str(statement)),
            ("制表日期", f"{on:%Y-%m-%d}"),
            ("怎样来的", _MADE_FROM),
        )
        book.notes("说明", _ADOPTION, explained)
        rows = [_row(number, shown) for number, shown in enumerate(comments, 1)]
        book.table(_ADOPTION, _COLUMNS, rows)
    return content.getvalue()


def _row(number: int, shown: ShownComment) -> tuple[Value, ...]:
    comment = shown.comment
    said = "；".join(turn.words for turn in comment.turns.all() if turn.words)
    return (
        number,
        str(comment.round),
        f"{comment.get_step_display()} {comment.by}",
        comment.words or "对全文",
        comment.text,
        comment.get_state_display(),
        f"{said}（现在的文字：{shown.now}）" if shown.now else said,
    )


def statement_facts(statement: Statement, version: Version, occasion: Occasion) -> StatementText:
    """A version in its own words."""
    return StatementText(occasion, _whose(statement), version.number, version.text)


def review_facts(
    statement: Statement, comments: Sequence[ShownComment], occasion: Occasion
) -> review_comments.Facts:
    """The comments of the review, each with what the author did about it."""
    rows = (_row(number, shown) for number, shown in enumerate(comments, 1))
    return review_comments.Facts(
        occasion,
        _whose(statement),
        tuple(
            review_comments.Comment(
                *(str(value) for value in (round_, by, words, text, state, said))
            )
            for _, round_, by, words, text, state, said in rows
        ),
    )


def _whose(statement: Statement) -> str:
    return statement.person.name if statement.person else team_name(statement.meeting)


def archive_of(statements: Iterable[Statement]) -> bytes:
    """The texts that were handed in, one .docx each, in one zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for statement in statements:
            if statement.sent is not None:
                name = file_name(statement, statement.sent, "docx")
                archive.writestr(name, docx_of(statement.sent))
    return packed.getvalue()
