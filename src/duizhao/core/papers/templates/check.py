"""Looks at an office's own template: everything that is wrong with it, each with its place, all at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from duizhao.core.outline.container.file_kind import FileKind, kind_of
from duizhao.core.outline.docx.package import Package, open_docx
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.read import read
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.papers.offered import Offered
from duizhao.core.papers.templates.drawn import drawn_marks
from duizhao.core.papers.templates.faults import WHOLE, BrokenTemplate, Fault, FaultKind, Place
from duizhao.core.papers.templates.marks import CLOSE_MARK, Mark, MarkKind, field_mark, open_mark
from duizhao.core.papers.templates.repeats import fault_at, repeats_in
from duizhao.core.papers.templates.stories import (
    Paragraph,
    in_fallback,
    paragraphs_of,
    stories_of,
)
from duizhao.core.papers.templates.unsafe import unsafe_in

MOST_BYTES = 5 * 2**20
"""How large a template may be: its pictures stand in every paper."""
MOST_FAULTS = 200
"""How many faults are told; nobody mends more at once."""
LIMITS = Limits(file_bytes=MOST_BYTES, unpacked_bytes=64 * 2**20, paragraphs=20_000)
_READ_BUT_NO_DOCX = frozenset({FileKind.TEXT, FileKind.PDF, FileKind.OFD})
_CLOSE = 0.5
_MOST_SUGGESTED = 2


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a template: its faults, and how many fields it has."""

    faults: tuple[Fault, ...]
    fields: int


def examine(name: str, data: bytes, offered: Offered, limits: Limits = LIMITS) -> Examined:
    """Look at a template for a kind with these fields."""
    try:
        _refuse_other_kinds(data)
        read(name, data, limits)
        package = open_docx(data, limits)
        stories = list(stories_of(package))
        faults = [*unsafe_in(package, stories)]
        fields = 0
        for story in stories:
            paragraphs = [one for one in paragraphs_of(story) if not in_fallback(one.element)]
            fields += sum(len(one.marks) for one in paragraphs)
            unknown = (fault for one in paragraphs for fault in _unknown(one, offered))
            found = [*islice(unknown, MOST_FAULTS), *repeats_in(paragraphs).faults]
            faults += _in_order(found, paragraphs)
        faults += drawn_marks(package)
    except Unreadable as refusal:
        return Examined((Fault(FaultKind.UNREADABLE, WHOLE, "", *refusal.args),), 0)
    if not fields and not faults:
        faults.append(_no_fields(offered))
    return Examined(tuple(faults[:MOST_FAULTS]), fields)


def _in_order(faults: list[Fault], paragraphs: list[Paragraph]) -> list[Fault]:
    """The faults of a story as somebody meets them who reads it."""
    order: dict[Place, int] = {}
    for at, paragraph in enumerate(paragraphs):
        order.setdefault(paragraph.place, at)
    return sorted(faults, key=lambda fault: order[fault.place])


def require_sound(name: str, data: bytes, offered: Offered) -> Package:
    """The opened template. Raises BrokenTemplate with all its faults."""
    examined = examine(name, data, offered)
    if examined.faults:
        raise BrokenTemplate(examined.faults)
    return open_docx(data, LIMITS)


def _refuse_other_kinds(data: bytes) -> None:
    """Raise Unreadable for what can be read, but is no .docx."""
    if data and kind_of(data) in _READ_BUT_NO_DOCX:
        raise Unreadable("文件不是 Word 文档。", "请用 Word 或 WPS 打开，另存为 .docx 再传。")


def _no_fields(offered: Offered) -> Fault:
    example = offered.singles[0].name if offered.singles else "会议名称"
    return Fault(
        FaultKind.NO_FIELDS, WHOLE, "", "一个字段也没有，每次出的文书都会一样。",
        f"在要填的地方写字段，例如{field_mark(example)}；有哪些字段，看范本。",
    )  # fmt: skip


def _unknown(paragraph: Paragraph, offered: Offered) -> Iterator[Fault]:
    """The marks of a paragraph that name nothing that the kind has."""
    for mark in paragraph.marks:
        known = offered.list(mark.list)
        match mark.kind:
            case MarkKind.STRAY:
                yield fault_at(
                    FaultKind.STRAY_BRACE, paragraph, mark, "花括号没有配对。",
                    "补上另一半，或者删去；字段的两个括号要在同一段同一行里。",
                )  # fmt: skip
            case MarkKind.SINGLE if offered.single(mark.name) is None:
                yield _unknown_field(paragraph, mark, _near_single(mark.name, offered))
            case MarkKind.OF_ROW if known is None or mark.name not in known.fields:
                yield _unknown_field(paragraph, mark, _near_of_row(mark, offered))
            case MarkKind.OPEN if known is None:
                names = [one.name for one in offered.lists]
                near = get_close_matches(mark.list, names, _MOST_SUGGESTED, _CLOSE)
                yield _unknown_field(paragraph, mark, [open_mark(one) for one in near])
            case _:
                pass


def _unknown_field(paragraph: Paragraph, mark: Mark, near: list[str]) -> Fault:
    cure = f"是不是{'或者'.join(near)}？" if near else "有哪些字段，看这种文书的范本。"
    if mark.kind is MarkKind.OPEN:
        return fault_at(
            FaultKind.UNKNOWN_FIELD, paragraph, mark, "这种文书没有这样可以逐项的内容。", cure
        )
    return fault_at(FaultKind.UNKNOWN_FIELD, paragraph, mark, "这种文书没有这个字段。", cure)


def _near_single(name: str, offered: Offered) -> list[str]:
    """What somebody may have meant: a field of a list without the list, the edge of a block, a name much like it."""
    of_lists = [field_mark(name, one.name) for one in offered.lists if name in one.fields]
    if of_lists:
        return of_lists
    if offered.list(name) is not None:
        return [open_mark(name)]
    if name.startswith("逐项"):
        return [CLOSE_MARK]
    names = [one.name for one in offered.singles]
    return [field_mark(one) for one in get_close_matches(name, names, _MOST_SUGGESTED, _CLOSE)]


def _near_of_row(mark: Mark, offered: Offered) -> list[str]:
    every = {field_mark(name, one.name): one for one in offered.lists for name in one.fields}
    if (known := offered.list(mark.list)) is not None:
        names = get_close_matches(mark.name, known.fields, _MOST_SUGGESTED, _CLOSE)
        return [field_mark(name, known.name) for name in names]
    return get_close_matches(field_mark(mark.name, mark.list), every, _MOST_SUGGESTED, _CLOSE)
