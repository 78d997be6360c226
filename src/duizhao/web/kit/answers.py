"""Answers a page to a browser, and the part of it that changed to htmx."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from duizhao.web.kit.request import Request


def page_or_part(
    request: Request,
    *,
    page: str,
    part: str,
    context: Mapping[str, Any],
    status: int = 200,
) -> HttpResponse:
    """The part where htmx asked for it, else the whole page."""
    template = part if request.htmx and not request.htmx.boosted else page
    response = render(request, template, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
