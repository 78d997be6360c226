"""Pages that belong to no app: the first page, help, and what is said when nothing else can be."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duizhao.core.access.in_words import rights_in_words
from duizhao.web.kit.request import Request


@login_not_required
@require_safe
def help_page(request: Request) -> HttpResponse:
    """What the program is for, who may read what, and whom to ask."""
    return render(request, "kit/help.html", {"rights": rights_in_words()})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """The browser sent something that can't be understood."""
    return render(request, "kit/bad_request.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Nothing here that this person may know of."""
    return render(request, "kit/not_found.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    return render(request, "kit/server_error.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form was opened in an earlier session; what was typed is still in the browser."""
    return render(request, "kit/csrf.html", status=403)
