"""Reads the runs of a Word paragraph: text as accepted and unhidden, field results, breaks, symbols."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.fields import Fields, is_contents
from duizhao.core.outline.docx.lines import Lines, Piece
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.nodes import (
    boxes_in,
    chosen,
    formula,
    is_closed,
    own_looks,
    symbol,
    visible_text,
)
from duizhao.core.outline.docx.styles import StyleFacts, Styles
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
_FORMULAS = frozenset({n.FORMULA, n.FORMULA_PARAGRAPH})
_FIXED = {n.TAB: "\t", n.POSITION_TAB: "\t", n.NO_BREAK_HYPHEN: "-"}


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

    def taken(self, node: Element) -> Element:
        """What is taken where a node is meant."""
        return node if self.whole is None else self.whole


class Runs:
    """The runs of one story, paragraph by paragraph; fields may reach over several.

    `lines` and `asides` hold what was read since they were last taken.
    """

    def __init__(
        self, story: Element, styles: Styles, note_of: Callable[[Element], Element | None]
    ) -> None:
        self._styles = styles
        self._note_of = note_of
        self._own_looks = own_looks(story)
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

    def is_muted(self) -> bool:
        """Whether a field that began has not come to its result or end."""
        return self._fields.muted

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
                closed = child if whole is None and is_closed(child) else whole
                self._read(child.iterfind(f"{n.CONTROL_CONTENT}/*"), closed)
            elif tag in _FORMULAS:
                look = self._usual._replace(whole=child if whole is None else whole)
                self._add(formula(child), child, look)
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
            self.lines.add(Piece(text, node, node, node, divisible, look.bold))
        else:
            whole = look.whole
            self.lines.add(Piece(text, node, whole, whole, divisible=False, bold=look.bold))

    def _break(self, node: Element, look: _Look) -> None:
        if look.hidden or self._fields.muted:
            return
        if node.get(n.TYPE) in {"page", "column"}:
            self.lines.hard_break()
        else:
            self.lines.soft_break(look.taken(node))

    def _field(self, node: Element, look: _Look) -> None:
        step = node.get(n.FIELD_CHAR_TYPE)
        if step == "begin":
            self._fields.begin(look.taken(node), self.lines.mark())
        elif step == "separate":
            self._fields.separate()
            self.contents_met |= self._fields.contents_met
        elif step == "end" and (ended := self._fields.end()):
            self._add(ended.circled(), node, look)
            if ended.mark.lines is self.lines and not ended.is_link():
                self.lines.fuse(ended.mark, ended.begun_at, look.taken(node))

    def _instruction(self, node: Element, _: _Look) -> None:
        self._fields.instruct(node.text)

    def _simple_field(self, field: Element, whole: Element | None) -> None:
        if is_contents(field.get(n.INSTRUCTION, "")):
            self.contents_met = True
        else:
            self._read(field, field if whole is None else whole)

    def _note(self, node: Element, look: _Look) -> None:
        story = self._note_of(node)
        if story is not None:
            self._hang(story, Place.FOOTNOTE, node, look)

    def _drawn(self, node: Element, look: _Look) -> None:
        if next(node.iter(n.TEXT_BOX_CONTENT), None) is not None:
            for box in boxes_in(node):
                self._hang(box, Place.TEXT_BOX, node, look)

    def _hang(self, story: Element, place: Place, node: Element, look: _Look) -> None:
        if not look.hidden and not self._fields.muted:
            self.asides.append(Aside(story, place, look.taken(node)))

    def _alternate(self, node: Element, look: _Look) -> None:
        for one in chosen(node):
            self._show(one, look._replace(whole=look.taken(node)))

    def _symbol(self, node: Element, look: _Look) -> None:
        self._add(symbol(node), node, look, divisible=False)

    def _ruby(self, node: Element, look: _Look) -> None:
        self._read(node.iterfind(f"{n.RUBY_BASE}/*"), look.taken(node))


_NO_STYLE = StyleFacts()
