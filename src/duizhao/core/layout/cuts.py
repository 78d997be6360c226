"""Cuts runs of WordprocessingML at exact characters; nothing else changes, the look included."""

from copy import deepcopy

from duizhao.core.layout.xml import keep_blanks, make, words_of
from duizhao.core.outline.docx.names import R_PR, Element, R
from duizhao.core.outline.docx.nodes import visible_text


def cut_text(node: Element, cut: int) -> Element:
    """Cut a w:t in two; the second half, or the whole where the cut is at its end."""
    text = visible_text(node)
    if cut >= len(text):
        return node
    rest = words_of(text[cut:])
    node.text = text[:cut]
    keep_blanks(node)
    node.addnext(rest)
    return rest


def run_from(node: Element) -> Element:
    """The run that begins with a node, cut off from what stands before it; a node beside runs is one itself."""
    run = node.getparent()
    if run is None or run.tag != R:
        return node
    before = node.getprevious()
    if before is None or before.tag == R_PR:
        return run
    rest = make("r")
    rest.attrib.update(run.attrib)
    rest.extend(deepcopy(list(run.iterchildren(R_PR))))
    rest.extend([node, *node.itersiblings()])
    run.addnext(rest)
    return rest


def run_up_to(node: Element) -> Element:
    """The run that ends with a node, what stands behind it cut off."""
    run = node.getparent()
    if run is None or run.tag != R:
        return node
    behind = node.getnext()
    if behind is not None:
        run_from(behind)
    return run
