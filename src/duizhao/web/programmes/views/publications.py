"""The page of a publication: its text beside the ledger's numbers, what is left out, when and where it came out."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.publication import PublicationState
from duizhao.core.cycle.stages import Stage
from duizhao.core.ledger.told_counts import compare
from duizhao.web.kit.answers import INVALID
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.programmes.access import place_of_programme, publication_for
from duizhao.web.programmes.forms.plan import ReasonForm
from duizhao.web.programmes.forms.publications import PublicationForm
from duizhao.web.programmes.models import Publication
from duizhao.web.programmes.selectors.figures import Figures, figures_of
from duizhao.web.programmes.selectors.publications import proposed_for, withheld_by
from duizhao.web.programmes.services import publications as services
from duizhao.web.programmes.services.publications import PublicationWords


@require_http_methods(["GET", "POST"])
def publication(request: Request, pk: int) -> HttpResponse:
    """The text of a publication with what it leaves out; sent, the draft is kept."""
    found = publication_for(request.actor, pk)
    if request.method != "POST":
        return _page(request, found)
    return _write(request, found, services.write_publication, "已保存文稿。")


@require_POST
def publish(request: Request, pk: int) -> HttpResponse:
    """Note that it was made public."""
    found = publication_for(request.actor, pk)

    def act(row: Publication, words: PublicationWords, **rest: object) -> None:
        services.publish(row, words, today=today(), **rest)  # type: ignore[arg-type]

    return _write(request, found, act, "已登记公开。")


@require_POST
def do_without(request: Request, pk: int) -> HttpResponse:
    """Note that it is not made public, and why."""
    return _with_reason(request, pk, services.do_without, "已记下不公开的理由。")


@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    """Make a draft of it again."""
    return _with_reason(request, pk, services.take_back, "已改回拟稿。")


def _write(
    request: Request, found: Publication, service: Callable[..., None], said: str
) -> HttpResponse:
    require(request.actor, Act.PROGRAMME_WRITE, place_of_programme(found.programme))
    figures = figures_of(found.programme.inspection)
    form = _form(found, figures, request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=INVALID)
    try:
        service(found, form.words(), by=request.actor, at=now(), revision=_revision(request))
    except Refused as refusal:
        found.refresh_from_db(fields=["state", "revision"])
        return _page(request, found, form=form, reasons=refusal.reasons, status=INVALID)
    messages.success(request, said)
    return redirect("programmes:publication", pk=found.pk)


def _with_reason(
    request: Request, pk: int, service: Callable[..., None], said: str
) -> HttpResponse:
    found, form = publication_for(request.actor, pk), ReasonForm(request.POST)
    require(request.actor, Act.PROGRAMME_WRITE, place_of_programme(found.programme))
    if not form.is_valid():
        return _page(request, found, reason=form, status=INVALID)
    try:
        service(
            found, form.cleaned_data["reason"], by=request.actor, at=now(),
            revision=_revision(request),
        )  # fmt: skip
    except Refused as refusal:
        return _page(request, found, reason=form, reasons=refusal.reasons, status=INVALID)
    messages.success(request, said)
    return redirect("programmes:publication", pk=pk)


def _page(
    request: Request,
    found: Publication,
    *,
    form: PublicationForm | None = None,
    reason: Form | None = None,
    reasons: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    programme = found.programme
    figures = figures_of(programme.inspection)
    told = compare(found.text.splitlines(), figures.counts, figures.groups)
    context = {
        "programme": programme,
        "publication": found,
        "form": form or _form(found, figures),
        "reason": reason or ReasonForm(),
        "reasons": reasons,
        "counts": figures.counts,
        "told": told,
        "withheld": found.withheld.all(),
        "drafted": found.state == PublicationState.DRAFTED.value,
        "may_write": may(request.actor, Act.PROGRAMME_WRITE, place_of_programme(programme)),
        **frame_of(programme.inspection.meeting, Stage.INSPECTIONS, today=today()),
    }
    return render(request, "programmes/publication.html", context, status=status)


def _form(found: Publication, figures: Figures, data: object = None) -> PublicationForm:
    withheld = withheld_by(found)
    return PublicationForm(
        data, publication=found, findings=figures.words, withheld=withheld,
        text=proposed_for(found, figures, on=today(), withheld=len(withheld)),
    )  # fmt: skip


def _revision(request: Request) -> int | None:
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isdecimal() else None
