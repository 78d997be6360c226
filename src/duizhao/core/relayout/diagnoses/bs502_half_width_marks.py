"""标点、括号用了半角

## 看什么
汉字后面的半角逗号、句号、分号、冒号、问号、叹号，括着汉字或者跟着汉字的半角括号，一半全角一半半角的括号。
## 为什么
半角标点只占半个字，行就排不齐；一半全角一半半角的括号更是明显的错。
## 会提示
> 学习不够(特别是原著),落实不力.
## 不提示
> 3.5%、GB/T 9704、http://、（2026）年号里的数字。
## 看不出什么
英文句子里的标点本来就用半角。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.model import Paragraph, Span
from duizhao.core.relayout.diagnosis import PUNCTUATION, Diagnosis, Edit, Flaw
from duizhao.core.relayout.places import around, line_of
from duizhao.core.relayout.sheet import Sheet

_HAN = "\u4e00-\u9fff"
_FULL = dict(zip(",.;:!?", "，。；：！？", strict=True))
_MARK = re.compile(rf"(?<=[{_HAN}”’）》)])(?:[,;:!?](?!\d)|\.(?=[{_HAN}“]|\s*$))")
_BRACKETS = re.compile(r"[(（][^()（）\n]{0,80}[)）]")
_NUMBER = re.compile(r"[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]")
_IS_HAN = re.compile(f"[{_HAN}，。；：、“”《》]")


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each half-width mark, and each pair of brackets of which one is half-width."""
    for paragraph in sheet.text.paragraphs:
        for match in _MARK.finditer(paragraph.text):
            mark = match.group()
            yield Flaw(
                line_of(sheet, paragraph),
                f"半角“{mark}”",
                f"全角“{_FULL[mark]}”",
                edits=(_edit(paragraph, match.start(), _FULL[mark]),),
                quote=around(paragraph, *match.span()),
            )
        for match in _BRACKETS.finditer(paragraph.text):
            edits = tuple(_brackets(paragraph, match))
            if edits:
                yield Flaw(
                    line_of(sheet, paragraph),
                    "括号用了半角",
                    "全角“（ ）”",
                    edits=edits,
                    quote=around(paragraph, *match.span()),
                )


def _brackets(paragraph: Paragraph, match: re.Match[str]) -> Iterator[Edit]:
    text, (start, end) = paragraph.text, match.span()
    if not text[:start].strip() and _NUMBER.fullmatch(match.group()):
        return
    mixed = (text[start] == "(") != (text[end - 1] == ")")
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    if mixed or _IS_HAN.search(match.group()) or _IS_HAN.search(beside):
        if text[start] == "(":
            yield _edit(paragraph, start, "（")
        if text[end - 1] == ")":
            yield _edit(paragraph, end - 1, "）")


def _edit(paragraph: Paragraph, at: int, mark: str) -> Edit:
    return Edit(Span(paragraph.start + at, paragraph.start + at + 1), mark)


DIAGNOSIS = Diagnosis(
    code="BS502",
    name="half-width-marks",
    level=Level.ADVICE,
    basis=Basis(PUNCTUATION),
    since="0.1",
    manual=__doc__,
    look=look,
)
