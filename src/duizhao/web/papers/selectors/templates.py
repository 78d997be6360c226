"""A unit's own templates: of which kinds it has one, and a paper from one."""

from dataclasses import dataclass

from duizhao.core.papers.kind import AnyKind
from duizhao.core.papers.offered import fields_of
from duizhao.core.papers.registry import all_kinds
from duizhao.core.papers.templates.fill import Filled, fill
from duizhao.web.papers.models import OwnTemplate, TemplateVersion
from duizhao.web.units.models import Unit


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of which a unit may have a template, with its template and the version last uploaded."""

    kind: AnyKind
    template: OwnTemplate | None
    version: TemplateVersion | None

    @property
    def in_use(self) -> bool:
        """Whether papers of the unit's meetings can be had from it."""
        return self.template is not None and self.template.withdrawn_at is None


def templates_kept(unit: Unit) -> list[Kept]:
    """Every kind that can have a template, in the order of time."""
    rows = TemplateVersion.objects.filter(template__unit=unit).defer("original")
    last: dict[str, TemplateVersion] = {}
    for version in rows.select_related("template").order_by("number"):
        last[version.template.kind] = version
    return [
        Kept(kind, version.template if version else None, version)
        for kind in all_kinds()
        if kind.templated
        for version in (last.get(kind.key),)
    ]


def kinds_with_templates(unit: Unit) -> set[str]:
    """The keys of the kinds for which a unit has a template in use."""
    in_use = OwnTemplate.objects.filter(unit=unit, withdrawn_at=None)
    return set(in_use.values_list("kind", flat=True))


def from_template(version: TemplateVersion, kind: AnyKind, facts: object) -> Filled:
    """A paper from a version of a template. Raises BrokenTemplate where the kind no longer has one of its fields."""
    return fill(version.file_name, bytes(version.original), fields_of(kind), facts)
