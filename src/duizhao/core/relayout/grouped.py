"""Puts like remarks together, so that a reader sees each thing once with the places where it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duizhao.core.relayout.examine import Remark


@dataclass(frozen=True, slots=True)
class Group:
    """Remarks that say the same of several places, in the order of the text."""

    remarks: tuple[Remark, ...]

    @property
    def first(self) -> Remark:
        """The first of them."""
        return self.remarks[0]

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs that are meant, each once; none where it is the whole document."""
        return tuple(dict.fromkeys(one.paragraph for one in self.remarks if one.paragraph))


def grouped(remarks: Iterable[Remark]) -> Iterator[Group]:
    """The remarks in groups, in the order in which the first of each stands."""
    groups: dict[tuple[str, ...], list[Remark]] = {}
    for one in remarks:
        key = (one.code, one.found, one.wanted, one.repair.value)
        groups.setdefault(key, []).append(one)
    return (Group(tuple(group)) for group in groups.values())


def places_in_words(group: Group, most: int = 6) -> str:
    """Where the places are: 第 3、5、8 段等 12 处."""
    paragraphs = group.paragraphs
    if not paragraphs:
        return "全文"
    shown = "、".join(map(str, paragraphs[:most]))
    count = len(group.remarks)
    more = (
        f"等 {count} 处"
        if len(paragraphs) > most
        else f"，{count} 处"
        if count > len(paragraphs)
        else ""
    )
    return f"第 {shown} 段{more}"
