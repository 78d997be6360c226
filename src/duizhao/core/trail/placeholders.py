"""Finds what a template or an anonymiser left in a text: xxx, ××, **, 某某, 【】, ____, 待补 …

Abbreviations such as xjp or mzshh are not placeholders, a run of x right before one still is.
"""

import re
from collections.abc import Iterator

from duizhao.core.outline.model import Span, Text

_PLACEHOLDER = re.compile(
    r"(?P<x>[xX×＊\*✕╳]{2,}(?!j[pP]|J[Pp])|[xX×]{2,}(?=[xX][jJ][pP])|(?<![A-Za-z0-9])[xX×＊\*✕╳](?![A-Za-z0-9jJ]))"
    r"|(?P<year>20[\d]?[xX×\*_]{1,2}(?=年))"
    r"|某某+|(?<=[\u4e00-\u9fff，。、“])某(?=[市县区镇乡村局委办院校厂科处部省州旗同公领干党支企单])"
    r"|【[\s\u3000…·.]*】|［[\s\u3000]*］|\[[\s\u3000]*\]|（[\s\u3000]+）|_{3,}|＿{2,}|…{3,}|\.{6,}|○{2,}|〇{2,}(?![年一二三四五六七八九])|□{1,}|△{2,}|#{3,}"
    r"|(?:【|（|\(|\[)?(?:待补充?|待填写?|待完善|待定|此处(?:填写|补充|略)|请(?:填写|补充)|自行(?:填写|补充)|根据(?:实际|自身)情况(?:填写|补充|修改))(?:】|）|\)|\])?"
    r"|&nbsp;|<!--.*?-->|\$\{[^}]*\}|\{\{[^}]*\}\}"
)


def placeholders_in(text: Text) -> Iterator[Span]:
    """Spans of all placeholders of a text, in order."""
    for paragraph in text.paragraphs:
        for match in _PLACEHOLDER.finditer(paragraph.text):
            yield Span(paragraph.start + match.start(), paragraph.start + match.end())


def without_placeholders(words: str) -> str:
    """The words with every placeholder replaced by a blank."""
    return _PLACEHOLDER.sub(" ", words)
