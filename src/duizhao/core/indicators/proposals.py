"""Finds the countable promises in the words of a measure, to be offered as indicators; a person decides."""

import re
from dataclasses import dataclass

from duizhao.core.indicators.kinds import KINDS, CountUnit, IndicatorKind
from duizhao.core.indicators.periods import Period
from duizhao.core.outline.model import Span, Text, make_text
from duizhao.core.trail.promises import promises_in
from duizhao.core.zh.numerals import HAN, to_int
from duizhao.core.zh.sentences import sentences

_OFTEN = re.compile("每(?:个)?(?P<of>半年|季度|季|年|月)")
_NUMBER = re.compile(
    rf"(?P<n>\d+|[{HAN}]+)(?:余|多)?(?P<unit>人次|[次场回篇项遍期堂条个人名家户天])"
)
_UNNUMBERED = re.compile(
    "每(?:个)?(?:半年|季度|季|年|月)[^。；，]{0,12}(?:调研|谈心|谈话|检查|主题党日|通报|研究|坐班)"
)
_AT_LEAST = re.compile("不少于|不低于|至少|完成|达到")
_PERIODS = {
    "月": Period.MONTH, "季度": Period.QUARTER, "季": Period.QUARTER, "半年": Period.HALF_YEAR,
    "年": Period.YEAR,
}  # fmt: skip
_UNITS = {
    "项": CountUnit.ITEMS, "条": CountUnit.ITEMS, "个": CountUnit.PIECES, "家": CountUnit.PIECES,
    "户": CountUnit.PIECES, "人": CountUnit.PEOPLE, "名": CountUnit.PEOPLE,
    "人次": CountUnit.TIMES, "天": CountUnit.DAYS,
}  # fmt: skip
_TOLD_BY = (
    (IndicatorKind.BRANCH_LIFE, re.compile("三会一课|党员大会|支委会|党小组会")),
    (IndicatorKind.PARTY_DAY, re.compile("主题党日")),
    (IndicatorKind.TALKS, re.compile("谈心|谈话|交心")),
    (IndicatorKind.BRANCH_CHECK, re.compile("(?:检查|督查|抽查|指导)[^。；]{0,12}支部|支部[^。；]{0,12}(?:检查|督查|抽查)")),
    (IndicatorKind.REGULATION, re.compile("制度|办法|细则|规定|规程")),
    (IndicatorKind.CONSULTATION, re.compile("会前(?:沟通|酝酿|征求)")),
    (IndicatorKind.RESEARCH, re.compile("调研|走访|下基层|到基层|蹲点|窗口")),
)  # fmt: skip
_TITLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A promise that can be counted: its sentence, the words that say so, and what they would make.

    `marks` count characters of the measure's words.
    """

    start: int
    end: int
    marks: tuple[Span, ...]
    kind: IndicatorKind
    title: str
    target: int
    unit: CountUnit
    period: Period


def proposals_in(words: str) -> tuple[Proposal, ...]:
    """The sentences of a measure that hold a number with what is counted, or say how often."""
    text = make_text("措施", [words.replace("\n", " ")])
    if not text.paragraphs:
        return ()
    found = (_proposal(text, start, end) for start, end in sentences(text.paragraphs[0].plain.text))
    return tuple(one for one in found if one is not None)


def _proposal(text: Text, start: int, end: int) -> Proposal | None:
    paragraph = text.paragraphs[0]
    sentence, span = paragraph.plain.text[start:end], paragraph.at(start, end)
    told = promises_in(text, span)
    promised = told.amount
    often = _OFTEN.search(sentence)
    said = text.plain(promised) if promised else ""
    amount = _NUMBER.search(said)
    number = to_int(amount["n"]) if amount else None
    if number is None and not _UNNUMBERED.search(sentence):
        return None
    if number == 1 and not (often or told.due or _AT_LEAST.search(said)):
        return None  # 一次说清 counts nothing
    kind = next((kind for kind, by in _TOLD_BY if by.search(sentence)), IndicatorKind.OTHER)
    marks = [promised] if promised and number else []
    if often:
        marks.append(paragraph.at(start + often.start(), start + often.end()))
    return Proposal(
        start=span.start,
        end=span.end,
        marks=tuple(sorted(marks)),
        kind=kind,
        title=_title(text.quote(span)),
        target=number or 1,
        unit=_UNITS.get(amount["unit"], CountUnit.TIMES) if amount else KINDS[kind].unit,
        period=_PERIODS[often["of"]] if often else Period.WINDOW,
    )


def _title(sentence: str) -> str:
    title = sentence.strip().rstrip("。！？；")
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
