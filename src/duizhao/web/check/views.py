"""The page of the quick check."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from duizhao.core.checks.checked import Unread
from duizhao.web.check.examination import examine_texts
from duizhao.web.check.forms import CheckForm
from duizhao.web.kit.answers import status_of
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


def _meetings(request: Request) -> list[Meeting]:
    """The newest meetings with a framework that the person may know of; none in `duizhao open`."""
    actor = getattr(request, "actor", None)
    return list(meetings_for(actor).exclude(framework="")[:MOST_MEETINGS]) if actor else []
