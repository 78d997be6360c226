"""Pages of the audit administrator: the log, and the log as a file."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from duizhao.web.audit.access import entries_for, units_read_by
from duizhao.web.audit.events import EVENT_LABELS, Event
from duizhao.web.audit.forms import EntryFilter
from duizhao.web.audit.papers import to_csv
from duizhao.web.audit.selectors import narrowed
from duizhao.web.audit.services import note_export
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request

PAGE = 50


@never_cache
@require_safe
def entry_list(request: Request) -> HttpResponse:
    """The log, the newest first, narrowed by event, person and days."""
    entries = entries_for(request.actor)
    form = EntryFilter(request.GET)
    valid = form.is_valid()
    page = page_of(request, narrowed(entries, **form.cleaned_data) if valid else entries, PAGE)
    rows = [(entry, EVENT_LABELS[Event(entry.event)]) for entry in page]
    context = {"form": form, "page": page, "rows": rows, "asked": request.GET.urlencode()}
    return render(request, "audit/entry_list.html", context, status=200 if valid else 422)


@never_cache
@require_safe
def entry_file(request: Request) -> HttpResponse | StreamingHttpResponse:
    """What the list shows, all pages, as CSV; that it was taken out is entered, too."""
    entries = entries_for(request.actor)
    form = EntryFilter(request.GET)
    if not form.is_valid():
        return entry_list(request)
    chosen = narrowed(entries, **form.cleaned_data)
    last = chosen.order_by("-pk").first()
    note_export(units_read_by(request.actor), by=request.actor, at=now())
    if last is not None:
        chosen = chosen.filter(pk__lte=last.pk)
    answer = StreamingHttpResponse(
        to_csv(chosen.iterator(chunk_size=500)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="audit-{today()}.csv"'
    return answer
