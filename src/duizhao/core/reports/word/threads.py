"""Clears what Word keeps about replies to comments of ours that are taken out."""

from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import Package

_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_W16_IDS = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_W16_MORE = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"


def without_threads(package: Package, removed: frozenset[str]) -> dict[str, Element]:
    """The parts about replies without the removed comments, by name; untouched parts are not in it.

    `removed` are the comments' paragraph ids. A reply by someone else to a removed comment
    stays, as a comment of its own.
    """
    changed: dict[str, Element] = {}
    _drop(package, "commentsExtended", f"{_W15}paraId", removed, changed)
    for root in changed.values():
        for one in root:
            if one.get(f"{_W15}paraIdParent") in removed:
                del one.attrib[f"{_W15}paraIdParent"]
    durable = _drop(package, "commentsIds", f"{_W16_IDS}paraId", removed, changed)
    _drop(package, "commentsExtensible", f"{_W16_MORE}durableId", durable, changed)
    return changed


def _drop(
    package: Package, kind: str, key: str, removed: frozenset[str], changed: dict[str, Element]
) -> frozenset[str]:
    """Drop the entries of a part whose key is among the removed; their durable ids."""
    root = package.part(kind)
    if root is None:
        return frozenset()
    gone = [one for one in root if one.get(key) in removed]
    for one in gone:
        root.remove(one)
    if gone:
        changed[package.related[kind]] = root
    return frozenset(one.get(f"{_W16_IDS}durableId", "") for one in gone)
