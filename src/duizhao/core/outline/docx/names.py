"""The names in WordprocessingML that we read or write, as lxml spells them."""

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001  lxml has no other name for it

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH_NS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """A name of the main namespace as lxml spells it."""
    return f"{{{W_NS}}}{name}"


def value_of(element: Element, name: str) -> str | None:
    """The `w:val` of the direct child of that name; None when there is no such child or value."""
    child = element.find(name)
    return None if child is None else child.get(VAL)


def is_on(element: Element) -> bool:
    """Whether an on/off property is on; one without a value is."""
    return element.get(VAL) not in OFF


def number_in(value: str | None, base: int = 10) -> int | None:
    """The whole number that an attribute holds; None when it holds none."""
    try:
        return int(value or "", base)
    except ValueError:
        return None


OFF = frozenset({"0", "false", "off", "none"})

VAL = w("val")
ID = w("id")
TYPE = w("type")

BODY = w("body")
P = w("p")
P_PR = w("pPr")
R = w("r")
R_PR = w("rPr")
TABLE = w("tbl")
ROW = w("tr")
ROW_PR = w("trPr")
CELL = w("tc")
CELL_PR = w("tcPr")
CELL_DELETED = w("cellDel")
CONTROL = w("sdt")
CONTROL_PR = w("sdtPr")
CONTROL_CONTENT = w("sdtContent")
CUSTOM_XML = w("customXml")
SMART_TAG = w("smartTag")
HYPERLINK = w("hyperlink")
DIRECTION = w("dir")
DIRECTION_OVERRIDE = w("bdo")
INSERTED = w("ins")
DELETED = w("del")
MOVED_FROM = w("moveFrom")
MOVED_TO = w("moveTo")
ALTERNATE = f"{{{MC_NS}}}AlternateContent"
CHOICE = f"{{{MC_NS}}}Choice"
FALLBACK = f"{{{MC_NS}}}Fallback"
ALT_CHUNK = w("altChunk")

TEXT = w("t")
TAB = w("tab")
POSITION_TAB = w("ptab")
BREAK = w("br")
CARRIAGE_RETURN = w("cr")
NO_BREAK_HYPHEN = w("noBreakHyphen")
SYMBOL = w("sym")
FIELD_CHAR = w("fldChar")
FIELD_CHAR_TYPE = w("fldCharType")
FIELD_CODE = w("instrText")
SIMPLE_FIELD = w("fldSimple")
INSTRUCTION = w("instr")
FORMULA = f"{{{MATH_NS}}}oMath"
FORMULA_PARAGRAPH = f"{{{MATH_NS}}}oMathPara"
FORMULA_TEXT = f"{{{MATH_NS}}}t"
RUBY = w("ruby")
RUBY_BASE = w("rubyBase")
FOOTNOTE_REFERENCE = w("footnoteReference")
ENDNOTE_REFERENCE = w("endnoteReference")
DRAWING = w("drawing")
PICTURE = w("pict")
OBJECT = w("object")
TEXT_BOX_CONTENT = w("txbxContent")

STYLE = w("style")
STYLE_ID = w("styleId")
STYLE_NAME = w("name")
BASED_ON = w("basedOn")
DEFAULT = w("default")
PARAGRAPH_STYLE = w("pStyle")
RUN_STYLE = w("rStyle")
OUTLINE_LEVEL = w("outlineLvl")
JUSTIFICATION = w("jc")
BOLD = w("b")
HIDDEN = w("vanish")

NUMBERED = w("numPr")
NUMBER_ID = w("numId")
LEVEL_OF_NUMBER = w("ilvl")
LEVEL = w("lvl")

COMMENT = w("comment")
COMMENT_START = w("commentRangeStart")
COMMENT_END = w("commentRangeEnd")
COMMENT_REFERENCE = w("commentReference")
AUTHOR = w("author")
DATE = w("date")
