"""A list of problems as the facts of its paper."""

from duizhao.core.layout.paper import chinese_date
from duizhao.core.papers.kinds import problem_list
from duizhao.core.papers.occasion import Occasion
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.selectors import team_name
from duizhao.web.trail.models import Measure, Problem, ProblemList


def problem_list_facts(problems: ProblemList, occasion: Occasion) -> problem_list.Facts:
    """The problems of a member or of the team, each with the channels of the points that it answers."""
    whose = problems.person.name if problems.person else team_name(problems.meeting)
    labels = aspect_labels(problems.meeting)
    rows = problems.problems.prefetch_related("causes", "measures__owner", "points")
    return problem_list.Facts(occasion, whose, tuple(_problem(row, labels) for row in rows))


def _problem(row: Problem, labels: dict[str, str]) -> problem_list.Problem:
    channels = dict.fromkeys(point.get_channel_display() for point in row.points.all())
    return problem_list.Problem(
        title=row.title,
        aspect=labels.get(row.aspect, row.aspect),
        manifestation=row.manifestation,
        instance=row.instance,
        raised_by=tuple(channels),
        causes=tuple(cause.words for cause in row.causes.all()),
        measures=tuple(map(_measure, row.measures.all())),
    )


def _measure(measure: Measure) -> str:
    due = f"{chinese_date(measure.due)}前" if measure.due else ""
    told = "，".join(word for word in (measure.owner.name if measure.owner else "", due) if word)
    return f"{measure.words}（{told}）" if told else measure.words
