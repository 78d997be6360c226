"""A programme as a workbook, and the page that holds a report's numbers against the ledger."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from duizhao.core.cycle.stages import Stage
from duizhao.core.ledger.finding_counts import MEANINGS
from duizhao.core.ledger.told_counts import Comparison, compare
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.open import open_text
from duizhao.web.kit.answers import INVALID
from duizhao.web.kit.clock import today
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import workbook_answer
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.programmes.access import Reading, programme_for
from duizhao.web.programmes.forms.publications import ReportForm
from duizhao.web.programmes.papers import programme_sheets
from duizhao.web.programmes.selectors.figures import Figures, figures_of


@require_safe
def programme_file(request: Request, pk: int) -> HttpResponse:
    """The counts and the findings that the reader may read, as a workbook."""
    programme = programme_for(request.actor, pk)
    figures = figures_of(programme.inspection)
    reading = Reading(request.actor, programme)
    lines = [line for line in figures.lines if reading.allows(line.finding)]
    content = programme_sheets(programme, figures, lines, on=today())
    return workbook_answer(content, f"{programme}情况.xlsx")


@never_cache
@require_http_methods(["GET", "POST"])
def compare_report(request: Request, pk: int) -> HttpResponse:
    """Where a report tells other numbers than the ledger; nothing of it is kept."""
    programme = programme_for(request.actor, pk)
    figures = figures_of(programme.inspection)
    form = ReportForm(request.POST or None, request.FILES or None)
    told: Comparison | None = None
    if request.method == "POST" and form.is_valid():
        try:
            told = _compared(form, figures)
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
    context = {
        "programme": programme,
        "form": form,
        "told": told,
        "counts": figures.counts,
        "groups": figures.groups,
        "meanings": MEANINGS,
        **frame_of(programme.inspection.meeting, Stage.INSPECTIONS, today=today()),
    }
    status = INVALID if request.method == "POST" and told is None else 200
    return render(request, "programmes/report_compare.html", context, status=status)


def _compared(form: ReportForm, figures: Figures) -> Comparison:
    paragraphs = form.cleaned_data["text"].splitlines()
    if file := form.cleaned_data.get("file"):
        name, data = file
        paragraphs = [one.text for one in open_text(name, data, Limits()).paragraphs]
    written = [one for one in paragraphs if one.strip()]
    return compare(written, figures.counts, figures.groups)
