"""Reads the entries on earlier meetings: what each claims, and the facts it gives."""

import re
from collections.abc import Iterator

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.items import Item
from duizhao.core.trail.model import Claim, FollowUp

_NOT_DONE = re.compile("尚未|还未|未能|没有(?:完成|落实|整改)|未(?:完成|整改到位|落实到位)|还没有")
_ONGOING = re.compile(
    "正在|持续(?:推进|整改|用力|抓好)|长期坚持|稳步推进|有序推进|逐步|仍需|还需|将继续|推进中|取得阶段性"
)
_DONE = re.compile(
    "已(?:经)?(?:全部|基本)?(?:完成|整改|落实|建立|印发|解决|销号|到位)|(?:全部|基本|如期|按期)(?:完成|整改|落实|销号)|整改到位|"
    "(?:制定|修订|出台|印发|建立|组织|召开|开展|举办|编印|完成|建成|筹办|走访|解决|整治|清理|赴|通读|学习了|讲)(?:了|修订)?"
)
_FACT = re.compile(
    r"(?:制定|修订|出台|印发|建立|完善)[^。；，]{0,20}?(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?(?:项|个|部|份|条)[^，。；]{0,8}"
    r"|\d+(?:\.\d+)?(?:余|多)?(?:次|场|篇|项|个|人次|人|户|家|份|件|万元|亿元|天|小时|名|起|条|%|％|部|处|本|期|堂)[\u4e00-\u9fff]{0,6}"
    r"|(?<![第三一两四五六八])[两二三四五六七八九十]+(?:次|场|项)(?!会|代|全|中)[\u4e00-\u9fff]{0,6}|《[^》]{2,40}》|\d{1,2}月\d{0,2}日?|20\d\d年\d{0,2}月?"
)


def entry(text: Text, identity: str, item: Item) -> FollowUp:
    """One follow-up entry."""
    words = text.plain(item.span)
    return FollowUp(
        identity,
        item.title,
        item.heading,
        item.span,
        claim_of(words),
        tuple(facts_in(text, item.span)),
    )


def claim_of(words: str) -> Claim:
    """What the words of an entry claim of the measure."""
    if _NOT_DONE.search(words):
        return Claim.NOT_DONE
    if _ONGOING.search(words):
        return Claim.ONGOING
    return Claim.DONE if _DONE.search(words) else Claim.UNCLEAR


def facts_in(text: Text, span: Span) -> Iterator[Span]:
    """Facts that somebody could look up: counts, dates, named documents."""
    for paragraph in text.paragraphs_in(span):
        for match in _FACT.finditer(paragraph.plain.text):
            place = paragraph.at(match.start(), match.end())
            if span.contains(place):
                yield place
