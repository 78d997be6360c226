"""Puts a file into the page itself, so that it can be saved without being kept on the server."""

import base64

from duizhao.web.kit.answers import DOCX

MOST_EMBEDDED = 1_500_000


def data_address(data: bytes) -> str:
    """A .docx as a data address; empty where it is too large for browsers to save."""
    if len(data) > MOST_EMBEDDED:
        return ""
    return f"data:{DOCX};base64,{base64.b64encode(data).decode('ascii')}"
