"""Makes paragraphs and runs of WordprocessingML with exact measures, by names that a printer would use."""

import re
from dataclasses import dataclass

from duizhao.core.layout.profile import BODY, NO_3, Profile
from duizhao.core.layout.xml import Face, look, make, words_of
from duizhao.core.outline.docx.names import Element

TWIPS = 20
"""Twentieths of a point, in which Word measures."""
_PER_MM = 1440 / 25.4
_NO_SPACE_AT_DIGITS = ("autoSpaceDE", "autoSpaceDN")
_TAB = re.compile("(\t)")


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one face and size."""

    words: str
    face: Face = BODY
    size: float = NO_3
    bold: bool = False
    red: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule at a side of a paragraph: its weight in eighths of a point, its distance in points."""

    side: str
    weight: int
    gap: int = 1
    red: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set. Indents count characters of 三号; lines and gaps are points.

    `first` is the indent of the first line beyond `left`; `style` names a style of the package;
    `tab` is where a tab leads, its words ending there when `tab_right`. `at_foot` puts it at the
    lower edge of the text area.
    """

    align: str = "both"
    left: float = 0
    right: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    pitch: float | None = None
    at_least: bool = False
    keep_next: bool = False
    new_page: bool = False
    style: str = ""
    tab: float = 0
    tab_right: bool = False
    rules: tuple[Rule, ...] = ()
    at_foot: bool = False


PLAIN = Setting()


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * _PER_MM)


def paragraph(profile: Profile, runs: tuple[Words, ...], setting: Setting = PLAIN) -> Element:
    """A w:p. The order of its properties is the one that the schema wants."""
    properties = make("pPr")
    if setting.style:
        properties.append(make("pStyle", val=setting.style))
    if setting.keep_next:
        properties.append(make("keepNext"))
    if setting.new_page:
        properties.append(make("pageBreakBefore"))
    if setting.at_foot:
        properties.append(_frame(profile))
    if setting.rules:
        properties.append(make("pBdr", *map(_rule, setting.rules)))
    if setting.tab:
        kind = "right" if setting.tab_right else "left"
        tab = make("tab", val=kind, pos=_characters(profile, setting.tab))
        properties.append(make("tabs", tab))
    properties.extend(make(name, val=0) for name in _NO_SPACE_AT_DIGITS)
    properties.append(_spacing(profile, setting))
    properties.append(_indent(profile, setting))
    properties.append(make("jc", val=setting.align))
    return make("p", properties, *(run(profile, one) for one in runs if one.words))


def run(profile: Profile, said: Words) -> Element:
    """A w:r, its characters as close as the profile wants them."""
    properties = look(said.face, round(2 * said.size), bold=said.bold)
    size = properties.find("{*}sz")
    assert size is not None  # noqa: S101  look() has just made it
    if said.red:
        size.addprevious(make("color", val="FF0000"))
    size.addprevious(make("spacing", val=-round(profile.squeeze * TWIPS)))
    pieces = (piece for piece in _TAB.split(said.words) if piece)
    inside = [make("tab") if piece == "\t" else words_of(piece) for piece in pieces]
    return make("r", properties, *inside)


def _frame(profile: Profile) -> Element:
    place = {"hAnchor": "margin", "vAnchor": "margin", "xAlign": "center", "yAlign": "bottom"}
    return make("framePr", w=twips(profile.text_width), wrap="notBeside", **place)


def _rule(rule: Rule) -> Element:
    colour = "FF0000" if rule.red else "000000"
    return make(rule.side, val="single", sz=rule.weight, space=rule.gap, color=colour)


def _spacing(profile: Profile, setting: Setting) -> Element:
    pitch = profile.pitch if setting.pitch is None else setting.pitch
    return make(
        "spacing",
        before=round(setting.before * TWIPS),
        after=round(setting.after * TWIPS),
        line=round(pitch * TWIPS),
        lineRule="atLeast" if setting.at_least else "exact",
    )


def _indent(profile: Profile, setting: Setting) -> Element:
    wide = {
        "left": _characters(profile, setting.left), "right": _characters(profile, setting.right)
    }  # fmt: skip
    if setting.first < 0:
        return make("ind", **wide, hanging=_characters(profile, -setting.first))
    chars = {"firstLineChars": round(100 * setting.first)}
    return make("ind", **wide, **chars, firstLine=_characters(profile, setting.first))


def _characters(profile: Profile, number: float) -> int:
    return round(number * (NO_3 - profile.squeeze) * TWIPS)
