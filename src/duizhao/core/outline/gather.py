"""Numbers the passages that a reader found into a Text, within the limits."""

from collections.abc import Iterable
from dataclasses import dataclass

from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Paragraph, Place, Text
from duizhao.core.outline.unreadable import Unreadable

EMPTY = Unreadable("文件是空的，没有文字。", "请确认选对了文件，写好内容后再检查。")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph before it has a place in a text. `bold` counts its leading bold characters."""

    text: str
    heading_level: int | None = None
    bold: int = 0
    centred: bool = False
    place: Place = Place.BODY


def gather(
    name: str,
    passages: Iterable[Passage],
    limits: Limits,
    *,
    source: str,
    notes: tuple[str, ...] = (),
) -> Text:
    """The text of these passages, blank ones left out.

    Raises Unreadable when there is no text at all or more than the limits allow.
    """
    paragraphs: list[Paragraph] = []
    start = 0
    for passage in passages:
        if not passage.text.strip():
            continue
        paragraphs.append(
            Paragraph(
                len(paragraphs),
                start,
                passage.text,
                heading_level=passage.heading_level,
                bold=passage.bold,
                centred=passage.centred,
                place=passage.place,
            )
        )
        start += len(passage.text) + 1
        if start - 1 > limits.characters or len(paragraphs) > limits.paragraphs:
            raise Unreadable(
                f"文件过长，超过 {limits.characters} 个字或 {limits.paragraphs} 段。",
                "请拆成几个文件，分别检查。",
            )
    if not paragraphs:
        raise EMPTY
    return Text(name, tuple(paragraphs), source=source, notes=notes)
