"""Finds the place of the comments part in a .docx, and makes one where there is none."""

import posixpath

from lxml import etree

from duizhao.core.layout.xml import serialised
from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import CONTENT_TYPES, Package, relationships_of

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>'.encode()
_OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_COMMENTS = "comments"
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = _DOCUMENT_TYPE.replace("document.main", "template.main")
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def place_for_comments(package: Package) -> tuple[str, dict[str, bytes]]:
    """The name of the comments part and the parts that must change so that Word finds it there.

    A template becomes a document, because Word opens no .docx that says it is a template.
    """
    name = package.related.get(_COMMENTS) or posixpath.join(
        posixpath.dirname(package.main), "comments.xml"
    )
    changed: dict[str, bytes] = {}
    if _COMMENTS not in package.related:
        relations = relationships_of(package.main)
        changed[relations] = serialised(_with_relation(package, relations, name))
    types = parse_xml(package.archive.read(CONTENT_TYPES))
    for one in types.iterfind(f"{_TYPES}Override[@ContentType='{_TEMPLATE_TYPE}']"):
        one.set("ContentType", _DOCUMENT_TYPE)
        changed[CONTENT_TYPES] = serialised(types)
    if all(one.get("PartName") != f"/{name}" for one in types):
        types.append(
            etree.Element(f"{_TYPES}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE)
        )
        changed[CONTENT_TYPES] = serialised(types)
    return name, changed


def _with_relation(package: Package, relations: str, name: str) -> Element:
    if relations in package.archive:
        root = parse_xml(package.archive.read(relations))
    else:
        root = parse_xml(_NO_RELATIONS)
    taken = {one.get("Id") for one in root}
    identity = next(
        f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken
    )
    kinds = _STRICT_RELATIONS if package.is_strict() else _OFFICE_RELATIONS
    target = posixpath.relpath(name, posixpath.dirname(package.main) or ".")
    root.append(
        etree.Element(
            f"{_RELATIONS}Relationship", Id=identity, Type=f"{kinds}/{_COMMENTS}", Target=target
        )
    )
    return root
