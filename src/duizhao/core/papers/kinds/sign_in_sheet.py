"""The sign-in sheet of a sitting (签到表): seats in their order, with room to sign."""

from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Body, Paper
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_COLUMNS = (
    Column("序号", 8, Style.COUNT),
    Column("身份", 12),
    Column("姓名", 12),
    Column("职务", 30, Style.LONG),
    Column("签名", 20),
    Column("备注", 18, Style.LONG),
)
_ROOM = 12.0


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: as what, who, which post; `note` says why he is absent."""

    seat: str
    name: str
    post: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The seats of a sitting."""

    occasion: Occasion
    seats: tuple[Seat, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:
    of = facts.occasion
    day, place = blanks.day(of.day, "召开日期"), blanks.words(of.place, "会议地点")
    blanks.open("到会的人签名")
    return Paper(
        title=("签到表",),
        blocks=(
            Body(f"时间：{day}　　地点：{place}", indent=False),
            _grid(facts).table(row_height=_ROOM),
        ),
        below_title=of.lines,
    )


def _grid(facts: Facts) -> Grid:
    rows = [
        (number, one.seat, one.name, one.post, "", one.note)
        for number, one in enumerate(facts.seats, 1)
    ]
    return Grid("签到表", _COLUMNS, rows)


KIND = Kind(
    key="sign-in-sheet",
    name="签到表",
    rank=140,
    letters="QD",
    stage=Stage.SITTING,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    sample=Facts(
        SAMPLE,
        (
            Seat("应到", "周明远", "党组书记、局长"),
            Seat("应到", "沈若兰", "党组成员、副局长"),
            Seat("应到", "郑国强", "党组成员、副局长", "赴省里开会"),
            Seat("督导组", "卢国梁", "督导组组长"),
        ),
    ),
)
