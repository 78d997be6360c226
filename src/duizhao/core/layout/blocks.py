"""Sets the blocks of a paper: headings by level, paragraphs, tables."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from duizhao.core.layout.columns import head_of, widths_of
from duizhao.core.layout.paper import (
    Block,
    Body,
    Centred,
    Heading,
    Level,
    PageBreak,
    QrSheet,
    QrSlip,
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
_BEFORE_TABLE, _AFTER_TABLE = 5.0, 12.0
_SHORT = 84
_RULE = 4
"""Rules of tables, in eighths of a point."""


Picture = Callable[[str], Element]
"""Takes the content of a QR code into the package and gives the run that shows it."""


def set_blocks(
    profile: Profile, blocks: Sequence[Block], picture: Picture, *, signed: bool = False
) -> Iterator[Element]:
    """The blocks one after the other, as children of w:body.

    The little space before a table also bears a page break, which a table can't. Where a signature
    follows, the last paragraph stays on its page: nobody signs an empty one.
    """
    broken = False
    for at, block in enumerate(blocks, 1):
        match block:
            case PageBreak():
                broken = True
                continue
            case Table() | QrSheet():
                yield paragraph(profile, (), Setting(pitch=_BEFORE_TABLE, new_page=broken))
                if isinstance(block, Table):
                    yield _table(profile, block)
                else:
                    yield _sheet(profile, block, picture)
                yield paragraph(profile, (), Setting(pitch=_AFTER_TABLE))
            case _:
                kept = signed and at == len(blocks) and _is_short(block)
                yield _paragraph(profile, block, new_page=broken, kept=kept)
        broken = False


def _is_short(block: Block) -> bool:
    """Whether a paragraph has a few lines. A longer one has some on either page, and can't be kept whole."""
    return isinstance(block, (Body, Centred)) and len(block.words) <= _SHORT


def _paragraph(
    profile: Profile, block: Heading | Body | Centred, *, new_page: bool, kept: bool
) -> Element:
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
            setting = Setting(first=INDENT if indent else 0, keep_next=kept, new_page=new_page)
        case Centred(words):
            runs = (Words(words, KAI),)
            setting = Setting(align="center", keep_next=kept, new_page=new_page)
    return paragraph(profile, runs, setting)


def _table(profile: Profile, table: Table) -> Element:
    room = twips(profile.text_width)
    millimetres = widths_of(table, profile.text_width)
    widths = [twips(width) for width in millimetres]
    rules: dict[str, str | int] = {"val": "single", "sz": _RULE, "space": 0, "color": "000000"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins: dict[str, str | int] = {"w": twips(_CELL_MARGIN), "type": "dxa"}
    heads = [head_of(*pair) for pair in zip(table.columns, millimetres, strict=True)]
    head = [] if table.headless else [_row(profile, table.columns, heads, widths, head=True)]
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
        *head,
        *(_row(profile, table.columns, row, widths, height=table.row_height) for row in table.rows),
    )


def _row(
    profile: Profile,
    columns: Iterable[TableColumn],
    cells: Iterable[str],
    widths: Iterable[int],
    *,
    head: bool = False,
    height: float = 0.0,
) -> Element:
    properties = make(
        "trPr",
        make("cantSplit"),
        *([make("trHeight", val=twips(height), hRule="atLeast")] if height else []),
        *([make("tblHeader")] if head else []),
    )
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


def _sheet(profile: Profile, sheet: QrSheet, picture: Picture) -> Element:
    """Slips as the cells of a table with dashed rules, along which they are cut."""
    room = twips(profile.text_width)
    width = room // sheet.across
    rule: dict[str, str | int] = {"val": "dashed", "sz": _RULE, "space": 0, "color": "808080"}
    margin: dict[str, str | int] = {"w": twips(_CELL_MARGIN), "type": "dxa"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rows = [sheet.slips[at : at + sheet.across] for at in range(0, len(sheet.slips), sheet.across)]
    return make(
        "tbl",
        make(
            "tblPr",
            make("tblW", w=room, type="dxa"),
            make("jc", val="center"),
            make("tblBorders", *(make(side, **rule) for side in sides)),
            make("tblLayout", type="fixed"),
            make("tblCellMar", make("top", **margin), make("bottom", **margin)),
        ),
        make("tblGrid", *(make("gridCol", w=width) for _ in range(sheet.across))),
        *(_slips(profile, row, sheet.across, width, picture) for row in rows),
    )


def _slips(
    profile: Profile, row: tuple[QrSlip, ...], across: int, width: int, picture: Picture
) -> Element:
    middle = Setting(align="center", pitch=_CELL_PITCH, at_least=True)
    cells = []
    for slip in (*row, *([None] * (across - len(row)))):
        inside = [paragraph(profile, (), middle)]
        if slip is not None:
            inside[0].append(picture(slip.content))
            inside += [paragraph(profile, (Words(one, BODY, _CELL),), middle) for one in slip.lines]
        cells.append(make("tc", make("tcPr", make("tcW", w=width, type="dxa")), *inside))
    return make("tr", make("trPr", make("cantSplit")), *cells)


def space(profile: Profile, lines: float = 1, *, keep_next: bool = False) -> Element:
    """Blank lines."""
    return paragraph(profile, (), Setting(pitch=profile.pitch * lines, keep_next=keep_next))
