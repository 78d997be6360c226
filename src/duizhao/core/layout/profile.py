"""The measures of a page and its type, after GB/T 9704-2012《党政机关公文格式》.

Lengths are in millimetres, type sizes in points. Clause 5.2 gives the text area of 156 × 225 mm with
22 lines of 28 characters; that a line of 28.95 points and characters of 15.75 points fill it is
arithmetic. Statements and speeches are no official papers in the strict sense: they take margins,
type, levels and page numbers, and no red head.
"""

from dataclasses import dataclass

from duizhao.core.layout.xml import Face

TITLE, BODY, KAI, HEI = (
    Face("方正小标宋简体"),
    Face("仿宋_GB2312"),
    Face("楷体_GB2312"),
    Face("黑体"),
)
NUMERAL = Face("宋体", "宋体")
SUBSTITUTES = {
    TITLE.east_asian: ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "宋体"),
    BODY.east_asian: ("仿宋", "FangSong", "华文仿宋", "FandolFang"),
    KAI.east_asian: ("楷体", "KaiTi", "华文楷体", "FandolKai"),
    HEI.east_asian: ("SimHei", "华文黑体", "FandolHei"),
    NUMERAL.east_asian: ("SimSun", "华文宋体", "FandolSong"),
}
"""Other names under which offices have the same face, the nearest first."""

NO_2, NO_3, NO_4 = 22.0, 16.0, 14.0
"""Chinese type sizes 二号, 三号 and 四号."""

THICK_RULE, THIN_RULE = 0.35, 0.25
"""Millimetres of the first and last rule of the 版记, and of those between its lines.

As offices draw them after clause 7.4; we haven't read the figures in the official text.
"""


@dataclass(frozen=True, slots=True)
class Profile:
    """The measures of one kind of paper.

    `squeeze` is by how much the characters stand closer than their size, so that 28 fill a line.
    `number_gap` is the distance from the text area to the dash of the page number.
    """

    name: str
    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    left: float = 28.0
    right: float = 26.0
    bottom: float = 35.0
    lines: int = 22
    characters: int = 28
    pitch: float = 28.95
    squeeze: float = 0.25
    number_gap: float = 7.0
    red_head: bool = False

    @property
    def text_width(self) -> float:
        """How wide the text area is."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """How high the text area is."""
        return self.height - self.top - self.bottom


OFFICIAL = Profile("公文", red_head=True)
MATERIAL = Profile("材料")
WIDE = Profile(
    "横排",
    width=297.0,
    height=210.0,
    top=28.0,
    left=37.0,
    right=35.0,
    bottom=26.0,
    lines=15,
    characters=40,
)
"""A table too wide for an upright page: the same area on a page that is turned."""
