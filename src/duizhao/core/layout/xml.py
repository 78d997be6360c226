"""Writes the few elements of WordprocessingML that comments and new documents are made of."""

import re
from typing import NamedTuple

from lxml import etree

from duizhao.core.outline.docx.names import W_NS, Element, w

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Face(NamedTuple):
    """A pair of fonts by name. Both are always written: theme fonts would override a missing one."""

    east_asian: str
    latin: str = "Times New Roman"


SONG = Face("宋体")


def make(name: str, *inside: Element, **values: str | int) -> Element:
    """An element of the main namespace with attributes of that namespace."""
    element = etree.Element(w(name), nsmap={"w": W_NS})
    for key, value in values.items():
        element.set(w(key), str(value))
    element.extend(inside)
    return element


def legal(words: str) -> str:
    """The words with each character that XML can't hold replaced by one that it can."""
    return _ILLEGAL.sub(lambda match: " " if match.group().isspace() else "\ufffd", words)


def words_of(words: str) -> Element:
    """A w:t that keeps its blanks."""
    element = make("t")
    element.text = legal(words)
    keep_blanks(element)
    return element


def keep_blanks(element: Element) -> None:
    """Let a w:t keep the blanks at its edges."""
    element.set(_XML_SPACE, "preserve")


def look(face: Face, half_points: int, *, bold: bool = False) -> Element:
    """Run properties: fonts, size, weight."""
    latin = face.latin
    fonts = make("rFonts", ascii=latin, hAnsi=latin, eastAsia=face.east_asian, cs=latin)
    weight = [make("b")] if bold else []
    return make("rPr", fonts, *weight, make("sz", val=half_points), make("szCs", val=half_points))


def serialised(root: Element) -> bytes:
    """A part of a package as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
