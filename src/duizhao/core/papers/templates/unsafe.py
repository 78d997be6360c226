"""What a template may not bring along: links that reach outside, embedded files, tracked changes, comments, commands."""

import re
from collections.abc import Iterable, Iterator

from duizhao.core.outline.container.xml import parse_xml
from duizhao.core.outline.docx import names as n
from duizhao.core.outline.docx.names import Element
from duizhao.core.outline.docx.package import Package
from duizhao.core.papers.templates.faults import WHOLE, Fault, FaultKind, Place
from duizhao.core.papers.templates.stories import Story

_RELATIONS = ".rels"
_EXTERNAL = "External"
_HARMLESS_OUTSIDE = frozenset({"hyperlink", "attachedTemplate"})
_EMBEDDED = frozenset({"oleObject", "package", "control", "aFChunk", "subDocument", "frame"})
_LONGEST = 60
_CHANGES = tuple(
    map(
        n.w,
        (
            "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
            "tcPrChange", "sectPrChange", "cellIns", "cellDel", "cellMerge",
        ),
    )
)  # fmt: skip
_COMMANDS = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)\b",
    re.IGNORECASE,
)
_MERGED = re.compile(r"\s*MERGEFIELD\s+\"?([^\s\"\\]+)", re.IGNORECASE)


def unsafe_in(package: Package, stories: Iterable[Story]) -> Iterator[Fault]:
    """Everything that a template brings along and may not."""
    yield from _relations(package)
    for story in stories:
        yield from _in_story(story)


def _relations(package: Package) -> Iterator[Fault]:
    for name in package.archive.names:
        if not name.endswith(_RELATIONS):
            continue
        for relation in parse_xml(package.archive.read(name)):
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = (relation.get("Target") or "")[:_LONGEST]
            if relation.get("TargetMode") == _EXTERNAL and kind not in _HARMLESS_OUTSIDE:
                yield Fault(
                    FaultKind.REACHES_OUT, WHOLE, target, "引用了文件外面的东西，打开时会去取。",
                    "在 Word 里断开链接，把图片直接插在文件里。",
                )  # fmt: skip
            elif kind in _EMBEDDED:
                yield Fault(
                    FaultKind.REACHES_OUT, WHOLE, target, "里面嵌着别的文件或者控件。",
                    "删去它，需要的文字写进模板。",
                )  # fmt: skip


def _in_story(story: Story) -> Iterator[Fault]:
    here = Place(story.called)
    changed = next(story.root.iter(*_CHANGES), None)
    if changed is not None:
        yield Fault(
            FaultKind.CHANGES, here, _words(changed), "还有没有处理的修订，会带进每一份文书。",
            "在“审阅”里接受或者拒绝全部修订，再传。",
        )  # fmt: skip
    comment = next(story.root.iter(n.COMMENT_REFERENCE), None)
    if comment is not None:
        yield Fault(
            FaultKind.COMMENTS, here, "", "还有批注，会带进每一份文书。", "在“审阅”里删去全部批注，再传。"
        )  # fmt: skip
    for command in _commands(story.root):
        merged = _MERGED.match(command)
        if merged:
            yield Fault(
                FaultKind.NOT_FILLED, here, merged[1][:_LONGEST], "邮件合并的域不会填。",
                f"删去这个域，直接写{{{merged[1][:_LONGEST]}}}。",
            )  # fmt: skip
        elif _COMMANDS.match(command):
            yield Fault(
                FaultKind.REACHES_OUT, here, command.strip()[:_LONGEST],
                "这个域打开时会去取别的文件，或者会运行程序。", "删去这个域。",
            )  # fmt: skip


def _commands(root: Element) -> Iterator[str]:
    """The instructions of fields; one that Word cut into pieces is put together."""
    pieces: list[str] = []
    for node in root.iter(n.FIELD_CODE, n.SIMPLE_FIELD, n.FIELD_CHAR):
        if node.tag == n.FIELD_CODE:
            pieces.append(node.text or "")
        elif node.tag == n.SIMPLE_FIELD:
            yield node.get(n.INSTRUCTION) or ""
        elif pieces:
            yield "".join(pieces)
            pieces = []


def _words(element: Element) -> str:
    words = "".join(one.text or "" for one in element.iter(n.TEXT, n.w("delText")))
    return words[:_LONGEST]
