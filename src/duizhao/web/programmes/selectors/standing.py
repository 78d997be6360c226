"""What a programme has so far, as the moves of its life ask for it."""

from collections.abc import Callable

from django.db.models import Count

from duizhao.core.cycle.item import OPEN, ItemState
from duizhao.core.cycle.programme import Standing
from duizhao.core.cycle.programme_terms import ProgrammeDays, ProgrammeTerms, days_of
from duizhao.core.cycle.publication import PublicationState
from duizhao.core.cycle.remark import RemarkState
from duizhao.core.cycle.workdays import Counting, Workdays
from duizhao.core.ledger.finding_counts import FindingState
from duizhao.web.programmes.models import Programme
from duizhao.web.programmes.selectors.figures import Figures
from duizhao.web.rectification.models import Item
from duizhao.web.units.holidays import workdays_of


def standing_of(
    programme: Programme, figures: Figures, *, sent: bool = False, words: str = ""
) -> Standing:
    """The facts of a move."""
    reviewers = programme.reviewers.annotate(number=Count("remarks"))
    drafted = programme.publications.filter(state=PublicationState.DRAFTED.value)
    return Standing(
        findings=figures.counts.findings,
        loose=figures.in_state(FindingState.LOOSE),
        items_without_owner=_which(figures, lambda item: item.owner_id is None),
        items_without_task=_which(figures, lambda item: not item.tasks.all()),
        items_with_bare_task=_which(figures, _has_bare_task),
        items_not_begun=_which(figures, lambda item: item.state == ItemState.PROPOSED.value),
        items_open=_which(figures, lambda item: ItemState(item.state) in OPEN),
        adopted=programme.adopted_on is not None and bool(programme.adopted_by),
        bodies=len(reviewers),
        signed=programme.signed_at is not None,
        sent=sent,
        silent_bodies=tuple(
            one.name for one in reviewers if one.number == 0 and one.silent_on is None
        ),
        remarks_open=programme.remarks.filter(state=RemarkState.OPEN.value).count(),
        unpublished=tuple(str(one) for one in drafted),
        words=words,
    )


def terms_of(programme: Programme) -> ProgrammeTerms:
    """The figures by which a programme counts its days."""
    return ProgrammeTerms(
        counting=Counting(programme.counting),
        plan_days=programme.plan_days,
        months=programme.months,
        report_days=programme.report_days,
        publish_days=programme.publish_days,
    )


def days_in(programme: Programme) -> ProgrammeDays:
    """The last days of a programme's steps; the holidays are read where working days are counted."""
    inspection, terms = programme.inspection, terms_of(programme)
    working = terms.counting is Counting.WORKING
    workdays = workdays_of(inspection.meeting.unit) if working else Workdays()
    return days_of(inspection.received_on, terms, workdays, sent_on=programme.sent_on)


def _which(figures: Figures, asked: Callable[[Item], bool]) -> tuple[int, ...]:
    return tuple(sorted(item.number for item in figures.items.values() if asked(item)))


def _has_bare_task(item: Item) -> bool:
    return any(task.owner_id is None or task.due is None for task in item.tasks.all())
