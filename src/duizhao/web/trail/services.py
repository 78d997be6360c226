"""What is done with points; every stage raises its points here."""

from datetime import date

from duizhao.core.cycle.point import PointChannel
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person


def raise_point(
    meeting: Meeting,
    *,
    channel: PointChannel,
    words: str,
    person: Person | None = None,
    aspect: str = "",
    raised_on: date | None = None,
) -> Point:
    """Put a point on the trail. The stage that calls it asks for the right, and records the act."""
    return Point.objects.create(
        meeting=meeting,
        person=person,
        channel=channel.value,
        words=words.strip(),
        aspect=aspect,
        raised_on=raised_on,
    )
