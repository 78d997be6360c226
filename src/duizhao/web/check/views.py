"""The pages of the quick check and of the look at layouts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from duizhao.core.outline.unreadable import Unread
from duizhao.web.check.examination import examine_texts
from duizhao.web.check.forms import CheckForm, LayoutForm
from duizhao.web.check.layouts import Layout, copy_name, look_at_layouts, mended
from duizhao.web.kit.answers import DOCX, as_file, status_of
from duizhao.web.kit.clock import now
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meetings_for
from duizhao.web.meetings.models import Meeting

MOST_MEETINGS = 10


@never_cache
@require_http_methods(["GET", "POST"])
def check(request: Request) -> HttpResponse:
    """Take texts, answer with the findings beside them, keep nothing."""
    form = CheckForm(request.POST or None, request.FILES or None, meetings=_meetings(request))
    if request.method == "POST" and form.is_valid():
        results = list(
            examine_texts(
                form.texts(),
                framework=form.picked(),
                anonymised=form.cleaned_data["anonymised"],
                at=now(),
            )
        )
        context = {
            "examined": [one for one in results if not isinstance(one, Unread)],
            "unread": [one for one in results if isinstance(one, Unread)],
        }
        return render(request, "check/answer.html", context)
    status = status_of(request)
    return render(request, "check/check.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def layout(request: Request) -> HttpResponse:
    """Take .docx files, answer with what is wrong in their layout or with the mended copy, keep nothing."""
    form = LayoutForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "check/layout.html", {"form": form}, status=status_of(request))
    files, profile = form.cleaned_data["chosen"], form.picked()
    if form.cleaned_data["direct"]:
        ((name, data),) = files
        result = mended(name, data, profile=profile, at=now())
        if not isinstance(result, Unread):
            return as_file(result.copy, copy_name(name), DOCX)
        results: list[Layout | Unread] = [result]
    else:
        results = list(look_at_layouts(files, profile=profile, at=now()))
    context = {
        "layouts": [one for one in results if not isinstance(one, Unread)],
        "unread": [one for one in results if isinstance(one, Unread)],
    }
    return render(request, "check/layout_answer.html", context)


def _meetings(request: Request) -> list[Meeting]:
    """The newest meetings with a framework that the person may know of; none in `duizhao open`."""
    actor = getattr(request, "actor", None)
    return list(meetings_for(actor).exclude(framework="")[:MOST_MEETINGS]) if actor else []
