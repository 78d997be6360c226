"""Recognises the 密级 mark of an official paper, so that a secret text is left alone.

A mark stands where the format of official papers puts it: on a line of its own near the head
(秘密★10年), behind a label (密级：机密), in a text box, or in brackets behind the title. The same
words inside a sentence (保守党和国家的秘密) are what statements talk about, not a mark.
"""

import re
from itertools import pairwise

from duizhao.core.outline.model import Paragraph, Place, Text
from duizhao.core.zh.normal import plain

_WORD = "(?:[绝絕]密|[机機]密|秘密)"
_LEVEL = f"(?P<level>{_WORD})"
_HEAD = 10  # paragraphs at the top that may carry a bare word as a mark
_LONGEST = 80  # a longer paragraph is a sentence
_STAR = "[★☆✩✭⭐*＊]"
_TERM = r"（?(?:至?[\d一二三四五六七八九十]{1,4}(?:年|个月|月|天|日)[\d年月日]*|长期|启封前|启用前|解密前)）?"
_URGENCY = "(?:特急|加急|平急|特提|急件|平件)"
_COPY = r"(?:(?:份号|编号|第|No\.?|№)：?\d{1,8}号?|\d{3,8})"
_BEFORE = rf"(?:{_COPY}|{_URGENCY}|附件\d{{0,2}}：?|密级：?|★)*[【（]?"
_AFTER = rf"(?:保密期限：?{_TERM}|{_COPY}|{_URGENCY})*"

_DATED = re.compile(
    rf"{_BEFORE}(?:工作|商业)?{_LEVEL}[级件]?[】）]?(?:{_STAR}+(?:{_TERM})?|[·・•—-]*{_TERM}){_AFTER}"
)
_BARE = re.compile(rf"{_BEFORE}{_LEVEL}[级件]?[】）]?{_AFTER}")
_STARRED = re.compile(rf"{_BEFORE}(?:工作|商业)?{_LEVEL}[级件]?[】）]?{_STAR}")
_TELEGRAM = re.compile(
    rf"(?:.{{0,20}}[委府办厅局部室院])?(?P<level>密电|密码电报|密件)(?:纸|{_AFTER})"
)
_LABELLED = re.compile(rf"密级(?:[和及]保密期限)?：[【（]?{_LEVEL}(?![/、或□○])")
_TICKED = re.compile(rf"密级.*[☑√■☒✔]{_LEVEL}")
_BEHIND_TITLE = re.compile(rf"[^。；]{{4,60}}[【（]{_LEVEL}[级件]?(?:{_STAR}.{{0,8}})?[】）]")
_KIND = rf"(?:级|件|文件|资料)?{_STAR}?(?:\d{{1,2}}年)?"
_WATERMARK = re.compile(rf"{_LEVEL}{_KIND}(?:{_WORD}{_KIND})*")
_BRACKETED = re.compile(rf"[【（]{_LEVEL}[】）]")


def secrecy_mark(text: Text) -> str | None:
    """The level that the text is marked with (绝密, 机密, 秘密 or a kind of 密电), or None."""
    name = plain(text.name).text
    if named := _BRACKETED.search(name) or _STARRED.match(name):
        return named.group("level")
    for paragraph in text.paragraphs:
        if mark := _mark_in(paragraph):
            return mark.group("level")
    return _mark_beside_label(text.paragraphs[: 2 * _HEAD])


def is_mark(line: str) -> bool:
    """Whether a line is a mark, or carries one as headers do; readers never drop one as a running header."""
    if len(line) > _LONGEST:
        return False
    pieces = [plain(piece).text for piece in (line, *line.split("\t"))]
    return any(_STARRED.match(piece) or _LABELLED.search(piece) for piece in pieces) or any(
        pattern.fullmatch(piece) for pattern in (_DATED, _BARE, _TELEGRAM) for piece in pieces
    )


def watermark_mark(words: str) -> str | None:
    """The mark that the words of a watermark spell, however often they stand there; None when none."""
    found = _WATERMARK.fullmatch(plain(words).text)
    return found.group("level") if found else None


def _mark_in(paragraph: Paragraph) -> re.Match[str] | None:
    """The mark in a paragraph.

    Dated, labelled and ticked marks count anywhere, for a file may hold several papers; bare
    words count only near the head and in text boxes.
    """
    if len(paragraph.text) > 4 * _LONGEST or len(line := paragraph.plain.text) > _LONGEST:
        return None
    if "密" not in line:  # every mark has it, and hardly any line
        return None
    if found := _DATED.fullmatch(line) or _LABELLED.match(line) or _TICKED.search(line):
        return found
    if paragraph.index >= _HEAD and paragraph.place is not Place.TEXT_BOX:
        return None
    return (
        _BARE.fullmatch(line)
        or _in_a_cell(paragraph.text)
        or _TELEGRAM.fullmatch(line)
        or _STARRED.match(line)
        or _LABELLED.search(line)
        or _BEHIND_TITLE.fullmatch(line)
    )


def _in_a_cell(line: str) -> re.Match[str] | None:
    """A bare word that stands alone between tabs, as beside the number of a copy."""
    cells = line.split("\t") if "\t" in line else ()
    return next(filter(None, (_BARE.fullmatch(plain(cell).text) for cell in cells)), None)


def _mark_beside_label(paragraphs: tuple[Paragraph, ...]) -> str | None:
    """A mark in the table cell after a cell 密级."""
    for label, value in pairwise(paragraphs):
        if label.plain.text.rstrip("：") == "密级" and (mark := _BARE.fullmatch(value.plain.text)):
            return mark.group("level")
    return None
