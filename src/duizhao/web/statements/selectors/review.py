"""The review of one text: its steps, its round, its comments and where their words are now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q, QuerySet

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.core.cycle.review import ReviewStep, steps_of
from duizhao.core.cycle.review_comment import CommentState
from duizhao.core.trail.anchor import STAND_LABELS, Anchor, Found, Stand, find
from duizhao.web.meetings.selectors import profile_for
from duizhao.web.statements.access import place_of_statement
from duizhao.web.statements.models import Comment, Round, Statement
from duizhao.web.units.actors import valid_on
from duizhao.web.units.models import Assignment
from duizhao.web.units.places import above

REVIEW_ACTS = {
    ReviewStep.SECRETARY: Act.STATEMENT_REVIEW_AS_SECRETARY,
    ReviewStep.LEADER: Act.STATEMENT_REVIEW_AS_LEADER,
    ReviewStep.SUPERVISORS: Act.STATEMENT_REVIEW_AS_SUPERVISORS,
}


def reviewers_held(statement: Statement, *, today: date) -> tuple[ReviewStep, ...]:
    """The steps of the review of this text, as far as somebody other than its author can take them."""
    unit = statement.meeting.unit
    others = valid_on(today).filter(acting_for__isnull=True)
    if statement.person_id is not None:
        others = others.exclude(person=statement.person_id)
    held = set()
    if others.filter(unit=unit, role=Role.SECRETARY.value).exists():
        held.add(ReviewStep.SECRETARY)
    if others.filter(unit=unit, role=Role.LEADER.value).exists():
        held.add(ReviewStep.LEADER)
    from_above = Q(unit=unit, role=Role.SUPERVISOR.value) | Q(
        unit__in=above(unit), role=Role.SUPERIOR.value
    )
    if others.filter(from_above).exists():
        held.add(ReviewStep.SUPERVISORS)
    profile = profile_for(statement.meeting)
    wanted = profile.common_review if statement.person_id is None else profile.personal_review
    return steps_of(wanted, leaders_own=_is_leaders(statement, today), held=held)


def _is_leaders(statement: Statement, today: date) -> bool:
    roles: QuerySet[Assignment] = valid_on(today).filter(
        unit=statement.meeting.unit_id, role=Role.LEADER.value, person=statement.person_id
    )
    return statement.person_id is not None and roles.filter(acting_for__isnull=True).exists()


def reviews_now(actor: Actor, statement: Statement) -> bool:
    """Whether the text lies with the actor."""
    if (
        not statement.step
        or statement.state not in {"submitted", "in_review"}
        or statement.meeting.is_over
    ):
        return False
    return may(actor, REVIEW_ACTS[ReviewStep(statement.step)], place_of_statement(statement))


def open_comments_of(statement: Statement) -> int:
    """How many comments nobody has answered."""
    return Comment.objects.filter(round__statement=statement, state=CommentState.OPEN.value).count()


def current_round(statement: Statement) -> Round | None:
    """The round that runs, or the last one."""
    return statement.rounds.filter(taken_back_at=None).last()


def rounds_of(statement: Statement) -> list[Round]:
    """The rounds that were not taken back, with their decisions."""
    rows = statement.rounds.filter(taken_back_at=None).select_related("version", "submitted_by")
    return list(rows.prefetch_related("decisions__by"))


def running_round(statement: Statement) -> Round:
    """The round of a text that lies for review; there is one."""
    return statement.rounds.filter(taken_back_at=None).latest("pk")


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment with where its words are in the version that is shown."""

    comment: Comment
    found: Found | None
    stand: str
    now: str


def comments_of(statement: Statement, text: str, *, only: str = "") -> list[ShownComment]:
    """The comments on a statement, placed in a version of it; `only` is open, done or nothing."""
    rows = (
        Comment.objects.filter(round__statement=statement)
        .exclude(state=CommentState.WITHDRAWN.value)
        .select_related("round", "by")
        .prefetch_related("turns__by")
        .order_by("round__number", "start", "pk")
    )
    if only == "open":
        rows = rows.filter(state=CommentState.OPEN.value)
    elif only == "done":
        rows = rows.exclude(state=CommentState.OPEN.value)
    return [_placed(comment, text) for comment in rows]


def _placed(comment: Comment, text: str) -> ShownComment:
    if not comment.words:
        return ShownComment(comment, None, "对全文", "")
    anchor = Anchor(comment.words, comment.before, comment.after, comment.start)
    found = find(anchor, text)
    now = text[found.start : found.end] if found.stand is Stand.GONE and found.start >= 0 else ""
    return ShownComment(comment, found, STAND_LABELS[found.stand], now[:200])


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters of a paragraph, and the comments on them."""

    words: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph with its marks, where it begins in the text, and the comments beside it."""

    start: int
    pieces: tuple[Marked, ...]
    beside: tuple[tuple[int, ShownComment], ...]


def marked_paragraphs(text: str, comments: list[ShownComment]) -> Iterator[MarkedParagraph]:
    """The text cut so that a page can underline the words of the comments."""
    placed = [
        (number, shown, shown.found)
        for number, shown in enumerate(comments, 1)
        if shown.found is not None and shown.found.start >= 0
    ]
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        here = [(n, shown, f) for n, shown, f in placed if f.start < end and f.end > start]
        begun = [
            (n, shown)
            for n, shown, f in placed
            if start <= f.start <= end and (f.start < end or not line or f.end == f.start)
        ]
        edges = sorted(
            {
                start,
                end,
                *(max(start, f.start) for _, _, f in here),
                *(min(end, f.end) for _, _, f in here),
            }
        )
        pieces = tuple(
            Marked(
                text[one:other], tuple(n for n, _, f in here if f.start <= one and other <= f.end)
            )
            for one, other in pairwise(edges)
        )
        yield MarkedParagraph(start, pieces, tuple(begun))
        start = end + 1
