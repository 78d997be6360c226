"""Reads a .docx into a sheet: which lines it has, what each is, and which type each run is to take."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from duizhao.core.layout.cuts import cut_text, run_from
from duizhao.core.layout.profile import BODY, MATERIAL, OFFICIAL, Profile
from duizhao.core.layout.xml import Face, make
from duizhao.core.outline.container.file_kind import FileKind, kind_of
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.lines import Walked
from duizhao.core.outline.docx.names import Element, w
from duizhao.core.outline.docx.nodes import mark_is_deleted
from duizhao.core.outline.docx.package import open_docx
from duizhao.core.outline.docx.walk import Walk
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Paragraph, Span, Text
from duizhao.core.outline.read import read
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.relayout.effective import Effective, RunLook
from duizhao.core.relayout.faces import face_of, half_points_of
from duizhao.core.relayout.fonts import takes_chinese
from duizhao.core.relayout.mended import Copy
from duizhao.core.relayout.roles import (
    HEADINGS,
    Role,
    Seen,
    has_number_of_paper,
    heading_end,
    roles_of,
)
from duizhao.core.relayout.section import Section
from duizhao.core.relayout.sheet import Line, Run, Sheet

_BIG = 36
_ABOVE = 8
_NO_LAYOUT = frozenset({FileKind.TEXT, FileKind.PDF, FileKind.OFD})
_BLOCK_WRAPPERS = frozenset({n.CUSTOM_XML, n.INSERTED, n.MOVED_TO, n.CONTROL, n.CONTROL_CONTENT})
_HOLDS_MORE = (
    n.DRAWING, n.PICTURE, n.OBJECT, n.FORMULA, n.ALTERNATE, n.RUBY, n.BREAK, n.FIELD_CHAR,
    n.SIMPLE_FIELD, n.DELETED, n.MOVED_FROM, n.SYMBOL, n.w("sectPr"), n.FOOTNOTE_REFERENCE,
    n.ENDNOTE_REFERENCE, n.w("delText"), n.COMMENT_REFERENCE,
)  # fmt: skip
_KEPT_WITH = (n.DRAWING, n.PICTURE, n.OBJECT, n.FORMULA, n.ALTERNATE, n.RUBY)
_BREAKS = (n.BREAK, n.CARRIAGE_RETURN)
_FRAME = f"{n.P_PR}/{w('framePr')}"
_RED = frozenset({"FF0000", "C00000"})


def read_sheet(name: str, data: bytes, limits: Limits, profile: Profile | None = None) -> Sheet:
    """The sheet of a .docx; without a profile that of official papers where it bears a paper's number.

    Its runs are cut where the type is to change, so that each takes one. Raises Unreadable where
    `read` would.
    """
    _require_word(data)
    text = read(name, data, limits)
    package = open_docx(data, limits)
    document = package.document()
    walked = tuple(Walk(package, document).paragraphs())
    effective = Effective(package)
    reader = _Reader(document, effective)
    shown = reader.shown(text.paragraphs, walked)
    if _cut_runs(shown, walked):
        walked = tuple(Walk(package, document).paragraphs())
    return Sheet(
        package,
        document,
        profile or _proposed(text),
        tuple(reader.lines(shown, walked)),
        reader.sections,
        text,
        walked,
        effective,
        Copy(package, document),
    )


def _require_word(data: bytes) -> None:
    if kind_of(data) in _NO_LAYOUT:
        raise Unreadable(
            "这个文件不是 .docx，没有版式可以看。", "请用 Word 或 WPS 存成 .docx 再看。"
        )


def _proposed(text: Text) -> Profile:
    above = text.paragraphs[:_ABOVE]
    return OFFICIAL if any(has_number_of_paper(one.text) for one in above) else MATERIAL


@dataclass(frozen=True, slots=True)
class _Shown:
    """A paragraph that a line shows, its role, and where the heading ends that it runs on from (0: nowhere)."""

    paragraph: Paragraph
    role: Role
    end: int

    def type_at(self, at: int) -> tuple[Face, int]:
        """Face and size that its characters take at a place."""
        face = BODY if 0 < self.end <= at else face_of(self.role)
        return face, half_points_of(self.role)


class _Reader:
    """Reads the lines of a body in their order, section by section.

    A line mostly shows one paragraph; one that soft breaks part shows several, each with its role.
    """

    def __init__(self, document: Element, effective: Effective) -> None:
        body = document.find(n.BODY)
        assert body is not None  # noqa: S101  a document without text was not read
        if body.find(w("sectPr")) is None:
            body.append(make("sectPr"))
        self._effective = effective
        self._holders = list(_joined(_blocks(body)))
        self._looks = [effective.paragraph(holder[-1]) for holder in self._holders]
        self._kept = [_is_kept(holder, effective) for holder in self._holders]
        self._uncut: dict[Element, RunLook] = {}
        self.sections, self._section_of = _sections(body, [holder[-1] for holder in self._holders])

    def shown(
        self, paragraphs: Sequence[Paragraph], walked: Sequence[Walked]
    ) -> list[list[_Shown]]:
        """The paragraphs that each line shows; none where it is blank."""
        line_of = {one: at for at, holder in enumerate(self._holders) for one in holder}
        shown: list[list[_Shown]] = [[] for _ in self._holders]
        found = [
            (line_of[holder], paragraph, one)
            for paragraph, one in zip(paragraphs, walked, strict=True)
            if one.reference is None and (holder := _holder(one)) in line_of
        ]
        roles = roles_of([self._seen(*one) for one in found])
        for (at, paragraph, _), role in zip(found, roles, strict=True):
            end = heading_end(paragraph) if role in HEADINGS else 0
            shown[at].append(_Shown(paragraph, role, end))
        return shown

    def lines(self, shown: Sequence[Sequence[_Shown]], walked: Sequence[Walked]) -> Iterator[Line]:
        """The lines, once runs are cut where the type is to change."""
        number = 0
        for at, inside in enumerate(shown):
            holder = self._holders[at]
            first = inside[0] if inside else None
            if first is not None:
                number = first.paragraph.index + 1
                role = first.role
            else:
                role = Role.OTHER if self._kept[at] else Role.BLANK
            yield Line(
                number,
                holder[-1],
                role,
                first.paragraph if first else None,
                self._looks[at],
                tuple(
                    run
                    for one in inside
                    for run in self._runs(at, one, walked[one.paragraph.index])
                ),
                self._section_of[at],
                soft_breaks=max(len(inside) - 1, 0),
                folded=any(_is_soft(one) for element in holder for one in element.iter(*_BREAKS)),
                bare=not inside and not any(_holds_more(element) for element in holder),
            )

    def _seen(self, at: int, paragraph: Paragraph, walked: Walked) -> Seen:
        looks = [self._look(at, run) for run, _ in _runs_of(walked)]
        return Seen(
            paragraph,
            centred=self._looks[at].align == "center",
            big=max((one.half_points for one in looks), default=0) >= _BIG,
            red=bool(looks) and all(one.colour.upper() in _RED for one in looks),
            title_style=self._effective.style_name(self._holders[at][-1]) in {"title", "标题"},
            kept=self._kept[at],
        )

    def _look(self, at: int, run: Element) -> RunLook:
        """How a run looks before any is cut, looked for once: a run may show thousands of paragraphs."""
        if run not in self._uncut:
            self._uncut[run] = self._effective.run(self._holders[at][-1], run)
        return self._uncut[run]

    def _runs(self, at: int, shown: _Shown, walked: Walked) -> Iterator[Run]:
        element = self._holders[at][-1]
        for run, span in _runs_of(walked):
            yield Run(
                run,
                walked.text[span.start : span.end],
                takes_chinese(walked.text, span.start, span.end),
                self._effective.run(element, run),
                *shown.type_at(span.start),
            )


def _cut_runs(shown: Iterable[Iterable[_Shown]], walked: Sequence[Walked]) -> bool:
    """Cut the runs in which the type is to change; whether there are any. The last first, so none is cut twice."""
    cuts = [cut for inside in shown for cut in _cuts(inside, walked)]
    for node, kept in reversed(cuts):
        run_from(cut_text(node, kept) if kept else node)
    return bool(cuts)


def _cuts(shown: Iterable[_Shown], walked: Sequence[Walked]) -> Iterator[tuple[Element, int]]:
    """Where the type changes inside a run of a line: in which node, and behind how many of its characters."""
    before = None
    for one in shown:
        through = walked[one.paragraph.index]
        for offset, piece in zip(through.offsets, through.pieces, strict=True):
            run, kind = piece.node.getparent(), one.type_at(offset)
            if before is not None and before[0] is run and before[1] != kind:
                yield piece.node, 0
            if piece.divisible and 0 < one.end - offset < len(piece.text):
                yield piece.node, one.end - offset
                kind = one.type_at(one.end)
            before = run, kind


def _runs_of(walked: Walked) -> Iterator[tuple[Element, Span]]:
    """The runs with words that show a paragraph, each with what it shows of it."""
    pieces = zip(walked.offsets, walked.pieces, strict=True)
    for run, group in groupby(pieces, key=lambda one: one[1].node.getparent()):
        inside = list(group)
        worded = any(one.node.tag == n.TEXT and one.text.strip() for _, one in inside)
        if run is not None and run.tag == n.R and worded:
            offset, last = inside[-1]
            yield run, Span(inside[0][0], offset + len(last.text))


def _holder(walked: Walked) -> Element | None:
    """The w:p in which a paragraph begins."""
    return next(walked.pieces[0].node.iterancestors(n.P), None)


def _is_kept(holder: Sequence[Element], effective: Effective) -> bool:
    """Whether a line keeps its layout: of a table of contents, in a frame, or with more than words."""
    return effective.style_name(holder[-1]).startswith("toc ") or any(
        element.find(_FRAME) is not None or next(element.iter(*_KEPT_WITH), None) is not None
        for element in holder
    )


def _is_soft(line_break: Element) -> bool:
    return line_break.get(n.TYPE) not in {"page", "column"}


def _holds_more(element: Element) -> bool:
    return next(element.iter(*_HOLDS_MORE), None) is not None


def _blocks(holder: Iterable[Element]) -> Iterator[Element]:
    """The paragraphs of a body, tables and tables of contents left out."""
    for child in holder:
        if child.tag == n.P:
            yield child
        elif child.tag == n.CONTROL and child.find(f"{n.CONTROL_PR}/{w('docPartObj')}") is not None:
            continue
        elif child.tag in _BLOCK_WRAPPERS:
            yield from _blocks(child)


def _joined(elements: Iterable[Element]) -> Iterator[tuple[Element, ...]]:
    """The paragraphs, each behind those whose marks are deleted, so that they run into it."""
    running: list[Element] = []
    for element in elements:
        running.append(element)
        properties, following = element.find(n.P_PR), element.getnext()
        ends = properties is None or not mark_is_deleted(properties)
        if ends or following is None or following.tag != n.P:
            yield tuple(running)
            running = []


def _sections(
    body: Element, elements: Sequence[Element]
) -> tuple[tuple[Section, ...], list[Section]]:
    """The sections in their order, and for each line the one that it stands in."""
    last = body.find(w("sectPr"))
    assert last is not None  # noqa: S101  the reader has seen to that
    with_tables = next(body.iter(n.TABLE), None) is not None
    sections = [
        Section(one, with_tables) for one in body.iter(w("sectPr")) if one.getparent() is not None
    ]
    by_element = {one.element: one for one in sections}
    of_line: list[Section] = []
    waiting = 0
    for element in elements:
        waiting += 1
        ending = element.find(f"{n.P_PR}/{w('sectPr')}")
        if ending is not None:
            of_line += [by_element[ending]] * waiting
            waiting = 0
    return tuple(sections), of_line + [by_element[last]] * waiting
