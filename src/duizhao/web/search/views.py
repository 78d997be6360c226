"""The page of search."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duizhao.web.kit.paging import PAGE_SIZE
from duizhao.web.kit.request import Request
from duizhao.web.search.found import SHORTEST, find, shown

LONGEST = 60


@require_safe
def search(request: Request) -> HttpResponse:
    """What I may see that holds these words."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    hits = Paginator(find(request.actor, words), PAGE_SIZE)
    page = hits.get_page(request.GET.get("page"))
    context = {
        "words": words,
        "too_short": 0 < len(words) < SHORTEST,
        "page": page,
        "found": shown(request.actor, page, words),
    }
    return render(request, "search/search.html", context)
