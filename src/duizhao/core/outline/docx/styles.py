"""What a Word style says that matters to us: heading level, centring, bold, hiding, numbering."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from duizhao.core.outline.docx.names import (
    BASED_ON,
    BOLD,
    DEFAULT,
    HIDDEN,
    JUSTIFICATION,
    LEVEL_OF_NUMBER,
    NUMBER_ID,
    NUMBERED,
    OUTLINE_LEVEL,
    P_PR,
    R_PR,
    STYLE,
    STYLE_ID,
    STYLE_NAME,
    TYPE,
    Element,
    is_on,
    number_in,
    value_of,
    w,
)

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_BODY_TEXT_LEVEL = 9
_DEEPEST = 50  # styles that one may be based on, one upon another
_NUMBER_ID = f"{P_PR}/{NUMBERED}/{NUMBER_ID}"
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class StyleFacts:
    """One style with all that it is based on.

    `heading_level` is 1–9. `number_id` and `number_level` are what the styles' own numbering
    says, `number_style` the one of them that says it; None where none does.
    """

    heading_level: int | None = None
    centred: bool = False
    bold: bool = False
    hidden: bool = False
    number_id: str | None = None
    number_style: str | None = None
    number_level: int | None = None


class Styles:
    """The styles of a document, resolved one by one as they are asked for."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._resolved: dict[str | None, StyleFacts] = {}
        self._default: str | None = None
        self.bold_everywhere = False
        if root is not None:
            self._index(root)

    def _index(self, root: Element) -> None:
        for style in root.iterchildren(STYLE):
            identity = style.get(STYLE_ID, "")
            self._styles[identity] = style
            if style.get(TYPE) == "paragraph" and style.get(DEFAULT) in {"1", "true", "on"}:
                self._default = identity
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}")
        self.bold_everywhere = defaults is not None and _toggle(defaults, BOLD) is True

    def paragraph(self, identity: str | None) -> StyleFacts:
        """The facts of a paragraph style; those of the default style when there is none of that id."""
        return self.facts(identity if identity in self._styles else self._default)

    def facts(self, identity: str | None) -> StyleFacts:
        """The facts of a style of any type; empty ones when there is none of that id."""
        known = self._resolved.get(identity)
        if known is None:
            known = self._resolved[identity] = self._resolve(tuple(self._chain(identity)))
        return known

    def _chain(self, identity: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while identity in self._styles and identity not in seen and len(seen) < _DEEPEST:
            seen.add(identity)
            yield identity
            identity = value_of(self._styles[identity], BASED_ON)

    def _resolve(self, chain: tuple[str, ...]) -> StyleFacts:
        styles = [self._styles[identity] for identity in chain]

        def nearest(path: str) -> str | None:
            return _first(value_of(style, path) for style in styles)

        return StyleFacts(
            heading_level(_first(map(_outline_level, styles))),
            nearest(f"{P_PR}/{JUSTIFICATION}") == "center",
            bool(_first(_toggle(style, BOLD) for style in styles)),
            bool(_first(_toggle(style, HIDDEN) for style in styles)),
            nearest(_NUMBER_ID),
            _first(one.get(STYLE_ID) for one in styles if one.find(_NUMBER_ID) is not None),
            number_in(nearest(f"{P_PR}/{NUMBERED}/{LEVEL_OF_NUMBER}")),
        )


def heading_level(outline_level: int | None) -> int | None:
    """The heading level 1–9 of Word's outline level 0–8; None for body text."""
    if outline_level is None or not 0 <= outline_level < _BODY_TEXT_LEVEL:
        return None
    return outline_level + 1


def _outline_level(style: Element) -> int | None:
    level = number_in(value_of(style, f"{P_PR}/{OUTLINE_LEVEL}"))
    if level is not None:
        return level
    named = _HEADING_NAME.fullmatch((value_of(style, STYLE_NAME) or "").strip())
    return int(named.group(1)) - 1 if named else None


def _toggle(style: Element, name: str) -> bool | None:
    element = style.find(f"{R_PR}/{name}")
    return None if element is None else is_on(element)


def _first(values: Iterable[_Value | None]) -> _Value | None:
    return next((value for value in values if value is not None), None)
