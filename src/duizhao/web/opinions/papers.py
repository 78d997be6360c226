"""Opinions as the facts of their summary and of the slips by which they are handed on; nothing of where they came from."""

from collections.abc import Iterable

from duizhao.core.papers.kinds import feedback_slip, opinion_summary
from duizhao.core.papers.occasion import Occasion
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants, team_name
from duizhao.web.opinions.models import Opinion, Round

_MERGED, _DECLINED = "合并", "不列入"


def opinion_summary_facts(
    shown: Round, opinions: Iterable[Opinion], occasion: Occasion
) -> opinion_summary.Facts:
    """A round that is opened, with the opinions that the reader may read."""
    meeting = shown.meeting
    team, labels = team_name(meeting), aspect_labels(meeting)
    names = tuple(person.name for person in participants(meeting))
    return opinion_summary.Facts(
        occasion,
        shown.title,
        shown.get_channel_display(),
        (team, *names),
        tuple(_opinion(one, team, labels) for one in opinions),
    )


def feedback_facts(
    meeting: Meeting, whom: str, opinions: Iterable[Opinion], occasion: Occasion
) -> feedback_slip.Facts:
    """What is handed to one member, or to the team."""
    labels = aspect_labels(meeting)
    rows = tuple((labels.get(one.aspect, one.aspect), one.words) for one in opinions)
    return feedback_slip.Facts(occasion, whom, rows)


def _opinion(one: Opinion, team: str, labels: dict[str, str]) -> opinion_summary.Opinion:
    outcome, reason = _outcome(one)
    return opinion_summary.Opinion(
        about=one.person.name if one.person else team,
        words=one.words,
        aspect=labels.get(one.aspect, one.aspect),
        outcome=outcome,
        reason=reason,
    )


def _outcome(one: Opinion) -> tuple[str, str]:
    """What became of it: what the office proposed, else what became of its point."""
    if one.merged_into_id is not None:
        return _MERGED, one.reason
    if one.declined:
        return _DECLINED, one.reason
    if one.point is None:
        return "", ""
    answered = one.point.problem.title if one.point.problem else one.point.reason
    return one.point.get_state_display(), answered
