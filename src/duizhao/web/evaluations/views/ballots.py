"""The page of a ballot: no sign-in, no cookie, no log entry, no moment; see docs/threat-model.md."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from duizhao.core.opinions.codes import read_code
from duizhao.core.opinions.urn import Unusable
from duizhao.web.evaluations import services
from duizhao.web.evaluations.forms import BallotForm
from duizhao.web.evaluations.selectors import evaluation_of_code
from duizhao.web.kit.clock import today
from duizhao.web.urns.forms import CodeForm
from duizhao.web.urns.slip_pages import INVALID, SlipPages
from duizhao.web.urns.urns import stir

PAGES = SlipPages("评议码", "evaluations:code", "evaluations:ballot")


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Type a code by hand."""
    return PAGES.enter_code(request, CodeForm(request.POST or None, what=PAGES.code))


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def ballot(request: HttpRequest, code: str) -> HttpResponse:
    """Fill in a ballot and cast it. The page is the same for a used code as for an unused one."""
    bare = read_code(code)
    looks = request.method == "GET"
    collecting = evaluation_of_code(bare, today=today(), stirs=looks) if bare else None
    if bare is None or collecting is None:
        return PAGES.no_code(request, CodeForm(what=PAGES.code), today=today())
    rows = collecting.evaluated.select_related("person")
    form = BallotForm(request.POST if request.method == "POST" else None, rows=rows)
    if request.method == "POST" and form.is_valid():
        try:
            services.cast_ballot(collecting, bare, form.marks(), today=today())
        except Unusable:
            return PAGES.unusable(request, CodeForm(what=PAGES.code))
        return redirect("evaluations:ballot-done")
    if not looks:
        stir(today=today())
    status = INVALID if request.method == "POST" else 200
    context = {"evaluation": collecting, "form": form}
    return render(request, "evaluations/ballot.html", context, status=status)


@login_not_required
@require_safe
def ballot_done(request: HttpRequest) -> HttpResponse:
    """It was cast; there is no receipt, and why."""
    return render(request, "evaluations/ballot_done.html")
