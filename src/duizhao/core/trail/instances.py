"""Finds what makes a problem concrete: instances, and the words that say who raised it."""

import re
from collections.abc import Iterator

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Channel, Raised
from duizhao.core.zh.led import led_by
from duizhao.core.zh.sentences import sentence_around

_CUE = re.compile(
    "比如|例如|譬如|诸如|举例来说|以.{2,20}?为例|有一次|有次|记得|在一次|(?<=[。；，])如(?=[：，]|在|对|有)"
)
_FACT = re.compile(
    r"\d+(?:\.\d+)?(?:余|多)?(?:次|场|篇|项|个|人|人次|户|家|份|件|万|亿|元|天|小时|名|起|条|%|％|分钟|课时|学时|遍)|"
    r"\d{1,2}月(?:份|\d{1,2}日|上旬|中旬|下旬|底|初)"
    r"|[一二三四五六七八九十]+月份|[一二三四]季度|[两三四五六七八九十百]+(?:余|多|几)?次(?!会|代|全)"
    r"|[一二两三四五六七八九十百千]*[十百千](?:余|多|几)?(?:场|篇|个|人次|户|家|件|起|天|万元|名|趟)"
)
_RAISED = (
    (
        Channel.INSPECTION,
        re.compile(
            "(?:巡视|巡察|审计|督查|督察|检查)(?:组|反馈|时|中)?(?:也)?(?:指出|反馈|点出|发现|通报|提出)(?:的)?|反馈(?:意见)?(?:指出|点出)"
        ),
    ),
    (
        Channel.OPINION_ROUND,
        re.compile(
            "征求(?:的|到的)?意见(?:时|中|过程中|座谈会上)?[^。，；]{0,14}(?:提出|反映|指出|提到)?|(?:意见箱|问卷)[^。，；]{0,10}(?:反映|提出)|(?:群众|干部职工|职工|党员|师生|基层)(?:们)?(?:普遍)?(?:反映|提出)"
        ),
    ),
    (
        Channel.TALK,
        re.compile(
            "谈心谈话(?:时|中|过程中)[^。，；]{0,14}|座谈(?:了解|时|中|会上)[^。，；]{0,12}|交心谈心(?:时|中)[^。，；]{0,12}"
        ),
    ),
    (
        Channel.SUPERIOR,
        re.compile(
            "(?:上级|督导组|省委|市委|县委|区委|上级党委)[^。，；]{0,10}(?:点明|点出|指出|提出|反馈|提醒)"
        ),
    ),
    (
        Channel.SELF,
        re.compile("自(?:查|己查|我检查|我查找|我剖析)[^。，；]{0,8}(?:发现|出)|主动查摆"),
    ),
)


def instances_in(text: Text, span: Span) -> Iterator[Span]:
    """Sentences of a passage that give an instance: a cue such as 比如, or a counted or dated fact."""
    for paragraph, begin, end in text.pieces_in(span):
        words = paragraph.plain.text
        last = -1
        for match in _MARK.finditer(words, begin, end):
            if match.start() < last:
                continue
            _, stop = sentence_around(words, match.start())
            last = min(stop, end)
            yield paragraph.at(match.start(), last)


def raised_in(text: Text, span: Span) -> Iterator[Raised]:
    """Words of a passage that say who raised the problem, in the order of the text."""
    found = (
        Raised(channel, paragraph.at(match.start(), match.end()))
        for paragraph, begin, end in text.pieces_in(span)
        for channel, pattern in _RAISED
        for match in pattern.finditer(paragraph.plain.text, begin, end)
    )
    return iter(sorted(found, key=lambda raised: raised.span))


_MARK = led_by(
    "\\d一二两三四五六七八九十百千举以例在如有比譬记诸", f"{_CUE.pattern}|{_FACT.pattern}"
)
