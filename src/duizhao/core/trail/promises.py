"""Finds what a measure promises: who, by when, how much, and how it can be shown."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from duizhao.core.outline.model import Paragraph, Span, Text
from duizhao.core.zh.led import led_by

Piece = tuple[Paragraph, int, int]
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


class Promises(NamedTuple):
    """The first words of a measure that say who is responsible, by when, how much, and how it shows."""

    owner: Span | None
    due: Span | None
    amount: Span | None
    proof: Span | None


def promises_in(text: Text, span: Span) -> Promises:
    """What a measure promises: 由办公室牵头, 6月底前, 不少于4次, 纳入年度考核."""
    pieces = text.pieces_in(span)
    return Promises(
        owner=_owner(pieces),
        due=_first(_DUE, pieces),
        amount=_first(_AMOUNT, pieces, unless=_NOT_AMOUNT),
        proof=_first(_PROOF, pieces),
    )


def _owner(pieces: Sequence[Piece]) -> Span | None:
    told = any(
        _TOLD_OWNER.search(paragraph.plain.text, begin, end) for paragraph, begin, end in pieces
    )
    return _first(_OWNER, pieces) if told else None


def _first(
    pattern: re.Pattern[str], pieces: Sequence[Piece], unless: re.Pattern[str] | None = None
) -> Span | None:
    for paragraph, begin, end in pieces:
        words = paragraph.plain.text
        for match in pattern.finditer(words, begin, end):
            around = words[max(0, match.start() - 2) : match.end() + 3]
            if not (unless and unless.search(around)):
                return paragraph.at(match.start(), match.end())
    return None
