"""Resolves Word's automatic numbering to the label that a reader sees: 一、 （一） 1. ①"""

import re
from collections import defaultdict
from dataclasses import dataclass

from duizhao.core.outline.docx_names import (
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
from duizhao.core.outline.docx_styles import StyleFacts, Styles
from duizhao.core.outline.number_formats import written

_LEVELS = 9
_ABSTRACT, _ABSTRACT_ID = w("abstractNum"), w("abstractNumId")
_NUM, _OVERRIDE, _START_OVERRIDE = w("num"), w("lvlOverride"), w("startOverride")
_STYLE_LINK = w("numStyleLink")
_PLACE = re.compile("%([1-9])")
_CLOSED = tuple("、，。．：）】〕")
_NOT_NUMBERED = "0"


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
    """A numbered list as its paragraphs refer to it. Lists of one `family` count together."""

    family: str
    levels: tuple[_Level, ...]
    starts: tuple[int | None, ...]
    styles: dict[str, int]


class Numbering:
    """Counts the numbered paragraphs of one document in the order in which they are met."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str | None, Element] = {}
        self._nums: dict[str | None, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counts: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._abstract = {item.get(_ABSTRACT_ID): item for item in root.iterchildren(_ABSTRACT)}
            self._nums = {item.get(NUMBER_ID): item for item in root.iterchildren(_NUM)}

    def label(self, own: Element | None, style: StyleFacts) -> str:
        """The label of the next paragraph, with what parts it from the text; "" when it has none.

        `own` is the paragraph's own w:numPr. To be called for every paragraph, blank ones too,
        in their order.
        """
        number_id = (None if own is None else value_of(own, NUMBER_ID)) or style.number_id
        if number_id is None or number_id == _NOT_NUMBERED:
            return ""
        numbered = self._list(number_id)
        if numbered is None:
            return ""
        own_level = None if own is None else number_in(value_of(own, LEVEL_OF_NUMBER))
        index = _level_of_style(numbered, style) if own_level is None else own_level
        if not 0 <= index < len(numbered.levels):
            return ""
        return _shown(numbered, index, self._count(number_id, numbered, index))

    def _count(self, number_id: str, numbered: _List, index: int) -> list[int | None]:
        counts = self._counts[numbered.family]
        start = numbered.starts[index]
        anew = start is not None and (number_id, index) not in self._begun
        self._begun.add((number_id, index))
        count = counts[index]
        if count is None or anew:
            counts[index] = numbered.levels[index].start if start is None else start
        else:
            counts[index] = count + 1
        for below in range(index + 1, len(numbered.levels)):
            if numbered.levels[below].restarts_after(index, below):
                counts[below] = None
        return counts

    def _list(self, number_id: str) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._read_list(number_id)
        return self._lists[number_id]

    def _read_list(self, number_id: str) -> _List | None:
        num = self._nums.get(number_id)
        family = None if num is None else self._family(num)
        if num is None or family is None:
            return None
        elements = {
            level.get(LEVEL_OF_NUMBER): level
            for level in self._abstract[family].iterchildren(LEVEL)
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
        levels = tuple(
            _Level(shown=False) if level is None else _read_level(level) for level in in_order
        )
        styles = {
            name: index
            for index, level in enumerate(in_order)
            if level is not None and (name := value_of(level, PARAGRAPH_STYLE))
        }
        return _List(family, levels, tuple(starts), styles)

    def _family(self, num: Element) -> str | None:
        """The abstract list that holds the levels, through the numbering style where there is one."""
        identity = value_of(num, _ABSTRACT_ID)
        for _ in range(_LEVELS):
            abstract = self._abstract.get(identity)
            if abstract is None:
                return None
            link = value_of(abstract, _STYLE_LINK)
            target = self._nums.get(self._styles.facts(link).number_id) if link else None
            if target is None:
                return identity
            identity = value_of(target, _ABSTRACT_ID)
        return None


def _level_of_style(numbered: _List, style: StyleFacts) -> int:
    for name in style.chain[:1]:
        if name in numbered.styles:
            return numbered.styles[name]
    if style.number_level is not None:
        return style.number_level
    return next((numbered.styles[name] for name in style.chain if name in numbered.styles), 0)


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


def _shown(numbered: _List, index: int, counts: list[int | None]) -> str:
    own = numbered.levels[index]
    if not own.shown:
        return ""

    def count_of(place: re.Match[str]) -> str:
        level = numbered.levels[int(place.group(1)) - 1]
        count = counts[int(place.group(1)) - 1]
        number = level.start if count is None else count
        return written(number, "decimal" if own.legal else level.number_format)

    label = _PLACE.sub(count_of, own.pattern)
    if not label.strip() or own.suffix == "nothing" or label.endswith(_CLOSED):
        return label
    return label + " "
