"""Finds what a template or an anonymiser left in a text: xxx, ××, **, 某某, 【】, ____, 待补 …

Abbreviations such as xjp or mzshh are not placeholders, a run of x right before one still is.
"""

import re
from collections.abc import Iterator

from duizhao.core.outline.model import Span, Text
from duizhao.core.zh.led import led_by

_PLACEHOLDER = re.compile(
    r"(?P<x>[xX×＊\*✕╳]{2,}(?!j[pP]|J[Pp])|[xX×]{2,}(?=[xX][jJ][pP])|(?<![A-Za-z0-9])[xX×＊\*✕╳](?![A-Za-z0-9jJ]))"
    r"|(?P<year>20[\d]?[xX×\*_]{1,2}(?=年))"
    r"|某某+|(?<=[\u4e00-\u9fff，。、“])某(?=[市县区镇乡村局委办院校厂科处部省州旗同公领干党支企单])"
    r"|【[\s\u3000…·.]*】|［[\s\u3000]*］|\[[\s\u3000]*\]|（[\s\u3000]+）|_{2,}|＿{2,}|…{3,}|\.{6,}|○{2,}|〇{2,}(?![年一二三四五六七八九])|□{1,}|△{2,}|#{3,}"
    r"|[（(【\[](?:此处|请|待|根据|结合|自行|举例|事例|具体)[^（()）】\]]{0,12}(?:填写|补充|填|补|略|修改|完善|替换)[^（()）】\]]{0,8}[）)】\]]"
    r"|[【\[（](?:填写|填入|插入|输入)[^】\]）]{0,16}[】\]）]"
    r"|待(?:补充?|填写?|完善|定)(?=[。；，、）)】]|$)|此处(?:填写|补充|略)"
    r"|&nbsp;|<!--.*?-->|\$\{[^}]*\}|\{\{[^}]*\}\}"
)


_BEGINNING = led_by(
    "〇#$&(*.2<X\\[_x×…╳□△○✕【待某此（＊［＿",
    r"[xX×＊\*✕╳某【［\[_＿○〇□△#&<$]|20|…{3}|\.{6}|[（(](?=[\s此请待根结自举事具填插输])|待[补填完定]|此处",
)


def placeholders_in(text: Text) -> Iterator[Span]:
    """Spans of all placeholders of a text, in order."""
    for paragraph in text.paragraphs:
        for start, end in _found(paragraph.text):
            yield Span(paragraph.start + start, paragraph.start + end)


def without_placeholders(words: str) -> str:
    """The words with every placeholder replaced by a blank."""
    pieces, last = [], 0
    for start, end in _found(words):
        pieces.append(words[last:start])
        last = end
    return " ".join([*pieces, words[last:]])


def _found(words: str) -> Iterator[tuple[int, int]]:
    last = 0
    for beginning in _BEGINNING.finditer(words):
        if beginning.start() < last:
            continue
        if match := _PLACEHOLDER.match(words, beginning.start()):
            last = match.end()
            yield match.start(), last
