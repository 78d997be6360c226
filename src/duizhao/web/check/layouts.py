"""Looks at the layouts of uploaded .docx files, in memory, and makes their mended copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from duizhao.core.checks.rule import LEVEL_LABELS
from duizhao.core.layout.profile import MATERIAL, OFFICIAL, Profile
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unread, Unreadable
from duizhao.core.relayout.diagnosis import REPAIR_LABELS, Repair
from duizhao.core.relayout.examine import Diagnosed, Remark, Repaired, repair
from duizhao.core.relayout.grouped import grouped, places_in_words
from duizhao.web.check.data_addresses import data_address
from duizhao.web.kit.uploads import MOST_BYTES

PROFILES = {"official": OFFICIAL, "material": MATERIAL}
_LIMITS = Limits(file_bytes=MOST_BYTES, unpacked_bytes=8 * MOST_BYTES, member_bytes=2 * MOST_BYTES)


@dataclass(frozen=True)
class LayoutRow:
    """One thing that is wrong: where, what is there, what is wanted, how it is mended."""

    places: str
    quote: str
    found: str
    wanted: str
    repair: str
    by_hand: bool


@dataclass(frozen=True)
class LayoutBlock:
    """What one diagnosis says."""

    code: str
    title: str
    level: str
    why: str
    basis: str
    rows: tuple[LayoutRow, ...]


@dataclass(frozen=True)
class Layout:
    """All that the page shows of one file. `copy` is the mended .docx as a data address, or empty."""

    number: int
    file: str
    profile: str
    counts: str
    blocks: tuple[LayoutBlock, ...]
    copy: str
    copy_name: str
    mended: bool


def look_at_layouts(
    files: list[tuple[str, bytes]], *, profile: Profile | None, at: datetime
) -> Iterator[Layout | Unread]:
    """What is said about each file, in their order; nothing is written anywhere."""
    for number, (name, data) in enumerate(files, 1):
        result = mended(name, data, profile=profile, at=at)
        if isinstance(result, Unread):
            yield result
        else:
            yield _layout(number, result, changed=result.copy is not data)


def mended(name: str, data: bytes, *, profile: Profile | None, at: datetime) -> Repaired | Unread:
    """A file with its mended copy; one that can't be read says why."""
    try:
        return repair(name, data, profile=profile, at=at, limits=_LIMITS)
    except Unreadable as refused:
        return Unread(name, refused.reason, refused.cure)


def copy_name(file: str) -> str:
    """What a mended copy is called."""
    return f"{PurePath(file).stem}_版式.docx"


def _layout(number: int, repaired: Repaired, *, changed: bool) -> Layout:
    diagnosed = repaired.diagnosed
    return Layout(
        number=number,
        file=diagnosed.file,
        profile=diagnosed.profile,
        counts=_counts(diagnosed),
        blocks=tuple(_blocks(diagnosed)),
        copy=data_address(repaired.copy) if changed else "",
        copy_name=copy_name(diagnosed.file),
        mended=changed,
    )


def _blocks(diagnosed: Diagnosed) -> Iterator[LayoutBlock]:
    by_code: dict[str, list[LayoutRow]] = {}
    first: dict[str, Remark] = {}
    for group in grouped(diagnosed.remarks):
        one = group.first
        first.setdefault(one.code, one)
        by_code.setdefault(one.code, []).append(
            LayoutRow(
                places_in_words(group),
                one.quote,
                one.found,
                one.wanted,
                REPAIR_LABELS[one.repair],
                one.repair is Repair.HAND,
            )
        )
    for code, rows in by_code.items():
        one = first[code]
        yield LayoutBlock(code, one.title, LEVEL_LABELS[one.level], one.why, one.basis, tuple(rows))


def _counts(diagnosed: Diagnosed) -> str:
    if not diagnosed.remarks:
        return "版式没有提示。"
    counted = (
        f"{REPAIR_LABELS[one]} {diagnosed.count(one)} 处" for one in Repair if diagnosed.count(one)
    )
    return "，".join(counted) + "。"
