"""Settles the grid of a page once its lines have a pitch and its characters a width of their own."""

from duizhao.core.layout.paragraphs import TWIPS
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.docx.names import TYPE, w
from duizhao.core.relayout.properties import without
from duizhao.core.relayout.section import Section

CHARACTER_GRIDS = frozenset({"linesAndChars", "snapToChars"})
LINE_GRIDS = CHARACTER_GRIDS | {"lines"}


def settle_grid(section: Section, profile: Profile) -> None:
    """Let a grid count lines alone, at the profile's pitch where no table would be pulled apart by that.

    LibreOffice puts the first line of a page where its grid begins, whatever the pitch of lines.
    """
    grid = section.element.find(w("docGrid"))
    if grid is None or grid.get(TYPE) not in LINE_GRIDS:
        return
    grid.set(TYPE, "lines")
    without(grid, "charSpace")
    if not section.with_tables:
        grid.set(w("linePitch"), str(round(profile.pitch * TWIPS)))
