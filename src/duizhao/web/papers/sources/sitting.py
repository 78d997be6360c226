"""Papers of the sitting: agenda, seats, minutes, criticism, and what absent members hand in."""

from collections.abc import Callable

from django.urls import reverse

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.sitting import Presence, SeatKind, SittingState
from duizhao.web.papers.drafts import Answer, Asked, Draft, Missing
from duizhao.web.sittings.access import criticisms_for, place_of_minutes
from duizhao.web.sittings.models import Sitting
from duizhao.web.sittings.papers import (
    absentee_facts,
    criticism_facts,
    minutes_facts,
    minutes_of,
    script_facts,
    sign_in_facts,
)
from duizhao.web.units.places import place_of


def chairs_script(asked: Asked) -> Answer:
    """The agenda and what the chair says, once there is a sitting."""
    return _of_sitting(
        asked, "议程和主持词", lambda one: script_facts(one, asked.occasion, today=asked.today)
    )


def sign_in_sheet(asked: Asked) -> Answer:
    """The sign-in sheet, once there is a sitting."""
    return _of_sitting(asked, "签到表", lambda one: sign_in_facts(one, asked.occasion))


def absentee_statement(asked: Asked) -> Answer:
    """A cover for each member who is absent: all for the office, his own for himself."""
    sitting = asked.sitting
    if sitting is None:
        return _no_sitting(asked)
    absent = sitting.attendance.filter(
        seat=SeatKind.EXPECTED.value, presence=Presence.ABSENT.value
    ).select_related("person")
    if not asked.whole:
        absent = absent.filter(person=asked.actor.person_id)
    found = [
        Draft(
            seat.pk, f"{seat.person}的书面发言",
            lambda seat=seat: absentee_facts(seat, asked.occasion),  # type: ignore[misc]
        )
        for seat in absent
    ]  # fmt: skip
    if found:
        return found
    why = "没有登记缺席的人"
    if not may(asked.actor, Act.SITTING_PREPARE, place_of(asked.meeting.unit)):
        return Missing(why)
    return Missing(why, reverse("sittings:attendance", args=[sitting.pk]), "到会情况")


def minutes(asked: Asked) -> Answer:
    """The minutes, once the sitting was opened, for those who may read them."""
    sitting = asked.sitting
    if sitting is None or sitting.state == SittingState.PREPARED.value:
        return _no_sitting(asked, "还没有开会")
    if not may(asked.actor, Act.MINUTES_READ, place_of_minutes(sitting)):
        return None
    return [
        Draft(1, "会议记录", lambda: minutes_facts(minutes_of(sitting)), sitting.handed_out + 1)
    ]


def criticism_summary(asked: Asked) -> Answer:
    """What was criticised at the sitting, as a whole."""
    sitting = asked.sitting
    if not asked.whole:
        return None
    if sitting is None:
        return _no_sitting(asked)
    opened = criticisms_for(asked.actor, asked.meeting.unit).filter(item__sitting=sitting)
    if not opened.exists():
        return _no_sitting(asked, "会上还没有公开批评意见")
    shown = opened.prefetch_related("replies")
    return [Draft(1, "批评意见汇总表", lambda: criticism_facts(shown, asked.occasion))]


def _of_sitting(asked: Asked, title: str, facts: Callable[[Sitting], object]) -> Answer:
    sitting = asked.sitting
    if not may(asked.actor, Act.SITTING_ATTEND, place_of(asked.meeting.unit)):
        return None
    if sitting is None or not sitting.items.exists():
        return _no_sitting(asked)
    return [Draft(1, title, lambda: facts(sitting))]


def _no_sitting(asked: Asked, why: str = "还没有准备议程和到会名单") -> Missing:
    return Missing(why, reverse("sittings:sitting", args=[asked.meeting.pk]), "召开会议")
