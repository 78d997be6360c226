"""Whose text stands where, and what of the texts waits for a person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.core.cycle.meeting import AFTER_SITTING
from duizhao.core.cycle.point import PointState
from duizhao.core.cycle.review_comment import CommentState
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.statement import MattersState, StatementState
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants, profile_for, team_name
from duizhao.web.statements.access import place_of_statement, statements_for
from duizhao.web.statements.models import MATTERS, Comment, Statement
from duizhao.web.statements.selectors.beside import added_at_sitting
from duizhao.web.statements.selectors.review import open_comments_of, reviews_now
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Whose text stands where."""

    who: str
    person_id: int | None
    statement: Statement | None
    state: str
    step: str
    rounds: int
    open_comments: int
    matters: tuple[tuple[str, str], ...]
    readable: bool
    mine: bool


def rows_of(actor: Actor, meeting: Meeting) -> list[StatementRow]:
    """The team's text and the members' in their order, as far as the actor may know of them."""
    progress = may(actor, Act.STATEMENT_PROGRESS, place_of(meeting.unit))
    readable = {one.pk for one in statements_for(actor, meeting)}
    everything = Statement.objects.filter(meeting=meeting).select_related("meeting__unit__superior")
    by_person = {one.person_id: one for one in everything.prefetch_related("rounds", "matters")}
    comments = _open_comments(meeting)
    people: list[Person | None] = [
        None,
        *participants(meeting),
    ]
    rows = []
    for person in people:
        key = person.pk if person else None
        statement = by_person.get(key)
        mine = key is not None and key == actor.person_id
        sees_team = key is None and may(actor, Act.STATEMENT_VIEW, place_of(meeting.unit))
        seen = statement is not None and statement.pk in readable
        if not (progress or mine or sees_team or seen):
            continue
        rows.append(
            StatementRow(
                who=person.name if person else team_name(meeting),
                person_id=key,
                statement=statement,
                state=statement.get_state_display() if statement else "还没有写",
                step=statement.get_step_display() if statement else "",
                rounds=sum(1 for one in statement.rounds.all() if one.taken_back_at is None)
                if statement
                else 0,
                open_comments=comments[statement.pk] if statement else 0,
                matters=_matters_shown(actor, statement) if person else (),
                readable=seen or sees_team or mine,
                mine=mine,
            )
        )
    return rows


def _open_comments(meeting: Meeting) -> Counter[int]:
    return Counter(
        Comment.objects.filter(
            round__statement__meeting=meeting, state=CommentState.OPEN.value
        ).values_list("round__statement", flat=True)
    )


def _matters_shown(actor: Actor, statement: Statement | None) -> tuple[tuple[str, str], ...]:
    if statement is None or not may(actor, Act.MATTERS_STATE, place_of_statement(statement)):
        return ()
    states = matters_states(statement)
    return tuple((label, states[kind].value) for kind, label in MATTERS)


def matters_states(statement: Statement) -> dict[str, MattersState]:
    """Of each kind whether it is written, empty or missing; nothing of what it says."""
    last: dict[str, str] = {}
    for row in statement.matters.all():
        last[row.kind] = row.words
    return {
        kind: MattersState.MISSING
        if kind not in last
        else MattersState.PRESENT
        if last[kind].strip()
        else MattersState.EMPTY
        for kind, _ in MATTERS
    }


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the texts that a meeting needs are where, but for those that are passed or final."""

    missing: int
    drafted: int
    returned: int
    in_review: int


def progress_of(meeting: Meeting) -> Progress:
    """Of the common text and those of all who must write; one that holds no word yet is missing."""
    writers = (
        participants(meeting) if profile_for(meeting).everyone_writes else Person.objects.none()
    )
    whose = Q(person=None) | Q(person__in=writers.order_by())
    texts = Statement.objects.filter(whose, meeting=meeting)
    blank = texts.filter(state=StatementState.DRAFT.value, versions=None, drafts=None)
    states = Counter(texts.exclude(pk__in=blank.values("pk")).values_list("state", flat=True))
    return Progress(
        missing=writers.count() + 1 - states.total(),
        drafted=states[StatementState.DRAFT.value],
        returned=states[StatementState.RETURNED.value],
        in_review=states[StatementState.SUBMITTED.value] + states[StatementState.IN_REVIEW.value],
    )


def waiting_for(actor: Actor, meeting: Meeting, *, today: date) -> Iterator[tuple[str, str, str]]:
    """What of the statements of a meeting waits for the actor: what, why, and where it is done."""
    finalises = may(actor, Act.STATEMENT_FINALISE, place_of(meeting.unit))
    drafted = own = None
    for one in statements_for(actor, meeting).select_related(None).select_related("person"):
        if one.person_id is None and one.state == StatementState.DRAFT.value:
            drafted = one
        address = one.get_absolute_url()
        mine = one.person_id is not None and one.person_id == actor.person_id
        own = one if mine else own
        if reviews_now(actor, one):
            yield f"审核{one}", f"已经提交，到了{one.get_step_display()}", address
        elif mine and one.state == StatementState.RETURNED.value:
            number = open_comments_of(one)
            why = f"{number} 条批注等您回应" if number else "看看退回的理由"
            yield "您的对照检查材料退回修改", why, address
        elif finalises and one.state == StatementState.PASSED.value:
            yield f"{one}等待定稿", "审核已经通过", address
        elif one.state == StatementState.AMENDED.value:
            yield from _amended(one, mine=mine, finalises=finalises)
        elif mine and one.state == StatementState.FINAL.value:
            yield from _added(one)
    if drafted is not None and actor.person_id is not None:
        yield from _sections_of(actor.person_id, drafted)
    begins = (one.begins for one in meeting.stages.all() if one.stage == Stage.STATEMENTS.value)
    begun = any(day is not None and day <= today for day in begins)
    if begun and actor.person_id is not None and actor.holds(Role.MEMBER, meeting.unit_id):
        yield from _own(own, meeting)


def _amended(one: Statement, *, mine: bool, finalises: bool) -> Iterator[tuple[str, str, str]]:
    """A text that was opened again after the sitting."""
    handed_in = one.rounds.filter(after_sitting=True).exists()
    if mine and not handed_in:
        why = "会后修改，改好以后交会务定稿"
        yield "改您的对照检查材料", why, reverse("statements:write", args=[one.pk])
    elif finalises and handed_in:
        yield f"{one}等待定稿", "会后改过，作者已经交来", one.get_absolute_url()


def _added(one: Statement) -> Iterator[tuple[str, str, str]]:
    """What the sitting added to a final text, until its author has answered it."""
    added = [point for point in added_at_sitting(one) if point.state == PointState.OPEN.value]
    if added and one.meeting.state in AFTER_SITTING:
        what = "看会上的批评意见要不要补进材料"
        yield what, f"您接受了 {len(added)} 条，要改的可以会后修改", one.get_absolute_url()


def _own(own: Statement | None, meeting: Meeting) -> Iterator[tuple[str, str, str]]:
    if own is None or own.state == StatementState.DRAFT.value:
        address = reverse("statements:mine", args=[meeting.pk])
        yield "写您的对照检查材料", "还没有提交审核", address


def _sections_of(person_id: int, drafted: Statement) -> Iterator[tuple[str, str, str]]:
    """The parts of the team's text that were handed out to a person, who can read it."""
    for section in drafted.sections.filter(assignee=person_id, draft=None):
        address = reverse("statements:section", args=[section.pk])
        yield f"写班子材料的“{section}”", "分给您的部分，还没有动笔", address
