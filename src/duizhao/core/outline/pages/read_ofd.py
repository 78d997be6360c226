"""Reads an .ofd (GB/T 33190): the glyphs of its text objects become lines, lines paragraphs again."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from duizhao.core.outline.container.safe_zip import SafeZip, open_zip
from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.gather import gather
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.pages.lines import Line, Page, refuse_garbled, stamped, to_lines
from duizhao.core.outline.pages.ofd_glyphs import POINTS, glyphs_of, numbers
from duizhao.core.outline.pages.reflow import to_passages
from duizhao.core.outline.secrecy import is_mark
from duizhao.core.outline.unreadable import Unreadable

_ENTRY = "OFD.xml"
_ENCRYPTED = frozenset({"encryptions.xml", "encrypts.xml", "decryptseed.dat", "entriesmap.dat"})
_ANNOTATION = "annotation.xml"
_A4 = (0.0, 0.0, 210.0, 297.0)  # millimetres
_BOX_SIDES = 4
_AS_DOCX = "请检查原来的 .docx，或用版式软件打开后另存一份新文件。"


def read_ofd(name: str, data: bytes, limits: Limits) -> Text:
    """The text of an .ofd without page numbers, running headers and slanted watermarks.

    Raises Unreadable when the file is encrypted or broken, holds only pictures or signatures,
    or is beyond the limits.
    """
    archive = open_zip(data, limits)
    if any(posixpath.basename(member).lower() in _ENCRYPTED for member in archive.names):
        raise Unreadable("文件是加密的 OFD，读不出来。", "请在版式软件里解密后另存，再检查。")
    pages: list[Page] = []
    left = limits.characters
    for page in _pages(archive, limits):
        pages.append(page)
        left -= sum(len(line.text) for line in page.lines)
        if left < 0:
            raise Unreadable(
                f"文件过长，超过 {limits.characters} 个字。", "请拆成几个文件，分别检查。"
            )
    if pages and (marks := stamped(_annotated(archive))):
        pages[0] = replace(pages[0], lines=(*marks, *pages[0].lines))
    if not any(page.lines for page in pages):
        raise Unreadable(
            "文件里没有文字，可能是扫描件或图片。",
            "请检查原来的 .docx，或先用文字识别（OCR）软件转成文字。",
        )
    refuse_garbled(pages)
    return gather(name, to_passages(pages), limits, source="ofd")


def _pages(archive: SafeZip, limits: Limits) -> Iterator[Page]:
    """The pages of all documents in the package, in order."""
    count = 0
    for document in _documents(archive):
        common = parse_xml(archive.read(document))
        box = _box(common) or _A4
        templates = {
            template.get("ID"): _located(archive, document, template.get("BaseLoc"))
            for template in common.iter("{*}TemplatePage")
        }
        for page in common.iterfind("{*}Pages/{*}Page"):
            count += 1
            if count > limits.pdf_pages:
                raise Unreadable(f"文件超过 {limits.pdf_pages} 页。", "请拆成几个文件，分别检查。")
            yield _page(archive, _located(archive, document, page.get("BaseLoc")), box, templates)


def _annotated(archive: SafeZip) -> str:
    """The words of all annotations, which is where programs put watermarks."""
    return "".join(
        code.text or ""
        for name in archive.names
        if posixpath.basename(name).lower() == _ANNOTATION
        for code in parse_xml(archive.read(name)).iter("{*}TextCode")
    )


def _documents(archive: SafeZip) -> list[str]:
    if _ENTRY not in archive:
        raise Unreadable("文件里缺少 OFD.xml，不是完整的 OFD 文件。", _AS_DOCX)
    roots = parse_xml(archive.read(_ENTRY)).iterfind("{*}DocBody/{*}DocRoot")
    documents = [_located(archive, _ENTRY, root.text) for root in roots]
    if not documents:
        raise Unreadable("OFD 文件里没有正文，只有签章或说明。", _AS_DOCX)
    return documents


def _page(
    archive: SafeZip,
    location: str,
    box: tuple[float, ...],
    templates: dict[str | None, str],
) -> Page:
    root = parse_xml(archive.read(location))
    left, top, width, height = _box(root) or box
    lines = to_lines(glyphs_of(root, left, top))
    marks = [
        mark
        for used in root.iterfind("{*}Template")
        if (template := templates.get(used.get("TemplateID")))
        for mark in _marks(parse_xml(archive.read(template)), left, top)
    ]
    return Page(width * POINTS, height * POINTS, (*marks, *lines))


def _marks(template: etree._Element, left: float, top: float) -> list[Line]:
    """The marks of secrecy on a template; its other lines are running headers."""
    return [line for line in to_lines(glyphs_of(template, left, top)) if is_mark(line.text)]


def _box(root: etree._Element) -> tuple[float, ...] | None:
    """Left, top, width and height of the page in millimetres, where the element says."""
    sizes = next(root.iter("{*}PhysicalBox"), None)
    sides = numbers(sizes.text if sizes is not None else None)
    return tuple(sides) if len(sides) == _BOX_SIDES else None


def _located(archive: SafeZip, part: str, location: str | None) -> str:
    """The member that a part refers to: from its own folder or, as some programs write it, from the root."""
    wanted = (location or "").strip().replace("\\", "/")
    beside = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), wanted)).lstrip("/")
    for candidate in (beside, posixpath.normpath(wanted).lstrip("/")):
        if wanted and candidate in archive:
            return candidate
    raise Unreadable("文件缺少页面内容，可能不完整。", "请重新复制或下载一份再检查。")
