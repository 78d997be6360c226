"""The sheet of slips (意见码页): a QR code and a code each, to be cut apart and drawn by hand."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Body, Paper, QrSheet, QrSlip
from duizhao.core.opinions.codes import grouped
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion


@dataclass(frozen=True, slots=True)
class Facts:
    """The codes, shown once, and the address to which each is appended."""

    occasion: Occasion
    address: str
    codes: tuple[str, ...]
    due: date | None = None


def _build(facts: Facts, blanks: Blanks) -> Paper:
    slips = tuple(
        QrSlip(f"{facts.address}{code}/", (facts.occasion.unit, grouped(code)))
        for code in facts.codes
    )
    due = blanks.day(facts.due, "截止日期")
    return Paper(
        title=("一次性意见码",),
        blocks=(
            Body(f"沿虚线剪开，混在一起由本人抽取，不登记。每张只能用一次，{due}前有效。"),
            QrSheet(slips),
        ),
        below_title=facts.occasion.lines,
    )


KIND = Kind(
    key="slip-sheet",
    name="一次性意见码",
    rank=45,
    stage=Stage.OPINIONS,
    facts=Facts,
    build=_build,
    templated=False,
    sample=Facts(
        SAMPLE,
        "https://duizhao.example/s/",
        ("ABCDEFGHJKMN", "PQRSTUVWXYZ2", "3456789ABCDE", "FGHJKMNPQRST"),
        date(2026, 1, 9),
    ),
)
