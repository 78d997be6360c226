"""What stands beside a text while it is written: findings with their places, the trail, facts from the records."""

from dataclasses import dataclass

from django.db.models import Q

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.baseline import STATE_LABELS, BaselineState, Known
from duizhao.core.checks.rule import LEVEL_LABELS
from duizhao.core.cycle.point import PointChannel
from duizhao.core.cycle.talk import TalkState
from duizhao.core.reports.marked import Numbered, numbered
from duizhao.web.statements.examination import examine_words, last_years
from duizhao.web.statements.models import FindingSetAside, Statement
from duizhao.web.statements.texts import places_in, tidy
from duizhao.web.study.models import Attendance, ReadingDone
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import Point, Problem

MOST_POINTS = 100


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its place in the words as they were typed."""

    number: int
    code: str
    title: str
    level: str
    message: str
    why: str
    quote: str
    start: int
    end: int
    fingerprint: str
    state: str
    reason: str


@dataclass(frozen=True)
class Findings:
    """The findings of the words: open ones, those set aside, what was solved since the last version."""

    open: tuple[ShownFinding, ...] = ()
    aside: tuple[ShownFinding, ...] = ()
    solved: tuple[Known, ...] = ()
    new: int = 0
    compared: bool = False
    checked: Checked | None = None


def findings_in(statement: Statement, words: str) -> Findings:
    """What the checks say about the words as they stand in the browser."""
    bare = tidy(words)
    if not bare:
        return Findings()
    checked = examine_words(statement, bare)
    places = places_in(words)
    shown = [_shown(one, places) for one in numbered(checked)]
    has_version = statement.versions.exists()
    solved = checked.comparison.solved if checked.comparison else ()
    still_open = tuple(one for one in shown if not one.reason)
    return Findings(
        open=still_open,
        aside=tuple(one for one in shown if one.reason),
        solved=tuple(one for one in solved if not one.accepted),
        new=sum(1 for one in still_open if one.state) if has_version else 0,
        compared=has_version,
        checked=checked,
    )


def _shown(one: Numbered, places: list[tuple[int, int]]) -> ShownFinding:
    finding = one.finding
    return ShownFinding(
        number=one.number,
        code=finding.code,
        title=finding.title,
        level=LEVEL_LABELS[finding.level],
        message=finding.message,
        why=finding.why,
        quote=finding.quote[:60],
        start=_typed(one.anchor.start, places),
        end=_typed(one.anchor.end, places),
        fingerprint=finding.fingerprint,
        state=STATE_LABELS[one.state] if one.state is BaselineState.NEW else "",
        reason=one.known.reason if one.known else "",
    )


def _typed(offset: int, places: list[tuple[int, int]]) -> int:
    """A place of the tidy text in the words as they were typed."""
    before, there = max((place for place in places if place[0] <= offset), default=(0, 0))
    return there + offset - before


@dataclass(frozen=True, slots=True)
class Beside:
    """The trail beside a text: points about its author, his problems, what he promised last year.

    `added` are those points that the sitting brought; they are not among the others.
    """

    added: tuple[Point, ...]
    points: tuple[Point, ...]
    problems: tuple[Problem, ...]
    promises: tuple[str, ...]


def trail_beside(statement: Statement) -> Beside:
    """The trail of the person of a text, or of the team."""
    mine = {"meeting": statement.meeting_id, "person": statement.person_id}
    added = added_at_sitting(statement)
    points = Point.objects.filter(**mine).exclude(state="merged").select_related("problem")
    points = points.exclude(pk__in=[point.pk for point in added])
    problems = Problem.objects.filter(
        list__meeting=statement.meeting_id, list__person=statement.person_id
    ).prefetch_related("causes", "measures")
    last = last_years(statement)
    promises = tuple(measure.title for measure in last.measures) if last else ()
    return Beside(added, tuple(points[:MOST_POINTS]), tuple(problems), promises)


def added_at_sitting(statement: Statement) -> tuple[Point, ...]:
    """The criticisms that the author accepted at the sitting, or after it, as points on his trail."""
    held_on = statement.meeting.held_on
    if held_on is None or statement.person_id is None:
        return ()
    return tuple(
        Point.objects.filter(
            meeting=statement.meeting_id,
            person=statement.person_id,
            channel=PointChannel.COLLEAGUE.value,
            raised_on__gte=held_on,
        ).select_related("problem")
    )


def set_aside_row(statement: Statement, fingerprint: str) -> FindingSetAside | None:
    """The row by which a finding was set aside, also where its words changed a bit since."""
    return statement.set_aside.filter(fingerprint=fingerprint).first()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the records say, as a few words that a person may put into his text."""

    label: str
    words: str


def facts_of(statement: Statement) -> list[Fact]:
    """Numbers from the records of study, talks and opinions; numbers, never sentences."""
    meeting, person = statement.meeting, statement.person_id
    masses = Point.objects.filter(
        meeting=meeting, person=person, channel=PointChannel.MASSES.value
    ).count()
    if person is None:
        sessions = meeting.study_sessions.count()
        talks = meeting.talks.exclude(state=TalkState.DUE.value).count()
        people = 0
        read = 0
    else:
        sessions = Attendance.objects.filter(
            session__meeting=meeting, person=person, present=True
        ).count()
        read = ReadingDone.objects.filter(reading__meeting=meeting, person=person).count()
        held = Talk.objects.filter(Q(one=person) | Q(other=person), meeting=meeting).exclude(
            state=TalkState.DUE.value
        )
        pairs = list(held.values_list("one", "other"))
        talks = len(pairs)
        people = len({side for pair in pairs for side in pair} - {person})
    told = [
        Fact("集中学习", f"集中学习{sessions}次") if sessions else None,
        Fact("必学内容", f"学习{read}项必学内容") if read else None,
        Fact("谈心谈话", f"谈心谈话{talks}次") if talks else None,
        Fact("谈话对象", f"谈话对象{people}人") if people else None,
        Fact("群众意见", f"征求到意见{masses}条") if masses else None,
    ]
    return [fact for fact in told if fact is not None]
