"""What the body is called that holds a meeting, and those who take part: 班子 or 支部."""

from django import template

from duizhao.core.cycle.profiles import profile_of
from duizhao.web.meetings.models import Meeting

register = template.Library()


@register.filter
def body(meeting: Meeting) -> str:
    """The body: 班子, 支部."""
    return profile_of(meeting.kind).team


@register.filter
def takers(meeting: Meeting) -> str:
    """Those who take part: 班子成员, 支部党员."""
    return profile_of(meeting.kind).people


@register.filter
def committee(meeting: Meeting) -> str:
    """The persons of the body: 班子成员, 支部委员."""
    return profile_of(meeting.kind).committee
