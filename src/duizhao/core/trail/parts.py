"""Divides an outline into the parts of a statement, each stretch of text into exactly one."""

from collections.abc import Sequence

from duizhao.core.outline.model import Outline, Section, Span
from duizhao.core.outline.titles import names_statement
from duizhao.core.trail.closing import closing_start
from duizhao.core.trail.cuts import Cut, merged, stretches_between
from duizhao.core.trail.leads import announces_examination, cuts_in_body, cuts_in_tail
from duizhao.core.trail.model import Part, Stretch
from duizhao.core.trail.sections import begins_anew, cuts_of_outer, parts_named


def stretches_of(outline: Outline) -> tuple[Stretch, ...]:
    """The stretches of a text in order, without gap or overlap (line feeds between aside)."""
    text, root = outline.text, outline.root
    if not text.paragraphs:
        return ()
    default = Part.PROBLEMS if _examines(outline) else Part.UNKNOWN
    cuts = [
        *_cuts_of_title(outline.title),
        *cuts_in_body(text, root.body),
        *cuts_of_outer(text, root.children, default),
    ]
    cuts += cuts_in_tail(text, root, cuts)
    cuts = merged(sorted(cuts, key=lambda cut: cut.start))
    last = cuts[-1].part if cuts else Part.UNKNOWN
    end = closing_start(text, last, _floor(cuts))
    if end is not None:
        cuts = merged([*(cut for cut in cuts if cut.start < end), Cut(end, Part.CLOSING)])
    return tuple(stretches_between(text, cuts))


def _examines(outline: Outline) -> bool:
    """Whether what no heading announces is to be taken for problems.

    So it is where title or opening announce the examination and no heading does, and where a
    text begins in the middle of a list that causes follow.
    """
    text, root = outline.text, outline.root
    named = parts_named(root.children)
    if announces_examination(text, root.body):
        return True
    first = root.children[0].heading.marker if root.children and root.children[0].heading else None
    if first is not None and first.ordinal > 1:
        return Part.CAUSES in named
    titled = outline.title is not None and names_statement(text.plain(outline.title))
    return titled and Part.PROBLEMS not in named


def pieces_of(root: Section) -> list[int]:
    """Where a new statement begins in a text that holds several."""
    return [section.span.start for section in root.children if begins_anew(section)]


def _cuts_of_title(title: Span | None) -> list[Cut]:
    if title is None:
        return []
    before = [Cut(0, Part.UNKNOWN)] if title.start else []
    return [*before, Cut(title.start, Part.TITLE)]


def _floor(cuts: Sequence[Cut]) -> int:
    """The closing stands after the heading of the last part."""
    if not cuts:
        return 0
    return cuts[-1].heading.end if cuts[-1].heading else cuts[-1].start + 1
