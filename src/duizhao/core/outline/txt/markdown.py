"""Reads the marks of Markdown: headings, bold, lists, tables and fences become paragraphs without marks.

Texts of this kind mask names and years with stars (**镇, 20**年). Stars are taken as bold only
where they are closed on the same line around something that isn't the rest of a masked name.
"""

import re
from collections.abc import Iterator, Sequence

from duizhao.core.outline.gather import Passage
from duizhao.core.outline.markers import marker_of
from duizhao.core.outline.model import Place
from duizhao.core.outline.txt.wrap import learn_wrap
from duizhao.core.outline.txt.wrapped import rejoin_at
from duizhao.core.zh.normal import plain

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]*(?=[^\s#\d])(.+)")
_DOUBLE_LINE = re.compile(r" {0,3}={3,}[ \t]*")
_RULE = re.compile(r" {0,3}-{3,}[ \t]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)[\w-]*[ \t]*")
_ITEM = re.compile(r"^[ \t]*[-+*][ \t]+(?=\S)")
_QUOTED = re.compile(r"^ {0,3}(?:> ?)+")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_DIVIDER = re.compile(r"[ \t|:-]+")
_CELL = re.compile(r"(?<!\\)\|")
_HARD_BREAKS = ("  ", "\\")
_BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)([^*\s](?:[^*]*[^*\s])?)\*\*(?!\*)")
_OTHER_BOLD = re.compile(r"(\*{3}|_{2,3})([^*_\s][^*_]*)\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_REST_OF_MASK = re.compile(
    "[省县旗镇村街厅室队站厂某]|同志|书记|公司|集团|有限|局(?![限部面势])|部(?!分)|处(?![理置])|区(?![域别分])"
    "|办(?![理事])|所(?![以有谓])|日(?!常)|月(?!度)|社(?!会)|科(?![学技])|市(?!场)|年(?!轻)|委(?!托)|乡(?!村振)|院|校|州"
)


def read_blocks(lines: Sequence[str]) -> Iterator[Passage]:
    """The paragraphs of a Markdown text given as lines; lines cut at a fixed width are re-joined."""
    wrap = learn_wrap([line.rstrip() for line in lines])
    block: list[str] = []
    for line in (_QUOTED.sub("", line) for line in lines):
        heading = _HEADING.fullmatch(line)
        if not (heading or _DOUBLE_LINE.fullmatch(line) or _ITEM.match(line) or _ends_block(line)):
            block.append(line.removesuffix("\\").rstrip(" "))
            if not line.endswith(_HARD_BREAKS):
                continue
        *before, last = rejoin_at(wrap, block) or [""]
        yield from map(_passage, before)
        yield _passage(last, 1 if _DOUBLE_LINE.fullmatch(line) else None)
        block = [line] if not heading and _ITEM.match(line) and line not in block else []
        if heading:
            words = heading.group(2).rstrip().rstrip("#").rstrip()
            yield _passage(words, len(heading.group(1)))
        elif _ROW.fullmatch(line) and not _DIVIDER.fullmatch(line):
            yield Passage(_row(line), place=Place.TABLE)
    yield from map(_passage, rejoin_at(wrap, block))


def _ends_block(line: str) -> bool:
    """Whether a line is blank, a table row, a rule or a fence."""
    kinds = (_ROW, _RULE, _FENCE)
    return not line.strip() or any(kind.fullmatch(line) for kind in kinds)


def _row(line: str) -> str:
    cells = (_unmarked(cell.strip())[0] for cell in _CELL.split(line))
    return "\t".join(cell for cell in cells if cell)


def _passage(line: str, heading_level: int | None = None) -> Passage:
    text, bold = _unmarked(_ITEM.sub("", line, count=1).strip())
    return Passage(text, heading_level=heading_level, bold=bold)


def _unmarked(line: str) -> tuple[str, int]:
    """The line without the stars of bold words and without escapes, and how many leading characters are bold."""
    other = _OTHER_BOLD.match(line)
    if other and marker_of(plain(other.group(2)).text):
        line = f"**{other.group(2)}**{line[other.end() :]}"
    leading = _BOLD.match(line)
    is_bold = bool(leading and _is_bold(leading))
    text = _BOLD.sub(lambda match: match.group(1) if _is_bold(match) else match.group(), line)
    bold = len(_ESCAPED.sub(r"\1", leading.group(1))) if leading and is_bold else 0
    return _ESCAPED.sub(r"\1", text), bold


def _is_bold(match: re.Match[str]) -> bool:
    inner = match.group(1)
    if match.start() == 0 and marker_of(plain(inner).text):
        return True
    if len(inner) == 1 or match.string.count("**") % 2:
        return False
    return match.group() == match.string or not _REST_OF_MASK.match(inner)
