"""What the page of the trail shows of each strand: its nodes with their pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import prefetch_related_objects
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.evidence import Level
from duizhao.core.cycle.item import CAME_BACK_LABELS, ITEM_STATE_LABELS, CameBack, ItemState
from duizhao.core.cycle.point import POINT_CHANNEL_LABELS, PointChannel
from duizhao.core.ledger.strands import STOP_LABELS, Stop, Strand
from duizhao.web.kit.addresses import addresses
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import may_see, sees_all
from duizhao.web.rectification.models import Evidence, Item
from duizhao.web.rectification.selectors.strand_rows import WovenStrands
from duizhao.web.trail.models import Point
from duizhao.web.units.selectors import with_missing

MOST_NODES = 3
"""How many points, measures, tasks or pieces of evidence one cell names; the rest is a number."""
_ROOM = 42


@dataclass(frozen=True, slots=True)
class Node:
    """A thing on the trail: its words, its page (empty where the reader has none), and what is said of it."""

    words: str
    address: str = ""
    note: str = ""
    done: bool = False

    @property
    def short(self) -> str:
        """Its words, cut to what a cell has room for."""
        return self.words if len(self.words) <= _ROOM else f"{self.words[: _ROOM - 1]}…"


@dataclass(frozen=True, slots=True)
class Step:
    """One column of a strand: its nodes, how many more there are, and what is missing (then it hangs loose)."""

    label: str
    nodes: tuple[Node, ...] = ()
    more: int = 0
    missing: str = ""
    said: str = ""
    reached: bool = True


@dataclass(frozen=True, slots=True)
class ShownStrand:
    """A strand with its columns."""

    whose: str
    stop: Stop | None
    steps: tuple[Step, ...]

    @property
    def stop_label(self) -> str:
        """Where it stops, in words."""
        return STOP_LABELS[self.stop] if self.stop else ""

    @property
    def looks(self) -> list[tuple[Step, str]]:
        """Each column with how it is drawn: a knot, an open circle, the thread passing by, nothing.

        Until its last knot, or an open circle, the thread runs on.
        """
        knots = [place for place, one in enumerate(self.steps) if one.reached or one.missing]
        first, last = (knots[0], knots[-1]) if knots else (0, -1)
        return [
            (step, " ".join([_knot(step), *(["on"] if first <= place < last else [])]))
            for place, step in enumerate(self.steps)
        ]


def shown_strands(
    actor: Actor,
    meeting: Meeting,
    found: WovenStrands,
    *,
    names: Mapping[int, str],
    most: int | None = MOST_NODES,
) -> list[ShownStrand]:
    """The strands of a page with their words; the number of queries doesn't grow with them.

    `names` are those of the people whose strands they are, and of others as far as they are at hand.
    """
    words = _Words(
        actor, meeting, found, with_missing(names, _owners(found)), most, _Pages.of(meeting)
    )
    return [words.shown(one) for one in found]


def _owners(found: WovenStrands) -> set[int | None]:
    """Who has promised something, or has a task."""
    promised = {one.owner_id for one in chain.from_iterable(found.measures.values())}
    return promised | {one.owner_id for one in chain.from_iterable(found.tasks.values())}


@dataclass(frozen=True, slots=True)
class _Pages:
    """Where the pages of things are, by key, and the board of the team."""

    team: str
    board: Callable[[int], str]
    problem: Callable[[int], str]
    item: Callable[[int], str]
    evidence: Callable[[int], str]

    @classmethod
    def of(cls, meeting: Meeting) -> "_Pages":
        """The pages of a meeting's trail."""
        return cls(
            team=reverse("trail:team-board", args=[meeting.pk]),
            board=addresses("trail:board", meeting.pk),
            problem=addresses("trail:problem"),
            item=addresses("rectification:item"),
            evidence=addresses("rectification:evidence"),
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the strands of a page."""

    actor: Actor
    meeting: Meeting
    found: WovenStrands
    names: Mapping[int, str]
    most: int | None
    pages: _Pages

    def __post_init__(self) -> None:
        self._know_meetings()
        self._know_verifiers()

    def _know_meetings(self) -> None:
        """Most items are of the meeting itself, which is at hand; those of earlier ones were joined."""
        known = {self.meeting.pk: self.meeting}
        items = self.found.items.values()
        earlier = {one.meeting_id for one in items} - known.keys()
        if earlier:
            known |= Meeting.objects.select_related("unit__superior").in_bulk(earlier)
        for one in items:
            one.meeting = known[one.meeting_id]

    def _know_verifiers(self) -> None:
        """Who verifies an item decides who sees its restricted evidence, of which there is little."""
        if sees_all(self.actor, self.meeting):
            return
        restricted = {
            one.item_id
            for one in chain.from_iterable(self.found.evidence.values())
            if one.level == Level.RESTRICTED.value
        }
        items = [self.found.items[pk] for pk in restricted]
        prefetch_related_objects(items, "verifications", "tasks")

    def shown(self, strand: Strand) -> ShownStrand:
        """A strand with its columns."""
        whose = self._name(strand.person) if strand.person else "班子"
        problem = self.pages.problem(strand.problem) if strand.problem else ""
        found = self.found.items.get(strand.item or 0)
        item = self.pages.item(found.pk) if found else ""
        steps = (
            self._raised(strand), self._named(strand, problem), self._promised(strand, problem),
            self._taken(strand, found, item), self._proved(strand, found, item),
        )  # fmt: skip
        return ShownStrand(whose, strand.stop, steps)

    def _name(self, person: int | None) -> str:
        return self.names.get(person, "") if person else ""

    def _raised(self, strand: Strand) -> Step:
        points = [self.found.points[pk] for pk in strand.points[: self.most]]
        nodes = tuple(self._of_point(point) for point in points)
        said = ""
        if not nodes:
            said = "来处您不能看" if strand.origin_unseen else "没有意见点"
            if not strand.problem and not strand.origin_unseen:
                said = "没有来处，直接登记的"
        if not strand.problem and strand.points and strand.stop is Stop.DONE and not strand.item:
            point = points[0] if points else None
            said = f"不列入问题：{point.reason}" if point and point.reason else "不列入问题"
        more = len(strand.points) - len(nodes) + strand.merged
        missing = STOP_LABELS[Stop.POINT] if strand.stop is Stop.POINT else ""
        reached = bool(nodes) or strand.origin_unseen
        return Step("意见点", nodes, more if nodes else 0, missing, said, reached)

    def _named(self, strand: Strand, address: str) -> Step:
        problem = self.found.problems.get(strand.problem or 0)
        if problem is None:
            return Step("问题", reached=False)
        return Step("问题", (Node(problem.title, address),))

    def _promised(self, strand: Strand, address: str) -> Step:
        measures = self.found.measures.get(strand.problem or 0, ())
        nodes = tuple(
            Node(one.words, address, _note(self._name(one.owner_id), one.due))
            for one in measures[: self.most]
        )
        missing = STOP_LABELS[Stop.MEASURE] if strand.stop is Stop.MEASURE else ""
        return Step("措施", nodes, len(measures) - len(nodes), missing, reached=bool(nodes))

    def _taken(self, strand: Strand, item: Item | None, address: str) -> Step:
        if item is None:
            said = "已列入台账，那一条您不能看" if strand.item_unseen else ""
            said = "写明了理由，不列入台账" if strand.declined else said
            missing = STOP_LABELS[Stop.ITEM] if strand.stop is Stop.ITEM else ""
            if strand.problem and strand.stop is None and not said:
                return Step("台账和任务", said="会后列入台账", reached=False)
            return Step("台账和任务", missing=missing, said=said, reached=bool(said))
        tasks = self.found.tasks.get(item.pk, ())
        nodes = [Node(f"{item}：{item.problem}", address, _note(_state(item), item.last_day))]
        nodes += [
            Node(
                one.words, address, _note(self._name(one.owner_id), one.due),
                done=one.done_on is not None,
            )
            for one in tasks[: self.most]
        ]  # fmt: skip
        return Step("台账和任务", tuple(nodes), len(tasks) - len(nodes) + 1)

    def _proved(self, strand: Strand, item: Item | None, address: str) -> Step:
        if item is None:
            return Step("佐证和销号", reached=False)
        evidence = self.found.evidence.get(item.pk, ())
        nodes = [self._of_evidence(one, item) for one in evidence[: self.most]]
        if item.closed_on:
            nodes.append(Node(f"{item.closed_on:%Y-%m-%d} 销号", address, done=True))
        missing = STOP_LABELS[strand.stop] if strand.stop in {Stop.PROOF, Stop.CLOSING} else ""
        return Step(
            "佐证和销号",
            tuple(nodes),
            max(0, len(evidence) - (self.most or len(evidence))),
            missing,
        )

    def _of_point(self, point: Point) -> Node:
        board = self.pages.team if point.person_id is None else self.pages.board(point.person_id)
        return Node(
            point.words,
            f"{board}#point-{point.pk}",
            POINT_CHANNEL_LABELS[PointChannel(point.channel)],
        )

    def _of_evidence(self, evidence: Evidence, item: Item) -> Node:
        evidence.item = item
        if not may_see(self.actor, evidence):
            return Node("限定范围的佐证", self.pages.item(item.pk))
        return Node(evidence.title, self.pages.evidence(evidence.pk))


def _knot(step: Step) -> str:
    if step.missing:
        return "open"
    return "knotted" if step.reached else "bare"


def _state(item: Item) -> str:
    words = ITEM_STATE_LABELS[ItemState(item.state)]
    return f"{words}（{CAME_BACK_LABELS[CameBack(item.came_back)]}）" if item.came_back else words


def _note(who: str, due: date | None) -> str:
    return "，".join(word for word in (who, f"{due:%Y-%m-%d} 前" if due else "") if word)
