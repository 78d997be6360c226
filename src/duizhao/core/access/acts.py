"""Every act that needs a right, as `thing:act`, in the order of the alphabet."""

from enum import StrEnum


class Act(StrEnum):
    """What a person may or may not do; the table of rights gives each its answer."""

    ACCOUNT_ISSUE = "account:issue"
    ACTING_CONFIRM = "acting:confirm"
    AUDIT_READ = "audit:read"
    MEETING_CONDUCT = "meeting:conduct"
    MEETING_OPEN = "meeting:open"
    MEETING_VIEW = "meeting:view"
    OPINION_COLLECT = "opinion:collect"
    OPINION_HEAR = "opinion:hear"
    OPINION_OUTCOME = "opinion:outcome"
    OPINION_READ = "opinion:read"
    OPINION_RECEIVE = "opinion:receive"
    POINT_ANSWER = "point:answer"
    POINT_VIEW = "point:view"
    PROBLEM_EDIT = "problem:edit"
    PROBLEM_VIEW = "problem:view"
    REMINDER_READ = "reminder:read"
    ROLE_ASSIGN = "role:assign"
    ROSTER_EDIT = "roster:edit"
    ROSTER_VIEW = "roster:view"
    STUDY_READ = "study:read"
    STUDY_WRITE = "study:write"
    SYSTEM_RUN = "system:run"
    TALK_COVERAGE = "talk:coverage"
    TALK_READ = "talk:read"
    TALK_WRITE = "talk:write"
