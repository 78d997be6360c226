"""The copy in which repairs are made: the document's tree, and the parts that must change with it."""

import posixpath

from lxml import etree

from duizhao.core.layout.rewritten import rewritten
from duizhao.core.layout.xml import make, serialised
from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import CONTENT_TYPES, Package, in_strict, relationships_of

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>'.encode()
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Copy:
    """Collects the parts of a package that repairs change or add; `package` itself stays as it is."""

    def __init__(self, package: Package, document: Element) -> None:
        self.package = package
        self.document = document
        self._parts: dict[str, Element] = {}
        self._plain: dict[str, Element] = {}

    def settings(self) -> Element:
        """The settings of the document, to be changed."""
        name = self.package.related.get("settings")
        if name is not None and name in self._parts:
            return self._parts[name]
        root = self.package.part("settings")
        if root is None or name is None:
            root = make("settings")
            name, _ = self.add("settings", root, "settings")
        self._parts[name] = root
        return root

    def add(self, kind: str, root: Element, stem: str) -> tuple[str, str]:
        """Add a part of that kind: its name, and the relation by which the document refers to it."""
        folder = posixpath.dirname(self.package.main)
        taken = {*self.package.archive.names, *self._parts}
        candidates = (f"{stem}{number or ''}.xml" for number in range(len(taken) + 1))
        target = next(one for one in candidates if posixpath.join(folder, one) not in taken)
        name = posixpath.join(folder, target)
        self._parts[name] = root
        self._plain_part(CONTENT_TYPES).append(
            etree.Element(
                f"{_TYPES}Override", PartName=f"/{name}", ContentType=f"{_WORD}.{kind}+xml"
            )
        )
        relations = self._relations()
        taken_ids = {one.get("Id") for one in relations}
        identity = next(
            f"rIdDz{n}" for n in range(1, len(taken_ids) + 2) if f"rIdDz{n}" not in taken_ids
        )
        office = _STRICT if self.package.is_strict() else _OFFICE
        relations.append(
            etree.Element(
                f"{_RELATIONS}Relationship", Id=identity, Type=f"{office}/{kind}", Target=target
            )
        )
        return name, identity

    def written(self) -> bytes:
        """The package with what was changed; every other part keeps its bytes."""
        strict = self.package.is_strict()
        parts = {name: serialised(root) for name, root in self._plain.items()}
        for name, root in {self.package.main: self.document, **self._parts}.items():
            data = serialised(root)
            parts[name] = in_strict(data) if strict else data
        return rewritten(self.package.archive, parts)

    def _relations(self) -> Element:
        name = relationships_of(self.package.main)
        if name not in self.package.archive and name not in self._plain:
            self._plain[name] = parse_xml(_NO_RELATIONS)
        return self._plain_part(name)

    def _plain_part(self, name: str) -> Element:
        if name not in self._plain:
            self._plain[name] = parse_xml(self.package.archive.read(name))
        return self._plain[name]
