"""What the words around a line end say about it: does a sentence close, does a new paragraph begin."""

import re
from functools import lru_cache

from duizhao.core.outline.markers import marker_of
from duizhao.core.outline.model import Marker, MarkerKind
from duizhao.core.zh.normal import plain

BLOCKS = frozenset({MarkerKind.PIECE, MarkerKind.CHAPTER, MarkerKind.HAN, MarkerKind.HAN_BRACKET})
LISTED = frozenset({MarkerKind.ARABIC, MarkerKind.ARABIC_BRACKET, MarkerKind.CIRCLED})

_ENDS = re.compile(r"[。！？!?；;：:…][”’\"'）)》】]*\s*$")
_RUNS_ON = frozenset("，、,第和与及或的在为对")
_BLANK = " \t\u3000\xa0"
_UNIT = re.compile(
    r"[A-Za-z0-9.%]+|[“‘（《〈【「『(]+.|.[，。、；：！？”’）》〉】」』,.;:!?)]*", re.DOTALL
)
_NUMBERED = re.compile(r"\s*[一二三四五六七八九十第篇其首再最\d０-９①-⑳【（(\[]")
_LONGEST_NUMBER = 20
_PUNCTUATION = re.compile("[。；：，,;:](?=.)")
_ASPECT = re.compile("[^。；：;:]*带头[^。；：;:]*方面")
_HEADING_END = re.compile("(?:方面|情况|问题|原因|根源|措施|方向|表现|剖析|分析|打算|思路|不足)$")


def columns(line: str) -> int:
    """Width of a line in half-width columns: the bytes that GBK needs, which is how old programs count."""
    return len(line) if line.isascii() else len(line.encode("gbk", "replace"))


def indent(line: str) -> int:
    """Columns of blanks at the start of a line."""
    if line[:1] not in _BLANK:  # as with most lines; an empty one goes on
        return 0
    return columns(line[: len(line) - len(line.lstrip(_BLANK))])


def first_unit(line: str) -> str:
    """What can't be parted at the start of a line: a number, a Latin word, a character with its punctuation."""
    unit = _UNIT.match(line)
    return unit.group() if unit else ""


def ends_sentence(line: str) -> bool:
    """Whether a line closes with punctuation that a paragraph may end with."""
    return bool(_ENDS.search(line))


def numbering(line: str) -> Marker | None:
    """The number that a line begins with."""
    return _number_in(line[:_LONGEST_NUMBER]) if _NUMBERED.match(line) else None


@lru_cache(maxsize=256)
def _number_in(beginning: str) -> Marker | None:
    """The number of a line, which is asked for from the line before, from itself and from below."""
    return marker_of(plain(beginning).text)


def begins_block(line: str) -> bool:
    """Whether a line begins with a number that only headings and paragraphs begin with (一、 （一） 第一部分)."""
    marker = numbering(line)
    return marker is not None and marker.kind in BLOCKS


def runs_on(line: str, after: str) -> bool:
    """Whether a line that was full and closes no sentence goes on in the line after it."""
    return not begins_block(after) or line[-1:] in _RUNS_ON


def is_heading(line: str) -> bool:
    """Whether a line begins with a heading's number and holds no sentence yet."""
    return begins_block(line) and not _PUNCTUATION.search(line)


def closes_heading(line: str) -> bool:
    """Whether a line is a numbered heading that ends with one of the nouns headings end with."""
    if not begins_block(line):
        return False
    return bool(_ASPECT.fullmatch(line) or (is_heading(line) and _HEADING_END.search(line)))


def seam(line: str, after: str) -> str:
    """What belongs between two lines that are joined: a blank between Latin words, else nothing."""
    ends = line[-1:] + after[:1]
    return " " if len(ends) == len("ab") and ends.isascii() and ends.isalpha() else ""
