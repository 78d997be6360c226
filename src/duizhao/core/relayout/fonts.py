"""The ways in which a font that somebody chose is not the font that shows, and how a run gets its face."""

import re

from duizhao.core.layout.xml import Face
from duizhao.core.outline.docx.names import Element
from duizhao.core.relayout.effective import RunLook
from duizhao.core.relayout.faces import is_chinese, is_face
from duizhao.core.relayout.properties import put, without
from duizhao.core.relayout.sheet import Run

_CHINESE = re.compile(
    '[\u3400-\u9fff\u3000-\u303f\uff00-\uff60()"]|(?<=[\u4e00-\u9fff“”‘’"）》),.;:!?-])[,.;:!?-]'
)
_LATIN = re.compile("[0-9A-Za-z]")


def takes_chinese(words: str, start: int, end: int) -> bool:
    """Whether part of a paragraph has characters of the Chinese font, or half-width marks where such will stand.

    It is told from what stands before them, in whichever run: tracked changes part runs.
    """
    return _CHINESE.search(words, start, end) is not None


def shows_latin(run: Run) -> bool:
    """Whether a run has digits or Latin letters."""
    return _LATIN.search(run.words) is not None


def is_trapped(run: Run) -> bool:
    """Whether the right Chinese font was chosen but doesn't show: pushed aside by the theme, or set for Latin alone."""
    look = run.look
    if not run.chinese or is_face(look.east_asian.name, run.face):
        return False
    east, latin = look.east_asian, look.latin
    return (east.theme and is_chinese(east.beside)) or (
        is_chinese(latin.name) and latin.name != east.name
    )


def give_face(properties: Element, face: Face, look: RunLook | None) -> None:
    """Give run properties a face for Chinese; for Latin too where a theme or a Chinese face stands there."""
    fonts = put(properties, "rFonts", eastAsia=face.east_asian)
    without(fonts, "eastAsiaTheme", "hint")
    if look is None or look.latin.theme or not look.latin.name or is_chinese(look.latin.name):
        put(properties, "rFonts", ascii=face.latin, hAnsi=face.latin, cs=face.latin)
        without(fonts, "asciiTheme", "hAnsiTheme", "cstheme")
