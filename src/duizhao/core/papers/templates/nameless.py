"""Takes out of a template what names its maker or his machine, so that no paper made from it bears that."""

from duizhao.core.layout.xml import serialised
from duizhao.core.outline.container.safe_zip import SafeZip
from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.package import CONTENT_TYPES

_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_PERSONAL = frozenset({"Company", "Manager", "Template", "HyperlinkBase"})
_SETTINGS, _SETTINGS_RELATIONS = "word/settings.xml", "word/_rels/settings.xml.rels"
_ATTACHED = n.w("attachedTemplate")
_OF_TEMPLATE = b"wordprocessingml.template.main+xml"
_OF_DOCUMENT = b"wordprocessingml.document.main+xml"


def nameless(archive: SafeZip) -> dict[str, bytes]:
    """The parts that must change: properties without persons, no attached template, a document's type for a .dotx."""
    parts: dict[str, bytes] = {}
    if _CORE in archive:
        root = parse_xml(archive.read(_CORE))
        for child in list(root):
            root.remove(child)
        parts[_CORE] = serialised(root)
    if _APP in archive:
        root = parse_xml(archive.read(_APP))
        for child in list(root):
            if str(child.tag).rpartition("}")[2] in _PERSONAL:
                root.remove(child)
        parts[_APP] = serialised(root)
    if _SETTINGS_RELATIONS in archive and _SETTINGS in archive:
        parts |= _without_attached(archive)
    types = archive.read(CONTENT_TYPES)
    if _OF_TEMPLATE in types:
        parts[CONTENT_TYPES] = types.replace(_OF_TEMPLATE, _OF_DOCUMENT)
    return parts


def _without_attached(archive: SafeZip) -> dict[str, bytes]:
    """The settings and their relations without the template on which Word bases a document, a path on somebody's disk."""
    settings = parse_xml(archive.read(_SETTINGS))
    relations = parse_xml(archive.read(_SETTINGS_RELATIONS))
    for attached in settings.findall(_ATTACHED):
        settings.remove(attached)
    for relation in list(relations):
        if (relation.get("Type") or "").endswith("/attachedTemplate"):
            relations.remove(relation)
    return {_SETTINGS: serialised(settings), _SETTINGS_RELATIONS: serialised(relations)}
