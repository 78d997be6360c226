"""Answers requests until the program is ended: one process, some threads."""

from typing import Any

import waitress

THREADS = 4
"""How many requests are worked on at once; more of them keep each other waiting on two cores (docs/speed.md)."""


def listen(application: Any, *, host: str, port: int) -> None:  # noqa: ANN401  any WSGI application
    """Listen at an address; it comes back when the program is ended."""
    waitress.serve(application, host=host, port=port, threads=THREADS, ident=None)
