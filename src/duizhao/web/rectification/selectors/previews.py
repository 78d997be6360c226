"""A look into a file of evidence: its text, or that it is a picture; and whether it is what was handed in."""

import hashlib
from dataclasses import dataclass

from duizhao.core.outline.container.file_kind import FileKind, kind_of
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.open import open_text
from duizhao.web.rectification.models import Evidence

MOST_PARAGRAPHS = 60
_IMAGES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
_TEXTS = frozenset({FileKind.DOCX, FileKind.PDF, FileKind.OFD, FileKind.TEXT})


@dataclass(frozen=True, slots=True)
class Preview:
    """What can be shown of a file. `whole` says whether its bytes are still those that were handed in."""

    whole: bool
    image: bool = False
    paragraphs: tuple[str, ...] = ()
    more: int = 0


def preview_of(evidence: Evidence) -> Preview | None:
    """A look into the file of a piece of evidence; None where it has none."""
    if not evidence.file:
        return None
    data = _bytes_of(evidence)
    whole = hashlib.sha256(data).hexdigest() == evidence.sha256
    if not whole:
        return Preview(whole=False)
    if _image_type(data):
        return Preview(whole=True, image=True)
    if kind_of(data) not in _TEXTS:
        return Preview(whole=True)
    try:
        text = open_text(evidence.file_name, data, Limits(allow_secret=True))
    except Unreadable:
        return Preview(whole=True)
    paragraphs = [one.text for one in text.paragraphs if one.text.strip()]
    shown = tuple(paragraphs[:MOST_PARAGRAPHS])
    return Preview(whole=True, paragraphs=shown, more=len(paragraphs) - len(shown))


def image_type_of(evidence: Evidence) -> str:
    """The type under which a browser may show the file as a picture; empty where it may not."""
    with evidence.file.open("rb") as file:
        return _image_type(file.read(8))


def _image_type(head: bytes) -> str:
    return next((kind for start, kind in _IMAGES.items() if head.startswith(start)), "")


def _bytes_of(evidence: Evidence) -> bytes:
    with evidence.file.open("rb") as file:
        data: bytes = file.read()
    return data
