"""Counts up what all stages recorded, for the report on a meeting and its circular."""

from collections import Counter

from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.opinion_round import RoundState
from duizhao.core.cycle.sitting import Presence, SeatKind
from duizhao.core.cycle.talk import TalkState
from duizhao.core.papers.meeting_figures import MeetingFigures
from duizhao.core.papers.occasion import Occasion
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions.models import Opinion
from duizhao.web.opinions.selectors import rounds_in
from duizhao.web.rectification.models import Item
from duizhao.web.sittings.models import Criticism, Sitting
from duizhao.web.statements.models import Statement
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import Problem

_OTHER = "其他方面"


def figures_of(meeting: Meeting, sitting: Sitting, occasion: Occasion) -> MeetingFigures:
    """The figures of a meeting that was held. A figure of which nothing was recorded stays open."""
    seats = list(sitting.attendance.select_related("person"))
    expected = [seat for seat in seats if seat.seat == SeatKind.EXPECTED.value]
    absent = [seat for seat in expected if seat.presence == Presence.ABSENT.value]
    rounds = rounds_in(meeting, RoundState.FORWARDED)
    opinions = Opinion.objects.filter(round__in=rounds)
    problems = Problem.objects.filter(list__meeting=meeting)
    items = list(Item.objects.filter(meeting=meeting).exclude(state=ItemState.DROPPED.value))
    labels = aspect_labels(meeting)
    by_aspect = Counter(labels.get(item.aspect, item.aspect) or _OTHER for item in items)
    return MeetingFigures(
        occasion=occasion,
        readings=meeting.readings.count() or None,
        sessions=meeting.study_sessions.count() or None,
        rounds=rounds.count() or None,
        opinions_team=opinions.filter(person=None).count() if rounds else None,
        opinions_members=opinions.exclude(person=None).count() if rounds else None,
        talks=Talk.objects.filter(meeting=meeting).exclude(state=TalkState.DUE.value).count()
        or None,
        problems_team=problems.filter(list__person=None).count() or None,
        problems_members=problems.exclude(list__person=None).count() or None,
        statements=Statement.objects.filter(meeting=meeting, sent__isnull=False).count() or None,
        should=len(expected) or None,
        present=sum(seat.presence == Presence.PRESENT.value for seat in expected) or None,
        absent=tuple((seat.person.name, seat.reason) for seat in absent),
        supervisors=tuple(
            seat.person.name
            for seat in seats
            if seat.seat == SeatKind.SUPERVISOR.value and seat.presence == Presence.PRESENT.value
        ),
        criticisms=Criticism.objects.filter(item__sitting=sitting).count() or None,
        items_team=sum(item.person_id is None for item in items) if items else None,
        items_members=sum(item.person_id is not None for item in items) if items else None,
        by_aspect=tuple(by_aspect.items()),
        team_problems=tuple(item.problem.rstrip("。") for item in items if item.person_id is None),
    )
