"""A reviewer comments with Word; the file is read back, and refused when its text is another one."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from cast import Cast
from duizhao.core.layout.paper_of_text import paper_of_text
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.outline.docx.read_comments import read_comments
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Span
from duizhao.core.reports.to_comments import Comment as OurComment
from duizhao.core.reports.to_comments import to_comments
from duizhao.web.statements.models import Comment, Statement
from duizhao.web.statements.texts import text_of
from duizhao.web.units.models import Person
from make import STATEMENT_WORDS, make_meeting, make_sent_statement

Browser = Callable[[Person | None], Client]
WORDS = "都没有同排队的群众说上话"
AT = datetime(2026, 1, 11, 9, tzinfo=UTC)


@pytest.fixture
def sent(cast: Cast) -> Statement:
    return make_sent_statement(make_meeting(cast.unit), cast.member)


def commented(words: str, text: str, *, author: str = "卢国梁", of: str = STATEMENT_WORDS) -> bytes:
    """A .docx of a text on some words of which a person commented with Word."""
    document = Document(BytesIO(to_docx(paper_of_text(text_of(of)))))
    paragraph = next(one for one in document.paragraphs if words in one.text)
    before, after = paragraph.text.split(words)
    first = paragraph.runs[0]
    first.text = before
    marked = paragraph.add_run(words)
    paragraph.add_run(after)
    document.add_comment(marked, text=text, author=author, initials="卢")
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def hand_in(browser: Client, sent: Statement, data: bytes) -> tuple[int, str]:
    address = reverse("statements:read-back", args=[sent.pk])
    answer = browser.post(address, {"file": SimpleUploadedFile("批注过的.docx", data)})
    return answer.status_code, answer.content.decode()


def test_a_comment_of_word_becomes_a_comment_on_the_same_words(
    cast: Cast, sent: Statement, browser_of: Browser
) -> None:
    assert hand_in(browser_of(cast.secretary), sent, commented(WORDS, "写清时间"))[0] == 302
    comment = Comment.objects.get()
    assert (comment.words, comment.text) == (WORDS, "写清时间（卢国梁）")
    assert (comment.start, comment.source) == (STATEMENT_WORDS.index(WORDS), "批注过的.docx")
    sent.refresh_from_db()
    assert sent.state == "in_review"


def test_the_same_file_again_brings_nothing_new(
    cast: Cast, sent: Statement, browser_of: Browser
) -> None:
    for _ in range(2):
        hand_in(browser_of(cast.secretary), sent, commented(WORDS, "写清时间"))
    assert Comment.objects.count() == 1


def test_our_own_comments_in_the_file_are_not_taken_for_new_ones(
    cast: Cast, sent: Statement, browser_of: Browser
) -> None:
    text = text_of(STATEMENT_WORDS)
    ours = to_comments(None, text, [OurComment(Span(0, 4), "第1轮", "会务", "全文偏短")], at=AT)
    assert hand_in(browser_of(cast.secretary), sent, ours)[0] == 302
    assert not Comment.objects.exists()


def test_a_file_with_another_text_is_refused_with_the_place(
    cast: Cast, sent: Statement, browser_of: Browser
) -> None:
    other = STATEMENT_WORDS.replace("担当精神有所减弱", "担当精神不足")
    status, page = hand_in(browser_of(cast.secretary), sent, commented(WORDS, "写清时间", of=other))
    assert status == 422
    assert "第 5 段起不同" in page
    assert not Comment.objects.exists()
    sent.refresh_from_db()
    assert sent.state == "submitted"


def test_equal_words_are_told_apart_by_their_place() -> None:
    text = "一、问题。要求不严。\n二、原因。要求不严。"
    document = Document(BytesIO(to_docx(paper_of_text(text_of(text)))))
    second = document.paragraphs[1]
    second.runs[0].text = "二、原因。"
    document.add_comment(second.add_run("要求不严。"), text="是什么要求", author="卢国梁")
    packed = BytesIO()
    document.save(packed)
    found = read_comments(packed.getvalue(), Limits())
    assert [(one.words, one.start) for one in found] == [("要求不严。", text.rindex("要求不严"))]


def test_a_file_without_comments_has_none() -> None:
    assert read_comments(to_docx(paper_of_text(text_of(STATEMENT_WORDS))), Limits()) == []
