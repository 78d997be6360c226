"""Bars of ageing: how many things are how old, those past their time marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duizhao.core.charts.numbers import Numbers

WIDTH, LABELS, LINE, END = 360, 110, 26, 40
EDGES = (30, 90, 180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """How many things are of an age; `late`: that is too old."""

    label: str
    number: int
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnAge:
    """A bar with its places."""

    label: str
    number: int
    late: bool
    top: int
    text: int
    length: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeingBars:
    """The bars of ageing, the youngest first."""

    bars: tuple[DrawnAge, ...]
    height: int
    summary: str
    numbers: Numbers
    width: int = WIDTH
    labels: int = LABELS
    thickness: int = LINE - 8

    @property
    def some_late(self) -> bool:
        """Whether a bar is marked as too old, which the key then explains."""
        return any(bar.late and bar.number for bar in self.bars)


def ageing_bars(ages: Sequence[Age]) -> AgeingBars:
    """Draw one bar an age."""
    most = max((one.number for one in ages), default=0) or 1
    return AgeingBars(
        bars=tuple(_bar(one, place, most) for place, one in enumerate(ages)),
        height=LINE * max(len(ages), 1),
        summary="；".join(f"{one.label} {one.number}" for one in ages),
        numbers=Numbers(
            ("多久", "多少", "超期"),
            tuple((one.label, one.number, "超期" if one.late else "") for one in ages),
        ),
    )


def ages_of(
    days: Iterable[int | None], *, edges: Sequence[int] = EDGES, late_after: int | None = None
) -> tuple[Age, ...]:
    """Things counted by their age in days; None is for those of which there is no day at all."""
    known: list[int] = []
    never = 0
    for one in days:
        if one is None:
            never += 1
        else:
            known.append(one)
    found, before = [], -1
    for edge in edges:
        number = sum(before < day <= edge for day in known)
        label = f"{edge} 天以内" if before < 0 else f"{before + 1}—{edge} 天"
        found.append(Age(label=label, number=number, late=_late(before + 1, late_after)))
        before = edge
    rest = sum(day > before for day in known)
    found.append(Age(label=f"{before} 天以上", number=rest, late=_late(before + 1, late_after)))
    if never:
        found.append(Age(label="一次也没有", number=never, late=True))
    return tuple(found)


def _late(youngest: int, late_after: int | None) -> bool:
    """Whether everything of an age is past its time."""
    return late_after is not None and youngest > late_after


def _bar(one: Age, place: int, most: int) -> DrawnAge:
    length = round((WIDTH - LABELS - END) * one.number / most)
    return DrawnAge(
        label=one.label,
        number=one.number,
        late=one.late,
        top=LINE * place + 4,
        text=LINE * place + LINE // 2 + 5,
        length=length,
        end=LABELS + length + 6,
    )
