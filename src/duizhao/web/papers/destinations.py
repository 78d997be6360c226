"""To which papers of a meeting signed scans can go: those that the actor can make, and the talks of which he knows."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.talk import TalkState
from duizhao.core.papers.kind import AnyKind
from duizhao.core.papers.kinds import talk_record
from duizhao.core.papers.printed import content_of
from duizhao.core.papers.registry import all_kinds
from duizhao.core.scans.mark import Mark
from duizhao.core.scans.split import Goal
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.drafts import Asked, Draft
from duizhao.web.papers.sources.table import SOURCES
from duizhao.web.talks.access import talks_for


@dataclass(frozen=True, slots=True)
class Destination:
    """A paper to which scans can go. Without a draft the actor knows of it and may not read it."""

    kind: AnyKind
    number: int
    title: str
    draft: Draft | None

    def changed_since(self, mark: Mark | None) -> str:
        """In words, that another version or other words were printed than stand there now; empty else."""
        if mark is None or self.draft is None:
            return ""
        return changes(self.kind, self.draft, version=mark.version, content=mark.content)


def destinations_of(actor: Actor, meeting: Meeting, *, today: date) -> dict[Goal, Destination]:
    """Every paper of the meeting that comes back signed and of which the actor may know."""
    asked = Asked(actor, meeting, today=today)
    found = [
        Destination(kind, draft.number, draft.title, draft)
        for kind in all_kinds()
        if kind.letters
        for draft in drafts_of(asked, kind)
    ]
    by_goal = {Goal(one.kind.letters, one.number): one for one in found}
    kind = talk_record.KIND
    for talk in talks_for(actor, meeting).exclude(state=TalkState.DUE.value):
        unread = Destination(kind, talk.pk, f"{talk}谈心谈话记录表", None)
        by_goal.setdefault(Goal(kind.letters, talk.pk), unread)
    return by_goal


def drafts_of(asked: Asked, kind: AnyKind) -> list[Draft]:
    """The papers of a kind that somebody can make now."""
    answer = SOURCES[kind.key](asked)
    return answer if isinstance(answer, list) else []


def changes(kind: AnyKind, draft: Draft, *, version: int, content: str) -> str:
    """In words, how what was printed differs from what would be printed now; empty where it doesn't."""
    if not version:
        return ""
    if version != draft.version:
        return f"扫描的是第 {version} 版，现在是第 {draft.version} 版"
    if content != content_of(kind, draft.facts()):
        return "打印以后，记录有过改动"
    return ""
