"""层次序号的写法不对

## 看什么
一、（一）1.（1）这几种序号后面的标点和括号：“一，”“（一）、”“1、”“(1)”“1)”“１．”都不合写法。自动编号显示出来的也看。
## 为什么
公文的层次序号依次是“一、”“（一）”“1.”“（1）”；带括号的后面不再用标点，阿拉伯数字后面用圆点。
## 会提示
> 1、学习不够　(一)政治建设　（2）、整改不实
## 不提示
> 一、　（一）　1.　（1）　①　一是
## 看不出什么
自动编号的写法要到“定义新多级列表”里改，副本里不动。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.model import Paragraph, Span
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Edit, Flaw
from duizhao.core.relayout.roles import HEADINGS, Role
from duizhao.core.relayout.sheet import Line, Sheet

_HAN = "[一二三四五六七八九十]{1,3}"
_ROLES = frozenset({*HEADINGS, Role.BODY, Role.ATTACHMENT})
_TYPED = re.compile(
    rf"[\s\u3000]*(?:(?P<open>[(（])(?P<inner>{_HAN}|[\d０-９]{{1,2}})(?P<close>[)）])(?P<after>[、，,.．]*)"
    rf"|(?P<han>{_HAN})(?P<pause>[,，.．])(?!是)"
    r"|(?P<digits>[\d０-９]{1,2})(?P<dot>[、．.])(?![\d０-９])"
    r"|(?P<half>\d{1,2})(?P<end>[)）]))"
)
_RIGHT_LABEL = re.compile(
    rf"{_HAN}、|（{_HAN}）|\d{{1,2}}\.|（\d{{1,2}}）|[①-⑳]|第{_HAN}(?:部分|章|节|条)、?"
)
_NUMBERED_LABEL = re.compile(rf"[(（]?(?:{_HAN}|\d{{1,2}})[)）、.．,，]*")
_HALF_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each line whose number is written otherwise."""
    for line in sheet.lines:
        paragraph = line.paragraph
        if paragraph is None or line.role not in _ROLES:
            continue
        flaw = _automatic(line, paragraph) if paragraph.number else _typed(line, paragraph)
        if flaw is not None:
            yield flaw


def _automatic(line: Line, paragraph: Paragraph) -> Flaw | None:
    label = paragraph.text[: paragraph.number].strip()
    if _RIGHT_LABEL.fullmatch(label) or not _NUMBERED_LABEL.fullmatch(label):
        return None
    return Flaw(line, f"自动编号写作“{label}”", "一、（一）1.（1）里的一种，在自动编号里改")


def _typed(line: Line, paragraph: Paragraph) -> Flaw | None:
    found = _TYPED.match(paragraph.text)
    if found is None:
        return None
    wanted = dict(_wanted(found))
    edits = tuple(
        Edit(Span(paragraph.start + found.start(name), paragraph.start + found.end(name)), words)
        for name, words in wanted.items()
        if found.group(name) != words
    )
    if not edits:
        return None
    written = found.group().strip()
    mended = _mended(found, wanted)
    return Flaw(line, f"序号写作“{written}”", f"“{mended}”", edits=edits)


def _wanted(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    """What each named piece of a number should be."""
    if found["open"]:
        yield "open", "（"
        yield "inner", found["inner"].translate(_HALF_DIGITS)
        yield "close", "）"
        if found["after"]:
            yield "after", ""
    elif found["han"]:
        yield "pause", "、"
    elif found["digits"]:
        yield "digits", found["digits"].translate(_HALF_DIGITS)
        yield "dot", "."
    else:
        yield "half", f"（{found['half']}"
        yield "end", "）"


def _mended(found: re.Match[str], wanted: dict[str, str]) -> str:
    words = found.group()
    for name, put in sorted(wanted.items(), key=lambda one: found.start(one[0]), reverse=True):
        start, end = (at - found.start() for at in found.span(name))
        words = words[:start] + put + words[end:]
    return words.strip()


DIAGNOSIS = Diagnosis(
    code="BS401",
    name="number-marks",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 7.3.3 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
