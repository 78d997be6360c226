"""Pages of signed scans (扫描件归位): batches, one batch with what was found in it, one page, a copy taken or withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.outline.unreadable import Unreadable
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request, revision_seen
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.papers.access import (
    batch_for,
    batches_for,
    copy_for,
    copy_to_withdraw,
    scans_of,
)
from duizhao.web.papers.destinations import destinations_of
from duizhao.web.papers.forms.scans import BatchForm, PlacingForm, WithdrawForm
from duizhao.web.papers.models import Batch, BatchPage
from duizhao.web.papers.selectors.scans import (
    came_before,
    goal_of_page,
    is_hidden,
    open_batch,
    sorted_batch,
)
from duizhao.web.papers.services import scans as services

_SIZE = 20
_LARGE = 90


@require_http_methods(["GET", "POST"])
def scans(request: Request, pk: int) -> HttpResponse:
    """The batches that the reader brought, and the form for another."""
    meeting = scans_of(request.actor, pk)
    form = BatchForm()
    if request.method == "POST":
        form = BatchForm(request.POST, request.FILES)
        if form.is_valid():
            batch = services.receive(
                meeting, form.cleaned_data["scans"], by=request.actor, at=now()
            )
            services.go_on(batch, by=request.actor, today=today())
            return redirect("papers:batch", pk=batch.pk)
    context = {
        "form": form,
        "page": page_of(request, batches_for(request.actor, meeting)),
        **frame_of(meeting, Stage.REPORT, today=today()),
    }
    return render(request, "papers/scans.html", context, status=status_of(request))


@never_cache
@require_safe
def batch(request: Request, pk: int) -> HttpResponse:
    """One batch: how far it is read, what was found, what is to be placed by hand."""
    return _batch(request, batch_for(request.actor, pk))


@require_POST
def go_on(request: Request, pk: int) -> HttpResponse:
    """Read the next few pages."""
    found = batch_for(request.actor, pk)
    try:
        services.go_on(found, by=request.actor, today=today())
    except Refused as refusal:
        return _batch(request, found, reasons=refusal.reasons)
    return redirect("papers:batch", pk=found.pk)


@require_POST
def place(request: Request, pk: int) -> HttpResponse:
    """Place the pages of which the form tells, or all that may be backs behind the page before."""
    found = batch_for(request.actor, pk)
    revision = revision_seen(request)
    if "backs" in request.POST:
        number = services.follow(found, by=request.actor, today=today(), revision=revision)
        messages.success(request, f"{number} 页没有码的，已随前一页放好。请再看一遍。")
        return redirect("papers:batch", pk=found.pk)
    goals = destinations_of(request.actor, found.meeting, today=today())
    sent = [page for page in found.leaves.all() if f"page-{page.number}" in request.POST]
    form = PlacingForm(request.POST, pages=sent, goals=goals)
    if not form.is_valid():
        return _batch(request, found, reasons=("选的文书现在没有，请重新选",))
    try:
        services.place(found, form.found(), by=request.actor, today=today(), revision=revision)
    except Refused as refusal:
        return _batch(request, found, reasons=refusal.reasons)
    return redirect("papers:batch", pk=found.pk)


@require_POST
def file_batch(request: Request, pk: int) -> HttpResponse:
    """File everything that was found, in one act."""
    found = batch_for(request.actor, pk)
    try:
        copies = services.file_batch(
            found, by=request.actor, at=now(), today=today(), revision=revision_seen(request)
        )
    except Refused as refusal:
        return _batch(request, found, reasons=refusal.reasons)
    messages.success(request, f"{found}已归位，{len(copies)} 份签字件放到了各自的文书下。")
    return redirect("papers:batch", pk=found.pk)


@require_POST
def drop(request: Request, pk: int) -> HttpResponse:
    """Give the batch up."""
    found = batch_for(request.actor, pk)
    services.drop(found, by=request.actor, at=now(), revision=revision_seen(request))
    messages.success(request, f"{found}已放弃，文件已删除。")
    return redirect("papers:scans", pk=found.meeting_id)


@never_cache
@require_safe
def scan_page(request: Request, pk: int, number: int) -> HttpResponse:
    """One page of a batch, large, with the form that places it."""
    found, page = _page(request, pk, number)
    goals = destinations_of(request.actor, found.meeting, today=today())
    where = goal_of_page(page, goals)
    context = {
        "batch": found,
        "leaf": page,
        "where": where,
        "hidden": is_hidden(page, goals),
        "form": PlacingForm(pages=[page], goals=goals),
        **frame_of(found.meeting, Stage.REPORT, today=today()),
    }
    return render(request, "papers/scan_page.html", context)


@never_cache
@require_safe
def scan_picture(request: Request, pk: int, number: int) -> HttpResponse:
    """A page as a picture. One that goes to a record which the reader may not read is not shown to him again."""
    found, page = _page(request, pk, number)
    if is_hidden(page, destinations_of(request.actor, found.meeting, today=today())):
        raise Http404
    try:
        with open_batch(found) as scan:
            picture = (
                scan.picture_of(number, _LARGE)
                if "large" in request.GET
                else scan.picture_of(number)
            )
    except (Refused, Unreadable) as fault:
        raise Http404 from fault
    return HttpResponse(picture, content_type="image/png")


@never_cache
@require_safe
def signed_file(request: Request, pk: int) -> FileResponse:
    """A signed copy as a file; each time is recorded. Raises Http404 for one that was withdrawn."""
    copy = copy_for(request.actor, pk, today=today())
    if copy.withdrawn_at is not None:
        raise Http404
    services.note_taken(copy, by=request.actor, at=now())
    return FileResponse(copy.file.open("rb"), as_attachment=True, filename=copy.file_name)


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Withdraw a signed copy with a reason."""
    copy = copy_to_withdraw(request.actor, pk, today=today())
    form = WithdrawForm(request.POST or None)
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw(copy, form.cleaned_data["why"], by=request.actor, at=now())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, f"{copy}已撤回，留有记录。")
            return redirect("papers:papers", pk=copy.meeting_id)
    context = {
        "copy": copy,
        "form": form,
        "reasons": reasons,
        **frame_of(copy.meeting, Stage.REPORT, today=today()),
    }
    return render(request, "papers/copy_withdraw.html", context, status=status_of(request))


def _page(request: Request, pk: int, number: int) -> tuple[Batch, BatchPage]:
    found = batch_for(request.actor, pk)
    if not found.file:
        raise Http404
    return found, get_object_or_404(found.leaves.all(), number=number)


def _batch(request: Request, found: Batch, *, reasons: tuple[str, ...] = ()) -> HttpResponse:
    goals = destinations_of(request.actor, found.meeting, today=today())
    parts = sorted_batch(found, goals)
    page = Paginator(parts.loose, _SIZE).get_page(request.GET.get("page"))
    form = PlacingForm(pages=[one.page for one in page], goals=goals)
    left = found.leaves.filter(state="waiting").count()
    context = {
        "batch": found,
        "parts": parts,
        "page": page,
        "rows": [(one, form[f"page-{one.page.number}"]) for one in page],
        "left": left,
        "read": found.leaves.count() - left,
        "same": came_before(found),
        "copies": found.copies.all(),
        "reasons": reasons,
        **frame_of(found.meeting, Stage.REPORT, today=today()),
    }
    return render(request, "papers/scan_batch.html", context, status=INVALID if reasons else 200)
