"""Reads, independently of the program, what words the comments of a .docx stand on."""

from lxml import etree

from make_docx import unzipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ASIDES = {f"{W}rt", f"{W}txbxContent"}
_HOLDERS = {"p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "dir", "bdo"}


def marked_words(data: bytes) -> dict[str, str]:
    """The words between the range marks of each comment, by its id.

    Holds each comment to having one begin, one end behind it and one reference right behind
    that, all where the schema allows them, and to standing in the comments part once.
    """
    members = unzipped(data)
    open_ranges: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for node in etree.fromstring(members["word/document.xml"]).iter(f"{W}*"):
        name, identity = etree.QName(node).localname, node.get(f"{W}id", "")
        if name == "commentRangeStart":
            assert identity not in open_ranges | words
            assert _holder_of(node) in _HOLDERS
            open_ranges[identity] = []
        elif name == "commentRangeEnd":
            assert _holder_of(node) in _HOLDERS
            reference = following(node)[-1]
            assert (reference.tag, reference.get(f"{W}id")) == (f"{W}commentReference", identity)
            words[identity] = "".join(open_ranges.pop(identity))
        elif name in {"t", "tab"} and not _is_aside(node):
            for shown in open_ranges.values():
                shown.append((node.text or "") if name == "t" else "\t")
        elif name == "r":
            assert len(node), "a run was left empty"
    assert not open_ranges
    identities = [one.get(f"{W}id") for one in etree.fromstring(members["word/comments.xml"])]
    assert len(set(identities)) == len(identities)
    assert set(identities) == set(words)
    return dict(sorted(words.items(), key=lambda item: int(item[0])))


def following(node: etree._Element) -> etree._Element:
    """The next sibling, which must be there."""
    sibling = node.getnext()
    assert sibling is not None
    return sibling


def _holder_of(node: etree._Element) -> str:
    holder = node.getparent()
    assert holder is not None
    return etree.QName(holder).localname


def _is_aside(node: etree._Element) -> bool:
    """Whether a node is not in the line of the text: hidden, a phonetic guide, a box, a second branch."""
    run = node.getparent()
    if run is not None and run.find(f"{W}rPr/{W}vanish") is not None:
        return True
    return any(one.tag in _ASIDES or _is_second_branch(one) for one in node.iterancestors())


def _is_second_branch(node: etree._Element) -> bool:
    choice = node.getprevious() if node.tag == _FALLBACK else None
    return choice is not None and next(choice.iter(f"{W}t"), None) is not None
