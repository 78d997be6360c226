"""Parses XML from strangers: no document type, no entities of its own, no reaching out."""

from lxml import etree

from duizhao.core.outline.unreadable import Unreadable

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_CURE = "请用 Word 或 WPS 打开原文，另存为一份新文件再检查。"


def parse_xml(data: bytes) -> etree._Element:
    """The root element of an XML document.

    Raises Unreadable when the XML is broken, nested beyond reason or brings its own document
    type (which is how entity bombs and outside references come in).
    """
    if any(doctype in data for doctype in _DOCTYPES):
        raise _refused()
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("文件内部的 XML 已经损坏，读不出来。", _CURE) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refused()
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
    )


def _refused() -> Unreadable:
    return Unreadable("文件内部的 XML 自带实体定义，可能是恶意文件，已拒绝读取。", _CURE)
