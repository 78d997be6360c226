"""What of a story is repeated: rows of tables whose cells hold fields of a list, and paragraphs between two marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import Element
from duizhao.core.papers.templates.faults import Fault, FaultKind, around
from duizhao.core.papers.templates.lines import is_alone
from duizhao.core.papers.templates.marks import CLOSE_MARK, Mark, MarkKind, open_mark
from duizhao.core.papers.templates.stories import Paragraph

_EDGES = frozenset({MarkKind.OPEN, MarkKind.CLOSE})


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two marks, each alone in a paragraph of the same parent."""

    list: str
    opening: Element
    closing: Element
    inside: tuple[Element, ...]


@dataclass(slots=True)
class Repeats:
    """The rows and blocks of a story with their lists, and what is wrong with them."""

    rows: dict[Element, str] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def repeats_in(paragraphs: Iterable[Paragraph]) -> Repeats:
    """What is repeated, from the paragraphs that bear marks."""
    paragraphs = list(paragraphs)
    found = Repeats()
    _find_blocks(paragraphs, found)
    block_of = {element: block for block in found.blocks for element in block.inside}
    for paragraph in paragraphs:
        for mark in paragraph.marks:
            if mark.kind is MarkKind.OF_ROW:
                _place_mark(paragraph, mark, block_of, found)
    _refuse_nested(paragraphs, block_of, found)
    return found


def fault_at(kind: FaultKind, paragraph: Paragraph, mark: Mark, reason: str, cure: str) -> Fault:
    """A fault at a mark."""
    quote = around(paragraph.line.words, mark.start, mark.end)
    return Fault(kind, paragraph.place, quote, reason, cure)


def _find_blocks(paragraphs: Iterable[Paragraph], found: Repeats) -> None:
    open_in: dict[Element | None, tuple[Paragraph, Mark]] = {}
    for paragraph, mark in _edges(paragraphs, found):
        parent = paragraph.element.getparent()
        opened = open_in.pop(parent, None)
        if mark.kind is MarkKind.OPEN:
            if opened is not None:
                found.faults.append(_not_closed(*opened))
            open_in[parent] = (paragraph, mark)
        elif opened is None:
            found.faults.append(
                fault_at(
                    FaultKind.NOT_OPENED, paragraph, mark, f"前面没有同它配对的{open_mark('…')}。",
                    "补上开头，开头和结尾要在同一个单元格或者同样一层的正文里；多写的删去。",
                )
            )  # fmt: skip
        else:
            start, first = opened
            if mark.list and mark.list != first.list:
                found.faults.append(
                    fault_at(
                        FaultKind.OTHER_LIST, paragraph, mark, f"结尾写的和开头的“{first.list}”不一样。",
                        f"改成{CLOSE_MARK}。",
                    )
                )  # fmt: skip
            inside = tuple(_between(start.element, paragraph.element))
            found.blocks.append(Block(first.list, start.element, paragraph.element, inside))
    found.faults += [_not_closed(*opened) for opened in open_in.values()]


def _edges(paragraphs: Iterable[Paragraph], found: Repeats) -> Iterator[tuple[Paragraph, Mark]]:
    """The marks that begin or end a block; one that isn't alone in its paragraph is told."""
    for paragraph in paragraphs:
        for mark in paragraph.marks:
            if mark.kind not in _EDGES:
                continue
            if is_alone(paragraph.line, mark.start, mark.end):
                yield paragraph, mark
            else:
                found.faults.append(
                    fault_at(
                        FaultKind.NOT_ALONE, paragraph, mark, "这一段里还有别的字。",
                        f"{open_mark('…')}和{CLOSE_MARK}各占一段，段里不写别的。",
                    )
                )  # fmt: skip


def _not_closed(paragraph: Paragraph, mark: Mark) -> Fault:
    return fault_at(
        FaultKind.NOT_CLOSED, paragraph, mark, f"后面没有{CLOSE_MARK}。",
        f"在要重复的最后一段后面另起一段，写{CLOSE_MARK}；开头和结尾要在同一个单元格或者同样一层的正文里，"
        "逐项里面不能再套逐项。",
    )  # fmt: skip


def _between(first: Element, last: Element) -> Iterator[Element]:
    for element in first.itersiblings():
        if element is last:
            return
        yield element


def _place_mark(
    paragraph: Paragraph, mark: Mark, block_of: dict[Element, Block], found: Repeats
) -> None:
    """Say by which row or block a field of a list is repeated."""
    block = _block_around(paragraph.element, block_of)
    row = next(paragraph.element.iterancestors(n.ROW), None)
    if block is not None:
        if block.list != mark.list:
            found.faults.append(
                fault_at(
                    FaultKind.OTHER_LIST, paragraph, mark, f"这里逐项重复的是“{block.list}”。",
                    f"只能写“{block.list}”的字段和单个的字段。",
                )
            )  # fmt: skip
    elif row is None:
        found.faults.append(
            fault_at(
                FaultKind.OUTSIDE_ROW, paragraph, mark, "一条一行的字段不在表格的行里。",
                f"把它写进表格的一行，这一行会逐条重复；不用表格的，在前面另起一段写{open_mark(mark.list)}，"
                f"后面另起一段写{CLOSE_MARK}。",
            )
        )  # fmt: skip
    elif found.rows.setdefault(row, mark.list) != mark.list:
        found.faults.append(
            fault_at(
                FaultKind.TWO_LISTS, paragraph, mark,
                f"同一行里已经有“{found.rows[row]}”的字段，一行只能逐条重复一样。",
                "两样内容分成两个表格或者两行写。",
            )
        )  # fmt: skip


def _block_around(element: Element, block_of: dict[Element, Block]) -> Block | None:
    for one in (element, *element.iterancestors()):
        if one in block_of:
            return block_of[one]
    return None


def _refuse_nested(
    paragraphs: Iterable[Paragraph], block_of: dict[Element, Block], found: Repeats
) -> None:
    """Tell of each repeated row or block that stands inside another one, once."""
    told: set[Element] = set()
    openings = {block.opening for block in found.blocks}
    for paragraph in paragraphs:
        element = paragraph.element
        own_row = next(element.iterancestors(n.ROW), None)
        if element in openings:
            repeated, outer = element, [element, *element.iterancestors()]
        elif own_row in found.rows:
            assert own_row is not None  # noqa: S101  None is no key
            repeated, outer = own_row, list(own_row.iterancestors())
        else:
            continue
        if repeated in told or not any(one in found.rows or one in block_of for one in outer):
            continue
        told.add(repeated)
        found.faults.append(
            fault_at(
                FaultKind.NESTED, paragraph, paragraph.marks[0], "外面已经逐条重复，里面不能再重复。",
                "把里面的表格或者段落挪到外面。",
            )
        )  # fmt: skip
