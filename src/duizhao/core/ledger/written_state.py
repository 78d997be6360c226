"""Reads how offices write where an item stands: closed or not; whatever else they write is kept as it is."""

import re

from duizhao.core.sheets.read_sheet import Cell

_CLOSED = re.compile(
    "(?:已|已经|全部)*(?:整改)?(?:销号|销账|办结|完成|到位)(?:销号|整改|并销号)?|是|√|✓|100%"
)


def says_closed(words: Cell) -> bool:
    """Whether a cell says that an item is closed: 已销号, 完成, 是, √; 基本完成 and 未完成 don't."""
    if isinstance(words, bool):
        return words
    return _CLOSED.fullmatch("".join(str(words).split()).rstrip("。")) is not None
