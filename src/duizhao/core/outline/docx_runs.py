"""Reads the runs of a Word paragraph: text as accepted and unhidden, field results, breaks, symbols."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from duizhao.core.outline import docx_names as n
from duizhao.core.outline.docx_fields import Fields, is_contents
from duizhao.core.outline.docx_lines import Lines, Piece
from duizhao.core.outline.docx_names import Element
from duizhao.core.outline.docx_styles import StyleFacts, Styles
from duizhao.core.outline.model import Place

_WRAPPERS = frozenset(
    {
        n.HYPERLINK,
        n.INSERTED,
        n.MOVED_TO,
        n.SMART_TAG,
        n.CUSTOM_XML,
        n.DIRECTION,
        n.DIRECTION_OVERRIDE,
    }
)
_CLOSED_CONTROLS = tuple(
    map(n.w, ("text", "date", "comboBox", "dropDownList", "dataBinding", "lock"))
)
_UNKNOWN_CHOICES = frozenset({"w16se"})
_FIXED = {n.TAB: "\t", n.POSITION_TAB: "\t", n.NO_BREAK_HYPHEN: "-"}
_SYMBOLS = {0x52: "☑", 0x6F: "□", 0x71: "□", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_OTHER_SYMBOL = "•"
_PRIVATE_USE = range(0xF000, 0xF100)
_BLANKS = str.maketrans("\t\n\r", "   ")
_XML_BLANKS = " \t\n\r"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Aside(NamedTuple):
    """A story that hangs on a node of this one: a note or a text box."""

    story: Element
    place: Place
    node: Element


class _Look(NamedTuple):
    """How a run shows what is in it. `whole` is the node that can only be taken as one, if any."""

    bold: bool
    hidden: bool
    whole: Element | None


class Runs:
    """The runs of one story, paragraph by paragraph; fields may reach over several.

    `lines` and `asides` hold what was read since they were last taken.
    """

    def __init__(
        self, story: Element, styles: Styles, note_of: Callable[[Element], Element | None]
    ) -> None:
        self._styles = styles
        self._note_of = note_of
        self._own_looks = _own_looks(story)
        self._style = StyleFacts()
        self._usual = _Look(bold=False, hidden=False, whole=None)
        self._fields = Fields()
        self.lines = Lines()
        self.asides: list[Aside] = []
        self.hidden_characters = 0
        self.contents_met = False
        self._rare: dict[object, Callable[[Element, _Look], None]] = {
            n.BREAK: self._break,
            n.CARRIAGE_RETURN: self._break,
            n.FIELD_CHAR: self._field,
            n.FIELD_CODE: self._instruction,
            n.FOOTNOTE_REFERENCE: self._note,
            n.ENDNOTE_REFERENCE: self._note,
            n.DRAWING: self._drawn,
            n.PICTURE: self._drawn,
            n.OBJECT: self._drawn,
            n.ALTERNATE: self._alternate,
            n.SYMBOL: self._symbol,
            n.RUBY: self._ruby,
        }

    def read(self, paragraph: Element, style: StyleFacts) -> None:
        """Read the runs of a paragraph of that style."""
        self._style = style
        self._usual = _Look(
            self._toggled(of_paragraph=style.bold, of_run=False), style.hidden, None
        )
        self._read(paragraph, None)

    def take(self) -> tuple[Lines, list[Aside]]:
        """What was read since the last call."""
        taken = self.lines, self.asides
        self.lines, self.asides = Lines(), []
        return taken

    def _read(self, holder: Iterable[Element], whole: Element | None) -> None:
        for child in holder:
            tag = child.tag
            if tag == n.R:
                self._run(child, whole)
            elif tag in _WRAPPERS:
                self._read(child, whole)
            elif tag == n.SIMPLE_FIELD:
                self._simple_field(child, whole)
            elif tag == n.CONTROL:
                closed = child if whole is None and _is_closed(child) else whole
                self._read(child.iterfind(f"{n.CONTROL_CONTENT}/*"), closed)
            elif tag == n.ALTERNATE:
                self._read(chosen(child), child if whole is None else whole)

    def _run(self, run: Element, whole: Element | None) -> None:
        look = self._look(run, whole)
        for node in run:
            if node.tag != n.R_PR:
                self._show(node, look)

    def _show(self, node: Element, look: _Look) -> None:
        tag = node.tag
        if tag == n.TEXT:
            self._add(visible_text(node), node, look)
        elif tag in _FIXED:
            self._add(_FIXED[tag], node, look, divisible=False)
        elif tag in self._rare:
            self._rare[tag](node, look)

    def _look(self, run: Element, whole: Element | None) -> _Look:
        own = self._own_looks.get(run)
        if own is None:
            return self._usual if whole is None else self._usual._replace(whole=whole)
        bold, hidden, named = own.get(n.BOLD), own.get(n.HIDDEN), own.get(n.RUN_STYLE)
        style = _NO_STYLE if named is None else self._styles.facts(named.get(n.VAL))
        return _Look(
            self._toggled(of_paragraph=self._style.bold, of_run=style.bold)
            if bold is None
            else n.is_on(bold),
            self._style.hidden != style.hidden if hidden is None else n.is_on(hidden),
            whole,
        )

    def _toggled(self, *, of_paragraph: bool, of_run: bool) -> bool:
        """Bold as styles say it: two that both set it cancel each other out."""
        return self._styles.bold_everywhere or of_paragraph != of_run

    def _add(self, text: str, node: Element, look: _Look, *, divisible: bool = True) -> None:
        if not text or self._fields.muted:
            return
        if look.hidden:
            self.hidden_characters += len(text)
        elif look.whole is None:
            self.lines.add(Piece(text, node, node, divisible, look.bold))
        else:
            self.lines.add(Piece(text, look.whole, look.whole, divisible=False, bold=look.bold))

    def _break(self, node: Element, look: _Look) -> None:
        if look.hidden or self._fields.muted:
            return
        if node.get(n.TYPE) in {"page", "column"}:
            self.lines.hard_break()
        else:
            self.lines.soft_break(node if look.whole is None else look.whole)

    def _field(self, node: Element, look: _Look) -> None:
        step = node.get(n.FIELD_CHAR_TYPE)
        if step == "begin":
            self._fields.begin(node)
        elif step == "separate":
            self._fields.separate()
            self.contents_met |= self._fields.contents_met
        elif step == "end" and (shown := self._fields.end()):
            first, text = shown
            if look.whole is not None:
                self._add(text, node, look)
            elif not look.hidden:
                self.lines.add(Piece(text, first, node, divisible=False, bold=look.bold))

    def _instruction(self, node: Element, _: _Look) -> None:
        self._fields.instruct(node.text)

    def _simple_field(self, field: Element, whole: Element | None) -> None:
        if is_contents(field.get(n.INSTRUCTION, "")):
            self.contents_met = True
        else:
            self._read(field, whole)

    def _note(self, node: Element, look: _Look) -> None:
        story = self._note_of(node)
        if story is not None:
            self._hang(story, Place.FOOTNOTE, node, look)

    def _drawn(self, node: Element, look: _Look) -> None:
        if next(node.iter(n.TEXT_BOX_CONTENT), None) is not None:
            for box in _boxes(node):
                self._hang(box, Place.TEXT_BOX, node, look)

    def _hang(self, story: Element, place: Place, node: Element, look: _Look) -> None:
        if not look.hidden and not self._fields.muted:
            self.asides.append(Aside(story, place, node if look.whole is None else look.whole))

    def _alternate(self, node: Element, look: _Look) -> None:
        within = look if look.whole is not None else look._replace(whole=node)
        for one in chosen(node):
            self._show(one, within)

    def _symbol(self, node: Element, look: _Look) -> None:
        try:
            code = int(node.get(n.w("char"), ""), 16)
        except ValueError:
            return
        in_font = code - _PRIVATE_USE.start if code in _PRIVATE_USE else None
        text = chr(code) if in_font is None else _SYMBOLS.get(in_font, _OTHER_SYMBOL)
        self._add(text, node, look, divisible=False)

    def _ruby(self, node: Element, look: _Look) -> None:
        self._read(node.iterfind(f"{n.RUBY_BASE}/*"), node if look.whole is None else look.whole)


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


def _own_looks(story: Element) -> dict[Element, dict[str, Element]]:
    """The properties that runs set for themselves; most runs set none and cost nothing."""
    looks: dict[Element, dict[str, Element]] = {}
    for one in story.iter(n.BOLD, n.HIDDEN, n.RUN_STYLE):
        properties = one.getparent()
        run = None if properties is None else properties.getparent()
        if run is not None:
            looks.setdefault(run, {})[str(one.tag)] = one
    return looks


def _boxes(holder: Iterable[Element]) -> Iterator[Element]:
    for child in holder:
        if child.tag == n.TEXT_BOX_CONTENT:
            yield child
        elif child.tag == n.ALTERNATE:
            yield from _boxes(chosen(child))
        else:
            yield from _boxes(child)


def _is_closed(control: Element) -> bool:
    """Whether a content control holds a value that Word writes anew, so that nothing may stand inside."""
    properties = control.find(n.CONTROL_PR)
    return (
        properties is not None
        and next(properties.iterchildren(*_CLOSED_CONTROLS), None) is not None
    )


_NO_STYLE = StyleFacts()
