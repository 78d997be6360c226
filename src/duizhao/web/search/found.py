"""Looks for words in what an actor may see, through the doors of each stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.web.indicators.access import entries_for as done_for
from duizhao.web.indicators.access import indicators_for
from duizhao.web.inspections.access import carried_items_for, findings_for
from duizhao.web.kit.holding import holding
from duizhao.web.meetings.access import meetings_for
from duizhao.web.rectification.access import all_evidence_for, items_for, tasks_for
from duizhao.web.sittings.access import criticisms_for, entries_for
from duizhao.web.statements.access import sent_for
from duizhao.web.study.access import readings_for, sessions_for
from duizhao.web.talks.access import records_for
from duizhao.web.trail.access import points_for, problems_for
from duizhao.web.units.models import Unit

M = TypeVar("M", bound=Model)
SHORTEST = 2
MOST_OF_A_KIND = 100
_BEFORE, _AFTER = 20, 60


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words around a hit, cut so that the hit can be marked."""

    before: str
    hit: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: of what kind, called what, where it is, and the words around."""

    kind: str
    title: str
    address: str
    excerpt: Excerpt


def find(actor: Actor, words: str) -> list[Found]:
    """What the actor may see that holds the words, the meetings first; nothing for a single character."""
    wanted = words.strip()
    return list(_all(actor, wanted)) if len(wanted) >= SHORTEST else []


def _all(actor: Actor, wanted: str) -> Iterator[Found]:
    meetings = meetings_for(actor)
    for meeting in _holding(meetings, wanted, "title", "theme", "notice"):
        yield _found(
            "会议",
            meeting.title,
            reverse("meetings:detail", args=[meeting.pk]),
            wanted,
            meeting.title,
            meeting.theme,
            meeting.notice,
        )
    units = Unit.objects.filter(meetings__in=meetings).select_related("superior").distinct()
    for unit in units[:MOST_OF_A_KIND]:
        yield from _of_unit(actor, unit, wanted)
        yield from _of_indicators(actor, unit, wanted)


def _of_unit(actor: Actor, unit: Unit, wanted: str) -> Iterator[Found]:
    names = ("title", "manifestation", "instance")
    for problem in _holding(problems_for(actor, unit), wanted, *names):
        address = reverse("trail:problem", args=[problem.pk])
        yield _found("问题", problem.title, address, wanted, *(getattr(problem, n) for n in names))
    for finding in _holding(findings_for(actor, unit), wanted, "point__words", "group"):
        address = reverse("inspections:finding", args=[finding.pk])
        yield _found(
            "反馈的问题", str(finding), address, wanted, finding.point.words, finding.group
        )
    carried = carried_items_for(actor, unit)
    for item in _holding(carried, wanted, "point__words", "promised", "became"):
        address = reverse("inspections:carried-item", args=[item.pk])
        texts = (item.point.words, item.promised, item.became)
        yield _found("上次遗留", str(item), address, wanted, *texts)
    points = points_for(actor, unit).filter(finding=None, carried_item=None)
    for point in _holding(points, wanted, "words"):
        board = reverse("trail:team-board", args=[point.meeting_id])
        if point.person_id is not None:
            board = reverse("trail:board", args=[point.meeting_id, point.person_id])
        yield _found(
            "意见点", point.get_channel_display(), f"{board}#point-{point.pk}", wanted, point.words
        )
    for reading in _holding(readings_for(actor, unit), wanted, "title", "source"):
        address = reverse("study:reading", args=[reading.pk])
        yield _found("学习内容", reading.title, address, wanted, reading.title, reading.source)
    for session in _holding(sessions_for(actor, unit), wanted, "topic", "record"):
        address = reverse("study:session", args=[session.pk])
        yield _found("集中学习", session.topic, address, wanted, session.topic, session.record)
    for statement in _holding(sent_for(actor, unit), wanted, "sent__text"):
        text = statement.sent.text if statement.sent else ""
        yield _found("材料", str(statement), statement.get_absolute_url(), wanted, text)
    said = ("problems_of_one", "problems_of_other", "agreed")
    for talk in _holding(records_for(actor, unit), wanted, *said):
        address = reverse("talks:talk", args=[talk.pk])
        yield _found(
            "谈话记录", str(talk), address, wanted, *(getattr(talk, name) for name in said)
        )
    yield from _of_sittings(actor, unit, wanted)
    yield from _of_ledgers(actor, unit, wanted)


def _of_indicators(actor: Actor, unit: Unit, wanted: str) -> Iterator[Found]:
    """Indicators, and what was noted and shown for their entries."""
    for indicator in _holding(indicators_for(actor, unit), wanted, "title", "promise"):
        address = indicator.get_absolute_url()
        yield _found("指标", indicator.title, address, wanted, indicator.title, indicator.promise)
    for done in _holding(done_for(actor, unit), wanted, "note", "evidence"):
        address = done.indicator.get_absolute_url()
        yield _found("指标的登记", done.indicator.title, address, wanted, done.note, done.evidence)


def _of_sittings(actor: Actor, unit: Unit, wanted: str) -> Iterator[Found]:
    """What was opened and written down at sittings; sealed criticisms have no words to be found."""
    for criticism in _holding(criticisms_for(actor, unit), wanted, "words"):
        if criticism.item is None:
            continue
        address = reverse("sittings:minutes", args=[criticism.item.sitting_id])
        yield _found("批评意见", str(criticism), address, wanted, criticism.words)
    for entry in _holding(entries_for(actor, unit), wanted, "words"):
        address = reverse("sittings:minutes", args=[entry.sitting_id])
        yield _found("会议记录", str(entry.item), address, wanted, entry.words)


def _of_ledgers(actor: Actor, unit: Unit, wanted: str) -> Iterator[Found]:
    """Items, and evidence by its name and purpose; a restricted piece for those alone who may see it."""
    items = items_for(actor, unit)
    for item in _holding(items, wanted, "problem", "goal", "judged_by"):
        texts = (item.problem, item.goal, item.judged_by)
        yield _found("整改事项", str(item), item.get_absolute_url(), wanted, *texts)
    for task in _holding(tasks_for(actor, unit), wanted, "words", "result"):
        address = reverse("rectification:item", args=[task.item_id])
        yield _found("整改任务", str(task), address, wanted, task.words, task.result)
    for evidence in _holding(all_evidence_for(actor, unit), wanted, "title", "proves", "words"):
        address = reverse("rectification:evidence", args=[evidence.pk])
        texts = (evidence.title, evidence.proves, evidence.words)
        yield _found("佐证", str(evidence), address, wanted, *texts)


def _holding(rows: "QuerySet[M]", wanted: str, *names: str) -> Iterator[M]:
    found = rows.filter(holding(wanted, *names)).order_by("-pk")
    return islice(found.iterator(), MOST_OF_A_KIND)


def _found(kind: str, title: str, address: str, wanted: str, *texts: str) -> Found:
    return Found(kind, title, address, _excerpt(wanted, texts))


def _excerpt(wanted: str, texts: tuple[str, ...]) -> Excerpt:
    for text in texts:
        at = text.lower().find(wanted.lower())
        if at >= 0:
            end = at + len(wanted)
            return Excerpt(text[max(0, at - _BEFORE) : at], text[at:end], text[end : end + _AFTER])
    return Excerpt("", "", texts[0][:_AFTER])
