"""Answers with a file, under a Chinese name."""

from urllib.parse import quote

from django.http import HttpResponse


def as_file(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be saved."""
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "no-store"
    return response
