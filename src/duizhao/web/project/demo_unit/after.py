"""The invented bureau half a year after its sitting: the sitting held, its ledger in every state, by the program's own acts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.agenda import ItemKind
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.evidence import EvidenceKind
from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.publication import PublicationScope
from duizhao.core.cycle.sitting import Presence, SeatKind
from duizhao.core.cycle.spot_check import CheckState
from duizhao.core.indicators.kinds import KINDS, CoverageSource, IndicatorKind, RegulationStep
from duizhao.core.indicators.periods import Period
from duizhao.web.conduct import closing_moves, sitting_moves
from duizhao.web.indicators.models import Indicator
from duizhao.web.indicators.services.entries import EntryWords, enter
from duizhao.web.indicators.services.indicators import IndicatorWords, add_indicator
from duizhao.web.meetings.models import Meeting
from duizhao.web.programmes.models import Programme
from duizhao.web.programmes.services import programmes, publications, remarks
from duizhao.web.project.demo_unit import after_words as said
from duizhao.web.project.demo_unit.people import Bureau, himself
from duizhao.web.project.demo_unit.plan import day, moment
from duizhao.web.rectification.models import Item, SpotCheck
from duizhao.web.rectification.selectors.loose import without_item
from duizhao.web.rectification.services import checks, plan, verification, work
from duizhao.web.rectification.services.plan import ItemWords, TaskWords
from duizhao.web.rectification.services.work import EvidenceWords
from duizhao.web.sittings.access import current_sitting
from duizhao.web.sittings.models import AgendaItem, Criticism, Sitting
from duizhao.web.sittings.services import agenda, criticisms, minutes
from duizhao.web.units.models import Department, Person

SITTING, LISTED, REPORTED = 16, 20, 28
"""Days after the middle of the preparation: the sitting, the ledger, the report."""


@dataclass
class After:
    """Who does it, and what it is done with."""

    meeting: Meeting
    bureau: Bureau
    office: Actor
    leader: Actor
    departments: list[Department] = field(default_factory=list)
    regulations: Indicator | None = None

    def make(self) -> None:
        """The sitting first, then what follows from it in the order of time."""
        self.departments = list(self.bureau.unit.departments.all())
        sitting = current_sitting(self.meeting)
        if sitting is None:
            raise RuntimeError("the sitting was not prepared")
        self._hold(sitting)
        self._count()
        items = self._listed()
        self._report()
        self._mend_findings(items)
        self._mend(items)
        self._look_back()
        self._programme()

    def _hold(self, sitting: Sitting) -> None:
        """Everybody is there; the sealed criticisms are opened and accepted; the minutes are locked."""
        at = moment(SITTING, 9)
        seats = [
            agenda.SeatWords(pk=seat.pk, presence=Presence.PRESENT, reason="")
            for seat in sitting.attendance.all()
        ]
        agenda.enter_attendance(sitting, seats, by=self.office, at=at)
        sitting_moves.open_sitting(sitting, by=self.leader, at=at)
        for place, item in enumerate(sitting.items.order_by("rank")):
            self._take_up(sitting, item, minute=20 * place)
        closed = moment(SITTING, 16)
        sitting_moves.close_sitting(sitting, by=self.leader, at=closed)
        minutes.hand_out(sitting, by=self.office, at=moment(SITTING + 1))
        present = sitting.attendance.filter(seat=SeatKind.EXPECTED.value)
        for seat in present.select_related("person"):
            minutes.confirm_minutes(
                sitting, handed_out=sitting.handed_out, by=himself(seat.person),
                at=moment(SITTING + 2),
            )  # fmt: skip
            sitting.refresh_from_db()
        self.meeting.refresh_from_db()
        sitting_moves.begin_reporting(self.meeting, by=self.office, at=moment(SITTING + 3))

    def _take_up(self, sitting: Sitting, item: AgendaItem, *, minute: int) -> None:
        at = moment(SITTING, 9) + timedelta(minutes=minute)
        if item.started_at is None:
            agenda.take_up(item, by=self.office, at=at)
        kind = ItemKind(item.kind)
        if words := said.SAID.get(kind):
            speaker = None if kind is ItemKind.SUPERVISORS else self.bureau.team[0]
            line = minutes.LineWords(
                key=uuid5(NAMESPACE_URL, words), item=item, speaker=speaker, words=words
            )
            minutes.write_line(sitting, line, by=self.office, at=at)
        if kind is ItemKind.CRITICISM:
            for one in Criticism.objects.filter(meeting=self.meeting, target=item.person_id):
                criticisms.open_criticism(one, by=self.office, at=at)
                criticisms.answer_criticism(
                    one, said.REPLY, CriticismState.ACCEPTED, by=himself(one.target), at=at
                )

    def _count(self) -> None:
        """Two indicators of the new year, one of them late."""
        office, deputy = self.bureau.secretary, self.bureau.team[1]
        research = self._indicator(
            IndicatorKind.RESEARCH, "2026年班子到部门和基层调研", 2, Period.QUARTER, deputy
        )
        places = {one.label: one for one in research.covered.all()}
        for month, on, name in said.RESEARCH:
            self._entered(research, EntryWords(on=date(2026, month, on), covered=places[name]))
        self.regulations = self._indicator(
            IndicatorKind.REGULATION, "2026年制定修订 6 项制度", 6, Period.WINDOW, office,
            typed=tuple(title for title, *_ in said.REGULATIONS),
        )  # fmt: skip
        titles = {one.label: one for one in self.regulations.covered.all()}
        for title, drafted, issued in said.REGULATIONS:
            steps = ((RegulationStep.DRAFTED, drafted), (RegulationStep.ISSUED, issued))
            for step, when in steps:
                if when:
                    words = EntryWords(on=date(2026, *when), covered=titles[title], step=step.value)
                    self._entered(self.regulations, words)

    def _indicator(  # noqa: PLR0917  what tells one indicator from the other
        self, kind: IndicatorKind, title: str, target: int, period: Period, responsible: Person,
        typed: tuple[str, ...] = (),
    ) -> Indicator:  # fmt: skip
        begins = KINDS[kind]
        words = IndicatorWords(
            kind=kind, title=title, target=target, count_unit=begins.unit, period=period,
            first_day=date(2026, 2, 1), last_day=date(2026, 12, 31),
            coverage=CoverageSource.TYPED if typed else begins.coverage, typed=typed,
            responsible=(responsible,),
        )  # fmt: skip
        return add_indicator(self.bureau.unit, words, by=self.office, at=moment(LISTED))

    def _entered(self, indicator: Indicator, words: EntryWords) -> None:
        at = moment((words.on - day(0)).days, 16)
        enter(indicator, words, by=self.office, at=at, today=words.on)

    def _listed(self) -> list[Item]:
        """Everything that was raised is listed, the last declined; each item written down and begun."""
        *loose, last = without_item(self.meeting)
        at = moment(LISTED)
        keys = [one.key for one in loose]
        items = plan.take_sources(self.meeting, keys, by=self.office, at=at)
        plan.decline_source(self.meeting, last.key, said.DROPPED, by=self.office, at=at)
        for place, item in enumerate(items):
            self._write(item, place)
        for item in items[:-1]:
            plan.start(item, by=self.office, at=moment(LISTED + 2))
        return items

    def _write(self, item: Item, place: int) -> None:
        goal, _ = said.WORDS.get(item.aspect, said.OTHERWISE)
        owner = item.owner or item.person or self.bureau.team[1 + place % 6]
        department = self.departments[place % len(self.departments)]
        due = date(2026, 6, 30) + timedelta(days=15 * (place % 9))
        standing = place in {8, 13}
        tasks = [
            TaskWords(
                words=task.words, owner=task.owner or owner, department=department,
                due=min(task.due or due, due), measure=task.measure, pk=task.pk,
            )
            for task in item.tasks.select_related("owner", "measure")
        ] or [TaskWords(words="照会上的承诺改。", owner=owner, department=department, due=due)]  # fmt: skip
        words = ItemWords(
            problem=item.problem, aspect=item.aspect or "governance", goal=goal,
            judged_by=item.judged_by or "有办理记录，科室和镇里说得出变化", owner=owner,
            department=department, due=None if standing else due, standing=standing,
            review_on=date(2026, 9, 30) if standing else None, key_concern=place in {0, 9},
            tasks=tuple(tasks),
        )  # fmt: skip
        plan.change_item(item, words, by=self.office, at=moment(LISTED, 15))

    def _report(self) -> None:
        sent_on = day(REPORTED)
        closing_moves.enter_report(
            self.meeting, sent_on, "中共清河市委组织部", by=self.office, at=moment(REPORTED),
            today=sent_on,
        )  # fmt: skip
        closing_moves.close_meeting(self.meeting, by=self.office, at=moment(REPORTED, 16))

    def _mend_findings(self, items: list[Item]) -> None:
        """What the inspection found is closed within its period but for two, of which one has more time."""
        others = self.meeting.items.filter(state=ItemState.IN_PROGRESS.value)
        *done, longer, _ = others.exclude(pk__in=[item.pk for item in items]).order_by("number")
        for place, item in enumerate(done):
            self._close(item, date(2026, 3, 2) + timedelta(days=2 * place))
        self._more_time(longer, date(2026, 3, 5), date(2026, 9, 30), approved=True)

    def _look_back(self) -> None:
        """The spot checks whose day has come, this year's and last year's, found nothing."""
        due = SpotCheck.objects.filter(
            item__meeting__unit=self.bureau.unit, item__state=ItemState.CLOSED.value,
            state=CheckState.DUE.value, due__lt=date(2026, 7, 20),
        )  # fmt: skip
        for check in due.select_related("item__meeting__unit__superior").order_by("due"):
            checks.record_check(
                check, "看了近三个月的记录，没有反弹。", back=False, by=self.office,
                at=_at(check.due),
            )  # fmt: skip

    def _mend(self, items: list[Item]) -> None:
        """Every state that an item can have: the first came back, the last has not begun."""
        back, verifying, asked, returned, longer, waiting, *rest = items[:-1]
        self._close(back, date(2026, 3, 20))
        first = back.spot_checks.earliest("due")
        checks.record_check(
            first, said.RELAPSED, back=True, due=date(2026, 9, 30), by=self.office,
            at=_at(first.due),
        )  # fmt: skip
        self._ask(verifying, date(2026, 7, 17))
        verification.assign_verifier(
            verifying, self._verifier(), by=self.office, at=_at(date(2026, 7, 20))
        )
        self._ask(asked, date(2026, 7, 24))
        self._ask(returned, date(2026, 7, 3))
        verification.send_back(returned, said.RETURNED, by=self.office, at=_at(date(2026, 7, 8)))
        self._more_time(longer, date(2026, 4, 20), date(2026, 12, 15), approved=True)
        self._more_time(waiting, date(2026, 7, 22), date(2026, 12, 31), approved=False)
        closed = [item for place, item in enumerate(rest) if place % 2 == 0 and not item.standing]
        for place, item in enumerate(closed):
            self._close(item, date(2026, 3, 25) + timedelta(days=11 * place))

    def _ask(self, item: Item, on: date) -> None:
        item.refresh_from_db()
        by, at = himself(self._owner(item)), _at(on)
        for task in item.tasks.filter(done_on=None):
            work.finish_task(task, "已按计划办完，有记录。", on=on, by=by, at=at)
        for words in self._evidence(item, on):
            work.add_evidence(item, words, by=by, at=at)
        _, effect = said.WORDS.get(item.aspect, said.OTHERWISE)
        item.refresh_from_db()
        work.request_closing(item, effect, by=by, at=at + timedelta(hours=2))

    def _evidence(self, item: Item, on: date) -> Iterator[EvidenceWords]:
        yield EvidenceWords(
            kind=EvidenceKind.NOTE, title="办理记录", proves=item.judged_by[:400] or item.goal,
            dated_on=on, words="记录存办公室，会务看过原件，页码齐全。",
        )  # fmt: skip
        if item.aspect == "reverence":
            yield EvidenceWords(
                kind=EvidenceKind.INDICATOR, title="制度印发登记", proves="该立的规矩立了几项",
                dated_on=on, indicator=self.regulations,
            )  # fmt: skip

    def _close(self, item: Item, on: date) -> None:
        self._ask(item, on)
        verifier = self._verifier()
        at = _at(on + timedelta(days=1))
        verification.assign_verifier(item, verifier, by=self.office, at=at)
        verification.pass_item(item, said.SEEN, by=himself(verifier), at=at + timedelta(hours=3))
        later = _at(on + timedelta(days=3))
        verification.sign_off(item, by=self.leader, at=later)
        verification.close_item(item, by=self.office, at=later + timedelta(hours=1))

    def _more_time(self, item: Item, on: date, until: date, *, approved: bool) -> None:
        item.refresh_from_db()
        by, at = himself(self._owner(item)), _at(on)
        asked = work.request_extension(item, said.LONGER, until, by=by, at=at)
        if approved:
            checks.decide_extension(
                asked, "同意，八月底先报一次进展。", approve=True, by=self.leader,
                at=at + timedelta(days=2),
            )  # fmt: skip

    def _programme(self) -> None:
        """The concentrated period is over: reported, remarks answered, made known; the long work goes on."""
        programme = Programme.objects.get(inspection__meeting=self.meeting)
        signed = date(2026, 3, 20)
        programmes.sign_report(programme, by=self.leader, at=_at(signed))
        programmes.send_report(
            programme, signed + timedelta(days=3), "中共清河市委巡察工作领导小组办公室",
            by=self.office, at=_at(signed + timedelta(days=3)),
        )  # fmt: skip
        for reviewer in programme.reviewers.all():
            for remark in reviewer.remarks.filter(state="open", merged_into=None):
                remarks.answer_remark(
                    remark, "已照改，见报送稿所附的谈话计划表。", changed=True, by=self.office,
                    at=_at(date(2026, 4, 2)),
                )  # fmt: skip
        for publication in programme.publications.all():
            if publication.scope == PublicationScope.PARTY.value:
                on = date(2026, 4, 10)
                words = publications.PublicationWords(
                    text=said.PARTY_WORDS, where="局机关党员大会", on=on, withheld={}
                )
                publications.publish(publication, words, today=on, by=self.office, at=_at(on))

    def _owner(self, item: Item) -> Person:
        if item.owner is None:
            raise RuntimeError(f"{item} has no owner")
        return item.owner

    def _verifier(self) -> Person:
        return Person.objects.get(name="何立新")


def make_after(meeting: Meeting, bureau: Bureau, *, office: Actor, leader: Actor) -> None:
    """All of it."""
    After(meeting, bureau, office, leader).make()


def _at(on: date) -> datetime:
    return moment((on - day(0)).days)
