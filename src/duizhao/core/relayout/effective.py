"""What holds for a run or a paragraph once defaults, styles, numbering and its own properties are added up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import Element, number_in, w
from duizhao.core.outline.docx.package import Package

_DEEPEST = 50
_FALLBACK_HALF_POINTS = 20
_THEME_OF = {
    "eastAsia": "eastAsiaTheme",
    "ascii": "asciiTheme",
    "hAnsi": "hAnsiTheme",
}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MEASURED = ("ind", "spacing")
_SINGLE = ("jc", "snapToGrid")


@dataclass(frozen=True, slots=True)
class Font:
    """A font by name. `theme` says that the name comes from the theme; `beside` is the name it pushed aside."""

    name: str
    theme: bool = False
    beside: str = ""


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks: fonts of Chinese and of Latin characters, size in half-points, letter spacing in twips."""

    east_asian: Font
    latin: Font
    half_points: int
    spacing: int
    colour: str
    own_colour: bool
    bold: bool
    on_grid: bool

    @property
    def points(self) -> float:
        """The size in points."""
        return self.half_points / 2


class ParagraphLook:
    """How a paragraph is set: the values of w:ind, w:spacing, w:jc and w:snapToGrid that hold for it."""

    def __init__(self, values: dict[tuple[str, str], str]) -> None:
        self._values = values

    def value(self, element: str, attribute: str = "val") -> str | None:
        """An attribute as it is written; None where nothing says it."""
        return self._values.get((element, attribute))

    def number(self, element: str, attribute: str) -> int:
        """An attribute as a whole number; 0 where nothing says it."""
        return number_in(self.value(element, attribute)) or 0

    @property
    def on_grid(self) -> bool:
        """Whether its lines follow the grid of the page."""
        return self.value("snapToGrid") not in n.OFF

    @property
    def align(self) -> str:
        """How its lines are aligned."""
        return self.value("jc") or "both"

    @property
    def first_line(self) -> tuple[int, int]:
        """The indent of the first line: in hundredths of a character, and in twips. Hanging counts below zero."""
        chars = self.number("ind", "firstLineChars") or -self.number("ind", "hangingChars")
        return chars, self.number("ind", "firstLine") or -self.number("ind", "hanging")

    @property
    def left(self) -> tuple[int, int]:
        """The left indent: in hundredths of a character, and in twips."""
        chars = self.number("ind", "leftChars") or self.number("ind", "startChars")
        return chars, self.number("ind", "left") or self.number("ind", "start")


class Effective:
    """Adds up the properties of one document, style by style, each chain once."""

    def __init__(self, package: Package) -> None:
        root = package.part("styles")
        self._styles: dict[str | None, Element] = {}
        self._default: str | None = None
        self._run_defaults: Element | None = None
        self._paragraph_defaults: Element | None = None
        if root is not None:
            self._index(root)
        self._theme = _theme_fonts(package.part("theme"))
        lists = package.part("numbering")
        self._nums, self._abstract = (
            {} if lists is None else {one.get(w(key)): one for one in lists.iterchildren(w(tag))}
            for tag, key in (("num", "numId"), ("abstractNum", "abstractNumId"))
        )
        self._levels: dict[tuple[str | None, str], Element | None] = {}
        self._runs: dict[tuple[str | None, str | None], dict[str, str]] = {}
        self._paragraphs: dict[str | None, dict[tuple[str, str], str]] = {}
        self._last: tuple[Element, str | None] | None = None

    def _index(self, root: Element) -> None:
        for style in root.iterchildren(n.STYLE):
            self._styles[style.get(n.STYLE_ID)] = style
            if style.get(n.TYPE) == "paragraph" and style.get(n.DEFAULT) in {"1", "true", "on"}:
                self._default = style.get(n.STYLE_ID)
        self._run_defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{n.R_PR}")
        self._paragraph_defaults = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{n.P_PR}")

    @cached_property
    def usual_half_points(self) -> int:
        """The size of the usual style, from which the grid of characters is counted."""
        values: dict[str, str] = {}
        _add_run(values, self._run_defaults)
        for style in self._chain(self._default):
            _add_run(values, style.find(n.R_PR))
        return number_in(values.get("sz")) or _FALLBACK_HALF_POINTS

    def style_name(self, paragraph: Element) -> str:
        """The name of a paragraph's style, in small letters."""
        style = self._styles.get(self._style_of(paragraph))
        return "" if style is None else (n.value_of(style, n.STYLE_NAME) or "").lower()

    def run(self, paragraph: Element, run: Element) -> RunLook:
        """How a run of a paragraph looks."""
        properties = run.find(n.R_PR)
        named = None if properties is None else n.value_of(properties, n.RUN_STYLE)
        key = self._style_of(paragraph), named
        if key not in self._runs:
            of_styles: dict[str, str] = {}
            _add_run(of_styles, self._run_defaults)
            for style in (*self._chain(key[0]), *self._chain(named)):
                _add_run(of_styles, style.find(n.R_PR))
            self._runs[key] = of_styles
        values = self._runs[key]
        if properties is not None and len(properties):
            values = dict(values)
            _add_run(values, properties)
        return RunLook(
            self._font(values, "eastAsia"),
            self._font(values, "ascii"),
            number_in(values.get("sz")) or _FALLBACK_HALF_POINTS,
            number_in(values.get("spacing")) or 0,
            values.get("color", "auto"),
            properties is not None and properties.find(w("color")) is not None,
            values.get("b", "0") not in n.OFF,
            values.get("snapToGrid") not in n.OFF,
        )

    def paragraph(self, paragraph: Element) -> ParagraphLook:
        """How a paragraph is set."""
        style = self._style_of(paragraph)
        if style not in self._paragraphs:
            of_styles: dict[tuple[str, str], str] = {}
            _add_paragraph(of_styles, self._paragraph_defaults)
            for one in self._chain(style):
                properties = one.find(n.P_PR)
                _add_paragraph(of_styles, self._level(properties))
                _add_paragraph(of_styles, properties)
            self._paragraphs[style] = of_styles
        properties = paragraph.find(n.P_PR)
        if properties is None:
            return ParagraphLook(self._paragraphs[style])
        values = dict(self._paragraphs[style])
        _add_paragraph(values, self._level(properties))
        _add_paragraph(values, properties)
        return ParagraphLook(values)

    def _style_of(self, paragraph: Element) -> str | None:
        """The style of a paragraph; that of the last one is kept, for its runs ask one after another."""
        if self._last is None or self._last[0] is not paragraph:
            self._last = paragraph, self._named_style(paragraph)
        return self._last[1]

    def _named_style(self, paragraph: Element) -> str | None:
        properties = paragraph.find(n.P_PR)
        named = None if properties is None else n.value_of(properties, n.PARAGRAPH_STYLE)
        return named if named in self._styles else self._default

    def _chain(self, identity: str | None) -> list[Element]:
        """A style with all that it is based on, the deepest first."""
        chain: list[Element] = []
        seen: set[str | None] = set()
        while identity in self._styles and identity not in seen and len(seen) < _DEEPEST:
            seen.add(identity)
            chain.append(self._styles[identity])
            identity = n.value_of(self._styles[identity], n.BASED_ON)
        return chain[::-1]

    def _level(self, properties: Element | None) -> Element | None:
        """The paragraph properties of the numbering level that some properties name."""
        number = None if properties is None else properties.find(n.NUMBERED)
        if number is None:
            return None
        identity = n.value_of(number, n.NUMBER_ID)
        level = n.value_of(number, n.LEVEL_OF_NUMBER) or "0"
        key = identity, level
        if key not in self._levels:
            self._levels[key] = self._find_level(identity, level)
        return self._levels[key]

    def _find_level(self, identity: str | None, level: str) -> Element | None:
        num = self._nums.get(identity)
        abstract = None if num is None else self._abstract.get(n.value_of(num, w("abstractNumId")))
        if abstract is None:
            return None
        for one in abstract.iterchildren(n.LEVEL):
            if one.get(n.LEVEL_OF_NUMBER) == level:
                return one.find(n.P_PR)
        return None

    def _font(self, values: dict[str, str], slot: str) -> Font:
        themed, named = values.get(_THEME_OF[slot], ""), values.get(slot, "")
        if themed:
            return Font(self._theme.get(themed, ""), theme=True, beside=named)
        return Font(named)


def _add_run(values: dict[str, str], properties: Element | None) -> None:
    """Add the properties of one level; a name of a nearer level pushes a farther one's theme aside."""
    if properties is None:
        return
    for child in properties:
        name = _local(child)
        if name == "rFonts":
            for slot, theme in _THEME_OF.items():
                given, themed = child.get(w(slot)), child.get(w(theme))
                if given is not None:
                    values[slot] = given
                    values.pop(theme, None)
                elif themed is not None:
                    values.pop(slot, None)
                if themed is not None:
                    values[theme] = themed
        elif name in {"sz", "spacing", "color", "snapToGrid"}:
            values[name] = child.get(n.VAL) or ""
        elif name == "b":
            values[name] = child.get(n.VAL) or "1"


def _add_paragraph(values: dict[tuple[str, str], str], properties: Element | None) -> None:
    if properties is None:
        return
    for child in properties:
        name = _local(child)
        if name in _MEASURED:
            _add_measures(values, name, child)
        elif name in _SINGLE:
            values[name, "val"] = child.get(n.VAL) or "1"


def _add_measures(values: dict[tuple[str, str], str], name: str, element: Element) -> None:
    given = {str(key).rpartition("}")[2]: value for key, value in element.attrib.items()}
    if {"firstLine", "firstLineChars"} & given.keys():
        _forget(values, "hanging", "hangingChars")
    if {"hanging", "hangingChars"} & given.keys():
        _forget(values, "firstLine", "firstLineChars")
    for key, value in given.items():
        values[name, key] = str(value)


def _forget(values: dict[tuple[str, str], str], *attributes: str) -> None:
    for attribute in attributes:
        values.pop(("ind", attribute), None)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _theme_fonts(root: Element | None) -> dict[str, str]:
    """The fonts that a theme's names stand for; for Chinese the one that it gives simplified script."""
    fonts: dict[str, str] = {}
    if root is None:
        return fonts
    for kind, prefix in (("majorFont", "major"), ("minorFont", "minor")):
        scheme = next(root.iter(f"{_A}{kind}"), None)
        if scheme is None:
            continue
        latin, east = (scheme.find(f"{_A}{name}") for name in ("latin", "ea"))
        latin_name = "" if latin is None else latin.get("typeface", "")
        east_name = "" if east is None else east.get("typeface", "")
        fonts |= dict.fromkeys((f"{prefix}HAnsi", f"{prefix}Ascii"), latin_name)
        fonts[f"{prefix}EastAsia"] = east_name or next(_simplified(scheme), "")
    return fonts


def _simplified(scheme: Element) -> Iterator[str]:
    for font in scheme.iterchildren(f"{_A}font"):
        if font.get("script") == "Hans":
            yield font.get("typeface", "")
