"""Answers a page to a browser, and the part of it that changed to htmx."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from duizhao.web.kit.request import Request

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
INVALID = 422
"""The status of a form that was sent and not taken."""


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


def status_of(request: Request) -> int:
    """The status of a page with a form: 422 where the form was sent and comes back."""
    return INVALID if request.method == "POST" else 200


def as_file(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be saved, under a Chinese name."""
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "no-store"
    return response
