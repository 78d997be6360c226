"""Finds figures that a text may give more than once for the same thing, with what they are about.

Only things that are counted in every statement are looked at: talks, opinions, study, rules made,
problems found, measures set. Two figures are about the same thing when thing, unit and scope agree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.checks.questions.passages import Passage, passages_in
from duizhao.core.outline.model import Span
from duizhao.core.trail.model import Part, Statement
from duizhao.core.zh.numerals import to_int

_N = r"(?P<n>\d+|[二两三四五六七八九十百]{1,4}|十[一二三四五六七八九]?)"
_MADE = "(?:制定|修订|出台|完善|建立|健全|印发)"
_SOURCE = "(?P<source>[中省市区县]?[委]?(?:巡视|巡察|审计|环保督察|督察|督导))"
_THINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("谈心谈话", re.compile(rf"谈心谈话[^，。；、\d]{{0,6}}{_N}(?P<unit>人次|次|人(?!次))")),
    ("谈心谈话", re.compile(rf"{_N}(?P<unit>人次)的?谈心谈话")),
    (
        "意见建议",
        re.compile(
            rf"(?:征求|收集|收到|征集|听取)[^，。；\d]{{0,12}}?(?:意见|建议)[^，。；\d]{{0,4}}{_N}(?P<unit>条)"
        ),
    ),
    (
        "意见建议",
        re.compile(
            rf"(?:征求|收集|收到|征集)(?:到|了)?(?:的)?[^，。；\d]{{0,8}}?{_N}(?P<unit>条)(?:意见|建议)"
        ),
    ),
    (
        "学习",
        re.compile(
            rf"(?P<source>集中学习|学习研讨|专题研讨|中心组学习|集中研讨|专题学习)[^，。；、\d]{{0,4}}{_N}(?P<unit>次|场|期)"
        ),
    ),
    (
        "制度",
        re.compile(
            rf"(?P<source>{_MADE}(?:和|并|、)?{_MADE}?)(?P<which>[^，。；\d]{{0,16}}?){_N}(?P<unit>项|个|部)(?:[^，。；\d]{{0,4}})(?:制度|规定|办法)"
        ),
    ),
    (
        "制度",
        re.compile(
            rf"(?P<source>{_MADE}(?:和|并|、)?{_MADE}?)(?P<which>[^，。；\d]{{0,8}}?)(?:规章)?制度(?:规定|办法)?{_N}(?P<unit>项|个|部)"
        ),
    ),
    ("整改措施", re.compile(rf"整改措施[^，。；\d]{{0,2}}{_N}(?P<unit>条|项)")),
    ("整改措施", re.compile(rf"{_N}(?P<unit>条|项)整改措施")),
    (
        "反馈问题",
        re.compile(
            rf"{_SOURCE}[^，。；\d]{{0,10}}?(?:反馈|指出|交办|移交)的?(?:意见|问题)?[^，。；\d]{{0,4}}{_N}(?P<unit>个|项|条)(?:具体|突出|主要)?(?:问题)?(?!方面|大类|类)"
        ),
    ),
    (
        "查摆问题",
        re.compile(
            rf"(?:查摆|检视|查找)出?的?[^，。；\d]{{0,4}}{_N}(?P<unit>个|项|条)(?:具体|突出|主要)?问题"
        ),
    ),
    (
        "查摆问题",
        re.compile(rf"(?:查摆|检视|查找)出?的?(?:突出|主要)?问题{_N}(?P<unit>个|项|条)"),
    ),
)
_COUNTED = re.compile(r"[\d二两三四五六七八九十百](?:余|多)?(?:人次|[次人条场期项个部])")
_NAMED_BY = {
    "谈心谈话": re.compile("谈心谈话"),
    "意见建议": re.compile("意见|建议"),
    "学习": re.compile("学习|研讨"),
    "制度": re.compile("制度|规定|办法"),
    "整改措施": re.compile("整改措施"),
    "反馈问题": re.compile("反馈|指出|交办|移交"),
    "查摆问题": re.compile("查摆|检视|查找"),
}
_TIME = re.compile("全年|今年|本年|去年|上半年|下半年|会后|每[年月季周]")
_MEETING = re.compile("巡视|巡察|审计|督导|督察|民主生活会|组织生活会|主题教育|学习教育|专项")
_SCOPES = {
    "谈心谈话": re.compile("(?:与|跟|同(?!志))[^，。；]{2,24}?(?=谈心|谈话|开展|进行|$)"),
    "意见建议": re.compile("(?:对|给|关于|涉及)(?:班子|本人|我|个人|党组|党委|支部|书记)"),
    "整改措施": _MEETING,
    "查摆问题": _MEETING,
}
_AGREE = (re.compile(r"20\d\d年"), re.compile("班子|支部|个人|本人|我"))
_REACH = 40
_PARTIAL = re.compile(
    "其中|剩余|还有|尚有|还剩|另有|新增|已(?:经)?(?:完成|整改|解决|销号|落实)|完成(?:了|整改)|未(?:完成|整改|销号)|余$|多$|约$|近$|不少于$|至少$|力争$|分别"
)
_GENERIC = re.compile("相关|各类|有关|规章|内部|各项|一批|系列|[xX×*某]+|等|了|共|计|累计|工作|的")
_OF_A_PERIOD = frozenset({"谈心谈话", "意见建议", "学习"})
_LOOKED_AT = frozenset(Part) - {Part.MEASURES, Part.CASE, Part.TITLE}


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted thing: which, in which unit and scope, how many, its words, its place.

    `loose` are years and persons named nearby: they part two figures only where both name some.
    """

    thing: str
    unit: str
    scope: frozenset[str]
    loose: tuple[frozenset[str], ...]
    number: int
    words: str
    span: Span
    sentence: Span

    def same_thing(self, other: "Figure") -> bool:
        """Whether two figures of different sentences count the same thing."""
        return (
            (self.thing, self.unit, self.scope) == (other.thing, other.unit, other.scope)
            and self.sentence != other.sentence
            and not any(
                mine and theirs and mine != theirs
                for mine, theirs in zip(self.loose, other.loose, strict=True)
            )
        )


def figures_in(statement: Statement) -> Iterator[Figure]:
    """The figures of a text outside measures and case, in the order of the text."""
    for stretch in statement.stretches:
        if stretch.part in _LOOKED_AT:
            for passage in passages_in(statement.text, stretch.span):
                for sentence in passage.sentences() if _COUNTED.search(passage.words) else ():
                    if _COUNTED.search(sentence.words):
                        yield from _in_sentence(sentence, stretch.part)


def _in_sentence(sentence: Passage, part: Part) -> Iterator[Figure]:
    words = sentence.words
    for thing, pattern in _THINGS:
        for match in pattern.finditer(words) if _NAMED_BY[thing].search(words) else ():
            number = to_int(match["n"])
            near = words[max(0, match.start("n") - _REACH) : match.start("n")]
            clause = near[max(near.rfind("，"), near.rfind("；")) + 1 :]
            if number and not _PARTIAL.search(clause) and words[match.end("n")] not in "余多":
                yield Figure(
                    thing,
                    match["unit"],
                    _scope(thing, near, part) | _own_scope(match),
                    tuple(frozenset(pattern.findall(near)) for pattern in _AGREE),
                    number,
                    match.group(),
                    sentence.at(match.start(), match.end()),
                    sentence.span,
                )


def _scope(thing: str, near: str, part: Part) -> frozenset[str]:
    """What must agree: the time, and with whom, about whom or at which meeting.

    What was done since the last meeting is not what was done for this one.
    """
    more = _SCOPES[thing].findall(near) if thing in _SCOPES else []
    if thing in _OF_A_PERIOD and part is Part.FOLLOW_UP:
        more.append(part)
    return frozenset([*_TIME.findall(near), *more])


def _own_scope(match: re.Match[str]) -> frozenset[str]:
    """What the figure itself says of its source and of what it counts."""
    groups = match.groupdict()
    which = _GENERIC.sub("", groups.get("which") or "")
    return frozenset(filter(None, (groups.get("source") or "", which)))
