"""How wide the columns of a table are, and where their heads break: no head or day is cut in an odd place while another column has room."""

from math import ceil

from duizhao.core.layout.paper import Table, TableColumn

_CHARACTER = 12 / 72 * 25.4
"""Millimetres of a character in a table."""
_MARGINS = 3.4
_HALF = 0.6
"""What a digit or Latin letter takes of a character, in the widest face that is usual."""
_WHOLE_HEAD, _WHOLE_NAME, _MOST = 3, 4, 7
"""A head and a name of so many characters are not broken; no count or day is promised more room than the last."""
_BRACKET = "（"


def widths_of(table: Table, room: float) -> tuple[float, ...]:
    """The widths in millimetres that share the room: by their shares, where each gets at least what it needs."""
    whole = sum(column.share for column in table.columns)
    widths = [room * column.share / whole for column in table.columns]
    least = [_least(table, at) for at in range(len(widths))]
    if sum(least) > room:
        return tuple(widths)
    lacking = sum(max(need - width, 0) for need, width in zip(least, widths, strict=True))
    spare = sum(max(width - need, 0) for need, width in zip(least, widths, strict=True))
    given = lacking / spare if spare else 0.0
    return tuple(
        need if width <= need else width - (width - need) * given
        for need, width in zip(least, widths, strict=True)
    )


def head_of(column: TableColumn, width: float) -> str:
    """The head of a column in lines that are about equally long, where it doesn't fit into one."""
    head = column.head
    if _needs(head) <= width:
        return head
    if (at := head.find(_BRACKET)) > 0:
        return f"{head[:at]}\n{head[at:]}"
    lines = ceil(_wide(head) / max(int((width - _MARGINS) / _CHARACTER), 1))
    length = ceil(len(head) / lines)
    return "\n".join(head[at : at + length] for at in range(0, len(head), length))


def _least(table: Table, at: int) -> float:
    """What a column needs: its head in two lines, names in one, and counts and days as they are."""
    column = table.columns[at]
    head = column.head.partition(_BRACKET)[0]
    needed = [head if len(head) <= _WHOLE_HEAD else head[: ceil(len(head) / 2)]]
    most = _MOST if column.centred else _WHOLE_NAME
    said = (line for row in table.rows for line in row[at].split("\n"))
    needed += [line for line in said if _wide(line) <= most]
    return max(map(_needs, needed))


def _needs(words: str) -> float:
    return _wide(words) * _CHARACTER + _MARGINS


def _wide(words: str) -> float:
    return sum(_HALF if char.isascii() else 1.0 for char in words)
