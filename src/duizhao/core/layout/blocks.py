"""Sets the blocks of a paper: headings by level, paragraphs, tables."""

from collections.abc import Iterable, Iterator

from duizhao.core.layout.paper import (
    Block,
    Body,
    Centred,
    Heading,
    Level,
    PageBreak,
    Table,
    TableColumn,
)
from duizhao.core.layout.paragraphs import Setting, Words, paragraph, twips
from duizhao.core.layout.profile import BODY, HEI, KAI, Profile
from duizhao.core.layout.xml import make
from duizhao.core.outline.docx.names import Element

INDENT = 2
_FACES = {Level.FIRST: HEI, Level.SECOND: KAI, Level.THIRD: BODY, Level.FOURTH: BODY}
_CELL, _CELL_PITCH = 12.0, 18.0
_CELL_MARGIN = 1.5
_RULE = 4
"""Rules of tables, in eighths of a point."""


def set_blocks(profile: Profile, blocks: Iterable[Block]) -> Iterator[Element]:
    """The blocks one after the other, as children of w:body."""
    broken = False
    for block in blocks:
        if isinstance(block, PageBreak):
            broken = True
            continue
        yield (
            _table(profile, block)
            if isinstance(block, Table)
            else _paragraph(profile, block, new_page=broken)
        )
        broken = False


def _paragraph(profile: Profile, block: Heading | Body | Centred, *, new_page: bool) -> Element:
    runs: tuple[Words, ...]
    match block:
        case Heading(words, level, run_on):
            runs = (Words(words, _FACES[level]), Words(run_on))
            alone = not run_on
            setting = Setting(
                first=INDENT, keep_next=alone, new_page=new_page, style=f"Level{level.value}"
            )
        case Body(words, lead, indent):
            runs = (Words(lead, BODY, bold=True), Words(words))
            setting = Setting(first=INDENT if indent else 0, new_page=new_page)
        case Centred(words):
            runs = (Words(words, KAI),)
            setting = Setting(align="center", new_page=new_page)
    return paragraph(profile, runs, setting)


def _table(profile: Profile, table: Table) -> Element:
    whole = sum(column.share for column in table.columns)
    room = twips(profile.text_width)
    widths = [round(room * column.share / whole) for column in table.columns]
    rules: dict[str, str | int] = {"val": "single", "sz": _RULE, "space": 0, "color": "000000"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins: dict[str, str | int] = {"w": twips(_CELL_MARGIN), "type": "dxa"}
    return make(
        "tbl",
        make(
            "tblPr",
            make("tblW", w=room, type="dxa"),
            make("jc", val="center"),
            make("tblBorders", *(make(side, **rules) for side in sides)),
            make("tblLayout", type="fixed"),
            make("tblCellMar", make("left", **margins), make("right", **margins)),
        ),
        make("tblGrid", *(make("gridCol", w=width) for width in widths)),
        _row(profile, table.columns, [one.head for one in table.columns], widths, head=True),
        *(_row(profile, table.columns, row, widths) for row in table.rows),
    )


def _row(
    profile: Profile,
    columns: Iterable[TableColumn],
    cells: Iterable[str],
    widths: Iterable[int],
    *,
    head: bool = False,
) -> Element:
    properties = make("trPr", make("cantSplit"), *([make("tblHeader")] if head else []))
    made = [
        _cell(profile, words, width, head=head, centred=head or column.centred)
        for column, words, width in zip(columns, cells, widths, strict=True)
    ]
    return make("tr", properties, *made)


def _cell(profile: Profile, words: str, width: int, *, head: bool, centred: bool) -> Element:
    setting = Setting(
        align="center" if centred else "left", pitch=_CELL_PITCH, at_least=True, before=2, after=2
    )
    face = HEI if head else BODY
    lines = [paragraph(profile, (Words(line, face, _CELL),), setting) for line in words.split("\n")]
    properties = make("tcPr", make("tcW", w=width, type="dxa"), make("vAlign", val="center"))
    return make("tc", properties, *lines)


def space(profile: Profile, lines: float = 1) -> Element:
    """Blank lines."""
    return paragraph(profile, (), Setting(pitch=profile.pitch * lines))
