"""A section of a document: its page, its margins, its grid, its heads and feet."""

from dataclasses import dataclass

from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import R_NS, Element, number_in, w

_TWIPS_PER_MM = 1440 / 25.4
_RELATION = f"{{{R_NS}}}id"


@dataclass(frozen=True, slots=True)
class Section:
    """The w:sectPr of a section; `with_tables` says whether the document has tables."""

    element: Element
    with_tables: bool = False

    def twips(self, child: str, attribute: str) -> int | None:
        """A measure; None where it is not given."""
        found = self.element.find(w(child))
        return None if found is None else number_in(found.get(w(attribute)))

    def millimetres(self, child: str, attribute: str) -> float | None:
        """A measure in millimetres; None where it is not given."""
        twips = self.twips(child, attribute)
        return None if twips is None else twips / _TWIPS_PER_MM

    @property
    def landscape(self) -> bool:
        """Whether its pages lie on their side, as wide tables need."""
        width, height = self.twips("pgSz", "w"), self.twips("pgSz", "h")
        return width is not None and height is not None and width > height

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of the text area in points, as far as they are given."""
        sizes = [self.twips("pgSz", one) or 0 for one in ("w", "h")]
        sides = ("left", "right", "gutter"), ("top", "bottom")
        width, height = (
            size - sum(abs(self.twips("pgMar", side) or 0) for side in around)
            for size, around in zip(sizes, sides, strict=True)
        )
        return width / 20, height / 20

    @property
    def grid(self) -> tuple[str, int, int]:
        """The grid of the page: its type, the pitch of lines in twips, what characters get in 1/4096 points."""
        found = self.element.find(w("docGrid"))
        if found is None:
            return "", 0, 0
        pitch, spacing = (number_in(found.get(w(one))) or 0 for one in ("linePitch", "charSpace"))
        return found.get(n.TYPE) or "", pitch, spacing

    @property
    def first_differs(self) -> bool:
        """Whether its first page has a head and a foot of its own."""
        found = self.element.find(w("titlePg"))
        return found is not None and n.is_on(found)

    def references(self, name: str) -> dict[str, str]:
        """The relations of its heads or feet by kind: default, even, first."""
        return {
            one.get(n.TYPE) or "default": one.get(_RELATION) or ""
            for one in self.element.iterchildren(w(name))
        }
