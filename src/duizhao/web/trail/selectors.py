"""What pages of earlier apps ask of the trail."""

from django.urls import reverse

from duizhao.core.cycle.point import PointState
from duizhao.web.trail.models import Point
from duizhao.web.units.handover import OpenWork


def open_work_of(person_id: int) -> list[OpenWork]:
    """How many points a person has not answered yet, meeting by meeting."""
    points = Point.objects.filter(person_id=person_id, state=PointState.OPEN.value)
    meetings: dict[int, list[str]] = {}
    for point in points.select_related("meeting"):
        meetings.setdefault(point.meeting_id, []).append(str(point.meeting))
    return [
        OpenWork(f"{titles[0]}：{len(titles)} 条意见待回应", reverse("meetings:detail", args=[pk]))
        for pk, titles in meetings.items()
    ]
