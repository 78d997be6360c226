"""What a meeting's dossier lacks, and what may not go into it, each with the reason."""

from collections.abc import Iterator

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.evidence import Level
from duizhao.core.cycle.minutes import MinutesState
from duizhao.core.cycle.profiles import profile_of
from duizhao.core.cycle.sitting import SittingState
from duizhao.core.cycle.statement import StatementState
from duizhao.core.dossier.manifest import Left
from duizhao.core.dossier.reach import NEVER, Reach, kept_back
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants, team_name
from duizhao.web.rectification.access import items_in
from duizhao.web.rectification.models import Evidence
from duizhao.web.sittings.access import current_sitting
from duizhao.web.statements.models import Statement


def missing_of(meeting: Meeting) -> tuple[Left, ...]:
    """What ought to be in the dossier and isn't there, or isn't finished."""
    return (*_texts(meeting), *_sitting(meeting), *_report(meeting))


def withheld_of(actor: Actor, meeting: Meeting, reach: Reach) -> tuple[Left, ...]:
    """What there is and may not go so far. A piece of evidence is told by its item alone, since its title may tell too much."""
    never = [Left(title, reason) for title, reason in NEVER]
    kept = [
        Left(f"台账第{one.item.number}条的一件佐证", reason)
        for one in evidence_of(actor, meeting)
        if (reason := kept_back(Level(one.level), reach))
    ]
    return (*never, *kept)


def evidence_of(actor: Actor, meeting: Meeting) -> list[Evidence]:
    """The evidence of the meeting's ledger in its order, of the items that the actor may read."""
    items = items_in(actor, meeting)
    found = Evidence.objects.filter(item__in=items.values("pk")).select_related("item", "session")
    return list(found.order_by("item__number", "pk"))


def final_texts(meeting: Meeting) -> list[Statement]:
    """The texts that are final, the team's first, then the members' in their order."""
    found = {
        one.person_id: one
        for one in Statement.objects.filter(meeting=meeting, state=StatementState.FINAL.value)
        .select_related("person", "sent", "meeting__unit")
        .defer("sent__original")
    }
    order = [None, *participants(meeting).values_list("pk", flat=True)]
    listed = [found.pop(pk) for pk in order if pk in found]
    return [*listed, *found.values()]


def _texts(meeting: Meeting) -> Iterator[Left]:
    rows = Statement.objects.filter(meeting=meeting)
    states: dict[int | None, str] = {one.person_id: one.state for one in rows}
    whose: list[tuple[int | None, str]] = [
        (person.pk, person.name) for person in participants(meeting)
    ]
    if profile_of(meeting.kind).common_text:
        whose.insert(0, (None, team_name(meeting)))
    for pk, name in whose:
        state = states.get(pk)
        if state != StatementState.FINAL.value:
            reason = "还没有写" if state is None else "还没有定稿"
            yield Left(f"{name}的对照检查材料", reason)


def _sitting(meeting: Meeting) -> Iterator[Left]:
    sitting = current_sitting(meeting)
    if sitting is None or sitting.state != SittingState.CLOSED.value:
        yield Left("会议记录", "会议还没有开完")
    elif sitting.minutes_state != MinutesState.CONFIRMED.value:
        yield Left("会议记录", "到会的同志还没有全部确认")


def _report(meeting: Meeting) -> Iterator[Left]:
    if meeting.report_sent_on is None:
        yield Left("情况报告", "还没有登记报送")
