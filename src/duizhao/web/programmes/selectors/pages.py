"""What the page of a programme shows: its steps with their days, its findings, what it lacks for the next move."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.programme import FORWARD, ProgrammeState
from duizhao.core.cycle.programme_terms import ProgrammeDays
from duizhao.core.cycle.publication import PublicationState
from duizhao.web.inspections.models import Inspection
from duizhao.web.programmes.access import Reading
from duizhao.web.programmes.models import Programme, Publication, Reviewer
from duizhao.web.programmes.selectors.figures import Figures, Line, figures_of_all
from duizhao.web.programmes.selectors.remarks import Remarks, remarks_of
from duizhao.web.programmes.selectors.standing import days_in, standing_of


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the programme: what it is called, its last day, when it was done; `late` where it is over."""

    label: str
    due: date | None
    done_on: date | None
    said: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """Everything that the page shows; `hidden` is how many findings the reader may not read."""

    steps: tuple[Step, ...]
    figures: Figures
    lines: tuple[Line, ...]
    hidden: int
    next_label: str
    missing: tuple[str, ...]
    reviewers: tuple[Reviewer, ...]
    remarks: Remarks
    publications: tuple[Publication, ...]
    unknown_years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A feedback with its programme, if it has one, and its counts."""

    inspection: Inspection
    programme: Programme | None
    figures: Figures


def page_of_programme(
    actor: Actor, programme: Programme, figures: Figures, *, today: date
) -> ProgrammePage:
    """What the page of a programme shows to a reader."""
    reading = Reading(actor, programme)
    lines = tuple(line for line in figures.lines if reading.allows(line.finding))
    days = days_in(programme)
    move = FORWARD.get(ProgrammeState(programme.state))
    facts = standing_of(programme, figures, sent=True, words="-")
    publications = tuple(programme.publications.all())
    return ProgrammePage(
        steps=_steps(programme, days, publications, today),
        figures=figures,
        lines=lines,
        hidden=len(figures.lines) - len(lines),
        next_label=move.label if move else "",
        missing=move.open_needs(facts) if move else (),
        reviewers=tuple(programme.reviewers.all()),
        remarks=remarks_of(actor, programme),
        publications=publications,
        unknown_years=days.unknown_years,
    )


def overviews_of(inspections: list[Inspection]) -> list[Overview]:
    """The feedbacks of a meeting, each with how it is mended."""
    figures = figures_of_all(inspections)
    return [Overview(one, getattr(one, "programme", None), figures[one.pk]) for one in inspections]


def _steps(
    programme: Programme, days: ProgrammeDays, publications: tuple[Publication, ...], today: date
) -> tuple[Step, ...]:
    received, state = programme.inspection.received_on, ProgrammeState(programme.state)
    planned = programme.adopted_on if programme.approved_at else None
    adopted = f"{programme.adopted_by}审定，{programme.approved_by_name}批准" if planned else ""
    reported = programme.sent_on
    steps = (
        Step("收到反馈", None, received, programme.inspection.inspected_by),
        Step("定整改方案", days.plan.day, planned, adopted),
        Step("集中整改", days.concentrated, reported, "" if reported else _left(days.concentrated, today)),
        Step("报进展情况", days.report.day, reported, f"报{programme.sent_to}" if reported else ""),
        _publishing(programme, days.publish.day, publications),
        Step("长期整改、了结", None, programme.closed_on),
    )  # fmt: skip
    open_now = state is not ProgrammeState.CLOSED
    return tuple(
        Step(
            step.label, step.due, step.done_on, step.said,
            late=open_now and step.done_on is None and step.due is not None and step.due < today,
        )
        for step in steps
    )  # fmt: skip


def _publishing(programme: Programme, due: date, publications: tuple[Publication, ...]) -> Step:
    """The step of making it public: done once each is out, or has its reason."""
    drafted = [one for one in publications if one.state == PublicationState.DRAFTED.value]
    out = [one.published_on for one in publications if one.published_on]
    done = not drafted and bool(publications) and programme.sent_on is not None
    said = "；".join(f"{one.get_scope_display()}{one.get_state_display()}" for one in publications)
    return Step("公开整改情况", due, max(out, default=programme.sent_on) if done else None, said)


def _left(end: date, today: date) -> str:
    days = (end - today).days
    return f"还有 {days} 天" if days >= 0 else f"已经期满 {-days} 天"
