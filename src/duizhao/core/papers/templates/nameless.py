"""Takes out of a template what names its maker or his machine, so that no paper made from it bears that."""

from collections.abc import Container, Iterator

from duizhao.core.layout.xml import serialised
from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import CONTENT_TYPES, Package, in_strict

_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_PERSONAL = frozenset({"Company", "Manager", "Template", "HyperlinkBase"})
_RELATIONS, _TO_TEMPLATE = ".rels", "/attachedTemplate"
_ATTACHED = n.w("attachedTemplate")
_OF_TEMPLATE = b"wordprocessingml.template.main+xml"
_OF_DOCUMENT = b"wordprocessingml.document.main+xml"


def nameless(package: Package) -> dict[str, bytes]:
    """The parts that must change: properties without persons, no attached template, a document's type for a .dotx."""
    archive = package.archive
    parts = dict(_without_attached(package))
    if _CORE in archive:
        parts[_CORE] = _without(parse_xml(archive.read(_CORE)), None)
    if _APP in archive:
        parts[_APP] = _without(parse_xml(archive.read(_APP)), _PERSONAL)
    types = archive.read(CONTENT_TYPES)
    if _OF_TEMPLATE in types:
        parts[CONTENT_TYPES] = types.replace(_OF_TEMPLATE, _OF_DOCUMENT)
    return parts


def _without(root: Element, names: Container[str] | None) -> bytes:
    """A part without the properties of these names, or without any."""
    for child in list(root):
        if names is None or str(child.tag).rpartition("}")[2] in names:
            root.remove(child)
    return serialised(root)


def _without_attached(package: Package) -> Iterator[tuple[str, bytes]]:
    """The parts that refer to the template on which Word bases a document, a path on somebody's disk, without it."""
    archive = package.archive
    for name in archive.names:
        if not name.endswith(_RELATIONS):
            continue
        relations = parse_xml(archive.read(name))
        attached = [one for one in relations if (one.get("Type") or "").endswith(_TO_TEMPLATE)]
        for relation in attached:
            relations.remove(relation)
        if attached:
            yield name, serialised(relations)
    settings = package.part("settings")
    found = [] if settings is None else settings.findall(_ATTACHED)
    if settings is not None and found:
        for element in found:
            settings.remove(element)
        data = serialised(settings)
        yield package.related["settings"], in_strict(data) if package.is_strict() else data
