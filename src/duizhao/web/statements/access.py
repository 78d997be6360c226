"""The doors to statements, their sections and comments; those who are no authors see what was sent."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import Forbidden, may, require
from duizhao.core.access.roles import Role
from duizhao.core.cycle.parameters import parameters_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants
from duizhao.web.statements.models import Comment, Section, Statement, Version
from duizhao.web.units.models import Unit
from duizhao.web.units.places import below, place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

_WITH = ("meeting__unit__superior", "person", "sent")


def place_of_statement(statement: Statement) -> Place:
    """Where a statement stands, as the table of rights asks for it."""
    return place_of(
        statement.meeting.unit,
        owner_id=statement.person_id,
        shared=statement.sent_id is not None,
        sent_up=statement.sent_up,
        for_supervisors=parameters_of(
            statement.meeting.parameters, statement.meeting.kind
        ).matters_for_supervisors,
    )


def place_of_section(section: Section) -> Place:
    """Where a section of the team's text stands: it belongs to whom it was handed out."""
    return place_of(section.statement.meeting.unit, owner_id=section.assignee_id)


def person_of(actor: Actor) -> int:
    """The person who acts; whoever holds a right on a statement is one. Raises Forbidden otherwise."""
    if actor.person_id is None:
        raise Forbidden("statement")
    return actor.person_id


def own_statement(actor: Actor, meeting: Meeting) -> Statement:
    """The actor's own statement for a meeting, made when he first comes. Raises Http404."""
    members = participants(meeting)
    if actor.person_id is None or not members.filter(pk=actor.person_id).exists():
        raise Http404
    found, _ = Statement.objects.get_or_create(meeting=meeting, person_id=actor.person_id)
    return statement_for(actor, found.pk)


def team_statement(actor: Actor, meeting: Meeting) -> Statement:
    """The team's statement, made when somebody who may see it first comes. Raises Http404."""
    found = Statement.objects.filter(meeting=meeting, person=None).first()
    if not may(actor, Act.STATEMENT_VIEW, place_of_statement(found or Statement(meeting=meeting))):
        raise Http404
    if found is None:
        found, _ = Statement.objects.get_or_create(meeting=meeting, person=None)
    return statement_for(actor, found.pk)


def statement_for(actor: Actor, pk: int) -> Statement:
    """A statement that the actor may read. Raises Http404 for all others."""
    statement = _statements().filter(pk=pk).first()
    if statement is None or not may(actor, Act.STATEMENT_VIEW, place_of_statement(statement)):
        raise Http404
    return statement


def statement_to_write(actor: Actor, pk: int) -> Statement:
    """A statement that the actor may write, without what was handed in: thirty people save at once.

    Raises Http404 where he may not even read it, Forbidden where he may not write it.
    """
    found = Statement.objects.select_related("meeting__unit__superior", "person")
    statement = found.filter(pk=pk).first()
    if statement is None or not may(actor, Act.STATEMENT_VIEW, place_of_statement(statement)):
        raise Http404
    require(actor, Act.STATEMENT_WRITE, place_of_statement(statement))
    return statement


def statements_for(actor: Actor, meeting: Meeting) -> "QuerySet[Statement]":
    """All statements of a meeting that the actor may read."""
    found = meeting.statements.filter(_readable(actor, meeting.unit_id))
    return found.select_related("person", "sent").defer("sent__original")


def sent_for(actor: Actor, unit: Unit) -> "QuerySet[Statement]":
    """The statements of a unit that were handed in and that the actor may read; search looks here."""
    return _statements().filter(_readable(actor, unit.pk), meeting__unit=unit, sent__isnull=False)


def _readable(actor: Actor, unit: int) -> Q:
    seen = Q(person_id=actor.person_id) if actor.person_id is not None else Q(pk=None)
    writes_team = actor.units_as(Role.SECRETARY, Role.LEADER, Role.MEMBER)
    if unit in writes_team:
        seen |= Q(person=None)
    if unit in actor.units_as(Role.SECRETARY, Role.LEADER, Role.SUPERVISOR):
        seen |= Q(sent__isnull=False)
    if unit in below(actor.units_as(Role.SUPERIOR)):
        seen |= Q(sent__isnull=False, sent_up=True)
    return seen


def _statements() -> "QuerySet[Statement]":
    """All statements; the file of the version that was sent, which may be large, stays where it is."""
    return Statement.objects.select_related(*_WITH).defer("sent__original")


def version_for(actor: Actor, statement: Statement, number: int | None = None) -> Version:
    """A version that the actor may read: any for those who write, else only what was handed in.

    Without a number it is the newest that he may read. Raises Http404 where there is none.
    """
    versions = versions_for(actor, statement)
    found = versions.last() if number is None else versions.filter(number=number).first()
    if found is None:
        raise Http404
    return found


def versions_for(actor: Actor, statement: Statement) -> "QuerySet[Version]":
    """The versions that the actor may read."""
    versions = statement.versions.select_related("author", "typed_by").defer("original")
    if reads_drafts(actor, statement):
        return versions
    return versions.filter(
        Q(rounds__taken_back_at=None, rounds__isnull=False) | Q(pk=statement.sent_id)
    ).distinct()


def readable_versions(actor: Actor, meeting: Meeting) -> "QuerySet[Version]":
    """The versions of all texts of a meeting that the actor may read."""
    statements = list(statements_for(actor, meeting).defer("sent__text"))
    whole = [one.pk for one in statements if reads_drafts(actor, one)]
    sent = [one for one in statements if one.pk not in whole]
    handed_in = Q(rounds__taken_back_at=None, rounds__isnull=False) | Q(
        pk__in=[one.sent_id for one in sent]
    )
    readable = Q(statement__in=whole) | Q(statement__in=[one.pk for one in sent]) & handed_in
    return Version.objects.filter(readable).defer("original").distinct()


def reads_drafts(actor: Actor, statement: Statement) -> bool:
    """Whether the actor sees what was not handed in yet: the author, and the team its own text."""
    if statement.person_id is None:
        return actor.holds(Role.MEMBER, statement.meeting.unit_id) or may(
            actor, Act.STATEMENT_WRITE, place_of_statement(statement)
        )
    return may(actor, Act.STATEMENT_WRITE, place_of_statement(statement))


def matters_of(actor: Actor, pk: int) -> Statement:
    """The statement whose personal matters the actor may read. Raises Http404 for all others."""
    statement = _statements().filter(pk=pk, person__isnull=False).first()
    if statement is None or not may(actor, Act.MATTERS_READ, place_of_statement(statement)):
        raise Http404
    return statement


def section_for(actor: Actor, pk: int) -> Section:
    """A section of the team's text that the actor may read. Raises Http404 for all others."""
    section = (
        Section.objects.select_related("statement__meeting__unit__superior", "assignee", "holder")
        .filter(pk=pk)
        .first()
    )
    if section is None or not reads_drafts(actor, section.statement):
        raise Http404
    return section


def comment_for(actor: Actor, pk: int) -> Comment:
    """A comment on a statement that the actor may read. Raises Http404 for all others."""
    comment = (
        Comment.objects.select_related("round__statement__meeting__unit__superior", "by")
        .filter(pk=pk)
        .first()
    )
    if comment is None:
        raise Http404
    statement_for(actor, comment.round.statement_id)
    return comment
