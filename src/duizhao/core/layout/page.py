"""The parts of a package that hold for all its pages: size and margins, page numbers, styles, settings."""

from lxml import etree

from duizhao.core.layout.paper import Level
from duizhao.core.layout.paragraphs import TWIPS, Setting, Words, paragraph, run, twips
from duizhao.core.layout.profile import BODY, HEI, KAI, NO_2, NO_3, NO_4, NUMERAL, TITLE, Profile
from duizhao.core.layout.xml import Face, look, make
from duizhao.core.outline.docx.names import R_NS, W_NS, Element, w

_DASH_FROM_TOP = 2.6
"""Millimetres from the upper edge of a line of 四号 to the dash in it."""
_NUMBER_PITCH = 14.0
_POINTS_PER_MM = 72 / 25.4
_ODD, _EVEN = "rIdOdd", "rIdEven"
HEAD = "rIdHead"
_LEVELS = {Level.FIRST: HEI, Level.SECOND: KAI, Level.THIRD: BODY, Level.FOURTH: BODY}


def section(profile: Profile, *, headed: bool = False) -> Element:
    """The w:sectPr: A4, the margins that leave the text area, the two feet; the header, where there is one."""
    below = profile.bottom - profile.number_gap + _DASH_FROM_TOP - _NUMBER_PITCH / _POINTS_PER_MM
    heads = [_part("headerReference", kind, HEAD) for kind in ("default", "even")] if headed else []
    return make(
        "sectPr",
        *heads,
        _part("footerReference", "default", _ODD),
        _part("footerReference", "even", _EVEN),
        make("pgSz", w=twips(profile.width), h=twips(profile.height), **_turned(profile)),
        make(
            "pgMar",
            top=twips(profile.top),
            right=twips(profile.right),
            bottom=twips(profile.bottom),
            left=twips(profile.left),
            header=twips(15),
            footer=twips(below),
            gutter=0,
        ),
    )


def _turned(profile: Profile) -> dict[str, str | int]:
    return {"orient": "landscape"} if profile.width > profile.height else {}


def foot(profile: Profile, *, odd: bool) -> Element:
    """A page's foot: the number between two dashes, one character from the outer edge (7.5)."""
    setting = Setting(
        align="right" if odd else "left",
        right=1 if odd else 0,
        left=0 if odd else 1,
        pitch=_NUMBER_PITCH,
    )
    line = paragraph(profile, (Words("— ", NUMERAL, NO_4),), setting)
    number = make("fldSimple", run(profile, Words("1", NUMERAL, NO_4)), instr=" PAGE ")
    line.extend([number, run(profile, Words(" —", NUMERAL, NO_4))])
    return make("ftr", line)


def head(profile: Profile, picture: Element) -> Element:
    """The header of every page: a picture in the corner, and nothing else."""
    line = paragraph(profile, (), Setting(pitch=_NUMBER_PITCH))
    line.append(picture)
    return make("hdr", line)


def settings() -> Element:
    """Odd and even pages differ; punctuation keeps its full width, so that 28 characters are 28."""
    return make(
        "settings",
        make("evenAndOddHeaders"),
        make("characterSpacingControl", val="doNotCompress"),
    )


def styles(profile: Profile) -> Element:
    """The defaults, and styles for title and levels, so that Word shows the outline.

    No line is kept from the end of a page for the sake of its paragraph: a page has its 22 lines.
    """
    run_default = make("rPrDefault", look(BODY, round(2 * NO_3)))
    spacing = make(
        "spacing", before=0, after=0, line=round(profile.pitch * TWIPS), lineRule="exact"
    )
    paragraph_default = make(
        "pPrDefault",
        make(
            "pPr",
            make("widowControl", val=0),
            spacing,
            make("jc", val="both"),
        ),
    )
    normal = make(
        "style", make("name", val="Normal"), type="paragraph", default=1, styleId="Normal"
    )
    levels = [
        _style(f"Level{level.value}", f"heading {level.value}", face, NO_3, level.value - 1)
        for level, face in _LEVELS.items()
    ]
    return make(
        "styles",
        make("docDefaults", run_default, paragraph_default),
        normal,
        _style("Title", "Title", TITLE, NO_2),
        *levels,
    )


def _style(identity: str, name: str, face: Face, size: float, level: int | None = None) -> Element:
    properties = make("pPr", *([make("outlineLvl", val=level)] if level is not None else []))
    return make(
        "style",
        make("name", val=name),
        make("basedOn", val="Normal"),
        make("qFormat"),
        properties,
        look(face, round(2 * size)),
        type="paragraph",
        styleId=identity,
    )


def _part(name: str, kind: str, identity: str) -> Element:
    """The prefix is said here: else it would be the one that some other library has registered by then."""
    reference = etree.Element(w(name), nsmap={"w": W_NS, "r": R_NS})
    reference.set(w("type"), kind)
    reference.set(f"{{{R_NS}}}id", identity)
    return reference
