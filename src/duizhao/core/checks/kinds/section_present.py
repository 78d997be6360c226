"""A part, or a heading with a certain word, must be there, and not be too short."""

from collections.abc import Iterator

from duizhao.core.checks.kinds.where import anchor, characters
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.model import Entry
from duizhao.core.outline.model import Section
from duizhao.core.trail.model import PART_LABELS, Part
from duizhao.core.zh.normal import squeezed_length


def look(reading: Reading, entry: Entry) -> Iterator[Hint]:
    """A hint when neither the part nor such a heading is there, or what is there is too short."""
    part, words, least = entry.text("part"), entry.words("heading"), entry.number("least")
    called = PART_LABELS[Part(part)] if part else words[0]
    section = _section(reading, words)
    found = bool(part and reading.statement.has(Part(part))) or section is not None
    if not found:
        yield Hint(anchor(reading), entry.message.format(part=called))
        return
    if least is None:
        return
    length = characters(reading, [part]) if part else _length(reading, section)
    if length < least:
        place = section.heading.span if section and section.heading else anchor(reading, [part])
        yield Hint(place, f"“{called}”部分只有 {length} 字，要求不少于 {least:g} 字")


def _section(reading: Reading, words: tuple[str, ...]) -> Section | None:
    """The first section with a heading that holds one of the words."""
    for section in reading.statement.outline.root.walk():
        if section.heading and any(word in section.heading.title for word in words):
            return section
    return None


def _length(reading: Reading, section: Section | None) -> int:
    return squeezed_length(reading.text.quote(section.span)) if section else 0
