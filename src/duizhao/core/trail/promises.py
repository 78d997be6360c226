"""Finds what a measure promises: who, by when, how much, and how it can be shown."""

import re

from duizhao.core.outline.model import Span, Text
from duizhao.core.zh.led import led_by

_YEAR = r"20\d\d年"
_DUE = led_by(
    "\\d一二两三四五六七八九十2上下今会半国在年明春月本每用第",
    rf"(?:{_YEAR}|今年|明年|年|本|下)?\d{{1,2}}月(?:\d{{1,2}}日|底|末|上旬|中旬|下旬)?(?:之?前|以前|内|起)?|{_YEAR}(?:底|末|年底|上半年|下半年)?(?:之?前|以前|内)?"
    "|(?:今年|明年|本年度?|年|上半年|下半年|一季度|二季度|三季度|四季度|第[一二三四]季度|月|本月|下月|春节|国庆)(?:底|末)?(?:之?前|以前|内完成)"
    "|(?:会后|用|在)?(?:\\d+|[一二两三四五六七八九十半]+)个?(?:月|周|天|工作日|季度|年)(?:之内|以内|内)"
    "|每(?:个|两|半)?(?:年|季度|季|月|周|星期|天|日|半年)",
)
_OWNER = re.compile(
    "[\u4e00-\u9fff×x*]{2,4}同志(?:负责(?!人)|牵头|监督)|(?:由|责成)[^，。；]{2,24}?(?:负责(?!人)|牵头|承办|落实)|责任(?:人|领导|单位|部门|科室|处室)[：:为是][^，。；）]{1,24}"
    "|牵头(?:领导|单位|部门|人)[：:为是][^，。；）]{1,24}|(?:我|本人)(?:亲自|直接)?(?:牵头|负责|分管|包抓|挂帅)[^，。；]{0,16}"
    "|[^，。；]{2,14}(?:办公室|处|科|部|局|股|中心|支部)(?:具体)?(?:牵头|负责)"
)
_TOLD_OWNER = re.compile("同志|由|责成|责任|牵头|负责|分管|包抓|挂帅")  # many times faster
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"
_AMOUNT = led_by(
    "\\d一二两三四五六七八九十百不力完至超达",
    rf"(?:不少于|不低于|至少|力争|达到|完成|超过)?{_NUMBER}(?:余|多)?(?:次|场|篇|项|人次|小时|课时|学时|本|遍|家|户|名|份|期|堂|条|个(?:以上|单位|支部|部门|村|社区|企业|方面的制度|课题|项目)|%|％|分钟)(?:以上|左右)?",
)
_NOT_AMOUNT = re.compile(
    "[一二两三四五六七八九十]+次(?:全会|代表|会议|党代|民主|党组|专题)|第.{1,3}[次项条]|三会一课|一对一|一次性|每一项|这一项|各项|一项项|再一次|进一步|八项规定|二次供水|[一]名(?:党员|干部|合格|领导|普通)|一遍遍"
)
_PROOF = re.compile(
    "台账|公示|通报|纳入(?:年度)?(?:考核|考评|述职)|述职|验收|回头看|检查表|销号|督查|书面报告|定期报告|汇报进展|会议记录|出台|印发|制定.{0,16}(?:制度|办法|细则|方案|清单)|满意度"
)


def due_in(text: Text, span: Span) -> Span | None:
    """The first date or rhythm of a passage: 6月底前, 每季度, 2021年."""
    return _first(_DUE, text, span)


def owner_in(text: Text, span: Span) -> Span | None:
    """The first words of a passage that say who is responsible."""
    return _first(_OWNER, text, span) if _TOLD_OWNER.search(text.plain(span)) else None


def amount_in(text: Text, span: Span) -> Span | None:
    """The first countable promise of a passage: 不少于4次."""
    return _first(_AMOUNT, text, span, unless=_NOT_AMOUNT)


def proof_in(text: Text, span: Span) -> Span | None:
    """The first words of a passage by which the measure can be shown to be done."""
    return _first(_PROOF, text, span)


def _first(
    pattern: re.Pattern[str], text: Text, span: Span, unless: re.Pattern[str] | None = None
) -> Span | None:
    for paragraph, begin, end in text.pieces_in(span):
        words = paragraph.plain.text
        for match in pattern.finditer(words, begin, end):
            around = words[max(0, match.start() - 2) : match.end() + 3]
            if not (unless and unless.search(around)):
                return paragraph.at(match.start(), match.end())
    return None
