"""Opens a .docx: finds its main document and what that refers to, and refuses what is no plain .docx."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from duizhao.core.outline.container.macros import package_bears_macros
from duizhao.core.outline.container.safe_zip import SafeZip, open_zip
from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.docx.names import W_NS, Element
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable

CONTENT_TYPES = "[Content_Types].xml"
_STRICT_NS = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL_NS = W_NS.encode()
_MAIN_DOCUMENT = "officeDocument"
_USUAL_MAIN = "word/document.xml"
_AS_DOCX = "请用 Word 或 WPS 打开，另存为 .docx 再检查。"
_OTHER_KINDS = {
    "xl/workbook.xml": "这个文件其实是 Excel 表格，不是 Word 文档。",
    "ppt/presentation.xml": "这个文件其实是演示文稿，不是 Word 文档。",
    "OFD.xml": "这个文件其实是 OFD 文件，不是 Word 文档。",
    "content.xml": "这个文件其实是 OpenDocument 文档，不是 Word 文档。",
}


@dataclass(frozen=True)
class Package:
    """An opened .docx. `main` is the name of its main document; `related` gives part names by kind.

    `margins` are the names of its headers and footers, which may be many. A kind is the last word of a relationship type: styles, numbering, footnotes, comments …
    """

    archive: SafeZip
    main: str
    related: Mapping[str, str]
    margins: tuple[str, ...] = ()

    def document(self) -> Element:
        """The root of the main document, parsed afresh at each call."""
        return self.root(self.main)

    def part(self, kind: str) -> Element | None:
        """The root of the part of that kind, parsed afresh at each call; None when there is none."""
        name = self.related.get(kind, "")
        return self.root(name) if name in self.archive else None

    def root(self, name: str) -> Element:
        """The root of the part of that name, parsed afresh at each call; KeyError when there is none."""
        return parse_xml(self.archive.read(name).replace(_STRICT_NS, _TRANSITIONAL_NS))

    def margin_parts(self) -> Iterator[Element]:
        """The roots of all headers and footers."""
        return (self.root(name) for name in self.margins if name in self.archive)

    def is_strict(self) -> bool:
        """Whether the main document is written in the strict namespace of ISO 29500."""
        return _STRICT_NS in self.archive.read(self.main)


def in_strict(data: bytes) -> bytes:
    """The bytes of a part with the main namespace in its strict form."""
    return data.replace(_TRANSITIONAL_NS, _STRICT_NS)


def open_docx(data: bytes, limits: Limits) -> Package:
    """The package in `data`.

    Raises Unreadable when it is no zip archive, is broken or too large, holds something other
    than a Word document, or bears macros.
    """
    archive = open_zip(data, limits)
    main = next(iter(_targets(archive, "").get(_MAIN_DOCUMENT, ())), _USUAL_MAIN)
    if main not in archive or main in _OTHER_KINDS:
        raise _no_document(archive)
    _refuse_macros(archive)
    targets = _targets(archive, main)
    related = {kind: names[0] for kind, names in targets.items()}
    margins = dict.fromkeys([*targets.get("header", ()), *targets.get("footer", ())])
    return Package(archive, main, related, tuple(margins))


def relationships_of(part: str) -> str:
    """The name of the part that lists what a part refers to; of the package itself for ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _targets(archive: SafeZip, part: str) -> dict[str, list[str]]:
    name = relationships_of(part)
    found: dict[str, list[str]] = {}
    if name not in archive:
        return found
    for relation in parse_xml(archive.read(name)):
        target = relation.get("Target")
        if target and relation.get("TargetMode") != "External":
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found.setdefault(kind, []).append(_resolved(part, target))
    return found


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _no_document(archive: SafeZip) -> Unreadable:
    for name, reason in _OTHER_KINDS.items():
        if name in archive:
            return Unreadable(reason, _AS_DOCX)
    if CONTENT_TYPES in archive:
        return Unreadable("文件里缺少正文部分，可能已经损坏。", _AS_DOCX)
    return Unreadable("这个文件是压缩包，不是 Word 文档。", "请先解压，再检查里面的文件。")


def _refuse_macros(archive: SafeZip) -> None:
    if package_bears_macros(archive):
        raise Unreadable(
            "文件带有宏，已拒绝读取。", "请用 Word 或 WPS 打开，另存为不带宏的 .docx 再检查。"
        )
