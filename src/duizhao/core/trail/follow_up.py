"""Reads the entries on earlier meetings: what each claims, and the facts it gives."""

import re
from collections.abc import Iterator

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.items import Item
from duizhao.core.trail.model import Claim, FollowUp
from duizhao.core.zh.led import led_by

_NOT_DONE = re.compile("尚未|还未|未能|没有(?:完成|落实|整改)|未(?:完成|整改到位|落实到位)|还没有")
_ONGOING = re.compile(
    "正在|持续(?:推进|整改|用力|抓好)|长期坚持|稳步推进|有序推进|逐步|仍需|还需|将继续|推进中|取得阶段性"
)
_DONE = led_by(
    "举修全出制印召基如学完已建开按整清筹组编解讲走赴通",
    "已(?:经)?(?:全部|基本)?(?:完成|整改|落实|建立|印发|解决|销号|到位)|(?:全部|基本|如期|按期)(?:完成|整改|落实|销号)|整改到位|"
    "(?:制定|修订|出台|印发|建立|组织|召开|开展|举办|编印|完成|建成|筹办|走访|解决|整治|清理|赴|通读|学习了|讲)(?:了|修订)?",
)
_NOT_DONE_BY_IT = "(?!(?:个|项|条|大)?(?:方面|问题|类|突出|主要|具体)|年度|届|大(?!会)|中全会|号)"
_FACT = led_by(
    "\\d二两三四五六七八九十*Xx×《上主举修出制印参召处完建开成投某清竣约组编讲追选通问",
    r"(?:制定|修订|出台|印发|建立|完善)[^。；，]{0,20}?(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?(?:项|个|部|份|条)[^，。；]{0,8}"
    rf"|(?<![\d.])(?<!措施)\d+(?:\.\d+)?(?![\d.]){_NOT_DONE_BY_IT}(?:余|多)?[\u4e00-\u9fff%％]{{1,7}}"
    r"|(?<![第三一两四五六八])[两二三四五六七八九十]+(?:次|场|项)(?!会|代|全|中)[\u4e00-\u9fff]{0,6}|《[^》]{2,40}》"
    r"|[xX×*某]{1,4}(?:余|多)?(?:次|场|篇|项(?!问题)|人次|人|户|家|份|件|万元|名|部|期|月)"
    r"|(?:召开|举办|组织|开展|主持|参加)[^，。；]{0,24}(?:座谈会|推进会|调度会|培训班|专题会|讨论会|研讨|报告会|现场会|警示教育|党课|展览|比赛|普查|排查)"
    r"|讲[^，。；]{0,8}党课|成立[^，。；]{2,24}(?:专班|小组|工作组|支部|中心)|通读|编印|选派|约谈|问责|处分|清退|追回|建成|竣工|投用|上线|开通|开设"
    r"|(?:制定|修订|印发|出台)(?![^，。；]{0,6}整改)[^，。；]{0,24}(?:办法|制度|方案|规定|细则|清单|规程|要点|手册|意见|规划|计划)",
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
    """Facts that somebody could look up: counts, dates, documents, meetings held, rules made.

    How many problems were found or measures set says nothing of what was done.
    """
    for paragraph, begin, end in text.pieces_in(span):
        for match in _FACT.finditer(paragraph.plain.text, begin, end):
            yield paragraph.at(match.start(), match.end())
