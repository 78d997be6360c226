"""Cuts a long list into pages by the query string's `page`."""

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

from duizhao.web.kit.request import Request

M = TypeVar("M", bound=Model)
PAGE_SIZE = 30


def page_of(request: Request, rows: "QuerySet[M]", size: int = PAGE_SIZE) -> "Page[M]":
    """The page that the query string asks for; the nearest one where it asks for none there is."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
