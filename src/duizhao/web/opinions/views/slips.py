"""The page of a slip: no sign-in, no cookie, no log entry, no moment; see docs/threat-model.md."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from duizhao.core.opinions.codes import read_code
from duizhao.core.opinions.urn import Unusable
from duizhao.web.kit.clock import today
from duizhao.web.meetings.selectors import team_name
from duizhao.web.opinions import services
from duizhao.web.opinions.forms import SlipForm
from duizhao.web.opinions.models import Round
from duizhao.web.opinions.selectors import round_of_code
from duizhao.web.urns.forms import CodeForm
from duizhao.web.urns.slip_pages import INVALID, SlipPages
from duizhao.web.urns.urns import stir

PAGES = SlipPages("意见码", "opinions:code", "opinions:slip")


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Type a code by hand."""
    return PAGES.enter_code(request, CodeForm(request.POST or None, what=PAGES.code))


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """Write the opinions of a slip and hand them in.

    The page is the same for a used code as for an unused one, so that nobody who copied the codes
    can find out by looking which of them were used; only handing in tells.
    """
    bare = read_code(code)
    looks = request.method == "GET"
    collecting = round_of_code(bare, today=today(), stirs=looks) if bare else None
    if bare is None or collecting is None:
        return PAGES.no_code(request, CodeForm(what=PAGES.code), today=today())
    form = SlipForm(request.POST or None, meeting=collecting.meeting)
    if request.method == "POST" and form.is_valid():
        try:
            services.hand_in(collecting, bare, form.opinions(), today=today())
        except Unusable:
            return PAGES.unusable(request, CodeForm(what=PAGES.code))
        return redirect("opinions:slip-done")
    if not looks:
        stir(today=today())
    return _slip(request, collecting, form)


@login_not_required
@require_safe
def slip_done(request: HttpRequest) -> HttpResponse:
    """It was handed in; there is no receipt, and why."""
    return render(request, "opinions/slip_done.html")


def _slip(request: HttpRequest, collecting: Round, form: SlipForm) -> HttpResponse:
    context = {"round": collecting, "form": form, "team": team_name(collecting.meeting)}
    status = INVALID if request.method == "POST" else 200
    return render(request, "opinions/slip.html", context, status=status)
