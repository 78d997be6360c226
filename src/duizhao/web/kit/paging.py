"""Cuts a long list into pages by the query string's `page`."""

from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

from duizhao.web.kit.request import Request

M = TypeVar("M", bound=Model)
PAGE_SIZE = 30


def page_of(request: Request, rows: "QuerySet[M]", size: int = PAGE_SIZE) -> "Page[M]":
    """The page that the query string asks for; the nearest one where it asks for none there is."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def long_page_of(
    request: Request, rows: "QuerySet[M]", size: int = PAGE_SIZE, *, number: int | None = None
) -> "Page[M]":
    """The same of a list that may be very long; `number` is how many rows there are, where that is known."""
    return _Skipping(rows, size, number).get_page(request.GET.get("page"))


class _Skipping(Paginator):  # type: ignore[type-arg]  # no subscript at run time
    """Finds the keys of a page first, from the nearer end, so that the rows before it aren't read."""

    def __init__(self, rows: "QuerySet[M]", size: int, number: int | None) -> None:
        super().__init__(rows, size)
        if number is not None:
            self.__dict__["count"] = number

    def page(self, number: Any) -> "Page[M]":  # noqa: ANN401  Django's own
        """The rows of a page."""
        number = self.validate_number(number)
        rows: QuerySet[M] = self.object_list  # type: ignore[assignment]
        first = (number - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        if first > self.count // 2:
            nearer = rows.reverse().values_list("pk", flat=True)
            keys = list(nearer[self.count - last : self.count - first])[::-1]
        else:
            keys = list(rows.values_list("pk", flat=True)[first:last])
        found = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
        return Page([found[key] for key in keys if key in found], number, self)
