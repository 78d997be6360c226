"""Whose text stands where, and what of the texts waits for a person."""

from collections import Counter
from dataclasses import dataclass

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.review_comment import CommentState
from duizhao.core.cycle.statement import MattersState
from duizhao.web.meetings.models import Meeting
from duizhao.web.statements.access import place_of_statement, statements_for
from duizhao.web.statements.models import MATTERS, Comment, Statement
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
        *meeting.unit.people.filter(team_rank__isnull=False, left__isnull=True),
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
                who=person.name if person else meeting.unit.team_name or "领导班子",
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


def waiting_for(actor: Actor, meeting: Meeting) -> list[tuple[str, str, Statement]]:
    """What of the statements of a meeting waits for the actor: what, why, and which."""
    found = []
    for one in statements_for(actor, meeting):
        if reviews_now(actor, one):
            found.append((f"审核{one}", one.get_step_display(), one))
        elif one.person_id == actor.person_id and one.state == "returned":
            open_comments = open_comments_of(one)
            why = f"{open_comments} 条批注等您回应" if open_comments else "看看退回的理由"
            found.append(("您的对照检查材料退回修改", why, one))
        elif one.state == "passed" and may(actor, Act.STATEMENT_FINALISE, place_of(meeting.unit)):
            found.append((f"{one}已经通过，等您定稿", "定稿以后在会上用", one))
    return found
