"""Resolves Word's automatic numbering to the label that a reader sees: 一、 （一） 1. ①"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from duizhao.core.outline.docx.names import (
    HIDDEN,
    LEVEL,
    LEVEL_OF_NUMBER,
    NUMBER_ID,
    PARAGRAPH_STYLE,
    R_PR,
    Element,
    is_on,
    number_in,
    value_of,
    w,
)
from duizhao.core.outline.docx.number_formats import written
from duizhao.core.outline.docx.styles import StyleFacts, Styles

_LEVELS = 9
_ABSTRACT, _ABSTRACT_ID = w("abstractNum"), w("abstractNumId")
_NUM, _OVERRIDE, _START_OVERRIDE = w("num"), w("lvlOverride"), w("startOverride")
_STYLE_LINK = w("numStyleLink")
_PLACE = re.compile("%([1-9])")
_CLOSED = tuple("、，。．：）】〕")
_NOT_NUMBERED, _WITH_ZERO = "0", "decimalZero"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered.

    `restart` is the level (1–9) after which it begins anew; 0: never, None: after any higher.
    """

    start: int = 1
    number_format: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    shown: bool = True

    def restarts_after(self, index: int, own: int) -> bool:
        """Whether this level (index `own`) begins anew after a paragraph of level `index`."""
        return index < own if self.restart is None else index < self.restart


@dataclass(frozen=True, slots=True)
class _List:
    """A numbered list as its paragraphs refer to it. Lists of one `family` count together.

    `starts` are the list's own first numbers by level, `styles` the paragraph styles to which
    levels belong.
    """

    family: str
    levels: tuple[_Level, ...]
    starts: tuple[int | None, ...]
    styles: tuple[str | None, ...]


@dataclass(slots=True)
class Counts:
    """How far the lists of one story have counted: body, text boxes and notes count apart."""

    by_family: defaultdict[str, list[int | None]] = field(
        default_factory=lambda: defaultdict(lambda: [None] * _LEVELS)
    )
    begun: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The lists of a document.

    Where the standard leaves the counting open we do as Word was measured to do: lists of one
    abstract list count together, a list that takes its levels from a numbering style counts
    apart, a level that is skipped counts as used, a style's level of another style's is none.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str | None, Element] = {}
        self._nums: dict[str | None, Element] = {}
        self._lists: dict[str, _List | None] = {}
        if root is not None:
            self._abstract = {item.get(_ABSTRACT_ID): item for item in root.iterchildren(_ABSTRACT)}
            self._nums = {item.get(NUMBER_ID): item for item in root.iterchildren(_NUM)}

    def label(self, own: Element | None, style: StyleFacts, counts: Counts) -> str:
        """The label of the next paragraph, with what parts it from the text; "" when it has none.

        `own` is the paragraph's own w:numPr. To be called for every paragraph of a story, blank
        ones too, in their order.
        """
        own_id = None if own is None else value_of(own, NUMBER_ID)
        number_id = style.number_id if own_id is None else own_id
        if number_id is None or number_id == _NOT_NUMBERED:
            return ""
        numbered = self._list(number_id)
        if numbered is None:
            return ""
        own_level = None if own is None else number_in(value_of(own, LEVEL_OF_NUMBER))
        index = _level_of_style(numbered, style) if own_level is None else own_level
        if not 0 <= index < _LEVELS:
            return ""
        if own_id is None and numbered.styles[index] not in (None, style.number_style):
            return ""
        _count(numbered, number_id, index, counts)
        return _shown(numbered, index, counts.by_family[numbered.family])

    def _list(self, number_id: str) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._read_list(number_id)
        return self._lists[number_id]

    def _read_list(self, number_id: str) -> _List | None:
        num = self._nums.get(number_id)
        if num is None:
            return None
        family = value_of(num, _ABSTRACT_ID) or ""
        elements = {
            level.get(LEVEL_OF_NUMBER): level
            for level in self._levels_of(family).iterchildren(LEVEL)
        }
        starts: list[int | None] = [None] * _LEVELS
        for override in num.iterchildren(_OVERRIDE):
            index = number_in(override.get(LEVEL_OF_NUMBER))
            level = override.find(LEVEL)
            if level is not None:
                elements[override.get(LEVEL_OF_NUMBER)] = level
            if index is not None and 0 <= index < _LEVELS:
                starts[index] = number_in(value_of(override, _START_OVERRIDE))
        in_order = [elements.get(str(index)) for index in range(_LEVELS)]
        return _List(
            family,
            tuple(_NO_LEVEL if level is None else _read_level(level) for level in in_order),
            tuple(starts),
            tuple(
                None if level is None else value_of(level, PARAGRAPH_STYLE) for level in in_order
            ),
        )

    def _levels_of(self, identity: str | None) -> Element:
        """The abstract list that holds the levels, through numbering styles where there are any."""
        abstract = self._abstract.get(identity, _NO_LIST)
        for _ in self._abstract:
            link = value_of(abstract, _STYLE_LINK)
            target = self._nums.get(self._styles.facts(link).number_id) if link else None
            if target is None:
                break
            abstract = self._abstract.get(value_of(target, _ABSTRACT_ID), _NO_LIST)
        return abstract


def _level_of_style(numbered: _List, style: StyleFacts) -> int:
    if style.number_style in numbered.styles and style.number_style is not None:
        return numbered.styles.index(style.number_style)
    return style.number_level or 0


def _count(numbered: _List, number_id: str, index: int, counts: Counts) -> None:
    levels, numbers = numbered.levels, counts.by_family[numbered.family]
    for above in range(index):
        if numbers[above] is None:
            numbers[above] = levels[above].start
    start, number = numbered.starts[index], numbers[index]
    anew = start is not None and (number_id, index) not in counts.begun
    counts.begun.add((number_id, index))
    if number is None or anew:
        numbers[index] = levels[index].start if start is None else start
    else:
        numbers[index] = number + 1
    for below in range(index + 1, _LEVELS):
        if levels[below].restarts_after(index, below):
            numbers[below] = None


def _read_level(level: Element) -> _Level:
    number_format = value_of(level, w("numFmt")) or "decimal"
    legal = level.find(w("isLgl"))
    hidden = level.find(f"{R_PR}/{HIDDEN}")
    start = number_in(value_of(level, w("start")))
    return _Level(
        start=0 if start is None else start,
        number_format=number_format,
        pattern=value_of(level, w("lvlText")) or "",
        suffix=value_of(level, w("suff")) or "tab",
        restart=number_in(value_of(level, w("lvlRestart"))),
        legal=legal is not None and is_on(legal),
        shown=number_format != "bullet" and not (hidden is not None and is_on(hidden)),
    )


def _shown(numbered: _List, index: int, numbers: list[int | None]) -> str:
    own = numbered.levels[index]
    if not own.shown:
        return ""

    def number_of(place: re.Match[str]) -> str:
        at = int(place.group(1)) - 1
        level, number = numbered.levels[at], numbers[at]
        plainly = own.legal and level.number_format != _WITH_ZERO
        return written(
            level.start if number is None else number, "decimal" if plainly else level.number_format
        )

    label = _PLACE.sub(number_of, own.pattern)
    if not label.strip() or own.suffix == "nothing" or label.endswith(_CLOSED):
        return label
    return label + " "


_NO_LEVEL = _Level(shown=False)
_NO_LIST = etree.Element(_ABSTRACT)
