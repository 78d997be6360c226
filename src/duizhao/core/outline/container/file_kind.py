"""Tells what a file is from its first bytes, whatever its name says."""

import re
from enum import StrEnum

from duizhao.core.outline.container.macros import OLE_MACROS
from duizhao.core.outline.container.ole import MAGIC as OLE
from duizhao.core.outline.container.ole import Streams, read_streams
from duizhao.core.outline.container.safe_zip import ZIP, SafeZip, open_zip
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable


class FileKind(StrEnum):
    """What a file is, as far as we read it or have something to say about it."""

    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"
    OFD = "ofd"
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    WORD_XML = "word_xml"
    UOF = "uof"
    HTML = "html"
    IMAGE = "image"
    ARCHIVE = "archive"
    SHEET = "sheet"
    SLIDES = "slides"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    OTHER_OFFICE = "other_office"


CONVERTED = frozenset({FileKind.DOC, FileKind.RTF, FileKind.ODT, FileKind.WORD_XML, FileKind.UOF})
"""The kinds that an outside converter turns into .docx."""

_HEAD = 4096
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
_IMAGE_BRANDS = (b"WEBP", b"heic", b"mif1", b"avif")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ", b"MSCF")
_OFFICE_ENCRYPTION = (b"%TSD-Header", b"E-SafeNet")  # programs that encrypt an office's files
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_MHTML = re.compile(rb"(?:^|\n)mime-version:", re.IGNORECASE)
_BLANK_MARK = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*")
_WORD_XML = (
    b"schemas.microsoft.com/office/word/2003/wordml",
    b"schemas.microsoft.com/office/2006/xmlPackage",
)
_UOF = (b"uof:UOF", b"<UOF")
_EMPTY_ZIP = b"PK\x05\x06"
_MANIFEST = "META-INF/manifest.xml"
_ANY_SIZE = Limits(members=2**32, unpacked_bytes=2**64)  # the kind's reader keeps the bounds
_FIB_ENCRYPTED = 0x01  # in byte 11 of a WordDocument stream


def kind_of(data: bytes) -> FileKind:
    """What the file is. Anything that isn't recognised counts as TEXT: its encoding will tell."""
    head = data[:_HEAD]
    if head.startswith(OLE):
        return _kind_of_ole(read_streams(data))
    if any(mark in head for mark in _OFFICE_ENCRYPTION):
        return FileKind.ENCRYPTED
    if head.startswith((ZIP, _EMPTY_ZIP)):
        return _kind_of_zip(data)
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head.startswith(_IMAGES) or _BITMAP.match(head) or head[8:12] in _IMAGE_BRANDS:
        return FileKind.IMAGE
    if head.startswith(_ARCHIVES) or head[257:262] == b"ustar":
        return FileKind.ARCHIVE
    return _kind_of_markup(_BLANK_MARK.sub(b"", head.replace(b"\0", b"")))


def _kind_of_markup(head: bytes) -> FileKind:
    if head.startswith(b"{\\rtf"):
        return FileKind.RTF
    if head.startswith(b"<?xml") and any(name in head for name in _WORD_XML):
        return FileKind.WORD_XML
    if head.startswith(b"<?xml") and any(name in head for name in _UOF):
        return FileKind.UOF
    if _HTML.match(head) or _MHTML.search(head[:1024]):
        return FileKind.HTML
    return FileKind.TEXT


def _kind_of_ole(streams: Streams) -> FileKind:
    if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
        return FileKind.ENCRYPTED
    if "Workbook" in streams or "Book" in streams:
        return FileKind.SHEET
    if "PowerPoint Document" in streams:
        return FileKind.SLIDES
    if "WordDocument" not in streams:
        return FileKind.OTHER_OFFICE
    flags = streams.head("WordDocument")[11:12]
    if flags and flags[0] & _FIB_ENCRYPTED:
        return FileKind.ENCRYPTED
    if any(name in streams for name in OLE_MACROS):
        return FileKind.MACROS
    return FileKind.DOC


def _kind_of_zip(data: bytes) -> FileKind:
    """A zip archive that is no known package counts as ARCHIVE; a broken one as DOCX, whose reader says so."""
    try:
        archive = open_zip(data, _ANY_SIZE)
        mimetype, manifest = _member(archive, "mimetype"), _member(archive, _MANIFEST)
    except Unreadable:
        return FileKind.DOCX
    if "OFD.xml" in archive:
        return FileKind.OFD
    if "[Content_Types].xml" in archive:
        return FileKind.DOCX
    if b":encryption-data" in manifest:
        return FileKind.ENCRYPTED
    return FileKind.UOF if "uof.xml" in archive else _kind_of_open_document(mimetype)


def _member(archive: SafeZip, name: str) -> bytes:
    return archive.read(name) if name in archive else b""


def _kind_of_open_document(mimetype: bytes) -> FileKind:
    if b"opendocument.text" in mimetype:
        return FileKind.ODT
    if b"uof" in mimetype:
        return FileKind.UOF
    if b"spreadsheet" in mimetype:
        return FileKind.SHEET
    return FileKind.SLIDES if b"presentation" in mimetype else FileKind.ARCHIVE
