"""The one table of rights: each act with its alternatives, each a list of questions that must all say yes."""

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.questions import (
    Question,
    acts_in_person,
    is_about_the_team,
    is_anothers,
    is_audit_admin,
    is_cadre,
    is_leader,
    is_member,
    is_opened,
    is_party,
    is_secretary,
    is_security_admin,
    is_sent_up,
    is_shared,
    is_superior,
    is_system_admin,
    owns,
    supervises,
)

_WRITE_LIST: list[list[Question]] = [
    [owns],
    [is_about_the_team, is_secretary],
    [is_about_the_team, is_leader],
]
_SEE_LIST: list[list[Question]] = [
    *_WRITE_LIST,
    [is_leader],
    [is_about_the_team, is_member],
    [is_about_the_team, supervises],
    [is_shared, is_secretary],
    [is_shared, supervises],
]

RIGHTS: dict[Act, list[list[Question]]] = {
    Act.ACCOUNT_ISSUE: [[is_security_admin]],
    Act.ACTING_CONFIRM: [[owns, acts_in_person]],
    Act.AUDIT_READ: [[is_audit_admin]],
    Act.CRITICISM_OPEN: [[is_secretary], [is_leader], [owns, acts_in_person]],
    Act.CRITICISM_REPLY: [[is_opened, is_party], [is_opened, is_secretary]],
    Act.CRITICISM_VIEW: [
        [owns, acts_in_person],
        [is_opened, is_secretary],
        [is_opened, is_member],
        [is_opened, supervises],
    ],
    Act.CRITICISM_WRITE: [[owns, is_member, acts_in_person]],
    Act.EVIDENCE_RESTRICTED: [[is_secretary], [is_leader], [supervises], [owns], [is_party]],
    Act.EXTENSION_DECIDE: [[is_leader]],
    Act.HOLIDAYS_ENTER: [[is_secretary], [is_system_admin]],
    Act.INDICATOR_ENTER: [[is_secretary], [owns], [is_party]],
    Act.INDICATOR_LIST: [[is_secretary], [is_member], [is_cadre], [supervises]],
    Act.INDICATOR_SET: [[is_secretary], [owns, is_member]],
    Act.INDICATOR_VIEW: [
        [is_secretary],
        [is_leader],
        [supervises],
        [owns],
        [is_party],
        [is_about_the_team, is_member],
    ],
    Act.INSPECTION_COUNT: [[is_secretary], [is_member], [supervises], [is_superior]],
    Act.INSPECTION_DOCUMENT: [[is_secretary], [is_leader], [supervises]],
    Act.INSPECTION_READ: [
        [is_secretary],
        [is_leader],
        [supervises],
        [owns],
        [is_about_the_team, is_member],
    ],
    Act.INSPECTION_WRITE: [[is_secretary], [is_leader]],
    Act.ITEM_CLOSE: [[is_secretary], [is_leader]],
    Act.ITEM_HAND_OUT: [[is_secretary], [is_leader]],
    Act.ITEM_REOPEN: [[is_secretary], [is_leader], [supervises], [is_superior]],
    Act.ITEM_SIGN_OFF: [[is_leader, acts_in_person]],
    Act.ITEM_VERIFY: [
        [is_party, acts_in_person],
        [supervises, acts_in_person],
        [is_superior, is_sent_up, acts_in_person],
    ],
    Act.ITEM_VIEW: [
        [is_secretary],
        [is_leader],
        [supervises],
        [owns],
        [is_party],
        [is_about_the_team, is_member],
        [is_sent_up, is_superior],
    ],
    Act.ITEM_WORK: [[is_secretary], [owns], [is_party]],
    Act.ITEM_WRITE: [[is_secretary], [is_leader], [owns]],
    Act.LEDGER_VIEW: [[is_secretary], [is_member], [is_cadre], [supervises], [is_superior]],
    Act.LEDGER_WRITE: [[is_secretary], [is_leader]],
    Act.MATTERS_READ: [[owns, acts_in_person], [is_shared, is_leader, acts_in_person]],
    Act.MATTERS_STATE: [[owns], [is_secretary], [is_leader]],
    Act.MATTERS_WRITE: [[owns, acts_in_person]],
    Act.MEETING_CONDUCT: [[is_secretary], [is_leader, acts_in_person]],
    Act.MEETING_OPEN: [[is_secretary]],
    Act.MEETING_VIEW: [[is_secretary], [is_member], [is_cadre], [supervises], [is_superior]],
    Act.MINUTES_CONFIRM: [[is_party, acts_in_person]],
    Act.MINUTES_READ: [[is_secretary], [is_member], [supervises], [is_shared, is_superior]],
    Act.MINUTES_WRITE: [[is_secretary]],
    Act.OPINION_COLLECT: [[is_secretary]],
    Act.OPINION_HEAR: [[is_member]],
    Act.OPINION_OUTCOME: [[is_secretary], [is_member], [is_cadre], [supervises]],
    Act.OPINION_READ: [[is_secretary], [is_leader]],
    Act.OPINION_RECEIVE: [[owns, acts_in_person], [is_about_the_team, is_leader, acts_in_person]],
    Act.POINT_ANSWER: _WRITE_LIST,
    Act.POINT_VIEW: _SEE_LIST,
    Act.PROBLEM_EDIT: _WRITE_LIST,
    Act.PROBLEM_VIEW: _SEE_LIST,
    Act.PROGRAMME_APPROVE: [[is_leader, acts_in_person]],
    Act.PROGRAMME_FINDING: [
        [is_secretary],
        [is_leader],
        [supervises],
        [owns],
        [is_about_the_team, is_member],
        [is_sent_up, is_superior],
    ],
    Act.PROGRAMME_VIEW: [[is_secretary], [is_member], [supervises], [is_superior]],
    Act.PROGRAMME_WRITE: [[is_secretary], [is_leader]],
    Act.REMINDER_READ: [[owns, acts_in_person]],
    Act.ROLE_ASSIGN: [[is_security_admin]],
    Act.ROSTER_EDIT: [[is_secretary], [is_system_admin]],
    Act.ROSTER_VIEW: [[is_secretary], [is_leader], [is_system_admin], [is_security_admin]],
    Act.SITTING_ATTEND: [[is_secretary], [is_member], [supervises]],
    Act.SITTING_ORDER_AGAIN: [[is_superior], [is_secretary]],
    Act.SITTING_PREPARE: [[is_secretary]],
    Act.SITTING_PRESIDE: [[is_leader]],
    Act.SITTING_STEER: [[is_secretary], [is_leader]],
    Act.SECTION_ASSIGN: [[is_secretary], [is_leader]],
    Act.SECTION_WRITE: [[owns], [is_secretary], [is_leader]],
    Act.SPOT_CHECK_RECORD: [[is_secretary], [is_member], [supervises], [is_superior, is_sent_up]],
    Act.STATEMENT_FINALISE: [[is_secretary]],
    Act.STATEMENT_PROGRESS: [[is_secretary], [is_leader], [supervises]],
    Act.STATEMENT_REVIEW_AS_LEADER: [[is_shared, is_anothers, is_leader, acts_in_person]],
    Act.STATEMENT_REVIEW_AS_SECRETARY: [[is_shared, is_anothers, is_secretary]],
    Act.STATEMENT_REVIEW_AS_SUPERVISORS: [
        [is_shared, supervises],
        [is_shared, is_sent_up, is_superior],
    ],
    Act.STATEMENT_SUBMIT: [[owns, acts_in_person], [is_about_the_team, is_leader, acts_in_person]],
    Act.STATEMENT_VIEW: [
        *_WRITE_LIST,
        [is_about_the_team, is_member],
        [is_shared, is_secretary],
        [is_shared, is_leader],
        [is_shared, supervises],
        [is_shared, is_sent_up, is_superior],
    ],
    Act.STATEMENT_WRITE: _WRITE_LIST,
    Act.STUDY_COVERAGE: [[is_secretary], [is_leader], [supervises]],
    Act.STUDY_MARK: [[is_member], [is_leader], [is_cadre]],
    Act.STUDY_READ: [[is_secretary], [is_member], [is_cadre], [supervises], [is_superior]],
    Act.STUDY_WRITE: [[is_secretary]],
    Act.SYSTEM_RUN: [[is_system_admin]],
    Act.TALK_COVERAGE: [[is_secretary], [is_leader], [supervises]],
    Act.TALK_READ: [[is_party]],
    Act.TALK_WRITE: [[is_party]],
    Act.VERIFIER_ASSIGN: [[is_secretary], [is_leader]],
}


class Forbidden(Exception):  # noqa: N818  a refusal, not a fault
    """The person may not do the act here, whatever the state of things."""


def may(actor: Actor, act: Act, place: Place) -> bool:
    """Whether one of the act's alternatives says yes throughout."""
    return any(all(ask(actor, place) for ask in alternative) for alternative in RIGHTS[act])


def require(actor: Actor, act: Act, place: Place) -> None:
    """Raise Forbidden unless the actor may."""
    if not may(actor, act, place):
        raise Forbidden(act.value)
