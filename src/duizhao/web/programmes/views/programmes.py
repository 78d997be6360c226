"""Pages of programmes: those of a meeting, one with its steps and acts, its plan."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.programme import PLANNING, UNDER_WAY, ProgrammeState
from duizhao.core.cycle.stages import Stage
from duizhao.core.ledger.finding_counts import MEANINGS
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.programmes.access import (
    inspection_for,
    inspections_for,
    place_of_programme,
    programme_for,
)
from duizhao.web.programmes.forms.plan import ClosingForm, PlanForm, ReasonForm, SendForm
from duizhao.web.programmes.models import Programme
from duizhao.web.programmes.selectors.figures import figures_of
from duizhao.web.programmes.selectors.pages import overviews_of, page_of_programme
from duizhao.web.programmes.services import programmes as services
from duizhao.web.units.places import place_of


@require_safe
def programmes(request: Request, pk: int) -> HttpResponse:
    """The feedbacks of a meeting, each with its programme and counts."""
    meeting = meeting_for(request.actor, pk)
    context = {
        "overviews": overviews_of(inspections_for(request.actor, meeting)),
        "may_write": may(request.actor, Act.PROGRAMME_WRITE, place_of(meeting.unit)),
        **_frame(meeting),
    }
    return render(request, "programmes/programme_list.html", context)


@require_http_methods(["GET", "POST"])
def set_up(request: Request, pk: int) -> HttpResponse:
    """Begin the rectification of a feedback; where it has begun, its page."""
    inspection = inspection_for(request.actor, pk)
    if found := Programme.objects.filter(inspection=inspection).first():
        return redirect(found)
    require(request.actor, Act.PROGRAMME_WRITE, place_of(inspection.meeting.unit))
    form = PlanForm(
        request.POST or None, programme=None, received_on=inspection.received_on, today=today()
    )
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            added = services.set_up(inspection, form.words(), by=request.actor, at=now())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(
                request, "已定下期限和审核单位。接下来落实每条问题的条目、责任和措施。"
            )
            return redirect(added)
    context = {
        "form": form, "inspection": inspection, "programme": None, "reasons": reasons,
        "back": "", **_frame(inspection.meeting),
    }  # fmt: skip
    return render(request, "programmes/plan_edit.html", context, status=status_of(request))


@require_safe
def programme(request: Request, pk: int) -> HttpResponse:
    """One programme: where it stands, what it lacks, its findings, remarks and publications."""
    return _page(request, programme_for(request.actor, pk))


@require_http_methods(["GET", "POST"])
def change_plan(request: Request, pk: int) -> HttpResponse:
    """Write the terms, the reviewers and the adoption anew."""
    found = programme_for(request.actor, pk)
    require(request.actor, Act.PROGRAMME_WRITE, place_of_programme(found))
    inspection = found.inspection
    form = PlanForm(
        request.POST or None, programme=found, received_on=inspection.received_on, today=today()
    )
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            services.change_plan(
                found, form.words(), by=request.actor, at=now(), revision=_revision(request)
            )
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "已保存。")
            return redirect(found)
    context = {
        "form": form, "inspection": inspection, "programme": found, "reasons": reasons,
        "back": found.get_absolute_url(), **_frame(inspection.meeting),
    }  # fmt: skip
    return render(request, "programmes/plan_edit.html", context, status=status_of(request))


@require_POST
def approve(request: Request, pk: int) -> HttpResponse:
    """Approve the plan."""
    return _act(request, pk, services.approve_plan, "已批准整改方案。")


@require_POST
def concentrate(request: Request, pk: int) -> HttpResponse:
    """Begin the concentrated period."""
    return _act(request, pk, services.concentrate, "已开始集中整改。")


@require_POST
def sign(request: Request, pk: int) -> HttpResponse:
    """Sign the progress report."""
    return _act(request, pk, services.sign_report, "已签批进展报告。")


@require_POST
def unsign(request: Request, pk: int) -> HttpResponse:
    """Take the signature back."""
    return _act(request, pk, services.unsign_report, "已收回签批。")


@require_POST
def follow_up(request: Request, pk: int) -> HttpResponse:
    """Go over to the long work."""
    return _act(request, pk, services.follow_up, "已转入长期整改。")


@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    """Have the plan made anew."""
    found, form = programme_for(request.actor, pk), ReasonForm(request.POST)
    require(request.actor, Act.PROGRAMME_WRITE, place_of_programme(found))
    if not form.is_valid():
        return _page(request, found, back=form, status=INVALID)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        services.take_back_plan(
            found, reason, by=request.actor, at=now(), revision=_revision(request)
        )

    return _done(request, found, act, "已退回重定方案。")


@require_POST
def send(request: Request, pk: int) -> HttpResponse:
    """Note that the progress report was sent."""
    found, form = programme_for(request.actor, pk), SendForm(request.POST, today=today())
    require(request.actor, Act.PROGRAMME_WRITE, place_of_programme(found))
    if not form.is_valid():
        return _page(request, found, sending=form, status=INVALID)

    def act() -> None:
        data = form.cleaned_data
        services.send_report(
            found, data["sent_on"], data["sent_to"], by=request.actor, at=now(),
            revision=_revision(request),
        )  # fmt: skip

    return _done(request, found, act, "已登记报送。审核单位回复以后录入意见。")


@require_POST
def close(request: Request, pk: int) -> HttpResponse:
    """Close the programme."""
    found, form = programme_for(request.actor, pk), ClosingForm(request.POST)
    require(request.actor, Act.PROGRAMME_APPROVE, place_of_programme(found))
    if not form.is_valid():
        return _page(request, found, closing=form, status=INVALID)

    def act() -> None:
        services.close(
            found, form.cleaned_data["words"], on=today(), by=request.actor, at=now(),
            revision=_revision(request),
        )  # fmt: skip

    return _done(request, found, act, "已了结。")


def _act(request: Request, pk: int, service: Callable[..., None], said: str) -> HttpResponse:
    found = programme_for(request.actor, pk)

    def act() -> None:
        service(found, by=request.actor, at=now(), revision=_revision(request))

    return _done(request, found, act, said)


def _done(request: Request, found: Programme, act: Callable[[], None], said: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        found.refresh_from_db()
        return _page(request, found, reasons=refusal.reasons, status=INVALID)
    messages.success(request, said)
    return redirect(found)


def _page(
    request: Request,
    found: Programme,
    *,
    reasons: tuple[str, ...] = (),
    sending: Form | None = None,
    closing: Form | None = None,
    back: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    place = place_of_programme(found)
    state = ProgrammeState(found.state)
    figures = figures_of(found.inspection)
    may_approve = may(request.actor, Act.PROGRAMME_APPROVE, place)
    context = {
        "programme": found,
        "inspection": found.inspection,
        "page": page_of_programme(request.actor, found, figures, today=today()),
        "counts": figures.counts,
        "meanings": MEANINGS,
        "may_write": may(request.actor, Act.PROGRAMME_WRITE, place),
        "may_approve": may_approve,
        "planning": state in PLANNING,
        "under_way": state in UNDER_WAY,
        "moved": bool(found.signed_counts)
        and not found.sent_on
        and found.signed_counts != figures.counts.sentence(),
        "reasons": reasons,
        "sending": sending or SendForm(today=today()),
        "closing": closing or ClosingForm(),
        "back": back or ReasonForm(),
        **_frame(found.inspection.meeting),
    }
    return render(request, "programmes/programme.html", context, status=status)


def _revision(request: Request) -> int | None:
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isdecimal() else None


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.INSPECTIONS, today=today())
