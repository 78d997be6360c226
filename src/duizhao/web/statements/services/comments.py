"""Comments of the review: written on words, answered by the author, raised again, withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import Forbidden, require
from duizhao.core.cycle.machine import Move, Refused
from duizhao.core.cycle.review_comment import (
    ANSWER,
    REOPEN,
    RESOLVE,
    WITHDRAW,
    CommentState,
    Reply,
)
from duizhao.core.cycle.statement import COMMENT, WRITABLE, StatementState
from duizhao.core.outline.docx.read_comments import FoundComment
from duizhao.core.reports.word.comments import OUR_NAME
from duizhao.core.trail.anchor import anchor_of_words
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.statements.access import person_of, place_of_statement
from duizhao.web.statements.models import Comment, Statement, Turn, Version
from duizhao.web.statements.selectors.review import reviews_now, running_round
from duizhao.web.statements.services.claims import claim_text
from duizhao.web.statements.texts import tidied_place, tidy

_EVENTS = {
    RESOLVE: Event.COMMENT_ANSWERED,
    ANSWER: Event.COMMENT_ANSWERED,
    REOPEN: Event.COMMENT_REOPENED,
    WITHDRAW: Event.COMMENT_WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class CommentWords:
    """A comment as it was typed or read: on which words (none: the whole text), near which place."""

    text: str
    words: str = ""
    near: int | None = None
    source: str = ""


@transaction.atomic
def add_comment(statement: Statement, said: CommentWords, *, by: Actor, at: datetime) -> Comment:
    """Comment on the words of the version that lies for review. Raises Refused when they aren't there."""
    return add_comments(statement, [said], by=by, at=at)[0]


@transaction.atomic
def add_comments(
    statement: Statement, said: Iterable[CommentWords], *, by: Actor, at: datetime
) -> list[Comment]:
    """Several comments at once, as they were read from a file; all or none."""
    claim_text(statement, while_in=COMMENT.sources)
    if not reviews_now(by, statement):
        raise Forbidden("statement:review")
    COMMENT.check(StatementState(statement.state), None)
    written = [_comment(statement, one, by=by, at=at) for one in said]
    statement.state = COMMENT.target.value
    statement.save(update_fields=["state"])
    return written


@transaction.atomic
def take_from_file(
    statement: Statement,
    content: str,
    found: Iterable[FoundComment],
    source: str,
    *,
    by: Actor,
    at: datetime,
) -> int:
    """Take the comments over that somebody wrote into the text with Word; how many were new.

    `content` is the text of the file: it must be the one that lies for review, else Refused. Our
    own comments, which were in the file when it was downloaded, are no new ones, nor are those
    that were taken over before.
    """
    claim_text(statement, while_in=COMMENT.sources)
    if not reviews_now(by, statement) or statement.sent is None:
        raise Forbidden("statement:review")
    _refuse_another(content, statement.sent)
    there = set(
        Comment.objects.filter(round=running_round(statement), by=by.person_id).values_list(
            "words", "text"
        )
    )
    new = [
        said
        for one in found
        if one.author != OUR_NAME and one.text
        for said in [_said(one, content, source, by)]
        if (said.words, said.text) not in there
    ]
    return len(add_comments(statement, new, by=by, at=at)) if new else 0


@transaction.atomic
def resolve(comment: Comment, words: str, *, by: Actor, at: datetime) -> None:
    """Say as the author what was changed. Raises Refused without words."""
    _claim_as_author(comment, by)
    _move(comment, RESOLVE, words, by=by, at=at)


@transaction.atomic
def answer(comment: Comment, words: str, *, by: Actor, at: datetime) -> None:
    """Say as the author why nothing was changed. Raises Refused without words."""
    _claim_as_author(comment, by)
    _move(comment, ANSWER, words, by=by, at=at)


@transaction.atomic
def reopen(comment: Comment, words: str, *, by: Actor, at: datetime) -> None:
    """Raise a comment again in a later round, as the one with whom the text lies."""
    statement = comment.round.statement
    claim_text(statement, while_in=COMMENT.sources)
    if not reviews_now(by, statement):
        raise Forbidden("statement:review")
    _move(comment, REOPEN, words, by=by, at=at)
    statement.state = COMMENT.target.value
    statement.save(update_fields=["state"])


@transaction.atomic
def withdraw(comment: Comment, *, by: Actor, at: datetime) -> None:
    """Withdraw one's own comment that nobody has answered."""
    claim_text(comment.round.statement)
    if comment.by_id != by.person_id:
        raise Forbidden("statement:review")
    _move(comment, WITHDRAW, "", by=by, at=at)


def _refuse_another(content: str, sent: Version) -> None:
    mine, theirs = sent.text.split("\n"), tidy(content).split("\n")
    if mine == theirs:
        return
    number = next(
        (n for n, (one, other) in enumerate(zip(mine, theirs, strict=False), 1) if one != other),
        min(len(mine), len(theirs)) + 1,
    )
    here = theirs[number - 1][:20] if number <= len(theirs) else "少了后面的段落"
    raise Refused(
        f"文件的正文和送审的{sent}不是同一份，第 {number} 段起不同（{here}）。"
        "请下载送审的这一版，只加批注、不改正文，再传上来"
    )


def _said(one: FoundComment, content: str, source: str, by: Actor) -> CommentWords:
    text = one.text if one.author in {"", by.name} else f"{one.text}（{one.author}）"
    near = tidied_place(content, one.start)
    return CommentWords(text, one.words.strip(), near, source)


def _comment(statement: Statement, said: CommentWords, *, by: Actor, at: datetime) -> Comment:
    if not said.text.strip():
        raise Refused("批注还没有写")
    sent = statement.sent
    assert sent is not None  # noqa: S101  the table of the database says so
    words = said.words.strip()
    anchor = anchor_of_words(sent.text, words, said.near) if words else None
    if words and anchor is None:
        raise Refused(f"送审的这一版里没有“{words[:30]}”这几个字，请从正文里选")
    comment = Comment.objects.create(
        round=running_round(statement),
        step=statement.step,
        by_id=person_of(by),
        at=at,
        words=words,
        before=anchor.before if anchor else "",
        after=anchor.after if anchor else "",
        start=anchor.start if anchor else 0,
        text=said.text.strip(),
        source=said.source[:200],
    )
    _record(Event.COMMENT_WRITTEN, comment, by=by, at=at)
    return comment


def _claim_as_author(comment: Comment, by: Actor) -> None:
    statement = comment.round.statement
    require(by, Act.STATEMENT_WRITE, place_of_statement(statement))
    claim_text(statement, while_in=WRITABLE)


def _move(
    comment: Comment,
    move: "Move[CommentState, Reply]",
    words: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    claim(comment, while_in=move.sources)
    move.check(CommentState(comment.state), Reply(words))
    comment.state = move.target.value
    comment.save(update_fields=["state"])
    Turn.objects.create(
        comment=comment, state=comment.state, words=words.strip(), by_id=person_of(by), at=at
    )
    _record(_EVENTS[move], comment, by=by, at=at)


def _record(event: Event, comment: Comment, *, by: Actor, at: datetime) -> None:
    statement = comment.round.statement
    record(
        event,
        subject=statement,
        unit_id=statement.meeting.unit_id,
        by=by,
        at=at,
        note=f"批注 {comment.pk}",
    )
