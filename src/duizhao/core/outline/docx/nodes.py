"""Says of single nodes of a .docx what they show and what stands in them."""

from collections.abc import Iterable, Iterator

from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import Element

_CLOSED_CONTROLS = tuple(
    map(n.w, ("text", "date", "comboBox", "dropDownList", "dataBinding", "lock"))
)
_UNKNOWN_CHOICES = frozenset({"w16se"})
_SYMBOLS = {0x52: "☑", 0x6F: "□", 0x71: "□", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_OTHER_SYMBOL = "•"
_PRIVATE_USE, _CODES = 0xF000, 0x110000
_BLANKS = str.maketrans("\t\n\r", "   ")
_XML_BLANKS = " \t\n\r"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def visible_text(node: Element) -> str:
    """What a w:t shows: without its outer blanks unless it keeps them, other blanks as spaces."""
    text = node.text or ""
    if node.get(_XML_SPACE) != "preserve":
        text = text.strip(_XML_BLANKS)
    return text.translate(_BLANKS) if "\n" in text or "\t" in text or "\r" in text else text


def chosen(alternate: Element) -> Iterator[Element]:
    """The content of the branch of an mc:AlternateContent that we read; never two of them."""
    for branch in alternate:
        if branch.tag == n.FALLBACK:
            return iter(branch)
        if branch.tag == n.CHOICE and _UNKNOWN_CHOICES.isdisjoint(
            branch.get("Requires", "").split()
        ):
            return iter(branch)
    return iter(())


def symbol(node: Element) -> str:
    """A w:sym as a reader sees it: ticks and boxes as such, other signs of symbol fonts as a dot."""
    code = n.number_in(node.get(n.w("char")), base=16)
    if code is None:
        return ""
    sign = _SYMBOLS.get(code - _PRIVATE_USE) or chr(code % _CODES)
    return sign if sign.isprintable() else _OTHER_SYMBOL


def formula(node: Element) -> str:
    """The characters of a formula in their order."""
    return "".join(text.text or "" for text in node.iter(n.FORMULA_TEXT))


def own_looks(story: Element) -> dict[Element, dict[str, Element]]:
    """The properties that runs set for themselves; most runs set none and cost nothing."""
    looks: dict[Element, dict[str, Element]] = {}
    for one in story.iter(n.BOLD, n.HIDDEN, n.RUN_STYLE):
        properties = one.getparent()
        run = None if properties is None else properties.getparent()
        if run is not None:
            looks.setdefault(run, {})[str(one.tag)] = one
    return looks


def boxes_in(holder: Iterable[Element]) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, each once."""
    for child in holder:
        if child.tag == n.TEXT_BOX_CONTENT:
            yield child
        elif child.tag == n.ALTERNATE:
            yield from boxes_in(chosen(child))
        else:
            yield from boxes_in(child)


def is_closed(control: Element) -> bool:
    """Whether a content control holds a value that Word writes anew, so that nothing may stand inside."""
    properties = control.find(n.CONTROL_PR)
    return (
        properties is not None
        and next(properties.iterchildren(*_CLOSED_CONTROLS), None) is not None
    )


def mark_is_deleted(properties: Element) -> bool:
    """Whether the mark of a paragraph with these properties is deleted, so that it runs into the next."""
    mark = properties.find(n.R_PR)
    return mark is not None and next(mark.iterchildren(n.DELETED, n.MOVED_FROM), None) is not None
